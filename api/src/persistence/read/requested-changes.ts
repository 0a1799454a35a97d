import type { InstantS } from '../../domain/calendar';
import type { RunCommand } from '../../domain/scenario/scenario';
import type { Queryable } from '../database';

type ConfigureCommand = Extract<RunCommand, { kind: 'CONFIGURE' }>;
type Changes = ConfigureCommand['changes'];

/** A run's changes of configuration that have taken effect, in order. */
export async function configureCommands(db: Queryable, workspaceId: number): Promise<ConfigureCommand[]> {
  const rows = await db.query<{ payload: string; effective_at_s: number }>(
    `SELECT payload, effective_at_s FROM commands
     WHERE workspace_id = ? AND kind = 'CONFIGURE' AND effective_at_s IS NOT NULL ORDER BY effective_at_s, seq`,
    [workspaceId],
  );
  return rows.map(({ payload, effective_at_s: effectiveAtS }) => ({
    kind: 'CONFIGURE',
    effectiveAtS: Number(effectiveAtS),
    changes: JSON.parse(payload) as Changes,
  }));
}

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
