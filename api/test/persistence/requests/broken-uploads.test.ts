import type { Database, Row } from '../../../src/persistence/database';
import { failBrokenUploads } from '../../../src/persistence/requests/broken-uploads';
import { addImportChunk, beginImport, finishImport } from '../../../src/persistence/requests/import-requests';
import { SQLITE, withOneDatabase } from '../../support/databases';

const STARTED_MS = Date.parse('2026-01-01T00:00:00Z');
const RESTARTED_MS = Date.parse('2026-01-02T00:00:00Z');

describe('an upload that the stop of the server cut off, found at the next start', () => {
  let database: Database;
  withOneDatabase(SQLITE.create, (opened) => (database = opened));

  const begin = async (workspaceId: number | null, nowMs: number): ReturnType<typeof beginImport> => {
    const upload = await beginImport(database, {
      workspaceId,
      workspaceName: 'Remits',
      format: 'AUTO',
      fileName: 'remit.835',
      nowMs,
    });
    await addImportChunk(database, upload.importId, 0, Buffer.from('ISA*00*'));
    return upload;
  };
  const rows = (sql: string): Promise<Row[]> => database.reader('live').query<Row>(sql);
  const imports = (): Promise<Row[]> => rows('SELECT id, state, error, finished_at FROM imports ORDER BY id');

  it('is gone with the workspace that was created for it', async () => {
    await begin(null, STARTED_MS);
    await failBrokenUploads(database, RESTARTED_MS);
    expect(await imports()).toEqual([]);
    expect(await rows('SELECT id FROM workspaces')).toEqual([]);
    expect(await rows('SELECT import_id FROM import_chunks')).toEqual([]);
  });

  it('is FAILED with the reason where its workspace was there before', async () => {
    const whole = await begin(null, STARTED_MS);
    await finishImport(database, whole.importId, 1, 7);
    const { importId } = await begin(whole.workspaceId, STARTED_MS + 60_000);
    await failBrokenUploads(database, RESTARTED_MS);
    expect(await imports()).toEqual([
      { id: whole.importId, state: 'QUEUED', error: null, finished_at: null },
      {
        id: importId,
        state: 'FAILED',
        error: 'The upload broke off: the server was stopped.',
        finished_at: '2026-01-02T00:00:00.000Z',
      },
    ]);
    expect(await rows('SELECT id FROM workspaces')).toEqual([{ id: whole.workspaceId }]);
    expect(await rows('SELECT import_id FROM import_chunks')).toEqual([{ import_id: whole.importId }]);
  });

  it('leaves the workspace where another file came into it meanwhile', async () => {
    const { workspaceId } = await begin(null, STARTED_MS);
    const other = await begin(workspaceId, STARTED_MS + 1);
    await finishImport(database, other.importId, 1, 7);
    await failBrokenUploads(database, RESTARTED_MS);
    expect((await imports()).map(({ state }) => state)).toEqual(['FAILED', 'QUEUED']);
    expect(await rows('SELECT id FROM workspaces')).toEqual([{ id: workspaceId }]);
  });
});
