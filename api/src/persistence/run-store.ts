import type { GenerationState } from '../domain/scenario/run-state';
import type { SimulationCheckpoint } from '../generation/simulation';
import type { Queryable, Tx } from './database';
import { LeaseLostError } from './run-lease';
import { readJson } from './run-record';

/** What a mutation may have changed since the last look. */
export interface RunControl {
  desiredState: GenerationState;
  daysPerSecond: number | null;
  virtualTargetS: number | null;
  backfillUntilS: number | null;
  /** The workspace is being copied, and its run is held for it. */
  isHeld: boolean;
  /** Copies that wait to be told that it does. */
  waitingCopies: number;
  /** The workspace may be read; false while it is being replayed. */
  isReady: boolean;
  /** The workspace that this one follows as its counterfactual twin, or null. */
  originId: number | null;
}

export interface PendingCommand {
  seq: number;
  kind: 'CONFIGURE' | 'PRACTICE' | 'ARCHIVE';
  payload: unknown;
}

export async function readControl(
  db: Queryable,
  workspaceId: number,
): Promise<RunControl & { commands: PendingCommand[] }> {
  const [row] = await db.query<{
    desired_state: GenerationState;
    days_per_second: number | null;
    virtual_target_s: number | null;
    backfill_until_s: number | null;
    copies: number;
    waiting: number;
    workspace_state: string;
    origin_id: number | null;
  }>(
    `SELECT r.desired_state, r.days_per_second, r.virtual_target_s, r.backfill_until_s, w.state AS workspace_state,
       (SELECT COUNT(*) FROM forks f WHERE f.origin_id = r.workspace_id AND f.kind = 'COPY') AS copies,
       (SELECT COUNT(*) FROM forks f WHERE f.origin_id = r.workspace_id AND f.kind = 'COPY' AND f.pinned = 0) AS waiting,
       (SELECT f.origin_id FROM forks f WHERE f.workspace_id = r.workspace_id AND f.kind = 'TWIN') AS origin_id
     FROM runs r JOIN workspaces w ON w.id = r.workspace_id WHERE r.workspace_id = ?`,
    [workspaceId],
  );
  if (!row) throw new LeaseLostError(workspaceId);
  const commands = await db.query<{ seq: number; kind: PendingCommand['kind']; payload: string }>(
    'SELECT seq, kind, payload FROM commands WHERE workspace_id = ? AND effective_at_s IS NULL ORDER BY seq',
    [workspaceId],
  );
  return {
    desiredState: row.desired_state,
    daysPerSecond: row.days_per_second,
    virtualTargetS: row.virtual_target_s,
    backfillUntilS: row.backfill_until_s,
    isHeld: row.copies > 0,
    waitingCopies: row.waiting,
    isReady: row.workspace_state !== 'COPYING',
    originId: row.origin_id,
    commands: commands.map((command) => ({
      ...command,
      payload: readJson<unknown>(command.payload, `command ${command.seq}`),
    })),
  };
}

export interface Progress {
  fencingToken: number;
  leaseExpiresAtMs: number;
  virtualNowS: number;
  /** Null leaves the stored one: nothing happened since. */
  checkpoint: SimulationCheckpoint | null;
  claimsGenerated: number;
  claimsAdjudicated: number;
  claimsDenied: number;
  appealsFiled: number;
  learningEvents: number;
  batches: number;
  claimsPerSecond: number;
  lagSeconds: number;
}

/** The run's part of a batch's transaction. Throws LeaseLostError when another engine has taken the run. */
export async function saveProgress(tx: Tx, workspaceId: number, progress: Progress): Promise<void> {
  const changed = await tx.run(
    `UPDATE runs SET lease_expires_at_ms = ?, virtual_now_s = ?, checkpoint = COALESCE(?, checkpoint),
       claims_generated = claims_generated + ?, claims_adjudicated = claims_adjudicated + ?, claims_denied = claims_denied + ?,
       appeals_filed = appeals_filed + ?, learning_events = learning_events + ?, batches = batches + ?,
       claims_per_second = ?, lag_seconds = ?
     WHERE workspace_id = ? AND fencing_token = ?`,
    [
      progress.leaseExpiresAtMs,
      progress.virtualNowS,
      progress.checkpoint === null ? null : JSON.stringify(progress.checkpoint),
      progress.claimsGenerated,
      progress.claimsAdjudicated,
      progress.claimsDenied,
      progress.appealsFiled,
      progress.learningEvents,
      progress.batches,
      progress.claimsPerSecond,
      progress.lagSeconds,
      workspaceId,
      progress.fencingToken,
    ],
  );
  if (changed === 0) throw new LeaseLostError(workspaceId);
  await tx.run('UPDATE workspaces SET virtual_now_s = ? WHERE id = ?', [progress.virtualNowS, workspaceId]);
}

/** Written in the transaction of the first batch that was prepared with the command in force. */
export async function recordCommands(
  tx: Tx,
  workspaceId: number,
  taken: readonly { seq: number; effectiveAtS: number }[],
): Promise<void> {
  for (const command of taken) {
    await tx.run('UPDATE commands SET effective_at_s = ? WHERE workspace_id = ? AND seq = ?', [
      command.effectiveAtS,
      workspaceId,
      command.seq,
    ]);
  }
}

/** Where a stop took effect belongs to what the run computed: its re-run ends there too. */
export async function recordStop(
  tx: Tx,
  workspaceId: number,
  effectiveAtS: number,
  nowIso: string,
): Promise<void> {
  await tx.run(
    `INSERT INTO commands (workspace_id, seq, kind, payload, effective_at_s, created_at)
     SELECT ?, COALESCE(MAX(seq), 0) + 1, 'STOP', '{}', ?, ? FROM commands WHERE workspace_id = ?`,
    [workspaceId, effectiveAtS, nowIso, workspaceId],
  );
}

export async function setRunState(
  tx: Tx,
  workspaceId: number,
  fencingToken: number,
  change: {
    state: GenerationState;
    error?: string | null;
    clearTarget?: boolean;
    desiredState?: GenerationState;
  },
): Promise<void> {
  const changed = await tx.run(
    `UPDATE runs SET state = ?, desired_state = COALESCE(?, desired_state), error = ?, claims_per_second = 0, lag_seconds = 0,
       virtual_target_s = CASE WHEN ? = 1 THEN NULL ELSE virtual_target_s END
     WHERE workspace_id = ? AND fencing_token = ?`,
    [
      change.state,
      change.desiredState ?? null,
      change.error ?? null,
      change.clearTarget ? 1 : 0,
      workspaceId,
      fencingToken,
    ],
  );
  if (changed === 0) throw new LeaseLostError(workspaceId);
}

/** A replayed workspace has come to where it may be read. */
export async function becomeReady(tx: Tx, workspaceId: number): Promise<void> {
  await tx.run(`UPDATE workspaces SET state = 'READY' WHERE id = ? AND state = 'COPYING'`, [workspaceId]);
}
