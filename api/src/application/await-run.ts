import { NotFoundError } from '../domain/errors';
import type { GenerationState } from '../domain/scenario/run-state';
import type { RunEntity } from '../entities/run.entity';
import type { UseCaseContext } from './use-case-context';
import { topLevelId } from '../entities/global-id';

const LONGEST_WAIT_MS = 2000;
const POLL_MS = 50;

/** The run as it is now, past what this request has read before. */
export async function freshRun(context: UseCaseContext, workspaceId: number): Promise<RunEntity> {
  context.loaders.workspace.clear(workspaceId);
  const run = await context.loaders.run.clear(workspaceId).load(workspaceId);
  if (!run) throw new NotFoundError('run', topLevelId('GenerationStatus', workspaceId));
  return run;
}

/**
 * Waits until the engine has obeyed, woken by its commits, with a slow poll behind: at the latest after 2 s the run is
 * handed out as it is, its desiredState still ahead of its state.
 */
export async function awaitObeyed(
  context: UseCaseContext,
  workspaceId: number,
  desired: GenerationState,
): Promise<RunEntity> {
  const deadlineMs = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    const committed = nextCommit(context, workspaceId);
    const run = await freshRun(context, workspaceId);
    // A run that ended meanwhile, or was asked for something else, will not come to what was asked for here.
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
