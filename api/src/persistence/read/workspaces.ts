import { WorkspaceEntity } from '../../entities/workspace.entity';
import type { Queryable } from '../database';
import { select } from './hydrate';

/** Newest first, without those that were made for a file which was then refused: they hold nothing but the refusal. */
export const listWorkspaces = (db: Queryable): Promise<WorkspaceEntity[]> =>
  select(
    db,
    WorkspaceEntity,
    'w',
    `FROM workspaces w WHERE NOT (w.kind = 'LIVE' AND w.claim_count = 0
       AND EXISTS (SELECT 1 FROM imports i WHERE i.workspace_id = w.id)
       AND NOT EXISTS (SELECT 1 FROM imports i WHERE i.workspace_id = w.id AND i.state NOT IN ('FAILED', 'CANCELLED')))
     ORDER BY w.id DESC`,
  );
