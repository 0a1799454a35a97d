import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Database } from './database';

export type StoreState = 'ok' | 'full' | 'failing';

/** What the engine may write before the next probe: a write-ahead log and a batch. */
const MIN_FREE_BYTES = 128 * 1024 * 1024;

/**
 * Whether the store accepts a commit and returns rows as they were stored. The write changes nothing that anybody
 * reads; the read covers the newest rows and one random claim, so that a damaged file is noticed in time.
 * @param failed is told why, for the log
 */
export async function probeStore(
  database: Database,
  random: () => number,
  failed: (error: unknown) => void,
): Promise<StoreState> {
  try {
    if (database.dialect === 'sqlite' && (await freeBytes(database.url)) < MIN_FREE_BYTES) return 'full';
    await writeProbe(database, random);
    await readProbe(database, random);
    return 'ok';
  } catch (error) {
    failed(error);
    return isFull(error) ? 'full' : 'failing';
  }
}

async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(dirname(path));
  return bavail * bsize;
}

/** SQLite keeps a number for the application's own use in its first page; PostgreSQL has the row of a migration. */
async function writeProbe(database: Database, random: () => number): Promise<void> {
  const mark = Math.floor(random() * 2 ** 31);
  await database.write((tx) =>
    tx.run(
      tx.dialect === 'sqlite'
        ? `PRAGMA user_version = ${mark}`
        : 'UPDATE migrations SET name = name WHERE id = (SELECT MAX(id) FROM migrations)',
    ),
  );
}

async function readProbe(database: Database, random: () => number): Promise<void> {
  const reader = database.reader('live');
  const [workspace] = await reader.query<{ id: number }>('SELECT * FROM workspaces ORDER BY id DESC LIMIT 1');
  if (!workspace) return;
  const newest = 'WHERE workspace_id = ? ORDER BY id DESC LIMIT 1';
  const [claim] = await reader.query<{ id: number }>(`SELECT * FROM claims ${newest}`, [workspace.id]);
  if (!claim) return;
  const from = Math.floor(random() * claim.id);
  const [some] = await reader.query<{ id: number }>(
    'SELECT * FROM claims WHERE workspace_id = ? AND id >= ? ORDER BY id LIMIT 1',
    [workspace.id, from],
  );
  const lines = 'SELECT * FROM claim_line_items WHERE workspace_id = ? AND claim_id IN (?, ?)';
  await reader.query(lines, [workspace.id, claim.id, some?.id ?? claim.id]);
}

/** SQLITE_FULL, ENOSPC, and PostgreSQL's disk_full. */
function isFull(error: unknown): boolean {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  return ['SQLITE_FULL', 'ENOSPC', '53100'].includes(code);
}
