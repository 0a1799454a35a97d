import { dateOfInstant, startOfDayS } from '../../domain/calendar';
import type { LocalDate } from '../../domain/calendar';
import { MODEL_VERSION } from '../../domain/digest';
import { BadInputError, ConflictError } from '../../domain/errors';
import type { GenerationState } from '../../domain/scenario/run-state';
import type { ScenarioConfig } from '../../domain/scenario/scenario';
import type { WorkspaceKind } from '../../entities/enums/states';
import { ForkEntity } from '../../entities/workspace.entity';
import type { Database, Tx } from '../database';
import type { ForkChanges } from '../fork-store';
import { addCommand } from '../fork-store';
import { insertWorkspace } from './run-requests';
import { requireReady } from './workspace-requests';

export interface NewFork {
  originId: number;
  name: string;
  /** The day from which the fork differs; null: now, or with withoutLearning the run's first day. */
  at: LocalDate | null;
  withoutLearning: boolean;
  changes: ForkChanges;
  nowMs: number;
}

/**
 * Stores a workspace that is COPYING, which the engine fills: row by row as of now, or by replaying its run from seed
 * and commands.
 *
 * @returns its number
 * @throws BadInputError by field of the input, ConflictError for a twin of a twin, a second twin, or a run that
 *   another version of the model has computed; NotFoundError, ConflictError where the origin is not READY
 */
export function createFork(database: Database, fork: NewFork): Promise<number> {
  const nowIso = new Date(fork.nowMs).toISOString();
  return database.write(async (tx) => {
    // Locks its row, so that a deletion of the origin comes wholly before or wholly after.
    await tx.run('UPDATE workspaces SET state = state WHERE id = ?', [fork.originId]);
    await requireReady(tx, fork.originId);
    const origin = await readOrigin(tx, fork.originId);
    const replayed = fork.at !== null || fork.withoutLearning;
    if (!replayed) {
      refuseCopy(origin, fork);
      const workspaceId = await insertWorkspace(tx, fork.name, origin.kind, nowIso, fork.originId);
      const { originId } = fork;
      const changes = JSON.stringify(fork.changes);
      await tx.repository(ForkEntity).insert({ workspaceId, originId, kind: 'COPY', changes });
      return workspaceId;
    }
    const run = refuseReplay(origin, fork);
    if (fork.withoutLearning) await refuseTwin(tx, fork.originId);
    const workspaceId = await insertWorkspace(tx, fork.name, 'SIMULATED', nowIso, fork.originId);
    await insertReplay(tx, workspaceId, fork, run);
    return workspaceId;
  });
}

interface Origin {
  kind: WorkspaceKind;
  run: OriginRun | null;
}

interface OriginRun {
  state: GenerationState;
  config: ScenarioConfig;
  modelVersion: string;
  nowS: number;
}

async function readOrigin(tx: Tx, originId: number): Promise<Origin> {
  const [row] = await tx.query<{
    kind: WorkspaceKind;
    state: GenerationState | null;
    config: string;
    model_version: string;
    virtual_now_s: number;
  }>(
    `SELECT w.kind, r.state, r.config, r.model_version, r.virtual_now_s FROM workspaces w
     LEFT JOIN runs r ON r.workspace_id = w.id WHERE w.id = ?`,
    [originId],
  );
  const {
    kind,
    state,
    config,
    model_version: modelVersion,
    virtual_now_s: nowS,
  } = row as typeof row & object;
  if (state === null) return { kind, run: null };
  return { kind, run: { state, config: JSON.parse(config) as ScenarioConfig, modelVersion, nowS } };
}

function refuseCopy({ run }: Origin, { changes }: NewFork): void {
  if (changes.config === undefined && changes.daysPerSecond === undefined) return;
  if (run === null) throw BadInputError.of('input.config', 'expected null: this workspace has no run');
  if (run.state === 'STOPPED' || run.state === 'COMPLETED') {
    throw BadInputError.of(
      'input.config',
      `expected null, or a past day in "at": the run is ${run.state} and cannot be continued`,
    );
  }
}

function refuseReplay({ kind, run }: Origin, fork: NewFork): OriginRun {
  const field = fork.at === null ? 'input.withoutLearning' : 'input.at';
  if (run === null) {
    const expected = fork.at === null ? 'false' : 'null';
    throw BadInputError.of(field, `expected ${expected}: this workspace has no run to replay`);
  }
  if (kind === 'MIXED' && !fork.withoutLearning) {
    throw BadInputError.of(
      field,
      'expected null: the workspace holds imported claims, which cannot be replayed; it can be forked as of now',
    );
  }
  if (run.modelVersion !== MODEL_VERSION) {
    throw new ConflictError(
      `The run was computed by version ${run.modelVersion} of the model and this is version ${MODEL_VERSION}: it cannot be replayed.`,
      ['forkWorkspace as of now'],
    );
  }
  const first = run.config.startDate;
  const last = dateOfInstant(Math.max(run.nowS, startOfDayS(first)));
  if (fork.at !== null && (fork.at < first || fork.at > last)) {
    throw BadInputError.of(
      'input.at',
      `expected a day of the run's past, ${first} to ${last}, got ${fork.at}`,
    );
  }
  if (fork.withoutLearning && (fork.changes.config ?? fork.changes.daysPerSecond) !== undefined) {
    throw BadInputError.of(
      'input.config',
      'expected null: with withoutLearning the fork follows its origin in everything but training',
    );
  }
  return run;
}

async function refuseTwin(tx: Tx, originId: number): Promise<void> {
  const [twin] = await tx.query<{ workspace_id: number; name: string }>(
    `SELECT f.workspace_id, w.name FROM forks f JOIN workspaces w ON w.id = f.workspace_id
     WHERE f.kind = 'TWIN' AND (f.origin_id = ? OR f.workspace_id = ?)`,
    [originId, originId],
  );
  if (!twin) return;
  throw new ConflictError(
    twin.workspace_id === originId
      ? 'The workspace is itself a twin without training.'
      : `The workspace has a twin without training already, "${twin.name}".`,
    ['forkWorkspace without withoutLearning', 'deleteWorkspace of the twin'],
  );
}

/**
 * The same run from its beginning: it runs at full speed to where it becomes readable, with its commands already
 * recorded.
 */
async function insertReplay(tx: Tx, workspaceId: number, fork: NewFork, run: OriginRun): Promise<void> {
  const { originId, withoutLearning, changes } = fork;
  const nowIso = new Date(fork.nowMs).toISOString();
  const fromS = startOfDayS(fork.at ?? run.config.startDate);
  const ownSpeed = withoutLearning ? null : changes.daysPerSecond;
  await tx.run(
    `INSERT INTO runs (workspace_id, scenario_id, config, seed, model_version, state, desired_state, days_per_second,
       virtual_now_s, backfill_until_s, created_at)
     SELECT CAST(? AS BIGINT), scenario_id, config, seed, model_version, 'PENDING', 'RUNNING',
       CASE WHEN ? = 1 THEN days_per_second ELSE CAST(? AS DOUBLE PRECISION) END, CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS TEXT)
     FROM runs WHERE workspace_id = ?`,
    [
      workspaceId,
      ownSpeed === undefined ? 1 : 0,
      ownSpeed ?? null,
      startOfDayS(run.config.startDate) - 1,
      withoutLearning ? null : fromS,
      nowIso,
      originId,
    ],
  );
  const throughS = withoutLearning ? Number.MAX_SAFE_INTEGER : fromS;
  await tx.run(
    `INSERT INTO commands (workspace_id, seq, kind, payload, effective_at_s, created_at)
     SELECT CAST(? AS BIGINT), seq, kind, payload, effective_at_s, created_at FROM commands
     WHERE workspace_id = ? AND effective_at_s <= ? AND kind <> 'STOP' AND (kind <> 'ARCHIVE' OR ? = 0)`,
    [workspaceId, originId, throughS, withoutLearning ? 1 : 0],
  );
  if (changes.config) {
    const command = { kind: 'CONFIGURE', payload: changes.config, effectiveAtS: fromS } as const;
    await addCommand(tx, workspaceId, command, nowIso);
  }
  if (!withoutLearning) return;
  // Before the origin's commands, whose numbers the twin keeps.
  await tx.run(
    `INSERT INTO commands (workspace_id, seq, kind, payload, effective_at_s, created_at)
     SELECT CAST(? AS BIGINT), COALESCE(MIN(seq), 1) - 1, 'STOP_TRAINING', '{}', CAST(? AS BIGINT), CAST(? AS TEXT)
     FROM commands WHERE workspace_id = ?`,
    [workspaceId, fromS, nowIso, workspaceId],
  );
  await tx.repository(ForkEntity).insert({ workspaceId, originId, kind: 'TWIN' });
}
