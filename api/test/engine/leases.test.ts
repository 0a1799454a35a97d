import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/persistence/database';
import {
  advanceImport,
  countImportFailure,
  endImport,
  findOpenImports,
  ImportTakenError,
  releaseImport,
  startImport,
  takeImport,
} from '../../src/persistence/import-store';
import type { ImportLease } from '../../src/persistence/import-store';
import { requestCancel } from '../../src/persistence/requests/import-requests';
import type { Lease } from '../../src/persistence/run-lease';
import {
  clearFailures,
  countFailure,
  failRun,
  LeaseLostError,
  requireRun,
  takeRun,
} from '../../src/persistence/run-lease';
import { setRunState } from '../../src/persistence/run-store';
import { DATABASES, withOneDatabase } from '../support/databases';
import { addImport, importHasEnded, importRow } from '../support/imports';
import { addRun, runEngine, SMALL_PRACTICE } from '../support/runs';

const DENIALS = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'));
/** Two engines on one database, as on PostgreSQL. */
const engine = (owner: string, nowMs: number): Lease => ({
  owner,
  nowMs,
  expiresAtMs: nowMs + 1_000,
  takeOver: false,
});

describe.each(DATABASES)('leases, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  const take = async (importId: number, lease: Lease): Promise<ImportLease | null> => {
    const taken = await database.write((tx) => takeImport(tx, importId, lease, 0));
    return taken && { importId, fencingToken: taken.fencingToken };
  };
  const open = async (lease: Lease): Promise<number[]> =>
    (await findOpenImports(database.reader('live'), lease)).map(({ id }) => id);

  it('let one engine at a time have an import, and whoever lost it writes nothing more', async () => {
    const importId = await addImport(database, DENIALS, null);
    const first = (await take(importId, engine('first', 0))) as ImportLease;
    expect(await open(engine('second', 999))).toEqual([]);
    expect(await take(importId, engine('second', 999))).toBeNull();

    expect(await open(engine('second', 1_001))).toEqual([importId]);
    const second = (await take(importId, engine('second', 1_001))) as ImportLease;
    const step = { items: 1, bytesRead: 1, claimsRead: 1, created: 1, updated: 0, duplicates: 0, waiting: 0 };
    for (const write of [
      () => database.write((tx) => startImport(tx, first, 'X12_835', '')),
      () =>
        database.write((tx) =>
          advanceImport(tx, first, {
            ...step,
            rejected: 0,
            rejections: [],
            noticed: 0,
            notices: [],
            replays: false,
            leaseExpiresAtMs: 0,
          }),
        ),
      () => database.write((tx) => countImportFailure(tx, first)),
      () => database.write((tx) => endImport(tx, first, 'FAILED', 'late', '')),
    ])
      await expect(write()).rejects.toThrow(ImportTakenError);
    await database.write((tx) => releaseImport(tx, first));
    expect(await importRow(database, importId)).toMatchObject({
      state: 'QUEUED',
      owner: 'second',
      items_read: 0,
      failures: 0,
      error: null,
    });
    expect(await database.write((tx) => countImportFailure(tx, second))).toBe(1);
  });

  it('do not let an import begin that was canceled while an engine took it up', async () => {
    const importId = await addImport(database, DENIALS, null);
    const lease = (await take(importId, engine('first', 0))) as ImportLease;
    await requestCancel(database, importId, 0);
    await expect(database.write((tx) => startImport(tx, lease, 'X12_835', ''))).rejects.toThrow(
      ImportTakenError,
    );
    expect(await importRow(database, importId)).toMatchObject({ state: 'CANCELLED' });
  });

  it('count the death of a thread over an import: after three it is FAILED', async () => {
    const importId = await addImport(database, DENIALS, null);
    await database.write((tx) => tx.run('UPDATE imports SET failures = 2 WHERE id = ?', [importId]));
    const lastCrash = { error: 'out of memory', over: { kind: 'import', importId } } as const;
    await runEngine(database, () => importHasEnded(database, importId), {}, lastCrash);
    expect(await importRow(database, importId)).toMatchObject({
      state: 'FAILED',
      failures: 3,
      claims_read: 0,
    });
  });

  it('fence every write to a run', async () => {
    const id = await addRun(database, SMALL_PRACTICE);
    const token = async (lease: Lease): Promise<number> =>
      (await database.write((tx) => takeRun(tx, id, lease, 0)))?.fencingToken as number;
    const first = await token(engine('first', 0));
    await token(engine('second', 1_001));
    for (const write of [
      () => database.write((tx) => requireRun(tx, id, first)),
      () => database.write((tx) => countFailure(tx, id, first)),
      () => database.write((tx) => failRun(tx, id, first, 'late')),
      () => database.write((tx) => setRunState(tx, id, first, { state: 'PAUSED' })),
    ])
      await expect(write()).rejects.toThrow(LeaseLostError);
    await database.write(async (tx) => {
      await tx.run('UPDATE runs SET failures = 2');
      await clearFailures(tx, id, first);
    });
    const [run] = await database.reader('live').query('SELECT state, owner, failures, error FROM runs');
    expect(run).toEqual({ state: 'PENDING', owner: 'second', failures: 2, error: null });
  });
});
