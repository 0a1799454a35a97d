import { startOfDayS } from '../../domain/calendar';
import type { LocalDate } from '../../domain/calendar';
import { BadInputError } from '../../domain/errors';
import type { ForkWorkspaceInput } from '../../entities/inputs/fork.input';
import type { ConfigureGenerationInput, RunEntity } from '../../entities/run.entity';
import type { WorkspaceEntity } from '../../entities/workspace.entity';
import type { NewFork } from '../../persistence/requests/fork-requests';
import { createFork } from '../../persistence/requests/fork-requests';
import { changesOf, currentConfig, speedOf } from '../configure-run';
import type { UseCaseContext } from '../use-case-context';
import { parseName } from '../scenario-document';
import { openWorkspace, workspaceOf } from '../scope';

/**
 * Stores the fork that the engine will fill, and returns it as it is: COPYING.
 * @throws BadInputError by field, NotFoundError, ConflictError while the origin is not READY or where it has a twin
 */
export async function forkWorkspace(
  context: UseCaseContext,
  input: ForkWorkspaceInput,
): Promise<WorkspaceEntity> {
  const name = parseName(input.name, 'input.name');
  const origin = await openWorkspace(context, input.workspaceId, 'input.workspaceId');
  const run = await context.loaders.run.load(origin.localId);
  const workspaceId = await createFork(context.database, {
    originId: origin.localId,
    name,
    at: input.at ?? null,
    withoutLearning: input.withoutLearning ?? false,
    changes: input.config ? await forkChanges(context, input.config, run, input.at ?? null) : {},
    nowMs: context.nowMs(),
  });
  context.engine.wake();
  return workspaceOf(context, workspaceId);
}

async function forkChanges(
  context: UseCaseContext,
  config: ConfigureGenerationInput,
  run: RunEntity | null,
  at: LocalDate | null,
): Promise<NewFork['changes']> {
  if (run === null) throw BadInputError.of('input.config', 'expected null: this workspace has no run');
  const speed = speedOf(config, 'input.config');
  const before = await currentConfig(context, run, at === null ? null : startOfDayS(at));
  const changes = changesOf(config, before, 'input.config');
  return {
    ...(speed === undefined ? {} : { daysPerSecond: speed }),
    ...(changes ? { config: changes } : {}),
  };
}
