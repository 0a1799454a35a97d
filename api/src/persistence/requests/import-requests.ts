import { ConflictError, NotFoundError } from '../../domain/errors';
import type { ImportFormat, ImportState } from '../../entities/enums/states';
import type { Database, Tx } from '../database';
import { returning } from '../dialect';
import { insertWorkspace } from './run-requests';
import { requireReady } from './workspace-requests';

/** Files come in pieces, each its own short transaction, so that a large upload never holds the write lock. */
export const IMPORT_CHUNK_BYTES = 256 * 1024;

export interface NewImport {
  /** Null makes a LIVE workspace. */
  workspaceId: number | null;
  workspaceName: string;
  format: ImportFormat;
  fileName: string | null;
  /** The source that brings it; null for a file that somebody sends. */
  sourceId?: number | null;
  nowMs: number;
}

/** The file is still to come: bytes_total stays null, and the engine leaves it alone until finishImport. */
export function beginImport(
  database: Database,
  request: NewImport,
): Promise<{ importId: number; workspaceId: number }> {
  const nowIso = new Date(request.nowMs).toISOString();
  return database.write(async (tx) => {
    if (request.workspaceId !== null) await requireReady(tx, request.workspaceId);
    const workspaceId =
      request.workspaceId ?? (await insertWorkspace(tx, request.workspaceName, 'LIVE', nowIso));
    const [row] = await tx.query<{ id: number }>(
      returning(
        `INSERT INTO imports (workspace_id, state, format, file_name, source_id, created_at) VALUES (?, 'QUEUED', ?, ?, ?, ?) RETURNING id`,
      ),
      [workspaceId, request.format, request.fileName, request.sourceId ?? null, nowIso],
    );
    return { importId: (row as { id: number }).id, workspaceId };
  });
}

/** @param seq counts from 0. @throws ConflictError when the import was canceled, or is gone with its workspace */
export function addImportChunk(
  database: Database,
  importId: number,
  seq: number,
  content: Uint8Array,
): Promise<void> {
  return database.write(async (tx) => {
    const [job] = await tx.query<{ state: ImportState }>('SELECT state FROM imports WHERE id = ?', [
      importId,
    ]);
    if (job?.state !== 'QUEUED')
      throw new ConflictError('The import was canceled while its file was being uploaded.', ['importClaims']);
    await tx.run('INSERT INTO import_chunks (import_id, seq, content) VALUES (?, ?, ?)', [
      importId,
      seq,
      Buffer.from(content),
    ]);
  });
}

/** All pieces are in: from here on the engine may take it. */
export function finishImport(
  database: Database,
  importId: number,
  chunkCount: number,
  bytesTotal: number,
): Promise<void> {
  return database.write(async (tx) => {
    await tx.run('UPDATE imports SET chunk_count = ?, bytes_total = ? WHERE id = ?', [
      chunkCount,
      bytesTotal,
      importId,
    ]);
  });
}

/**
 * The upload was interrupted: what was stored is deleted, and the row gives the reason. A workspace that was created
 * for it and holds nothing else is deleted together with the row: no client ever received the id of either.
 */
export function abandonImport(
  database: Database,
  upload: BrokenUpload,
  error: string,
  nowMs: number,
): Promise<void> {
  return database.write((tx) => removeUpload(tx, upload, error, nowMs));
}

/** An upload without its rest; `newWorkspaceId` where a workspace was created for it. */
interface BrokenUpload {
  importId: number;
  newWorkspaceId: number | null;
}

/** In a transaction that goes on: see abandonImport. */
export async function removeUpload(
  tx: Tx,
  { importId, newWorkspaceId }: BrokenUpload,
  error: string,
  nowMs: number,
): Promise<void> {
  await tx.run('DELETE FROM import_chunks WHERE import_id = ?', [importId]);
  await tx.run(
    `UPDATE imports SET state = 'FAILED', error = ?, finished_at = ? WHERE id = ? AND bytes_total IS NULL`,
    [error, new Date(nowMs).toISOString(), importId],
  );
  if (newWorkspaceId !== null) await removeUnused(tx, newWorkspaceId, importId);
}

async function removeUnused(tx: Tx, workspaceId: number, importId: number): Promise<void> {
  const uses = await tx.query(
    `SELECT 1 AS found FROM imports WHERE workspace_id = ? AND id <> ?
     UNION ALL SELECT 1 FROM runs WHERE workspace_id = ?
     UNION ALL SELECT 1 FROM forks WHERE workspace_id = ? OR origin_id = ?`,
    [workspaceId, importId, workspaceId, workspaceId, workspaceId],
  );
  if (uses.length > 0) return;
  await tx.run('DELETE FROM imports WHERE id = ? AND bytes_total IS NULL', [importId]);
  await tx.run(`DELETE FROM workspaces WHERE id = ? AND state = 'READY' AND claim_count = 0`, [workspaceId]);
}

/** An import that has not begun ends at once; a running one ends at its next batch, and its claims are kept. */
export function requestCancel(database: Database, importId: number, nowMs: number): Promise<void> {
  return database.write(async (tx) => {
    const [row] = await tx.query<{ state: ImportState }>('SELECT state FROM imports WHERE id = ?', [
      importId,
    ]);
    if (!row) throw new NotFoundError('import job', String(importId));
    if (row.state === 'QUEUED') {
      await tx.run(
        `UPDATE imports SET state = 'CANCELLED', cancel_requested = 1, finished_at = ? WHERE id = ?`,
        [new Date(nowMs).toISOString(), importId],
      );
      await tx.run('DELETE FROM import_chunks WHERE import_id = ?', [importId]);
    } else if (row.state === 'RUNNING') {
      await tx.run('UPDATE imports SET cancel_requested = 1 WHERE id = ?', [importId]);
    } else if (row.state !== 'CANCELLED') {
      throw new ConflictError(`The import is ${row.state} already.`, ['importClaims']);
    }
  });
}
