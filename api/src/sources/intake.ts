import { mappingFor } from '../application/column-mappings';
import { judgeFileStart } from '../application/judge-file';
import type { DataSourceEntity } from '../entities/data-source.entity';
import type { ImportFormat, ImportState } from '../entities/enums/states';
import type { EngineHandle } from '../engine/engine-handle';
import type { Database } from '../persistence/database';
import {
  abandonImport,
  addImportChunk,
  beginImport,
  finishImport,
  IMPORT_CHUNK_BYTES,
} from '../persistence/requests/import-requests';

/** What a source works with. */
export interface SourceTools {
  database: Database;
  engine: EngineHandle;
  nowMs(): number;
  /** Resolves after so many milliseconds, or when the signal is aborted. */
  rest(ms: number, signal: AbortSignal): Promise<void>;
}

/** One sync of a source: what it may use, and whom it tells of what it begins. */
export interface Sync extends SourceTools {
  source: DataSourceEntity;
  /** Aborted when the program ends: what is not stored whole is left for the next sync. */
  signal: AbortSignal;
  began(importId: number): void;
}

export interface FileOfSource {
  name: string;
  format: ImportFormat;
  bytes: AsyncIterable<Uint8Array>;
}

/** Rests by the clock of the machine. */
export const resting: SourceTools['rest'] = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const over = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    signal.addEventListener('abort', over, { once: true });
  });

const LOOK_MS = 250;

/**
 * Stores a file for the engine to import: whole or not at all.
 * @returns the import's number; null for an empty file
 * @throws BadInputError for a file that cannot be imported, before anything of it is stored
 */
export async function takeIn(sync: Sync, { name, format, bytes }: FileOfSource): Promise<number | null> {
  const { database, engine, source, signal, nowMs } = sync;
  let importId: number | null = null;
  let seq = 0;
  let bytesTotal = 0;
  try {
    for await (const piece of pieces(bytes)) {
      signal.throwIfAborted();
      if (importId === null) {
        const isWhole = piece.length < IMPORT_CHUNK_BYTES;
        const mapping = await mappingFor(sync, source.workspaceLocalId, piece);
        judgeFileStart({ head: piece, isWhole, mapping }, format, 'file');
        ({ importId } = await beginImport(database, {
          workspaceId: source.workspaceLocalId,
          workspaceName: '',
          format,
          fileName: name.slice(0, 255),
          sourceId: source.localId,
          nowMs: nowMs(),
        }));
      }
      await addImportChunk(database, importId, seq, piece);
      seq += 1;
      bytesTotal += piece.length;
    }
    if (importId !== null) await finishImport(database, importId, seq, bytesTotal);
  } catch (error) {
    if (importId !== null)
      await abandonImport(
        database,
        { importId, newWorkspaceId: null },
        'The source broke off before the end of the file; the next sync reads it again.',
        nowMs(),
      ).catch(() => undefined);
    throw error;
  }
  if (importId !== null) {
    engine.wake();
    sync.began(importId);
  }
  return importId;
}

/** How an import ended. @throws the signal's reason when the program ends before it */
export async function ended(
  sync: Sync,
  importId: number,
): Promise<{ state: ImportState; error: string | null }> {
  for (;;) {
    sync.signal.throwIfAborted();
    const [row] = await sync.database
      .reader('live')
      .query<{ state: ImportState; error: string | null }>('SELECT state, error FROM imports WHERE id = ?', [
        importId,
      ]);
    if (!row) return { state: 'CANCELLED', error: 'The workspace was deleted.' };
    if (row.state !== 'QUEUED' && row.state !== 'RUNNING') return row;
    await sync.rest(LOOK_MS, sync.signal);
  }
}

/** Gathers what is read into pieces of one size. */
async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  for await (const chunk of bytes) {
    held.push(chunk);
    heldBytes += chunk.length;
    while (heldBytes >= IMPORT_CHUNK_BYTES) {
      const whole = Buffer.concat(held);
      yield whole.subarray(0, IMPORT_CHUNK_BYTES);
      held = [whole.subarray(IMPORT_CHUNK_BYTES)];
      heldBytes = whole.length - IMPORT_CHUNK_BYTES;
    }
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}
