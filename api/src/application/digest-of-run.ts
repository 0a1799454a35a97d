import { freshRun } from './await-run';
import { workspaceOf } from './scope';
import type { UseCaseContext } from './use-case-context';

/** @returns null when the run moves on while it is read */
export async function digestOfRun(context: UseCaseContext, workspaceId: number): Promise<string | null> {
  const { batches } = await freshRun(context, workspaceId);
  const { commitNumber } = await workspaceOf(context, workspaceId);
  return context.digests.of({ workspaceId, commitNumber, batches }, context.signal);
}
