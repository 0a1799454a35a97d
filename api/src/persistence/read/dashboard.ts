import type { LocalDate } from '../../domain/calendar';
import type { Queryable } from '../database';
import type { DayFigure, LearningFigure } from '../rollups/daily-metrics';
import { DAILY_LEARNING, DAILY_METRICS } from '../rollups/daily-metrics';
import type { Table } from '../table';
import { selectRows } from './hydrate';

/** Dashboard figures, all from rollups: their cost depends on the number of days, never on the number of claims. */
export type CohortSums = Record<DayFigure, number>;

export interface CohortDay extends CohortSums {
  date: LocalDate;
}

export type PracticeSums = Record<LearningFigure, number>;

export interface ReasonSums {
  carc: string;
  deniedCount: number;
  deniedCents: number;
}

/** First submissions of a window, both ends included, by submission date. */
export async function cohortSums(
  db: Queryable,
  workspaceId: number,
  from: LocalDate,
  to: LocalDate,
): Promise<CohortSums> {
  const [row] = await db.query<CohortSums>(
    `SELECT ${sumsOf(DAILY_METRICS.table)} FROM daily_metrics WHERE workspace_id = ? AND metric_date >= ? AND metric_date <= ?`,
    [workspaceId, from, to],
  );
  return row as CohortSums;
}

/** The days of a span that hold anything, in order; null leaves an end open. */
export async function cohortDays(
  db: Queryable,
  workspaceId: number,
  from: LocalDate | null,
  to: LocalDate | null,
): Promise<CohortDay[]> {
  const rows = await selectRows(
    db,
    DAILY_METRICS.table,
    'm',
    'FROM daily_metrics m WHERE m.workspace_id = ? AND m.metric_date >= ? AND m.metric_date <= ? ORDER BY m.metric_date',
    [workspaceId, from ?? '0000-01-01', to ?? '9999-12-31'],
  );
  return rows.map(({ workspaceId: _, metricDate: date, ...sums }) => ({ date, ...sums }));
}

export async function practiceSums(
  db: Queryable,
  workspaceId: number,
  from: LocalDate,
  to: LocalDate,
): Promise<PracticeSums> {
  const [row] = await db.query<PracticeSums>(
    `SELECT ${sumsOf(DAILY_LEARNING.table)} FROM daily_learning WHERE workspace_id = ? AND metric_date >= ? AND metric_date <= ?`,
    [workspaceId, from, to],
  );
  return row as PracticeSums;
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

/** The figures of a rollup, summed, by their properties' names. */
const sumsOf = <Row extends object>({ columns }: Table<Row>): string =>
  columns
    .filter(({ isKey }) => !isKey)
    .map(({ name, property }) => `${wholeSum(name)} AS "${property}"`)
    .join(', ');
