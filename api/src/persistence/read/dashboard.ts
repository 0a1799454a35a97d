import type { LocalDate } from '../../domain/calendar';
import { addDays } from '../../domain/calendar';
import { MAX_FILING_LIMIT_DAYS } from '../../domain/work-list/filing-limit';
import type { DateSpan } from '../../domain/work-list/open-denial-buckets';
import {
  AGE_BUCKETS,
  LIMIT_BUCKETS,
  datesOfAge,
  datesOfLimit,
} from '../../domain/work-list/open-denial-buckets';
import type { Queryable } from '../database';
import type { AppealFigure } from '../rollups/daily-appeals';
import { DAILY_APPEALS } from '../rollups/daily-appeals';
import type { DayFigure, LearningFigure } from '../rollups/daily-metrics';
import { DAILY_LEARNING, DAILY_METRICS } from '../rollups/daily-metrics';
import type { Table } from '../table';
import type { BookedSums } from './figures/booked-sums';
import { bookedParts, bookedSumsOf } from './figures/booked-sums';
import type { AtCommit, Part } from './figures/read-at-once';
import { readAtOnce, sumWhere, wholeCount, wholeSum } from './figures/read-at-once';

/** Dashboard figures, all from rollups: their cost depends on the number of days, never on the number of claims. */
export type CohortSums = Record<DayFigure, number>;

/** The names of a cohort's figures. */
export const COHORT_FIGURES = Object.keys(DAILY_METRICS.counters) as readonly DayFigure[];
export const noDays = (): CohortSums =>
  Object.fromEntries(COHORT_FIGURES.map((figure) => [figure, 0])) as CohortSums;

export interface CohortDay extends CohortSums {
  date: LocalDate;
}

export interface ReasonSums {
  carc: string;
  deniedCount: number;
  deniedCents: number;
}

/** First and last day, both included. */
export interface Window {
  from: LocalDate;
  to: LocalDate;
}

export interface DashboardQuestion {
  window: Window;
  /** The last day of what is counted at its own date: appeals, practice, bookings. */
  eventsTo: LocalDate;
  /** The window of the same length right before. */
  before: Window;
  /**
   * Patterns known by then count in the window; null for all that are known, because adjudications come after the
   * submissions they belong to.
   */
  knownBy: LocalDate | null;
  /** The day that ages and days to the filing limit are counted from. */
  today: LocalDate;
}

interface Bucket {
  count: number;
  cents: number;
}

/** Counts and cents by the index of their bucket. */
export interface OpenDenialSums {
  toWorkCount: number;
  toWorkCents: number;
  withPayerCount: number;
  withPayerCents: number;
  byAge: Bucket[];
  /** Of the denials to work on only. */
  byLimit: Bucket[];
}

export interface DashboardSums {
  cohort: CohortSums;
  before: CohortSums;
  appeals: Record<AppealFigure, number>;
  practice: Record<LearningFigure, number>;
  patterns: { detected: number; critical: number };
  patternsBefore: { detected: number; critical: number };
  open: OpenDenialSums;
  booked: BookedSums;
}

/**
 * Everything that the dashboard sums, in one statement: one statement sees one state of the store on both databases, so
 * the figures belong together, and to the commit number beside them.
 */
export async function dashboardSums(
  db: Queryable,
  workspaceId: number,
  { window, eventsTo, before, knownBy, today }: DashboardQuestion,
): Promise<AtCommit<DashboardSums>> {
  const events = { from: window.from, to: eventsTo };
  const parts = {
    cohort: daysOf(DAILY_METRICS.table, workspaceId, window),
    before: daysOf(DAILY_METRICS.table, workspaceId, before),
    appeals: daysOf(DAILY_APPEALS.table, workspaceId, events),
    practice: daysOf(DAILY_LEARNING.table, workspaceId, events),
    patterns: patternsSeen(workspaceId, window.from, knownBy),
    patternsBefore: patternsSeen(workspaceId, before.from, before.to),
    open: openDenials(workspaceId),
    recent: recentDenials(workspaceId, today),
    ...bookedParts(workspaceId, events.from, events.to),
  };
  const { commitNumber, figures } = await readAtOnce(db, workspaceId, parts);
  const { open, recent, booked, estimates, ...others } = figures;
  return {
    commitNumber,
    figures: {
      ...others,
      open: bucketed(open, recent),
      booked: bookedSumsOf(booked, estimates),
    } as DashboardSums,
  };
}

/** The figures of a rollup by days, summed over a window, by their properties' names. */
function daysOf<Row extends object>(
  { name, columns }: Table<Row>,
  workspaceId: number,
  window: Window,
): Part {
  const figures = columns.filter(({ isKey }) => !isKey);
  return {
    columns: Object.fromEntries(figures.map((column) => [column.property, wholeSum(column.name)])),
    from: `FROM ${name} WHERE workspace_id = ? AND metric_date >= ? AND metric_date <= ?`,
    params: [workspaceId, window.from, window.to],
  };
}

/** Patterns known by the end of a window, not archived, with a denial in it (by processing date). */
function patternsSeen(workspaceId: number, from: LocalDate, knownBy: LocalDate | null): Part {
  return {
    columns: {
      detected: wholeCount('1'),
      critical: wholeCount("CASE WHEN p.tier = 'CRITICAL' THEN 1 END"),
    },
    from: `FROM patterns p WHERE p.workspace_id = ? AND p.detected_on <= COALESCE(?, p.detected_on) AND p.status <> 'ARCHIVED' AND EXISTS (
       SELECT 1 FROM pattern_daily_metrics m WHERE m.workspace_id = p.workspace_id AND m.pattern_id = p.id
         AND m.metric_date >= ? AND m.metric_date <= ? AND m.denied_count > 0)`,
    params: [workspaceId, knownBy, from, knownBy ?? NO_END],
  };
}

function openDenials(workspaceId: number): Part {
  return {
    columns: {
      toWorkCount: wholeSum('to_work_count'),
      toWorkCents: wholeSum('to_work_cents'),
      withPayerCount: wholeSum('with_payer_count'),
      withPayerCents: wholeSum('with_payer_cents'),
    },
    from: 'FROM open_denials WHERE workspace_id = ?',
    params: [workspaceId],
  };
}

/** Whatever is older has an age of the last bucket, and a limit that has passed. */
const RECENT_DAYS = Math.max(MAX_FILING_LIMIT_DAYS, ...AGE_BUCKETS.map(({ minDays }) => minDays));

/**
 * By bucket, of the recent days only, so that it costs the same however long the history is. The dates are the program's
 * own, so they stand in the statement: a parameter each would be dozens of them.
 */
function recentDenials(workspaceId: number, today: LocalDate): Part {
  const columns: Record<string, string> = {};
  AGE_BUCKETS.forEach((bucket, index) => {
    const aged = within('denied_on', datesOfAge(bucket, today));
    columns[`ageCount${index}`] = sumWhere(aged, 'to_work_count + with_payer_count');
    columns[`ageCents${index}`] = sumWhere(aged, 'to_work_cents + with_payer_cents');
  });
  LIMIT_BUCKETS.forEach((bucket, index) => {
    const left = within('deadline', datesOfLimit(bucket, today));
    columns[`limitCount${index}`] = sumWhere(left, 'to_work_count');
    columns[`limitCents${index}`] = sumWhere(left, 'to_work_cents');
  });
  return {
    columns,
    from: 'FROM open_denials WHERE workspace_id = ? AND denied_on >= ?',
    params: [workspaceId, addDays(today, -RECENT_DAYS)],
  };
}

function within(column: string, { from, to }: DateSpan): string {
  const bounds = [...(from ? [`${column} >= '${from}'`] : []), ...(to ? [`${column} <= '${to}'`] : [])];
  return bounds.join(' AND ');
}

function bucketed(total: Record<string, number>, recent: Record<string, number>): OpenDenialSums {
  const { toWorkCount = 0, toWorkCents = 0, withPayerCount = 0, withPayerCents = 0 } = total;
  const numbered = (name: string, buckets: readonly unknown[]): Bucket[] =>
    buckets.map((_, index) => ({
      count: recent[`${name}Count${index}`] ?? 0,
      cents: recent[`${name}Cents${index}`] ?? 0,
    }));
  return {
    toWorkCount,
    toWorkCents,
    withPayerCount,
    withPayerCents,
    byAge: withRest(numbered('age', AGE_BUCKETS), AGE_BUCKETS.length - 1, {
      count: toWorkCount + withPayerCount,
      cents: toWorkCents + withPayerCents,
    }),
    byLimit: withRest(numbered('limit', LIMIT_BUCKETS), 0, { count: toWorkCount, cents: toWorkCents }),
  };
}

/** What none of the other buckets holds is in this one. */
function withRest(buckets: readonly Bucket[], rest: number, total: Bucket): Bucket[] {
  const others = buckets.filter((_, index) => index !== rest);
  const left = others.reduce(
    ({ count, cents }, other) => ({ count: count - other.count, cents: cents - other.cents }),
    total,
  );
  return buckets.map((bucket, index) => (index === rest ? left : bucket));
}

/** The training of a window by itself. */
export async function practiceSums(
  db: Queryable,
  workspaceId: number,
  from: LocalDate,
  to: LocalDate,
): Promise<Record<LearningFigure, number>> {
  const part = daysOf(DAILY_LEARNING.table, workspaceId, { from, to });
  const list = Object.entries(part.columns).map(([name, sql]) => `${sql} AS "${name}"`);
  const [row] = await db.query<Record<LearningFigure, number>>(
    `SELECT ${list.join(', ')} ${part.from}`,
    part.params,
  );
  return row as Record<LearningFigure, number>;
}

/** The first day that there is any figure of; null where there is none. */
export async function firstCohortDay(db: Queryable, workspaceId: number): Promise<LocalDate | null> {
  const [row] = await db.query<{ day: LocalDate | null }>(
    'SELECT MIN(metric_date) AS day FROM daily_metrics WHERE workspace_id = ?',
    [workspaceId],
  );
  return row?.day ?? null;
}

/** The newest denial that is or was open; null before the first. */
export async function newestDenialDate(db: Queryable, workspaceId: number): Promise<LocalDate | null> {
  const [row] = await db.query<{ date: LocalDate | null }>(
    'SELECT MAX(denied_on) AS date FROM open_denials WHERE workspace_id = ?',
    [workspaceId],
  );
  return row?.date ?? null;
}

/** The days of a span that hold anything, in order; null leaves an end open. */
export async function cohortDays(
  db: Queryable,
  workspaceId: number,
  from: LocalDate | null,
  to: LocalDate | null,
): Promise<AtCommit<CohortDay[]>> {
  const { table } = DAILY_METRICS;
  const columns = table.columns.map(({ name }) => `m.${name}`).join(', ');
  const rows = await db.query<Record<string, unknown>>(
    `SELECT w.commit_number, ${columns} FROM workspaces w LEFT JOIN daily_metrics m ON m.workspace_id = w.id AND m.metric_date >= ? AND m.metric_date <= ?
     WHERE w.id = ? ORDER BY m.metric_date`,
    [from ?? NO_BEGINNING, to ?? NO_END, workspaceId],
  );
  const days = rows.filter((row) => row.metric_date !== null).map((row) => table.read(row));
  return {
    commitNumber: Number(rows[0]?.commit_number ?? 0),
    figures: days.map(({ workspaceId: _, metricDate: date, ...sums }) => ({ date, ...sums })),
  };
}

/** Largest amount first; equal ones by code, so that the order is the same everywhere. */
export async function denialReasonSums(
  db: Queryable,
  workspaceId: number,
  { from, to }: Window,
): Promise<AtCommit<ReasonSums[]>> {
  const rows = await db.query<{
    commit_number: number;
    carc: string | null;
    denied_count: number;
    denied_cents: number;
  }>(
    `SELECT w.commit_number, r.carc, r.denied_count, r.denied_cents FROM workspaces w LEFT JOIN (
       SELECT carc, ${wholeSum('denied_count')} AS denied_count, ${wholeSum('denied_cents')} AS denied_cents
       FROM daily_denial_reasons WHERE workspace_id = ? AND metric_date >= ? AND metric_date <= ?
       GROUP BY carc HAVING SUM(denied_count) <> 0) AS r ON 1 = 1
     WHERE w.id = ? ORDER BY r.denied_cents DESC, r.carc`,
    [workspaceId, from, to, workspaceId],
  );
  return {
    commitNumber: rows[0]?.commit_number ?? 0,
    figures: rows.flatMap(({ carc, denied_count: deniedCount, denied_cents: deniedCents }) =>
      carc === null ? [] : [{ carc, deniedCount, deniedCents }],
    ),
  };
}

const NO_BEGINNING = '0000-01-01';
const NO_END = '9999-12-31';
