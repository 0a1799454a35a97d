import type { Fault } from '../domain/errors';
import { BadInputError, NotFoundError } from '../domain/errors';
import type { InstantS } from '../domain/calendar';
import type { RunCommand, ScenarioConfig } from '../domain/scenario/scenario';
import type { ConfigureGenerationInput, RunEntity } from '../entities/run.entity';
import { configured } from '../generation/configurations';
import { requestedChanges } from '../persistence/read/requested-changes';
import { requestChanges } from '../persistence/requests/run-requests';
import { freshRun } from './await-run';
import type { UseCaseContext } from './use-case-context';
import { topLevelId } from '../entities/global-id';
import { parseConfig } from './scenario-document';
import { faultOfSpeed } from './start-run';

type Changes = Extract<RunCommand, { kind: 'CONFIGURE' }>['changes'];

/** @throws BadInputError with every fault below `input`, ConflictError when the run has ended */
export async function configureRun(
  context: UseCaseContext,
  workspaceId: number,
  input: ConfigureGenerationInput,
): Promise<RunEntity> {
  const run = await context.loaders.run.load(workspaceId);
  if (!run) throw new NotFoundError('run', topLevelId('GenerationStatus', workspaceId));
  const speed = speedOf(input, 'input');
  const changes = changesOf(input, await currentConfig(context, run, null), 'input');
  await requestChanges(context.database, workspaceId, { speed, changes, nowMs: context.nowMs() });
  context.engine.wake();
  return freshRun(context, workspaceId);
}

/** undefined leaves the speed unchanged, and so does a null daysPerSecond: unlimited speed has a field of its own. */
export function speedOf(input: ConfigureGenerationInput, field: string): number | null | undefined {
  const daysPerSecond = input.daysPerSecond ?? null;
  const faults: Fault[] = [];
  const fault = faultOfSpeed(daysPerSecond, `${field}.daysPerSecond`);
  if (fault) faults.push(fault);
  if (input.unlimitedSpeed === true && daysPerSecond !== null) {
    faults.push({
      field: `${field}.unlimitedSpeed`,
      message: 'expected either unlimitedSpeed or daysPerSecond, got both',
    });
  }
  if (faults.length > 0) throw new BadInputError(faults);
  if (input.unlimitedSpeed === true) return null;
  return daysPerSecond ?? undefined;
}

/**
 * The run's config, with the changes requested since.
 * @param byS see requestedChanges
 */
export async function currentConfig(
  { database }: UseCaseContext,
  { workspaceId, config }: RunEntity,
  byS: InstantS | null,
): Promise<ScenarioConfig> {
  const requested = await requestedChanges(database.reader('live'), workspaceId, byS);
  return requested.reduce<ScenarioConfig>((before, changes) => configured(before, { changes }), config);
}

/** The changes as they would be in the run's config, validated together, so that shares and targets agree. */
export function changesOf(
  input: ConfigureGenerationInput,
  config: ScenarioConfig,
  field: string,
): Changes | null {
  const given: Record<string, unknown> = {};
  if (input.claimsPerDay !== null && input.claimsPerDay !== undefined)
    given['claimsPerDay'] = input.claimsPerDay;
  if (input.denialRate !== null && input.denialRate !== undefined) given['denialRate'] = input.denialRate;
  if (input.patterns !== null && input.patterns !== undefined) given['patterns'] = input.patterns;
  if (input.learning !== undefined) given['learning'] = input.learning;
  if (Object.keys(given).length === 0) return null;
  try {
    const whole = parseConfig({ ...config, ...given });
    return Object.fromEntries(
      Object.keys(given).map((key) => [key, whole[key as keyof ScenarioConfig]]),
    ) as Changes;
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    throw new BadInputError(
      error.faults.map((fault) => ({ ...fault, field: fault.field.replace(/^config/, field) })),
    );
  }
}
