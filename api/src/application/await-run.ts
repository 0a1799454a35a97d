import { NotFoundError } from '../domain/errors';
import type { GenerationState } from '../domain/scenario/run-state';
import type { RunEntity } from '../entities/run.entity';
import type { UseCaseContext } from './use-case-context';
import { topLevelId } from '../entities/global-id';

const MAX_WAIT_MS = 2000;
const POLL_MS = 50;

/** The run as it is now, read again from the store: what this request read before may be out of date. */
export async function freshRun(context: UseCaseContext, workspaceId: number): Promise<RunEntity> {
  context.loaders.workspace.clear(workspaceId);
  const run = await context.loaders.run.clear(workspaceId).load(workspaceId);
  if (!run) throw new NotFoundError('run', topLevelId('GenerationStatus', workspaceId));
  return run;
}

/**
 * Waits until the engine has applied a requested state, woken by its commits and, in case a wake-up is lost, by slow
 * polling. After at most 2 s it returns the run as it is, even if state still differs from desiredState.
 */
export async function awaitApplied(
  context: UseCaseContext,
  workspaceId: number,
  desired: GenerationState,
): Promise<RunEntity> {
  const deadlineMs = performance.now() + MAX_WAIT_MS;
  for (;;) {
    const committed = nextCommit(context, workspaceId);
    const run = await freshRun(context, workspaceId);
    // The run ended meanwhile, or someone requested another state: the requested state will never come.
    if (run.state === desired || run.desiredState !== desired || performance.now() >= deadlineMs) {
      committed.cancel();
      return run;
    }
    await committed.happened;
  }
}

function nextCommit(
  context: UseCaseContext,
  workspaceId: number,
): { happened: Promise<void>; cancel: () => void } {
  let cancel = (): void => undefined;
  const happened = new Promise<void>((resolve) => {
    const timer = setTimeout(() => cancel(), POLL_MS);
    const unlisten = context.engine.onCommitted((workspaceIds) => {
      if (workspaceIds.includes(workspaceId)) cancel();
    });
    cancel = () => {
      clearTimeout(timer);
      unlisten();
      resolve();
    };
  });
  return { happened, cancel: () => cancel() };
}
