import { NotFoundError } from '../domain/errors';
import { parseGlobalId } from '../entities/global-id';
import { select } from '../persistence/read/hydrate';
import { PatternEntity } from '../entities/pattern.entity';
import { archivePattern as store } from '../persistence/requests/archive-requests';
import { isReadable, workspaceNowS, workspaceOf } from './scope';
import type { UseCaseContext } from './use-case-context';

/**
 * Archives a pattern: it is not followed any more, owns no denials, and is not raised again.
 * @throws NotFoundError for an unknown pattern, ConflictError where it cannot be archived now
 */
export async function archivePattern(context: UseCaseContext, id: string): Promise<PatternEntity> {
  const { workspaceId, id: patternId } = parseGlobalId('Pattern', id, 'id');
  if (!(await isReadable(context, workspaceId))) throw new NotFoundError('pattern', id);
  const workspace = await workspaceOf(context, workspaceId);
  const nowS = await workspaceNowS(context, workspace);
  await store(context.database, workspaceId, patternId, nowS, context.nowMs());
  context.engine.wake();
  const [pattern] = await select(
    context.database.reader('live'),
    PatternEntity,
    'p',
    'FROM patterns p WHERE p.workspace_id = ? AND p.id = ?',
    [workspaceId, patternId],
  );
  if (!pattern) throw new NotFoundError('pattern', id);
  return pattern;
}
