import type { LocalDate } from '../../domain/calendar';
import type { Queryable } from '../database';

/** Dashboard figures, all from rollups: their cost depends on the number of days, never on the number of claims. */
export interface CohortSums {
  claimCount: number;
  adjudicatedCount: number;
  deniedCount: number;
  deniedCents: number;
  paidCents: number;
  appealCount: number;
  appealDecidedCount: number;
  overturnCount: number;
  recoveredCents: number;
}

export interface CohortDay extends CohortSums {
  date: LocalDate;
}

export interface PracticeSums {
  sessionCount: number;
  attemptCount: number;
  correctCount: number;
}

export interface ReasonSums {
  carc: string;
  deniedCount: number;
  deniedCents: number;
}

const COHORT_COLUMNS = {
  claimCount: 'claim_count',
  adjudicatedCount: 'adjudicated_count',
  deniedCount: 'denied_count',
  deniedCents: 'denied_cents',
  paidCents: 'paid_cents',
  appealCount: 'appeal_count',
  appealDecidedCount: 'appeal_decided_count',
  overturnCount: 'overturn_count',
  recoveredCents: 'recovered_cents',
} as const satisfies Record<keyof CohortSums, string>;

type CohortColumn = (typeof COHORT_COLUMNS)[keyof CohortSums];

/** First submissions of a window, both ends included, by submission date. */
export async function cohortSums(
  db: Queryable,
  workspaceId: number,
  from: LocalDate,
  to: LocalDate,
): Promise<CohortSums> {
  const sums = Object.values(COHORT_COLUMNS).map((column) => `${wholeSum(column)} AS ${column}`);
  const [row] = await db.query<Record<CohortColumn, number>>(
    `SELECT ${sums.join(', ')} FROM daily_metrics WHERE workspace_id = ? AND metric_date >= ? AND metric_date <= ?`,
    [workspaceId, from, to],
  );
  return cohortOf(row as Record<CohortColumn, number>);
}

/** The days of a span that hold anything, in order; null leaves an end open. */
export async function cohortDays(
  db: Queryable,
  workspaceId: number,
  from: LocalDate | null,
  to: LocalDate | null,
): Promise<CohortDay[]> {
  const rows = await db.query<Record<CohortColumn, number> & { metric_date: LocalDate }>(
    `SELECT metric_date, ${Object.values(COHORT_COLUMNS).join(', ')} FROM daily_metrics
     WHERE workspace_id = ? AND metric_date >= ? AND metric_date <= ? ORDER BY metric_date`,
    [workspaceId, from ?? '0000-01-01', to ?? '9999-12-31'],
  );
  return rows.map((row) => ({ date: row.metric_date, ...cohortOf(row) }));
}

export async function practiceSums(
  db: Queryable,
  workspaceId: number,
  from: LocalDate,
  to: LocalDate,
): Promise<PracticeSums> {
  const [row] = await db.query<{ session_count: number; attempt_count: number; correct_count: number }>(
    `SELECT ${wholeSum('session_count')} AS session_count, ${wholeSum('attempt_count')} AS attempt_count,
       ${wholeSum('correct_count')} AS correct_count
     FROM daily_learning WHERE workspace_id = ? AND metric_date >= ? AND metric_date <= ?`,
    [workspaceId, from, to],
  );
  return {
    sessionCount: row?.session_count ?? 0,
    attemptCount: row?.attempt_count ?? 0,
    correctCount: row?.correct_count ?? 0,
  };
}

/** Largest amount first; equal ones by code, so that the order is the same everywhere. */
export async function denialReasonSums(
  db: Queryable,
  workspaceId: number,
  from: LocalDate,
  to: LocalDate,
): Promise<ReasonSums[]> {
  const rows = await db.query<{ carc: string; denied_count: number; denied_cents: number }>(
    `SELECT carc, ${wholeSum('denied_count')} AS denied_count, ${wholeSum('denied_cents')} AS denied_cents
     FROM daily_denial_reasons WHERE workspace_id = ? AND metric_date >= ? AND metric_date <= ?
     GROUP BY carc HAVING SUM(denied_count) <> 0 ORDER BY 3 DESC, carc`,
    [workspaceId, from, to],
  );
  return rows.map((row) => ({
    carc: row.carc,
    deniedCount: row.denied_count,
    deniedCents: row.denied_cents,
  }));
}

/**
 * Patterns known by the end of a window, not archived, with a denial in it (by processing date).
 * @param knownBy the window's end, or null for all that are known: adjudications come after the submissions they belong
 * to
 */
export async function patternsSeen(
  db: Queryable,
  workspaceId: number,
  from: LocalDate,
  knownBy: LocalDate | null,
): Promise<{ detected: number; critical: number }> {
  const [row] = await db.query<{ detected: number; critical: number }>(
    `SELECT ${wholeCount('1')} AS detected, ${wholeCount("CASE WHEN p.tier = 'CRITICAL' THEN 1 END")} AS critical
     FROM patterns p WHERE p.workspace_id = ? AND p.detected_on <= COALESCE(?, p.detected_on) AND p.status <> 'ARCHIVED' AND EXISTS (
       SELECT 1 FROM pattern_daily_metrics m WHERE m.workspace_id = p.workspace_id AND m.pattern_id = p.id
         AND m.metric_date >= ? AND m.metric_date <= ? AND m.denied_count > 0)`,
    [workspaceId, knownBy, from, knownBy ?? NO_END],
  );
  return { detected: row?.detected ?? 0, critical: row?.critical ?? 0 };
}

const NO_END = '9999-12-31';

/** PostgreSQL's SUM of bigint is numeric, which arrives as text. */
const wholeSum = (column: string): string => `CAST(COALESCE(SUM(${column}), 0) AS BIGINT)`;
const wholeCount = (expression: string): string => `CAST(COUNT(${expression}) AS BIGINT)`;

function cohortOf(row: Record<CohortColumn, number>): CohortSums {
  const entries = Object.entries(COHORT_COLUMNS).map(([property, column]) => [property, row[column]]);
  return Object.fromEntries(entries) as unknown as CohortSums;
}
