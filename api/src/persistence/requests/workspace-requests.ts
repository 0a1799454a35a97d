import { ConflictError, NotFoundError } from '../../domain/errors';
import type { WorkspaceState } from '../../entities/states';
import type { Database, Tx } from '../database';

/**
 * From here on nobody reads the workspace any more. Its run and its imports are told to end; the engine deletes what
 * it holds once they have. Asking again changes nothing.
 *
 * @throws NotFoundError for an unknown one, ConflictError while it is being copied
 */
export function requestDeletion(database: Database, workspaceId: number, nowMs: number): Promise<void> {
  return database.write(async (tx) => {
    const state = await stateOf(tx, workspaceId);
    if (state === null) throw new NotFoundError('workspace', String(workspaceId));
    if (state === 'COPYING') {
      throw new ConflictError('The workspace is being copied; it can be deleted once it is READY.', [
        'workspace',
      ]);
    }
    await tx.run(`UPDATE workspaces SET state = 'DELETING' WHERE id = ?`, [workspaceId]);
    await tx.run(
      `UPDATE runs SET desired_state = 'STOPPED', virtual_target_s = NULL
       WHERE workspace_id = ? AND state IN ('PENDING', 'RUNNING', 'PAUSED')`,
      [workspaceId],
    );
    await tx.run(
      `UPDATE imports SET state = 'CANCELLED', cancel_requested = 1, finished_at = ? WHERE workspace_id = ? AND state = 'QUEUED'`,
      [new Date(nowMs).toISOString(), workspaceId],
    );
    await tx.run(`UPDATE imports SET cancel_requested = 1 WHERE workspace_id = ? AND state = 'RUNNING'`, [
      workspaceId,
    ]);
  });
}

/** For writes into a workspace that was READY when it was looked up. @throws NotFoundError, ConflictError */
export async function requireReady(tx: Tx, workspaceId: number): Promise<void> {
  const state = await stateOf(tx, workspaceId);
  if (state === null) throw new NotFoundError('workspace', String(workspaceId));
  if (state !== 'READY')
    throw new ConflictError(`The workspace is ${state} and cannot be used.`, ['workspace']);
}

async function stateOf(tx: Tx, workspaceId: number): Promise<WorkspaceState | null> {
  const [row] = await tx.query<{ state: WorkspaceState }>('SELECT state FROM workspaces WHERE id = ?', [
    workspaceId,
  ]);
  return row?.state ?? null;
}
