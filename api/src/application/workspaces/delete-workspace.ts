import { parseTopLevelId } from '../../entities/global-id';
import { requestDeletion } from '../../persistence/requests/workspace-requests';
import type { UseCaseContext } from '../use-case-context';

/** Marks it DELETING, unreadable at once; the engine empties it. Returns the id. @throws NotFoundError */
export async function deleteWorkspace(context: UseCaseContext, id: string): Promise<string> {
  await requestDeletion(context.database, parseTopLevelId('Workspace', id, 'id'), context.nowMs());
  context.engine.wake();
  return id;
}
