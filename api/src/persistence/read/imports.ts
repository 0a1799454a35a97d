import { ImportJobEntity } from '../../entities/import-job.entity';
import type { Queryable } from '../database';
import { select } from './hydrate';

/** Enough for any page; an import older than these is found by its id. */
const MAX_LISTED = 200;

/** Newest first; of one workspace, or of all that are READY. */
export function listImports(db: Queryable, workspaceId: number | null): Promise<ImportJobEntity[]> {
  return select(
    db,
    ImportJobEntity,
    'i',
    `FROM imports i ${workspaceId === null ? `WHERE EXISTS (SELECT 1 FROM workspaces w WHERE w.id = i.workspace_id AND w.state = 'READY')` : 'WHERE i.workspace_id = ?'} ORDER BY i.id DESC LIMIT ${MAX_LISTED}`,
    workspaceId === null ? [] : [workspaceId],
  );
}
