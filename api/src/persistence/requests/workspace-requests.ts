import { ConflictError, NotFoundError } from '../../domain/errors';
import type { WorkspaceState } from '../../entities/enums/states';
import type { Database, Tx } from '../database';

/**
 * Makes the workspace unreadable. Its run and its imports are told to end; the engine deletes its contents once they
 * have, and once the copies being made of it are done. A copy in progress into it ends. Its forks lose their origin,
 * and its twin stops following and is paused. Calling it again changes nothing.
 *
 * @throws NotFoundError for an unknown one
 */
export function requestDeletion(database: Database, workspaceId: number, nowMs: number): Promise<void> {
  return database.write(async (tx) => {
    const state = await stateOf(tx, workspaceId);
    if (state === null) throw new NotFoundError('workspace', String(workspaceId));
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
    await tx.run('DELETE FROM forks WHERE workspace_id = ?', [workspaceId]);
    await leaveForks(tx, workspaceId);
  });
}

/** @throws NotFoundError for an unknown one, ConflictError while it is being copied or deleted */
export function renameWorkspace(database: Database, workspaceId: number, name: string): Promise<void> {
  return database.write(async (tx) => {
    await requireReady(tx, workspaceId);
    await tx.run('UPDATE workspaces SET name = ? WHERE id = ?', [name, workspaceId]);
  });
}

async function leaveForks(tx: Tx, originId: number): Promise<void> {
  const twins = `SELECT workspace_id FROM forks WHERE origin_id = ? AND kind = 'TWIN'`;
  await tx.run(
    `UPDATE runs SET desired_state = 'PAUSED' WHERE workspace_id IN (${twins}) AND state IN ('PENDING', 'RUNNING', 'PAUSED')`,
    [originId],
  );
  await tx.run(`UPDATE workspaces SET state = 'READY' WHERE id IN (${twins}) AND state = 'COPYING'`, [
    originId,
  ]);
  await tx.run(`DELETE FROM forks WHERE origin_id = ? AND kind = 'TWIN'`, [originId]);
  await tx.run('UPDATE workspaces SET forked_from_id = NULL WHERE forked_from_id = ?', [originId]);
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
