import { WorkspaceEntity } from '../../entities/workspace.entity';
import type { Queryable } from '../database';
import { select } from './hydrate';

/** Newest first, without those created for a file that was then refused: they hold nothing but the refusal. */
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

/** Which of these follow the workspace that they were forked from, as its counterfactual twin. */
export async function twinsAmong(db: Queryable, ids: readonly number[]): Promise<Set<number>> {
  const rows = await db.query<{ workspace_id: number }>(
    `SELECT workspace_id FROM forks WHERE kind = 'TWIN' AND workspace_id IN (${ids.map(() => '?').join(', ')})`,
    ids,
  );
  return new Set(rows.map((row) => row.workspace_id));
}
