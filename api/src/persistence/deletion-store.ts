import type { Cell } from './dialect';
import type { Queryable, Tx } from './database';
import { ENTITIES } from './entities';
import type { Lease } from './run-lease';
import type { Table } from './table';
import { tableOf } from './table';

const TABLES = ENTITIES.map((entity) => tableOf<object>(entity));
const tablesWith = (column: string): Table<object>[] =>
  TABLES.filter(({ columns }) => columns.some(({ name }) => name === column));

/** The tables that hold a workspace's data, each with the rest of its key, in the order of their deletion. */
export const WORKSPACE_TABLES: readonly (readonly [table: string, key: readonly string[]])[] = tablesWith(
  'workspace_id',
).map(({ name, key }) => [name, key.filter((column) => column !== 'workspace_id')]);

/** These belong to imports, and are deleted before them. */
const IMPORT_TABLES = tablesWith('import_id').map(({ name }) => name);

/** Workspaces that are to be deleted and that no engine works on: their runs and imports have ended, or never began, and no copy is made of them. */
export async function findDeletable(db: Queryable, lease: Lease): Promise<number[]> {
  const rows = await db.query<{ id: number }>(
    `SELECT w.id FROM workspaces w LEFT JOIN runs r ON r.workspace_id = w.id
     WHERE w.state = 'DELETING'
       AND (r.workspace_id IS NULL OR ? = 1 OR r.owner IS NULL OR r.lease_expires_at_ms < ?)
       AND NOT EXISTS (SELECT 1 FROM forks f WHERE f.origin_id = w.id AND f.kind = 'COPY')
       AND NOT EXISTS (SELECT 1 FROM imports i WHERE i.workspace_id = w.id AND i.state IN ('QUEUED', 'RUNNING') AND i.bytes_total IS NOT NULL)
     ORDER BY w.id`,
    [lease.takeOver ? 1 : 0, lease.nowMs],
  );
  return rows.map((row) => row.id);
}

/** How far a table has been emptied: the last key deleted, so that the next step does not scan deleted rows. */
export type Place = readonly Cell[] | null;

/**
 * Deletes the next `limit` rows of one of WORKSPACE_TABLES, in the order of its key.
 * @returns the last key deleted; null when the table holds nothing more of the workspace
 */
export async function deleteSome(
  tx: Tx,
  workspaceId: number,
  table: (typeof WORKSPACE_TABLES)[number],
  after: Place,
  limit: number,
): Promise<Place> {
  const [name, key] = table;
  const all: Cell[] = [workspaceId];
  if (key.length === 0) {
    await tx.run(`DELETE FROM ${name} WHERE workspace_id = ?`, all);
    return null;
  }
  const columns = key.join(', ');
  const marks = key.map(() => '?').join(', ');
  const beyond = after ? ` AND (${columns}) > (${marks})` : '';
  const [last] = await tx.query<Record<string, Cell>>(
    `SELECT ${columns} FROM ${name} WHERE workspace_id = ?${beyond} ORDER BY ${columns} LIMIT 1 OFFSET ${limit - 1}`,
    [...all, ...(after ?? [])],
  );
  if (!last) {
    await tx.run(`DELETE FROM ${name} WHERE workspace_id = ?`, all);
    return null;
  }
  const place = key.map((column) => last[column] as Cell);
  await tx.run(`DELETE FROM ${name} WHERE workspace_id = ?${beyond} AND (${columns}) <= (${marks})`, [
    ...all,
    ...(after ?? []),
    ...place,
  ]);
  return place;
}

/** Pieces and rejections of the workspace's imports; true when there are none left. */
export async function deleteSomeOfImports(tx: Tx, workspaceId: number, limit: number): Promise<boolean> {
  for (const name of IMPORT_TABLES) {
    const rows = await tx.query<{ import_id: number; seq: number }>(
      `SELECT t.import_id, t.seq FROM imports i JOIN ${name} t ON t.import_id = i.id
       WHERE i.workspace_id = ? ORDER BY t.import_id, t.seq LIMIT ${limit}`,
      [workspaceId],
    );
    const last = rows.at(-1);
    if (!last) continue;
    for (const importId of new Set(rows.map((row) => row.import_id))) {
      const through = importId === last.import_id ? last.seq : Number.MAX_SAFE_INTEGER;
      await tx.run(`DELETE FROM ${name} WHERE import_id = ? AND seq <= ?`, [importId, through]);
    }
    return false;
  }
  return true;
}

/** The last step: whatever was added meanwhile, and the workspace itself. */
export async function deleteWorkspaceRow(tx: Tx, workspaceId: number): Promise<void> {
  for (const name of IMPORT_TABLES) {
    await tx.run(`DELETE FROM ${name} WHERE import_id IN (SELECT id FROM imports WHERE workspace_id = ?)`, [
      workspaceId,
    ]);
  }
  for (const [name] of WORKSPACE_TABLES) {
    await tx.run(`DELETE FROM ${name} WHERE workspace_id = ?`, [workspaceId]);
  }
  await tx.run(`DELETE FROM workspaces WHERE id = ? AND state = 'DELETING'`, [workspaceId]);
}
