import type { Row, Tx } from '../database';
import type { Dialect } from '../dialect';
import { selectRows } from '../read/hydrate';
import { CODE_METRICS, CODE_MODIFIERS } from '../rollups/code-metrics';
import { IS_FIRST, recount } from '../rollups/rollup';
import { confirm } from './compare';

const LINES = `FROM claims c JOIN claim_line_items l ON l.workspace_id = c.workspace_id AND l.claim_id = c.id`;
const OF_WEEK = `WHERE c.workspace_id = ? AND c.processing_date >= ? AND c.processing_date <= ? AND ${IS_FIRST}
  AND c.initially_denied IS NOT NULL AND l.procedure_code <> ''`;

/** Each modifier of a line as a row of its own. */
const MODIFIERS: Record<Dialect, string> = {
  sqlite: 'json_each(l.modifiers) AS m',
  postgres: 'jsonb_array_elements_text(l.modifiers::jsonb) AS m(value)',
};

/**
 * A week's figures by procedure code and by modifier, counted again from the lines of the claims adjudicated in it.
 * @param monday the week's first day; `sunday` its last
 */
export async function confirmCodeWeek(
  tx: Tx,
  workspaceId: number,
  monday: string,
  sunday: string,
): Promise<number> {
  const week = [workspaceId, monday, sunday];
  const key = { workspaceId, weekStart: monday };
  const codes = await tx.query<Row>(
    `SELECT l.procedure_code AS "procedureCode", COALESCE(l.carc, '') AS carc, ${recount(CODE_METRICS, 'lines', tx.dialect)}
     ${LINES} ${OF_WEEK} GROUP BY l.procedure_code, COALESCE(l.carc, '')`,
    week,
  );
  const modifiers = await tx.query<Row>(
    `SELECT l."procedureCode", l.modifier, ${recount(CODE_MODIFIERS, 'lines', tx.dialect)} FROM (
       SELECT DISTINCT l.claim_id, l.line_number, l.carc, l.procedure_code AS "procedureCode", m.value AS modifier
       ${LINES} CROSS JOIN ${MODIFIERS[tx.dialect]} ${OF_WEEK}) AS l GROUP BY l."procedureCode", l.modifier`,
    week,
  );
  const stored = [workspaceId, monday];
  const [codesBefore, modifiersBefore] = [
    await selectRows(
      tx,
      CODE_METRICS.table,
      't',
      'FROM code_weekly_metrics t WHERE t.workspace_id = ? AND t.week_start = ?',
      stored,
    ),
    await selectRows(
      tx,
      CODE_MODIFIERS.table,
      't',
      'FROM code_weekly_modifiers t WHERE t.workspace_id = ? AND t.week_start = ?',
      stored,
    ),
  ];
  const keyed = (rows: Row[]): Row[] => rows.map((row) => ({ ...row, ...key }));
  return (
    (await confirm(tx, CODE_METRICS.table, keyed(codes), codesBefore)) +
    (await confirm(tx, CODE_MODIFIERS.table, keyed(modifiers), modifiersBefore))
  );
}
