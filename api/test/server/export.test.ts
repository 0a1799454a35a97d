import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { RemitClaim } from '../../src/connectors/remittance';
import { EXPORT_FILES } from '../../src/connectors/export-files';
import { Claim837Connector } from '../../src/connectors/x12/claim-837';
import { addDays } from '../../src/domain/calendar';
import { RUN_OUT_DAYS } from '../../src/domain/scenario/run-end';
import { RunDigests } from '../../src/application/run-digests';
import type { EngineHandle } from '../../src/engine/engine-handle';
import type { Database } from '../../src/persistence/database';
import { ExportBrokenOff, exportPages, pageQuery } from '../../src/persistence/read/export-pages';
import { workspaceGlobalId } from '../../src/entities/global-id';
import { createLoaders } from '../../src/graphql/loaders';
import type { RunningServer } from '../../src/server/server';
import { byProcessing, bySubmission, fileText, simulatedRecords } from '../connectors/simulated-records';
import { readBytes } from '../connectors/x12/reading';
import type { FeedWorld } from '../feeds/feed-world';
import type { TestDatabase } from '../support/databases';
import { DATABASES, databasesInTurn, openMigrated } from '../support/databases';
import { importInto } from '../support/imports';
import { SMALL_PRACTICE, addRun, runToEnd } from '../support/runs';
import { sleep, startTestServer } from './test-server';

const DAYS = 60;
const CONFIG = { ...SMALL_PRACTICE, durationDays: DAYS };
/** Two months of claims are computed, stored and read several times. */
const PATIENCE_MS = 240_000;
/** A file of more than ten megabytes, far beyond what the sockets hold. */
const LARGEST = 'fhir/ExplanationOfBenefit.ndjson';

const engine: EngineHandle = {
  wake: () => undefined,
  onCommitted: () => () => undefined,
  health: () => ({ state: 'RUNNING', restarts: 0, lastHeartbeatMs: 0 }),
  stop: async () => undefined,
};

describe.each(databasesInTurn(__filename))('GET /export, on $name', ({ create }) => {
  let home: TestDatabase;
  let database: Database;
  let server: RunningServer;
  let workspace = '';
  let workspaceId = 0;
  let pagesRead = 0;

  beforeAll(async () => {
    home = await create();
    database = await openMigrated(home.url);
    workspaceId = await addRun(database, CONFIG);
    workspace = workspaceGlobalId(workspaceId);
    await runToEnd(database, workspaceId);
    const counted = countingPages(database, () => (pagesRead += 1));
    server = await startTestServer({ database, engine } as FeedWorld, {
      createContext: (feeds) => ({
        database: counted,
        loaders: createLoaders(database),
        feeds,
        engine,
        digests: new RunDigests(database),
        authority: 'test',
        nowMs: () => 0,
      }),
    });
  }, PATIENCE_MS);
  afterAll(async () => {
    await server.close();
    await database.close();
    await home.drop();
  });

  const fetchFile = (name: string, query = '', init?: RequestInit): Promise<Response> =>
    fetch(`${server.url}/export/${workspace}/${name}${query}`, init);
  const open = (name: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      get(`${server.url}/export/${workspace}/${name}`, resolve).once('error', reject);
    });
  const setState = (state: string): Promise<number> =>
    database.write((tx) => tx.run('UPDATE workspaces SET state = ? WHERE id = ?', [state, workspaceId]));

  it(
    'gives every file with the very bytes that the run itself writes, twice the same',
    async () => {
      const records = simulatedRecords(CONFIG, CONFIG.seed, DAYS + RUN_OUT_DAYS);
      const createdDate = addDays(CONFIG.startDate, DAYS + RUN_OUT_DAYS - 1);
      for (const { name, order, write } of EXPORT_FILES) {
        const writer = write({ createdDate });
        const inOrder = order === 'SUBMITTED' ? bySubmission(records) : byProcessing(records);
        const expected = fileText(writer, inOrder);
        const [first, second] = [await fetchFile(name), await fetchFile(name)];
        expect([name, first.status]).toEqual([name, 200]);
        const text = await first.text();
        expect(text.length).toBe(expected.length);
        expect(text === expected).toBe(true);
        expect((await second.text()) === text).toBe(true);
      }
    },
    PATIENCE_MS,
  );

  it('says what each file is and how it is called', async () => {
    const headers = async (name: string): Promise<(string | null)[]> => {
      const response = await fetchFile(name);
      await response.body?.cancel();
      return ['content-type', 'content-disposition', 'cache-control', 'x-content-type-options'].map(
        (header) => response.headers.get(header),
      );
    };
    expect(await headers('claims.csv')).toEqual([
      'text/csv; charset=utf-8; header=present',
      'attachment; filename="test-claims.csv"',
      'no-store',
      'nosniff',
    ]);
    expect((await headers('remits.835'))[0]).toBe('application/edi-x12; charset=utf-8');
    expect((await headers('fhir/Claim.ndjson')).slice(0, 2)).toEqual([
      'application/fhir+ndjson',
      'attachment; filename="test-Claim.ndjson"',
    ]);
  });

  it('keeps to the submission dates asked for, both included', async () => {
    const response = await fetchFile('claims.ndjson', '?from=2025-01-10&to=2025-01-14');
    const dates = (await response.text())
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { submissionDate: string }).submissionDate);
    expect([...new Set(dates)].sort()).toEqual(['2025-01-10', '2025-01-11', '2025-01-12', '2025-01-13', '2025-01-14']); // prettier-ignore
    const remits = await (await fetchFile('remits.835', '?from=2025-01-10&to=2025-01-14')).text();
    const received = new Set(remits.match(/DTM\*050\*\d{8}/g)?.map((segment) => segment.slice(8)));
    expect([...received].every((date) => date >= '20250110' && date <= '20250114')).toBe(true);
    expect(received.size).toBe(5);
  });

  it('refuses what it cannot give with a status, a code and a reason', async () => {
    const refused = async (name: string, query = '', init?: RequestInit) => {
      const response = await fetchFile(name, query, init);
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      return [response.status, error.code, error.message] as const;
    };
    expect(await refused('claims.xml')).toEqual([404, 'NOT_FOUND', expect.stringContaining('claims.csv, lines.csv')]); // prettier-ignore
    expect(await refused('claims.csv', '?from=2025-02-30&until=x')).toEqual([
      400,
      'BAD_USER_INPUT',
      'from: expected a date YYYY-MM-DD, got "2025-02-30"; until: is not a parameter; known are from, to',
    ]);
    expect(await refused('claims.csv', '?from=2025-02-02&to=2025-01-01')).toEqual([
      400,
      'BAD_USER_INPUT',
      'to: expected 2025-02-02 or a later date, got 2025-01-01',
    ]);
    expect((await refused('claims.csv', '', { method: 'POST' })).slice(0, 2)).toEqual([405, 'METHOD_NOT_ALLOWED']); // prettier-ignore
    expect((await refused('claims.csv', '', { headers: { origin: 'http://evil.example' } }))[0]).toBe(403);
    for (const site of ['cross-site', 'same-site']) {
      const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
      expect((await refused('claims.csv', '', { headers })).slice(0, 2)).toEqual([403, 'FORBIDDEN']);
    }
    const elsewhere = (id: string): Promise<Response> => fetch(`${server.url}/export/${id}/claims.csv`);
    expect((await elsewhere(workspaceGlobalId(workspaceId + 1_000))).status).toBe(404);
    expect((await elsewhere('nonsense')).status).toBe(400);
  });

  it('gives nothing of a workspace that is being deleted', async () => {
    await setState('DELETING');
    const response = await fetchFile('claims.csv');
    expect([response.status, ((await response.json()) as { error: { code: string } }).error.code]).toEqual([
      409,
      'CONFLICT',
    ]);
    await setState('READY');
  });

  it('gives imported remittances out again, claim by claim', async () => {
    const sample = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'));
    const { workspace_id: imported } = await importInto(database, sample, null);
    const fetchImported = async (name: string): Promise<string> =>
      (await fetch(`${server.url}/export/${workspaceGlobalId(imported)}/${name}`)).text();
    const told = readBytes(sample).remits;
    const again = readBytes(Buffer.from(await fetchImported('remits.835')));
    expect({ rejections: again.rejections, fault: again.fault }).toEqual({ rejections: [], fault: null });
    const facts = ({ patientControlNumber, payerControlNumber, billedCents, paidCents, lines }: RemitClaim) =>
      JSON.stringify([patientControlNumber, payerControlNumber, billedCents, paidCents, lines]);
    expect(again.remits.map(facts).sort()).toEqual(told.map(facts).sort());
    // Imported where it comes from, it brings nothing new.
    const file = Buffer.from(await fetchImported('remits.835'));
    expect(await importInto(database, file, Number(imported))).toMatchObject({
      state: 'COMPLETED',
      claims_created: 0,
      claims_updated: 0,
      duplicates: told.length,
    });
    const connector = new Claim837Connector();
    const items = [...connector.push(Buffer.from(await fetchImported('claims.837p'))), ...connector.end()];
    expect(items.map(({ kind }) => kind)).toEqual(told.map(() => 'claim'));
  });

  it('reads no further than a client takes, and then goes on to the end', async () => {
    const whole = (await (await fetchFile(LARGEST)).arrayBuffer()).byteLength;
    expect(whole).toBeGreaterThan(10_000_000);
    const allPages = pagesOf(() => pagesRead);
    const response = await open(LARGEST);
    await allPages.settled();
    const readWhileStalled = allPages.count();
    expect(readWhileStalled).toBeLessThan(8);
    let bytes = 0;
    for await (const chunk of response) bytes += (chunk as Buffer).length;
    expect(bytes).toBe(whole);
    expect(allPages.count()).toBeGreaterThan(readWhileStalled);
  });

  it('makes a few files at once, says when it is busy, and forgets clients that went away', async () => {
    const stalled = await Promise.all(Array.from({ length: 8 }, () => open(LARGEST)));
    const busy = await fetchFile('claims.csv');
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '10']);
    expect(((await busy.json()) as { error: { code: string } }).error.code).toBe('BUSY');
    for (const response of stalled) response.destroy();
    let status = 503;
    for (let tries = 0; status === 503 && tries < 200; tries++) {
      await sleep(20);
      const again = await fetchFile('claims.csv');
      status = again.status;
      await again.body?.cancel();
    }
    expect(status).toBe(200);
  });

  it('gives the places of readers that fell silent to others', async () => {
    const impatient = await startTestServer({ database, engine } as FeedWorld, { exportStalledMs: 300 });
    const ask = (name: string): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        get(`${impatient.url}/export/${workspace}/${name}`, resolve).once('error', reject);
      });
    const silent = await Promise.all(Array.from({ length: 8 }, () => ask(LARGEST)));
    let status: number | undefined = 503;
    while (status === 503) {
      await sleep(50);
      const answer = await ask('claims.csv');
      status = answer.statusCode;
      answer.destroy();
    }
    expect(status).toBe(200);
    for (const answer of silent) {
      answer.once('error', () => undefined);
      answer.destroy();
    }
    await impatient.close();
  });

  it('hands no page out that was read while the workspace was being deleted', async () => {
    const reader = database.reader('exports');
    const deletedMeanwhile: typeof reader.query = async (sql, params) => {
      if (/FROM claims c .* LIMIT 500$/.test(sql)) await setState('DELETING');
      return reader.query(sql, params);
    };
    const day = { from: CONFIG.startDate, to: CONFIG.startDate };
    const pages = exportPages(
      { dialect: reader.dialect, query: deletedMeanwhile },
      workspaceId,
      'SUBMITTED',
      day,
    );
    await expect(pages.next()).rejects.toThrow(ExportBrokenOff);
    await setState('READY');
  });

  it('breaks the connection off when the workspace goes while its file is being made', async () => {
    const response = await open(LARGEST);
    await sleep(100);
    await setState('DELETING');
    const taken = (async () => {
      for await (const chunk of response) void chunk;
    })();
    await expect(taken).rejects.toThrow('aborted');
    await setState('READY');
  });
});

describe.each(DATABASES.filter(({ name }) => name === 'SQLite'))(
  'a page of an export, on $name',
  ({ create }) => {
    it.each(['SUBMITTED', 'PROCESSED'] as const)('is found on the index of its order: %s', async (order) => {
      const home = await create();
      const database = await openMigrated(home.url);
      const range = { from: '2025-01-05', to: '2025-02-01' };
      const { rest, params } = pageQuery(1, order, range, ['2025-01-05', 7], '2025-03-01');
      const plan = await database
        .reader('exports')
        .query<{ detail: string }>(`EXPLAIN QUERY PLAN SELECT c.* ${rest}`, params);
      const steps = plan.map(({ detail }) => detail).join('\n');
      expect(steps).toMatch(order === 'SUBMITTED' ? /claims_submission/ : /claims_processing/);
      expect(steps).not.toMatch(/TEMP B-TREE|SCAN/);
      await database.close();
      await home.drop();
    });
  },
);

/** The same database, telling of every page of claims that an export reads. */
function countingPages(database: Database, count: () => void): Database {
  return new Proxy(database, {
    get(target, property) {
      if (property !== 'reader') return Reflect.get(target, property, target) as unknown;
      return (role: Parameters<Database['reader']>[0]) => {
        const reader = target.reader(role);
        const query: typeof reader.query = (sql, params) => {
          if (/FROM claims c .* LIMIT 500$/.test(sql)) count();
          return reader.query(sql, params);
        };
        return { dialect: reader.dialect, query };
      };
    },
  });
}

function pagesOf(read: () => number) {
  const before = read();
  const count = (): number => read() - before;
  return {
    count,
    /** Until nothing more has been read for a while. */
    async settled(): Promise<void> {
      let quiet = 0;
      while (quiet < 10) {
        const seen = count();
        await sleep(50);
        quiet = count() === seen ? quiet + 1 : 0;
      }
    },
  };
}
