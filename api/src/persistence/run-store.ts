import type { Adjudication, Appeal, Claim } from '../domain/claim';
import type { GenerationState } from '../domain/scenario/run-state';
import type { RunCommand, ScenarioConfig } from '../domain/scenario/scenario';
import type { OpenClaim, SimulationCheckpoint } from '../generation/simulation';
import { claimsWithLines } from './claim-reader';
import type { Queryable, Tx } from './database';
import { returning } from './dialect';
import { selectRows } from './read/hydrate';
import { APPEALS } from './tables';

/** A run as its engine takes it, before its stored texts are parsed: a text that cannot be parsed is a failure of the run. */
export interface TakenRun {
  workspaceId: number;
  fencingToken: number;
  failures: number;
  seed: number;
  config: string;
  checkpoint: string | null;
  commands: { seq: number; kind: string; payload: string; effectiveAtS: number }[];
}

/** The parts of a run that its simulation is made from. */
export interface RunRecord {
  workspaceId: number;
  config: ScenarioConfig;
  seed: number;
  checkpoint: SimulationCheckpoint | null;
  commands: RunCommand[];
}

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
  kind: 'CONFIGURE' | 'PRACTICE';
  payload: unknown;
}

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

/** @throws UnreadableRowError */
export function readRun(taken: TakenRun): RunRecord {
  const { workspaceId, seed, config, checkpoint, commands } = taken;
  return {
    workspaceId,
    seed,
    config: readJson<ScenarioConfig>(config, 'config'),
    checkpoint: checkpoint === null ? null : readJson<SimulationCheckpoint>(checkpoint, 'checkpoint'),
    commands: commands.map(({ seq, kind, payload, effectiveAtS }) =>
      commandOf(kind, payload, effectiveAtS, seq),
    ),
  };
}

/** A stored text of a run that cannot be parsed; the text itself is not quoted. */
export class UnreadableRowError extends Error {
  constructor(what: string, why: string) {
    super(`The stored ${what} of this run cannot be read: ${why}.`);
    this.name = 'UnreadableRowError';
  }
}

function readJson<T>(text: string, what: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new UnreadableRowError(what, 'expected JSON');
  }
}

/** @throws UnreadableRowError */
export function commandOf(kind: string, payload: string, effectiveAtS: number, seq?: number): RunCommand {
  const body = readJson<object>(payload, seq === undefined ? 'command' : `command ${seq}`);
  if (kind === 'CONFIGURE') return { kind, effectiveAtS, changes: body } as RunCommand;
  if (kind === 'PRACTICE') return { kind, effectiveAtS, ...body } as RunCommand;
  return { kind: kind === 'STOP_TRAINING' ? kind : 'STOP', effectiveAtS };
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
  const commands = await db.query<{ seq: number; kind: 'CONFIGURE' | 'PRACTICE'; payload: string }>(
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
  endS: number | null;
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
    `UPDATE runs SET lease_expires_at_ms = ?, virtual_now_s = ?, end_s = ?, checkpoint = COALESCE(?, checkpoint),
       claims_generated = claims_generated + ?, claims_adjudicated = claims_adjudicated + ?, claims_denied = claims_denied + ?,
       appeals_filed = appeals_filed + ?, learning_events = learning_events + ?, batches = batches + ?,
       claims_per_second = ?, lag_seconds = ?
     WHERE workspace_id = ? AND fencing_token = ?`,
    [
      progress.leaseExpiresAtMs,
      progress.virtualNowS,
      progress.endS,
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

/** Claims with something still to come: the simulation's queue, read back from the tables. */
export async function* readOpenClaims(db: Queryable, workspaceId: number): AsyncGenerator<OpenClaim> {
  const pages = claimsWithLines(db, workspaceId, 'AND c.next_due_s IS NOT NULL', []);
  for await (const page of pages) {
    const appeals = await appealsOf(
      db,
      workspaceId,
      page.map((entry) => entry.claim.id),
    );
    for (const entry of page) {
      const { status } = entry;
      if (status !== 'PENDING' && status !== 'DENIED' && status !== 'APPEALED' && status !== 'UPHELD')
        continue;
      yield {
        claim: entry.claim,
        nextDueS: entry.nextDueS as number,
        status,
        adjudication: entry.adjudication as Adjudication | null,
        appeals: appeals.get(entry.claim.id) ?? [],
      };
    }
  }
}

export async function* readHistory(
  db: Queryable,
  workspaceId: number,
  fromDate: string,
): AsyncGenerator<Claim> {
  for await (const page of claimsWithLines(
    db,
    workspaceId,
    `AND c.submission_date >= ? AND c.source = 'SIMULATED'`,
    [fromDate],
  )) {
    for (const entry of page) yield entry.claim;
  }
}

async function appealsOf(
  db: Queryable,
  workspaceId: number,
  claimIds: readonly number[],
): Promise<Map<number, Appeal[]>> {
  const byClaim = new Map<number, Appeal[]>();
  if (claimIds.length === 0) return byClaim;
  const rows = await selectRows(
    db,
    APPEALS,
    'a',
    `FROM appeals a WHERE a.workspace_id = ? AND a.claim_id IN (${claimIds.map(() => '?').join(', ')}) ORDER BY a.id`,
    [workspaceId, ...claimIds],
  );
  for (const { localId: id, workspaceId: _, ...rest } of rows) {
    const appeal: Appeal = { id, ...rest };
    byClaim.set(appeal.claimId, [...(byClaim.get(appeal.claimId) ?? []), appeal]);
  }
  return byClaim;
}

export class LeaseLostError extends Error {
  constructor(workspaceId: number) {
    super(`the run of workspace ${workspaceId} belongs to another engine now`);
    this.name = 'LeaseLostError';
  }
}
