import type { Queryable, Tx } from './database';
import { returning } from './dialect';
import type { TakenRun } from './run-record';

/** Which engine drives a run, for how long, and how often in a row it has failed. */
export interface Lease {
  owner: string;
  nowMs: number;
  expiresAtMs: number;
  /** SQLite belongs to one process: whoever opens it owns every run, and what the last owner left is taken over. */
  takeOver: boolean;
}

/** A FAILED run is taken up again when somebody has asked it to resume. */
const WANTED = `(state IN ('PENDING', 'RUNNING', 'PAUSED') OR (state = 'FAILED' AND desired_state = 'RUNNING'))`;

/** No engine drives a run while its workspace is being copied. */
const NOT_COPIED_NOW = `NOT EXISTS (SELECT 1 FROM forks f WHERE f.origin_id = runs.workspace_id AND f.kind = 'COPY')`;

/** A workspace that is being replayed is driven like any other, and read by nobody yet; one that is being copied into is not. */
const OPEN_WORKSPACE = `EXISTS (SELECT 1 FROM workspaces w WHERE w.id = runs.workspace_id AND (w.state = 'READY' OR (w.state = 'COPYING'
  AND NOT EXISTS (SELECT 1 FROM forks f WHERE f.workspace_id = w.id AND f.kind = 'COPY'))))`;

/** Runs that need an engine and have none, or this one. */
export async function findIdleRuns(db: Queryable, lease: Lease): Promise<number[]> {
  const rows = await db.query<{ workspace_id: number }>(
    `SELECT workspace_id FROM runs WHERE ${WANTED} AND ${OPEN_WORKSPACE} AND ${NOT_COPIED_NOW}
       AND (? = 1 OR owner IS NULL OR owner = ? OR lease_expires_at_ms < ?)
     ORDER BY workspace_id`,
    [lease.takeOver ? 1 : 0, lease.owner, lease.nowMs],
  );
  return rows.map((row) => row.workspace_id);
}

/**
 * Takes the lease with a new fencing token: whoever held it before fails at its next commit.
 * @param failed 1 when the engine's last thread died over this run
 */
export async function takeRun(
  tx: Tx,
  workspaceId: number,
  lease: Lease,
  failed: 0 | 1,
): Promise<TakenRun | null> {
  const [row] = await tx.query<Omit<TakenRun, 'workspaceId' | 'commands'>>(
    returning(
      `UPDATE runs SET owner = ?, fencing_token = fencing_token + 1, lease_expires_at_ms = ?, failures = CASE WHEN state = 'FAILED' THEN 0 ELSE failures + ? END
       WHERE workspace_id = ? AND ${WANTED} AND ${NOT_COPIED_NOW} AND (? = 1 OR owner IS NULL OR owner = ? OR lease_expires_at_ms < ?)
       RETURNING fencing_token AS "fencingToken", failures, seed, config, checkpoint`,
    ),
    [lease.owner, lease.expiresAtMs, failed, workspaceId, lease.takeOver ? 1 : 0, lease.owner, lease.nowMs],
  );
  if (!row) return null;
  const commands = await tx.query<TakenRun['commands'][number]>(
    `SELECT seq, kind, payload, effective_at_s AS "effectiveAtS" FROM commands
     WHERE workspace_id = ? AND effective_at_s IS NOT NULL ORDER BY effective_at_s, seq`,
    [workspaceId],
  );
  return { workspaceId, ...row, commands };
}

/** Fences a transaction of the run's engine: no other engine has taken the run, or can before this commits. */
export async function requireRun(tx: Tx, workspaceId: number, fencingToken: number): Promise<void> {
  const held = await tx.run(
    'UPDATE runs SET fencing_token = fencing_token WHERE workspace_id = ? AND fencing_token = ?',
    [workspaceId, fencingToken],
  );
  if (held === 0) throw new LeaseLostError(workspaceId);
}

/** Keeps the lease, so that the run stays with this engine until its next attempt. @returns failures in a row */
export async function countFailure(tx: Tx, workspaceId: number, fencingToken: number): Promise<number> {
  const [row] = await tx.query<{ failures: number }>(
    returning(
      'UPDATE runs SET failures = failures + 1 WHERE workspace_id = ? AND fencing_token = ? RETURNING failures',
    ),
    [workspaceId, fencingToken],
  );
  if (!row) throw new LeaseLostError(workspaceId);
  return row.failures;
}

export async function failRun(
  tx: Tx,
  workspaceId: number,
  fencingToken: number,
  error: string,
): Promise<void> {
  const changed = await tx.run(
    `UPDATE runs SET state = 'FAILED', desired_state = 'FAILED', error = ?, owner = NULL, lease_expires_at_ms = 0, claims_per_second = 0
     WHERE workspace_id = ? AND fencing_token = ?`,
    [error, workspaceId, fencingToken],
  );
  if (changed === 0) throw new LeaseLostError(workspaceId);
}

export async function clearFailures(tx: Tx, workspaceId: number, fencingToken: number): Promise<void> {
  await tx.run('UPDATE runs SET failures = 0 WHERE workspace_id = ? AND fencing_token = ?', [
    workspaceId,
    fencingToken,
  ]);
}

export async function releaseRun(tx: Tx, workspaceId: number, fencingToken: number): Promise<void> {
  await tx.run(
    'UPDATE runs SET owner = NULL, lease_expires_at_ms = 0 WHERE workspace_id = ? AND fencing_token = ?',
    [workspaceId, fencingToken],
  );
}

export class LeaseLostError extends Error {
  constructor(workspaceId: number) {
    super(`the run of workspace ${workspaceId} belongs to another engine now`);
    this.name = 'LeaseLostError';
  }
}
