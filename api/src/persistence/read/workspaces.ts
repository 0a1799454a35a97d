import { WorkspaceEntity } from '../../entities/workspace.entity';
import type { Queryable } from '../database';
import { select } from './hydrate';

/** Newest first. */
export const listWorkspaces = (db: Queryable): Promise<WorkspaceEntity[]> =>
  select(db, WorkspaceEntity, 'w', 'FROM workspaces w ORDER BY w.id DESC');
