import type { Queryable, Tx } from './database';
import type { PatternSliceRow } from './recompute/patterns';

export interface JobRow {
  name: string;
  state: 'NEVER_RUN' | 'RUNNING' | 'SUCCEEDED' | 'FAILED';
  lastStartedAt: string | null;
  lastDurationMs: number | null;
  lastError: string | null;
  mismatches: number | null;
}

export async function readJobs(db: Queryable): Promise<JobRow[]> {
  return db.query<JobRow>(
    `SELECT name, state, last_started_at AS "lastStartedAt", last_duration_ms AS "lastDurationMs", last_error AS "lastError", mismatches FROM jobs ORDER BY name`,
  );
}

export async function saveJob(tx: Tx, job: JobRow): Promise<void> {
  await tx.run(
    `INSERT INTO jobs (name, state, last_started_at, last_duration_ms, last_error, mismatches) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET state = excluded.state, last_started_at = excluded.last_started_at,
       last_duration_ms = excluded.last_duration_ms, last_error = excluded.last_error, mismatches = excluded.mismatches`,
    [job.name, job.state, job.lastStartedAt, job.lastDurationMs, job.lastError, job.mismatches],
  );
}

export async function readyWorkspaces(db: Queryable): Promise<number[]> {
  const rows = await db.query<{ id: number }>(`SELECT id FROM workspaces WHERE state = 'READY' ORDER BY id`);
  return rows.map((row) => row.id);
}

/** First and last date that a table or the claims hold, or null where there is nothing. */
export async function submissionSpan(
  db: Queryable,
  workspaceId: number,
): Promise<{ from: string; to: string } | null> {
  const [row] = await db.query<{ lowest: string | null; highest: string | null }>(
    `SELECT MIN(d) AS lowest, MAX(d) AS highest FROM (
       SELECT MIN(submission_date) AS d FROM claims WHERE workspace_id = ? UNION ALL SELECT MAX(submission_date) FROM claims WHERE workspace_id = ?
       UNION ALL SELECT MIN(metric_date) FROM daily_metrics WHERE workspace_id = ? UNION ALL SELECT MAX(metric_date) FROM daily_metrics WHERE workspace_id = ?
     ) AS dates`,
    [workspaceId, workspaceId, workspaceId, workspaceId],
  );
  return row?.lowest && row.highest ? { from: row.lowest, to: row.highest } : null;
}

/** First and last date that policies are counted by; null for a workspace without policies, or without figures. */
export async function policySpan(
  db: Queryable,
  workspaceId: number,
): Promise<{ from: string; to: string } | null> {
  const [row] = await db.query<{ lowest: string | null; highest: string | null }>(
    `SELECT MIN(d) AS lowest, MAX(d) AS highest FROM (
       SELECT MIN(processing_date) AS d FROM claims WHERE workspace_id = ? AND processing_date IS NOT NULL
       UNION ALL SELECT MAX(processing_date) FROM claims WHERE workspace_id = ? AND processing_date IS NOT NULL
       UNION ALL SELECT MIN(filed_date) FROM appeals WHERE workspace_id = ? UNION ALL SELECT MAX(filed_date) FROM appeals WHERE workspace_id = ?
       UNION ALL SELECT MIN(metric_date) FROM policy_daily_metrics WHERE workspace_id = ?
       UNION ALL SELECT MAX(metric_date) FROM policy_daily_metrics WHERE workspace_id = ?
     ) AS dates WHERE EXISTS (SELECT 1 FROM policies WHERE workspace_id = ?)`,
    new Array<number>(7).fill(workspaceId),
  );
  return row?.lowest && row.highest ? { from: row.lowest, to: row.highest } : null;
}

export async function providerIds(db: Queryable, workspaceId: number): Promise<number[]> {
  const rows = await db.query<{ id: number }>('SELECT id FROM providers WHERE workspace_id = ? ORDER BY id', [
    workspaceId,
  ]);
  return rows.map((row) => row.id);
}

export async function livePatterns(
  db: Queryable,
  workspaceId: number,
): Promise<(PatternSliceRow & { first_day: string; last_day: string })[]> {
  return db.query(
    `SELECT p.id, p.carc, p.family, p.refinement, p.refinement_id, p.detected_on, MIN(d.metric_date) AS first_day, MAX(d.metric_date) AS last_day
     FROM patterns p JOIN pattern_daily_metrics d ON d.workspace_id = p.workspace_id AND d.pattern_id = p.id
     WHERE p.workspace_id = ? AND p.status <> 'ARCHIVED'
     GROUP BY p.id, p.carc, p.family, p.refinement, p.refinement_id, p.detected_on ORDER BY p.id`,
    [workspaceId],
  );
}

export async function detectorDays(db: Queryable, workspaceId: number): Promise<string[]> {
  const rows = await db.query<{ day: string }>(
    'SELECT day FROM detector_days WHERE workspace_id = ? ORDER BY day',
    [workspaceId],
  );
  return rows.map((row) => row.day);
}
