import { parseTopLevelId } from '../../entities/global-id';
import type { WorkspaceEntity } from '../../entities/workspace.entity';
import { renameWorkspace as storeName } from '../../persistence/requests/workspace-requests';
import { parseName } from '../scenario-document';
import { workspaceOf } from '../scope';
import type { UseCaseContext } from '../use-case-context';

/** @throws BadInputError by argument, NotFoundError, ConflictError while it is being copied or deleted */
export async function renameWorkspace(
  context: UseCaseContext,
  id: string,
  name: string,
): Promise<WorkspaceEntity> {
  const localId = parseTopLevelId('Workspace', id, 'id');
  await storeName(context.database, localId, parseName(name, 'name'));
  return workspaceOf(context, localId);
}
