import type { EngineSettings } from '../../src/engine/engine-settings';
import { JobRunner } from '../../src/jobs/job-runner';
import { RECOMPUTE_JOBS } from '../../src/jobs/recompute-jobs';
import type { Database, Row } from '../../src/persistence/database';
import { addImportChunk, beginImport, finishImport } from '../../src/persistence/requests/import-requests';
import { runEngine } from './runs';

export type ImportRow = Row & { workspace_id: number };

/** Stores a file in pieces, for an engine to import. */
export async function addImport(
  database: Database,
  content: Buffer,
  workspaceId: number | null,
  pieceBytes = 256 * 1024,
): Promise<number> {
  const request = {
    workspaceId,
    workspaceName: 'Remits',
    format: 'AUTO',
    fileName: 'remit.835',
    nowMs: 0,
  } as const;
  const { importId } = await beginImport(database, request);
  let pieces = 0;
  for (let at = 0; at < content.length; at += pieceBytes) {
    await addImportChunk(database, importId, pieces++, content.subarray(at, at + pieceBytes));
  }
  await finishImport(database, importId, pieces, content.length);
  return importId;
}

export async function importRow(database: Database, importId: number): Promise<ImportRow> {
  const [row] = await database
    .reader('live')
    .query<ImportRow>('SELECT * FROM imports WHERE id = ?', [importId]);
  return row as ImportRow;
}

export const importHasEnded = async (database: Database, importId: number): Promise<boolean> =>
  ['COMPLETED', 'FAILED', 'CANCELLED'].includes(String((await importRow(database, importId)).state));

/** Stores a file in pieces, lets an engine import it, gives the job's row. */
export async function importInto(
  database: Database,
  content: Buffer,
  workspaceId: number | null,
  pieceBytes?: number,
  settings?: Partial<EngineSettings>,
): Promise<ImportRow> {
  const importId = await addImport(database, content, workspaceId, pieceBytes);
  await runEngine(database, () => importHasEnded(database, importId), settings);
  return importRow(database, importId);
}

/** How many stored figures the recomputation jobs do not confirm. */
export async function mismatches(database: Database): Promise<number> {
  const runner = new JobRunner(database, RECOMPUTE_JOBS, { nowMs: () => 0 }, (_name, error) => {
    throw error;
  });
  let found = 0;
  for (const { name } of RECOMPUTE_JOBS) {
    const { state, mismatches: wrong } = await runner.run(name);
    if (state !== 'SUCCEEDED') throw new Error(`${name} ended ${state}`);
    found += wrong ?? 0;
  }
  return found;
}
