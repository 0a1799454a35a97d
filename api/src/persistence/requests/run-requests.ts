import { addDays, epochDayOfInstant, SECONDS_PER_DAY, startOfDayS } from '../../domain/calendar';
import { MODEL_VERSION } from '../../domain/digest';
import { BadInputError, ConflictError, NotFoundError } from '../../domain/errors';
import type { GenerationState, RunRequest } from '../../domain/scenario/run-state';
import { ALLOWED_REQUESTS } from '../../domain/scenario/run-state';
import type { RunCommand, ScenarioConfig } from '../../domain/scenario/scenario';
import { RunEntity } from '../../entities/run.entity';
import type { WorkspaceKind } from '../../entities/enums/states';
import { WorkspaceEntity } from '../../entities/workspace.entity';
import type { Database, Tx } from '../database';
import { newId } from '../database';
import { requireReady } from './workspace-requests';

/** Users' requests to runs, as rows that the engine applies. */
export interface NewRun {
  /** Null makes a workspace. */
  workspaceId: number | null;
  workspaceName: string;
  scenarioId: number;
  /** Frozen with the run: later changes of the scenario do not affect it. */
  config: ScenarioConfig;
  backfillDays: number;
  nowMs: number;
}

/** Gives the workspace's number. @throws ConflictError when the workspace has a run already. */
export function createRun(database: Database, run: NewRun): Promise<number> {
  const nowIso = new Date(run.nowMs).toISOString();
  const { config } = run;
  return database.write(async (tx) => {
    const workspaceId =
      run.workspaceId ?? (await insertWorkspace(tx, run.workspaceName, 'SIMULATED', nowIso));
    if (run.workspaceId !== null) {
      await requireReady(tx, workspaceId);
      const standing = await tx.query('SELECT 1 AS found FROM runs WHERE workspace_id = ?', [workspaceId]);
      if (standing.length > 0)
        throw new ConflictError('This workspace has a run already.', ['startGeneration without workspaceId']);
      await tx.run(
        `UPDATE workspaces SET kind = CASE WHEN claim_count = 0 THEN 'SIMULATED' ELSE 'MIXED' END WHERE id = ?`,
        [workspaceId],
      );
    }
    await tx.repository(RunEntity).insert({
      workspaceId,
      scenarioId: run.scenarioId,
      config,
      seed: config.seed,
      modelVersion: MODEL_VERSION,
      state: 'PENDING',
      desiredState: 'RUNNING',
      daysPerSecond: config.daysPerSecond,
      virtualNowS: startOfDayS(config.startDate) - 1,
      backfillUntilS: run.backfillDays > 0 ? startOfDayS(addDays(config.startDate, run.backfillDays)) : null,
      createdAt: nowIso,
    });
    return workspaceId;
  });
}

export async function insertWorkspace(
  tx: Tx,
  name: string,
  kind: WorkspaceKind,
  nowIso: string,
  forkedFromId: number | null = null,
): Promise<number> {
  const state = forkedFromId === null ? 'READY' : 'COPYING';
  const row = { name, kind, state, forkedFromId, createdAt: nowIso } as const;
  return newId(await tx.repository(WorkspaceEntity).insert(row));
}

const REQUEST_OF: Record<'PAUSED' | 'RUNNING' | 'STOPPED', RunRequest> = {
  PAUSED: 'pause',
  RUNNING: 'resume',
  STOPPED: 'stop',
};

/** A resume clears the target of an earlier step. @throws ConflictError naming what is allowed in the present state. */
export function requestState(
  database: Database,
  workspaceId: number,
  desired: 'PAUSED' | 'RUNNING' | 'STOPPED',
): Promise<void> {
  return database.write(async (tx) => {
    await allowedRun(tx, workspaceId, REQUEST_OF[desired]);
    await tx.run(
      'UPDATE runs SET desired_state = ?, virtual_target_s = CASE WHEN ? = 1 THEN NULL ELSE virtual_target_s END WHERE workspace_id = ?',
      [desired, desired === 'RUNNING' ? 1 : 0, workspaceId],
    );
  });
}

const MAX_STEP_DAYS = 3660;

/** Ends at a midnight: a run in the middle of a day first finishes that day, which counts as one. */
export function requestStep(database: Database, workspaceId: number, days: number): Promise<void> {
  if (days < 1 || days > MAX_STEP_DAYS)
    throw BadInputError.of('days', `expected 1 to ${MAX_STEP_DAYS}, got ${days}`);
  return database.write(async (tx) => {
    const run = await allowedRun(tx, workspaceId, 'step');
    // A run begins one second before its first midnight; that second is no day of its own.
    const targetS = (epochDayOfInstant(run.virtual_now_s + 1) + days) * SECONDS_PER_DAY;
    await tx.run(`UPDATE runs SET desired_state = 'RUNNING', virtual_target_s = ? WHERE workspace_id = ?`, [
      targetS,
      workspaceId,
    ]);
  });
}

export interface RunChanges {
  /** undefined: as it is; null: unlimited. */
  speed: number | null | undefined;
  changes: Extract<RunCommand, { kind: 'CONFIGURE' }>['changes'] | null;
  nowMs: number;
}

/**
 * Speed is not part of what a run computes and takes effect at once; the rest waits as a command for the engine's next
 * midnight.
 */
export function requestChanges(database: Database, workspaceId: number, wanted: RunChanges): Promise<void> {
  return database.write(async (tx) => {
    await allowedRun(tx, workspaceId, 'configure');
    if (wanted.speed !== undefined) {
      await tx.run('UPDATE runs SET days_per_second = ? WHERE workspace_id = ?', [wanted.speed, workspaceId]);
    }
    if (wanted.changes) {
      await tx.run(
        `INSERT INTO commands (workspace_id, seq, kind, payload, effective_at_s, created_at)
         SELECT ?, COALESCE(MAX(seq), 0) + 1, 'CONFIGURE', ?, NULL, ? FROM commands WHERE workspace_id = ?`,
        [workspaceId, JSON.stringify(wanted.changes), new Date(wanted.nowMs).toISOString(), workspaceId],
      );
    }
  });
}

interface StandingRun {
  state: GenerationState;
  desired_state: GenerationState;
  virtual_now_s: number;
}

async function allowedRun(tx: Tx, workspaceId: number, request: RunRequest): Promise<StandingRun> {
  const [run] = await tx.query<StandingRun>(
    'SELECT state, desired_state, virtual_now_s FROM runs WHERE workspace_id = ?',
    [workspaceId],
  );
  if (!run) throw new NotFoundError('run in workspace', String(workspaceId));
  if (!(run.state === 'FAILED' && request === 'resume')) await refuseTwin(tx, workspaceId);
  const allowed = allowedRequests(run);
  if (!allowed.includes(request)) {
    const asked = run.desired_state === run.state ? '' : `, requested is ${run.desired_state}`;
    throw new ConflictError(
      `The run is ${run.state}${asked}: it cannot be changed by ${request}Generation.`,
      allowed.map((name) => `${name}Generation`),
    );
  }
  return run;
}

/** A twin does what its origin does; only after a failure can it be resumed by itself. */
export async function refuseTwin(tx: Tx, workspaceId: number): Promise<void> {
  const [origin] = await tx.query<{ name: string }>(
    `SELECT w.name FROM forks f JOIN workspaces w ON w.id = f.origin_id WHERE f.workspace_id = ? AND f.kind = 'TWIN'`,
    [workspaceId],
  );
  if (!origin) return;
  throw new ConflictError(
    `This workspace is the twin without training of "${origin.name}" and follows its run: control that one instead.`,
    ['forkWorkspace', 'deleteWorkspace'],
  );
}

/** A requested stop cannot be taken back, and a step begins only while the engine is paused. */
function allowedRequests(run: StandingRun): readonly RunRequest[] {
  const allowed = ALLOWED_REQUESTS[run.state];
  if (run.desired_state === 'STOPPED' && run.state !== 'STOPPED')
    return allowed.filter((name) => name === 'stop');
  return run.desired_state === 'PAUSED' ? allowed : allowed.filter((name) => name !== 'step');
}
