import { mondayOf } from '../detection/impact/impact-history';
import { dateOfEpochDay, dateOfInstant } from '../domain/calendar';
import { epochDayOf } from '../domain/date-index';
import type { StoredTerm } from '../domain/pattern';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import { JobEntity } from '../entities/job.entity';
import { DATE_COLUMN } from './read/claim-conditions';
import type { ClaimDateField } from '../entities/enums/states';
import type { Queryable, Tx } from './database';
import { listJobRuns } from './read/jobs';
import type { PatternSlice } from './recompute/patterns';
import type { RowOf } from './table';

/** A job's last run; what else a job has is no column. */
export type JobRow = Omit<RowOf<JobEntity>, 'schedule' | 'nextRunAt'>;

export const readJobs = (db: Queryable): Promise<JobRow[]> => listJobRuns(db);

export async function saveJob(tx: Tx, job: JobRow): Promise<void> {
  await tx.repository(JobEntity).upsert(job, ['name']);
}

/**
 * Marks a job as begun, unless another program on this database has begun it since an instant.
 * @param since ISO instant from which on a begun run is the one that was due; null: begin whatever others do
 * @returns whether it is this program's to run
 */
export async function beginJob(
  tx: Tx,
  name: string,
  startedAt: string,
  since: string | null,
): Promise<boolean> {
  const begun = await tx.run(
    `INSERT INTO jobs (name, state, last_started_at) VALUES (?, 'RUNNING', ?)
     ON CONFLICT (name) DO UPDATE SET state = 'RUNNING', last_started_at = excluded.last_started_at,
       last_duration_ms = NULL, last_error = NULL, mismatches = NULL
     WHERE CAST(? AS TEXT) IS NULL OR jobs.last_started_at IS NULL OR jobs.last_started_at < ?`,
    [name, startedAt, since, since],
  );
  return begun > 0;
}

export async function readyWorkspaces(db: Queryable): Promise<number[]> {
  const rows = await db.query<{ id: number }>(`SELECT id FROM workspaces WHERE state = 'READY' ORDER BY id`);
  return rows.map((row) => row.id);
}

/** First and last date that some columns hold, or null where they hold none. */
async function spanOf(
  db: Queryable,
  workspaceId: number,
  columns: readonly (readonly [table: string, column: string])[],
): Promise<{ from: string; to: string } | null> {
  const ends = columns.flatMap(([table, column]) =>
    ['MIN', 'MAX'].map(
      (end) => `SELECT ${end}(${column}) AS d FROM ${table} WHERE workspace_id = ? AND ${column} IS NOT NULL`,
    ),
  );
  const [row] = await db.query<{ lowest: string | null; highest: string | null }>(
    `SELECT MIN(d) AS lowest, MAX(d) AS highest FROM (${ends.join(' UNION ALL ')}) AS dates`,
    ends.map(() => workspaceId),
  );
  return row?.lowest && row.highest ? { from: row.lowest, to: row.highest } : null;
}

export const submissionSpan = (
  db: Queryable,
  workspaceId: number,
): Promise<{ from: string; to: string } | null> =>
  spanOf(db, workspaceId, [
    ['claims', 'submission_date'],
    ['daily_metrics', 'metric_date'],
  ]);

export const axisSpan = (
  db: Queryable,
  workspaceId: number,
  axis: ClaimDateField,
): Promise<{ from: string; to: string } | null> =>
  spanOf(db, workspaceId, [
    ['claims', DATE_COLUMN[axis]],
    ['claim_number_days', 'metric_date'],
  ]);

export const appealSpan = (
  db: Queryable,
  workspaceId: number,
): Promise<{ from: string; to: string } | null> =>
  spanOf(db, workspaceId, [
    ['appeals', 'filed_date'],
    ['appeals', 'decided_date'],
    ['daily_appeals', 'metric_date'],
  ]);

export const denialSpan = (
  db: Queryable,
  workspaceId: number,
): Promise<{ from: string; to: string } | null> =>
  spanOf(db, workspaceId, [
    ['claims', 'processing_date'],
    ['denials', 'denied_on'],
    ['open_denials', 'denied_on'],
  ]);

/**
 * First and last date that policies are counted by: the run's own days, and whatever days are stored. Null without a
 * run: imported payers, whose claims may be years apart, have no policies.
 */
export async function policySpan(
  db: Queryable,
  workspaceId: number,
): Promise<{ from: string; to: string } | null> {
  const [run] = await db.query<{ config: string; virtual_now_s: number }>(
    'SELECT config, virtual_now_s FROM runs WHERE workspace_id = ?',
    [workspaceId],
  );
  if (!run) return null;
  const [stored] = await db.query<{ lowest: string | null; highest: string | null }>(
    `SELECT MIN(metric_date) AS lowest, MAX(metric_date) AS highest FROM policy_daily_metrics WHERE workspace_id = ?`,
    [workspaceId],
  );
  const first = (JSON.parse(run.config) as ScenarioConfig).startDate;
  const today = dateOfInstant(run.virtual_now_s);
  const [lowest, highest] = [stored?.lowest ?? first, stored?.highest ?? today];
  return { from: lowest < first ? lowest : first, to: highest > today ? highest : today };
}

/** First and last date of adjudications, or of the weeks that are stored by code; null where there is neither. */
export async function codeSpan(
  db: Queryable,
  workspaceId: number,
): Promise<{ from: string; to: string } | null> {
  const [row] = await db.query<{ lowest: string | null; highest: string | null }>(
    `SELECT MIN(d) AS lowest, MAX(d) AS highest FROM (
       SELECT MIN(processing_date) AS d FROM claims WHERE workspace_id = ? AND processing_date IS NOT NULL
       UNION ALL SELECT MAX(processing_date) FROM claims WHERE workspace_id = ? AND processing_date IS NOT NULL
       UNION ALL SELECT MIN(week_start) FROM code_weekly_metrics WHERE workspace_id = ?
       UNION ALL SELECT MAX(week_start) FROM code_weekly_metrics WHERE workspace_id = ?
     ) AS dates`,
    [workspaceId, workspaceId, workspaceId, workspaceId],
  );
  return row?.lowest && row.highest ? { from: row.lowest, to: row.highest } : null;
}

export async function providerIds(db: Queryable, workspaceId: number): Promise<number[]> {
  const rows = await db.query<{ id: number }>('SELECT id FROM providers WHERE workspace_id = ? ORDER BY id', [
    workspaceId,
  ]);
  return rows.map((row) => row.id);
}

export interface LivePattern extends PatternSlice {
  firstDay: string;
  lastDay: string;
}

export async function livePatterns(db: Queryable, workspaceId: number): Promise<LivePattern[]> {
  const rows = await db.query<{
    id: number;
    carc: string;
    slice: string;
    first_day: string;
    last_day: string;
  }>(
    `SELECT p.id, p.carc, p.slice, MIN(d.metric_date) AS first_day, MAX(d.metric_date) AS last_day
     FROM patterns p JOIN pattern_daily_metrics d ON d.workspace_id = p.workspace_id AND d.pattern_id = p.id
     WHERE p.workspace_id = ? AND p.status <> 'ARCHIVED' GROUP BY p.id, p.carc, p.slice ORDER BY p.id`,
    [workspaceId],
  );
  return rows.map(({ id, carc, slice, first_day, last_day }) => ({
    id: Number(id),
    carc,
    slice: JSON.parse(slice) as readonly StoredTerm[],
    firstDay: first_day,
    lastDay: last_day,
  }));
}

/** The days of which the detector holds claims, or should. */
export async function detectorDays(db: Queryable, workspaceId: number): Promise<string[]> {
  const rows = await db.query<{ day: string }>(
    `SELECT day FROM detector_observations WHERE workspace_id = ? UNION
     SELECT processing_date FROM claims WHERE workspace_id = ? AND frequency_code = '1' AND bill_of IS NULL AND initially_denied IS NOT NULL
       AND processing_date >= (SELECT MIN(day) FROM detector_observations WHERE workspace_id = ?) ORDER BY 1`,
    [workspaceId, workspaceId, workspaceId],
  );
  return rows.map((row) => row.day);
}

/** The Mondays of the weeks in which claims were adjudicated, or of which outcomes are stored. */
export async function denialWeeks(db: Queryable, workspaceId: number): Promise<string[]> {
  const [span] = await db.query<{ first: string | null; last: string | null }>(
    `SELECT MIN(processing_date) AS first, MAX(processing_date) AS last FROM claims
     WHERE workspace_id = ? AND processing_date IS NOT NULL`,
    [workspaceId],
  );
  const stored = await db.query<{ week_start: string }>(
    'SELECT DISTINCT week_start FROM denial_outcomes WHERE workspace_id = ?',
    [workspaceId],
  );
  const weeks = new Set(stored.map((row) => row.week_start));
  if (span?.first && span.last)
    for (let day = mondayOf(epochDayOf(span.first)); day <= epochDayOf(span.last); day += 7)
      weeks.add(dateOfEpochDay(day));
  return [...weeks].sort();
}

/** The Mondays of the weeks whose cohorts are counted. */
export async function countedCohorts(db: Queryable, workspaceId: number): Promise<string[]> {
  const rows = await db.query<{ week_start: string }>(
    'SELECT DISTINCT week_start FROM impact_cohorts WHERE workspace_id = ? ORDER BY week_start',
    [workspaceId],
  );
  return rows.map((row) => row.week_start);
}
