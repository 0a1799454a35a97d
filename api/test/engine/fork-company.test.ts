import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_ENGINE_SETTINGS } from '../../src/engine/engine-settings';
import { runImport } from '../../src/engine/import-runner';
import { systemClock } from '../../src/engine/system-clock';
import { WorkspaceSession } from '../../src/ingest/workspace-session';
import type { Row } from '../../src/persistence/database';
import { Database } from '../../src/persistence/database';
import type { Copy } from '../../src/persistence/fork-store';
import { COPIED_TABLES, findCopies, pinIdleOrigin } from '../../src/persistence/fork-store';
import type { TakenImport } from '../../src/persistence/import-store';
import { requireNotHeld, takeImport, WorkspaceHeldError } from '../../src/persistence/import-store';
import type { NewFork } from '../../src/persistence/requests/fork-requests';
import { addImportChunk, beginImport, finishImport } from '../../src/persistence/requests/import-requests';
import { requestState } from '../../src/persistence/requests/run-requests';
import { requestDeletion } from '../../src/persistence/requests/workspace-requests';
import { databasesInTurn, withOneDatabase } from '../support/databases';
import { digestOf, forkOf } from '../support/forks';
import { importInto, mismatches } from '../support/imports';
import { pureDigest } from '../support/pure-digest';
import { addRun, runEngine, runState, runToEnd, SMALL_PRACTICE } from '../support/runs';

const CONFIG = { ...SMALL_PRACTICE, durationDays: 25 };
const PAYMENTS = 150;

describe.each(databasesInTurn(__filename))(
  'a fork beside imports, deletions and failures, on $name',
  ({ name, create }) => {
    let database: Database;
    let url: string;
    withOneDatabase(create, (opened, at) => {
      database = opened;
      url = at;
    });

    const one = async (sql: string, id: number): Promise<Row | undefined> =>
      (await database.reader('live').query(sql, [id]))[0];
    const stateOf = async (id: number): Promise<unknown> =>
      (await one('SELECT state FROM workspaces WHERE id = ?', id))?.state ?? 'GONE';
    const importState = async (id: number): Promise<unknown> =>
      (await one('SELECT state FROM imports WHERE id = ?', id))?.state;
    const digest = (id: number): Promise<string> => digestOf(database, id);
    const fork = (originId: number, more: Partial<NewFork> = {}): Promise<number> =>
      forkOf(database, originId, more);
    const claims = async (id: number): Promise<Row[]> => {
      const rows = await database
        .reader('exports')
        .query('SELECT * FROM claims WHERE workspace_id = ? ORDER BY id', [id]);
      return rows.map(({ workspace_id: _, ...rest }) => rest);
    };
    const rowsOf = async (id: number): Promise<number> => {
      let rows = 0;
      for (const [table] of COPIED_TABLES) {
        const count = await one(`SELECT COUNT(*) AS n FROM ${table} WHERE workspace_id = ?`, id);
        rows += Number(count?.n);
      }
      return rows;
    };

    it('asked for in the middle of an import is of an instant between two of its pieces; both come to hold the whole file', async () => {
      const file = longRemittance();
      const { workspace_id: origin } = await importInto(database, smallRemittance(), null);
      const importId = await queueImport(database, file, origin);
      let copy = 0;
      await runEngine(database, async () => {
        const job = await one('SELECT items_read, state FROM imports WHERE id = ?', importId);
        if (copy === 0 && Number(job?.items_read) > 0) copy = await fork(origin);
        if (copy !== 0 && (await stateOf(copy)) === 'COPYING') {
          const pinned = await one('SELECT pinned FROM forks WHERE workspace_id = ?', copy);
          if (pinned?.pinned === 1) expect(job?.state).not.toBe('FAILED');
        }
        return job?.state === 'COMPLETED' && copy !== 0 && (await stateOf(copy)) === 'READY';
      });
      const held = await claims(copy);
      const all = await claims(origin);
      expect(held).toEqual(all.slice(0, held.length));
      expect((await one('SELECT claim_count FROM workspaces WHERE id = ?', copy))?.claim_count).toBe(
        held.length,
      );
      expect(await mismatches(database)).toBe(0);
      await importInto(database, file, copy);
      // What it knew already has taken numbers too.
      const content = (rows: Row[]): unknown[] => rows.map(({ id: _, ...rest }) => rest);
      expect(content(await claims(copy))).toEqual(content(all));
      expect(await mismatches(database)).toBe(0);
    }, 180_000);

    it('holds an import that another engine has under way, and waits for the batch that it has in hand', async () => {
      const other = name === 'PostgreSQL' ? await Database.open({ url }) : database;
      const { workspace_id: origin } = await importInto(database, smallRemittance(), null);
      const importId = await queueImport(database, longRemittance(), origin);
      let copy = 0;
      const pin = async (): Promise<void> => {
        const [found] = await findCopies(database.reader('live'));
        const lease = { owner: 'copies', nowMs: 0, expiresAtMs: 0, takeOver: false };
        expect(await database.write((tx) => pinIdleOrigin(tx, found as Copy, lease))).toBe(true);
      };
      const session = await WorkspaceSession.open(other, origin, DEFAULT_ENGINE_SETTINGS.retention);
      const inTurn = session.exclusively.bind(session);
      let batches = 0;
      session.exclusively = async (work) => {
        if (++batches === 2) {
          copy = await fork(origin);
          await pin();
        }
        return inTurn(work);
      };
      const shortLease = { owner: 'other', nowMs: 0, expiresAtMs: 0, takeOver: false };
      const taken = (await other.write((tx) => takeImport(tx, importId, shortLease, 0))) as TakenImport;
      const reading = runImport({
        db: other,
        session,
        lease: { importId, fencingToken: taken.fencingToken },
        leaseMs: 0,
        fewClaims: 20_000,
        clock: systemClock,
        computing: (work) => work(),
        committed: () => undefined,
        stopping: () => false,
      });
      await expect(reading).rejects.toThrow(WorkspaceHeldError);
      expect(batches).toBe(2);
      expect(await importState(importId)).toBe('RUNNING');
      const before = await claims(origin);
      await runEngine(
        database,
        async () => (await importState(importId)) === 'COMPLETED' && (await stateOf(copy)) === 'READY',
      );
      expect(await claims(copy)).toEqual(before);
      expect((await claims(origin)).length).toBeGreaterThan(before.length);
      expect(await mismatches(database)).toBe(0);

      await fork(origin);
      const order: string[] = [];
      let pinned: Promise<void> = Promise.resolve();
      await other.write(async (tx) => {
        await requireNotHeld(tx, origin);
        pinned = pin().then(() => void order.push('pinned'));
        // Long enough for a pin that waits for nobody.
        await new Promise((resolve) => setTimeout(resolve, 300));
        order.push('batch');
      });
      await pinned;
      expect(order).toEqual(['batch', 'pinned']);
      if (other !== database) await other.close();
    }, 60_000);

    it('without learning is readable once it has caught up with an origin that never stands still', async () => {
      const origin = await addRun(database, { ...SMALL_PRACTICE, durationDays: null, daysPerSecond: 2 });
      let twin = 0;
      await runEngine(database, async () => {
        const run = await one('SELECT claims_generated FROM runs WHERE workspace_id = ?', origin);
        if (twin === 0 && Number(run?.claims_generated) > 600)
          twin = await fork(origin, { withoutLearning: true });
        return twin !== 0 && (await stateOf(twin)) === 'READY';
      });
      expect(await runState(database, origin)).toBe('RUNNING');
      await requestState(database, origin, 'PAUSED');
      const nowS = async (id: number): Promise<unknown> =>
        (await one("SELECT virtual_now_s FROM runs WHERE workspace_id = ? AND state = 'PAUSED'", id))
          ?.virtual_now_s;
      await runEngine(database, async () => {
        const followed = await nowS(origin);
        return followed !== undefined && (await nowS(twin)) === followed;
      });
    }, 60_000);

    it('that is deleted while it is being made leaves nothing behind, and its origin goes on', async () => {
      const origin = await addRun(database, CONFIG);
      await requestState(database, origin, 'PAUSED');
      await runEngine(database, async () => (await runState(database, origin)) === 'PAUSED');
      await requestState(database, origin, 'RUNNING');
      const copy = await fork(origin);
      const replay = await fork(origin, { at: CONFIG.startDate });
      const twin = await fork(origin, { withoutLearning: true });
      let asked = false;
      await runEngine(database, async () => {
        const steps = await one('SELECT step FROM forks WHERE workspace_id = ?', copy);
        if (!asked && (Number(steps?.step) > 1 || (await stateOf(copy)) === 'READY')) {
          asked = true;
          for (const id of [copy, replay, twin]) await requestDeletion(database, id, 0);
        }
        const gone = (await Promise.all([copy, replay, twin].map(stateOf))).every(
          (state) => state === 'GONE',
        );
        return gone && (await runState(database, origin)) === 'COMPLETED';
      });
      expect(await Promise.all([copy, replay, twin].map(rowsOf))).toEqual([0, 0, 0]);
      expect(await digest(origin)).toBe(pureDigest(CONFIG, []));
    }, 180_000);

    it('that cannot be copied is FAILED after three attempts with the reason, and its origin does not wait for good', async () => {
      const origin = await addRun(database, CONFIG);
      await runToEnd(database, origin);
      const copy = await fork(origin);
      // A row in its way.
      await database.write((tx) =>
        tx.run(
          `INSERT INTO coders (workspace_id, id, name) SELECT CAST(? AS BIGINT), id, name FROM coders WHERE workspace_id = ?`,
          [copy, origin],
        ),
      );
      const complaints = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
      await runEngine(database, async () => (await stateOf(copy)) === 'FAILED').finally(() =>
        complaints.mockRestore(),
      );
      expect(await one('SELECT error FROM workspaces WHERE id = ?', copy)).toEqual({
        error: expect.stringMatching(
          /^The database refused a statement \(\w+\); .* Delete this workspace and fork again/,
        ) as string,
      });
      await requestDeletion(database, copy, 0);
      await runEngine(database, async () => (await stateOf(copy)) === 'GONE');
      expect(await rowsOf(copy)).toBe(0);
      const next = await fork(origin);
      await runEngine(database, async () => (await stateOf(next)) === 'READY');
      expect(await digest(next)).toBe(await digest(origin));
    }, 180_000);

    it('whose replay fails is shown with the reason', async () => {
      const origin = await addRun(database, CONFIG);
      await runToEnd(database, origin);
      const replay = await fork(origin, { at: '2025-01-20' });
      await database.write((tx) =>
        tx.run(
          `UPDATE runs SET config = replace(config, '"providers":3', '"providers":-3') WHERE workspace_id = ?`,
          [replay],
        ),
      );
      const complaints = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
      await runEngine(database, async () => (await stateOf(replay)) === 'READY').finally(() =>
        complaints.mockRestore(),
      );
      expect(await one('SELECT state, error FROM runs WHERE workspace_id = ?', replay)).toMatchObject({
        state: 'FAILED',
        error: expect.stringMatching(/\w+/) as string,
      });
    }, 180_000);

    async function queueImport(into: Database, content: Buffer, workspaceId: number): Promise<number> {
      const request = {
        workspaceId,
        workspaceName: '',
        format: 'AUTO',
        fileName: 'long.835',
        nowMs: 0,
      } as const;
      const { importId } = await beginImport(into, request);
      const PIECE = 4_000;
      let pieces = 0;
      for (let at = 0; at < content.length; at += PIECE)
        await addImportChunk(into, importId, pieces++, content.subarray(at, at + PIECE));
      await finishImport(into, importId, pieces, content.length);
      expect(await importState(importId)).toBe('QUEUED');
      return importId;
    }
  },
);

function smallRemittance(): Buffer {
  return readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'));
}

/** The sample's payment over and over, each time with other numbers of its own. */
function longRemittance(): Buffer {
  const text = smallRemittance().toString('latin1');
  const begin = text.indexOf('ST*');
  const end = text.indexOf('GE*');
  const payment = text.slice(begin, end);
  const payments = Array.from({ length: PAYMENTS }, (_, n) => {
    const number = String(n + 2).padStart(4, '0');
    return payment
      .replaceAll('*835*0001', `*835*${number}`)
      .replace(/(SE\*\d+\*)0001/, `$1${number}`)
      .replaceAll('EFT0000101', `EFT${number}101`)
      .replaceAll('ACCT-', `ACCT-${number}-`)
      .replaceAll('SHP2025', `SHP${number}`);
  });
  const tail = text.slice(end).replace(/GE\*1\*/, `GE*${PAYMENTS}*`);
  return Buffer.from(text.slice(0, begin) + payments.join('') + tail, 'latin1');
}
