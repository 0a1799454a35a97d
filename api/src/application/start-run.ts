import type { Fault } from '../domain/errors';
import { BadInputError, ConflictError, NotFoundError } from '../domain/errors';
import type { RunEntity, StartGenerationInput } from '../entities/run.entity';
import { createRun, requestState } from '../persistence/requests/run-requests';
import { awaitApplied, freshRun } from './await-run';
import type { UseCaseContext } from './use-case-context';
import { parseTopLevelId } from '../entities/global-id';
import { parseName } from './scenario-document';
import { openWorkspace } from './scope';

const MAX_BACKFILL_DAYS = 3660;
const MAX_DAYS_PER_SECOND = 10_000;

/**
 * Freezes the scenario's config with the seed and speed asked for, and stores the run for the engine to start.
 * @throws BadInputError, NotFoundError, ConflictError when the workspace has a run that cannot be resumed
 */
export async function startRun(context: UseCaseContext, input: StartGenerationInput): Promise<RunEntity> {
  const scenarioId = parseTopLevelId('Scenario', input.scenarioId, 'input.scenarioId');
  refuseFaults(input);
  const scenario = await context.loaders.scenario.load(scenarioId);
  if (!scenario) throw new NotFoundError('scenario', input.scenarioId);
  const workspace = input.workspaceId
    ? await openWorkspace(context, input.workspaceId, 'input.workspaceId')
    : null;
  const standing = workspace && (await context.loaders.run.load(workspace.localId));
  if (workspace && standing) return resumeRun(context, standing, scenarioId);

  const daysPerSecond =
    input.daysPerSecond === undefined ? scenario.config.daysPerSecond : input.daysPerSecond;
  const seed = input.seed ?? scenario.config.seed;
  const workspaceId = await createRun(context.database, {
    workspaceId: workspace?.localId ?? null,
    workspaceName: parseName(input.workspaceName ?? scenario.name, 'input.workspaceName'),
    scenarioId,
    config: { ...scenario.config, seed, daysPerSecond },
    backfillDays: input.backfillDays ?? 0,
    nowMs: context.nowMs(),
  });
  context.engine.wake();
  return freshRun(context, workspaceId);
}

async function resumeRun(context: UseCaseContext, run: RunEntity, scenarioId: number): Promise<RunEntity> {
  if (run.scenarioId !== scenarioId) {
    throw new ConflictError('This workspace holds a run of another scenario; a workspace has one run.', [
      'startGeneration without workspaceId',
      'startGeneration with the scenario of its run',
    ]);
  }
  await requestState(context.database, run.workspaceId, 'RUNNING');
  context.engine.wake();
  return awaitApplied(context, run.workspaceId, 'RUNNING');
}

function refuseFaults(input: StartGenerationInput): void {
  const faults: Fault[] = [];
  const { daysPerSecond, backfillDays } = input;
  const speedFault = faultOfSpeed(daysPerSecond ?? null, 'input.daysPerSecond');
  if (speedFault) faults.push(speedFault);
  if (input.seed !== null && input.seed !== undefined && input.seed < 0) {
    faults.push({ field: 'input.seed', message: `expected 0 or more, got ${input.seed}` });
  }
  if (
    backfillDays !== null &&
    backfillDays !== undefined &&
    (backfillDays < 0 || backfillDays > MAX_BACKFILL_DAYS)
  ) {
    faults.push({
      field: 'input.backfillDays',
      message: `expected 0 to ${MAX_BACKFILL_DAYS}, got ${backfillDays}`,
    });
  }
  if (faults.length > 0) throw new BadInputError(faults);
}

export function faultOfSpeed(daysPerSecond: number | null, field: string): Fault | null {
  if (daysPerSecond === null || (daysPerSecond > 0 && daysPerSecond <= MAX_DAYS_PER_SECOND)) return null;
  return {
    field,
    message: `expected more than 0 and at most ${MAX_DAYS_PER_SECOND} virtual days a second, got ${daysPerSecond}`,
  };
}
