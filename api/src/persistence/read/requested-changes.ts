import type { InstantS } from '../../domain/calendar';
import type { RunCommand } from '../../domain/scenario/scenario';
import type { Queryable } from '../database';

type Changes = Extract<RunCommand, { kind: 'CONFIGURE' }>['changes'];

/**
 * The requested changes of a run, in order.
 * @param byS only changes in effect by then; null: all of them, those waiting for the next midnight included
 */
export async function requestedChanges(
  db: Queryable,
  workspaceId: number,
  byS: InstantS | null,
): Promise<Changes[]> {
  const rows = await db.query<{ payload: string }>(
    `SELECT payload FROM commands WHERE workspace_id = ? AND kind = 'CONFIGURE'${byS === null ? '' : ' AND effective_at_s <= ?'}
     ORDER BY seq`,
    byS === null ? [workspaceId] : [workspaceId, byS],
  );
  return rows.map(({ payload }) => JSON.parse(payload) as Changes);
}
