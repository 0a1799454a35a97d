import type { Queryable } from '../database';

/** A procedure code's lines in a window, by the reason they were denied with; `carc` is empty for the others. */
export interface CodeLines {
  procedureCode: string;
  carc: string;
  lineCount: number;
  billedCents: number;
  allowedLineCount: number;
  allowedCents: number;
}

export interface CodeModifier {
  procedureCode: string;
  modifier: string;
  lineCount: number;
  deniedCount: number;
}

/** The newest week in which lines were adjudicated; null where there are none. */
export async function newestCodeWeek(db: Queryable, workspaceId: number): Promise<string | null> {
  const [row] = await db.query<{ week: string | null }>(
    'SELECT MAX(week_start) AS week FROM code_weekly_metrics WHERE workspace_id = ?',
    [workspaceId],
  );
  return row?.week ?? null;
}

/** @param weeks Mondays; @param procedureCode null: every code */
export async function codeLines(
  db: Queryable,
  workspaceId: number,
  weeks: readonly string[],
  procedureCode: string | null,
): Promise<CodeLines[]> {
  const rows = await db.query<Record<keyof CodeLines, unknown>>(
    `SELECT procedure_code AS "procedureCode", carc, SUM(line_count) AS "lineCount", SUM(billed_cents) AS "billedCents",
       SUM(allowed_line_count) AS "allowedLineCount", SUM(allowed_cents) AS "allowedCents"
     FROM code_weekly_metrics WHERE ${inWeeks(weeks, procedureCode)} GROUP BY procedure_code, carc ORDER BY procedure_code, carc`,
    [workspaceId, ...weeks, ...only(procedureCode)],
  );
  return rows.map((row) => ({
    procedureCode: String(row.procedureCode),
    carc: String(row.carc),
    lineCount: Number(row.lineCount),
    billedCents: Number(row.billedCents),
    allowedLineCount: Number(row.allowedLineCount),
    allowedCents: Number(row.allowedCents),
  }));
}

export async function codeModifiers(
  db: Queryable,
  workspaceId: number,
  weeks: readonly string[],
  procedureCode: string | null,
): Promise<CodeModifier[]> {
  const rows = await db.query<Record<keyof CodeModifier, unknown>>(
    `SELECT procedure_code AS "procedureCode", modifier, SUM(line_count) AS "lineCount", SUM(denied_count) AS "deniedCount"
     FROM code_weekly_modifiers WHERE ${inWeeks(weeks, procedureCode)} GROUP BY procedure_code, modifier
     ORDER BY procedure_code, SUM(line_count) DESC, modifier`,
    [workspaceId, ...weeks, ...only(procedureCode)],
  );
  return rows.map((row) => ({
    procedureCode: String(row.procedureCode),
    modifier: String(row.modifier),
    lineCount: Number(row.lineCount),
    deniedCount: Number(row.deniedCount),
  }));
}

/** A pattern with this reason that has denials of this code. */
export interface CodePattern {
  procedureCode: string;
  carc: string;
  patternId: number;
}

/** The patterns that are not archived and have one of these codes among their denials; the costliest first. */
export function patternsOfCodes(
  db: Queryable,
  workspaceId: number,
  codes: readonly string[],
): Promise<CodePattern[]> {
  return db.query<CodePattern & Record<string, unknown>>(
    `WITH codes (code) AS (VALUES ${codes.map(() => '(CAST(? AS TEXT))').join(', ')})
     SELECT k.code AS "procedureCode", p.carc, p.id AS "patternId" FROM patterns p CROSS JOIN codes k
     WHERE p.workspace_id = ? AND p.status <> 'ARCHIVED' AND EXISTS (
       SELECT 1 FROM pattern_evidence e
       WHERE e.workspace_id = p.workspace_id AND e.pattern_id = p.id AND e.procedure_code = k.code AND e.carc = p.carc)
     ORDER BY p.score_impact_cents DESC, p.id, k.code`,
    [...codes, workspaceId],
  );
}

/** By single weeks where one code is asked for, so that its rows are found without those of all others. */
const inWeeks = (weeks: readonly string[], procedureCode: string | null): string =>
  `workspace_id = ? AND week_start IN (${weeks.map(() => '?').join(', ')})${procedureCode === null ? '' : ' AND procedure_code = ?'}`;

const only = (procedureCode: string | null): string[] => (procedureCode === null ? [] : [procedureCode]);
