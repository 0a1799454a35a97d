import type { RunInstant } from '../../src/application/run-digests';
import { RunDigests } from '../../src/application/run-digests';
import type { Database } from '../../src/persistence/database';
import { runDigest } from '../../src/persistence/run-digest';
import type { TestDatabase } from '../support/databases';
import { databasesInTurn, openMigrated } from '../support/databases';
import { addRun, runToEnd, SMALL_PRACTICE } from '../support/runs';

const CONFIG = { ...SMALL_PRACTICE, durationDays: 30 };

describe.each(databasesInTurn(__filename))('The digest of a run, on $name', ({ create }) => {
  let home: TestDatabase;
  let database: Database;
  let instant: RunInstant;
  let pages = 0;
  let digests: RunDigests;

  beforeAll(async () => {
    home = await create();
    database = await openMigrated(home.url);
    const workspaceId = await addRun(database, CONFIG);
    await runToEnd(database, workspaceId);
    const [row] = await database.reader('live').query<{
      commit_number: number;
      batches: number;
    }>('SELECT w.commit_number, r.batches FROM workspaces w JOIN runs r ON r.workspace_id = w.id WHERE w.id = ?', [workspaceId]);
    instant = { workspaceId, commitNumber: row?.commit_number ?? 0, batches: row?.batches ?? 0 };
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });
  beforeEach(() => {
    pages = 0;
    digests = new RunDigests(countingPages(database, () => (pages += 1)));
  });

  it('is read once for all who ask for the same commit, and remembered', async () => {
    const expected = await runDigest(database.reader('exports'), instant.workspaceId);
    const alone = await digests.of(instant);
    const once = pages;
    expect(once).toBeGreaterThan(1);
    const asked = new RunDigests(countingPages(database, () => (pages += 1)));
    pages = 0;
    const all = await Promise.all(Array.from({ length: 24 }, () => asked.of(instant)));
    expect(new Set([alone, ...all])).toEqual(new Set([expected]));
    expect(pages).toBe(once);
    expect(await asked.of(instant)).toBe(expected);
    expect(pages).toBe(once);
  });

  it('is given up when the last who waits is gone, and goes on while one is left', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const asked = [first, second].map(({ signal }) => digests.of(instant, signal));
    first.abort();
    await expect(asked[0]).rejects.toThrow('abort');
    expect(await asked[1]).toMatch(/^[0-9a-f]{64}$/);

    const other = { ...instant, commitNumber: instant.commitNumber + 1 };
    const whole = pages;
    pages = 0;
    const third = new AbortController();
    const alone = digests.of(other, third.signal);
    while (pages === 0) await new Promise((resolve) => setImmediate(resolve));
    third.abort();
    await expect(alone).rejects.toThrow('abort');
    // The next in line begins only when the one that was given up has ended.
    const seen = pages;
    await digests.of(instant);
    expect(pages - seen).toBeLessThan(whole);
    expect(await digests.of(other)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is null as soon as the run has gone on', async () => {
    expect(await digests.of({ ...instant, batches: instant.batches - 1 })).toBeNull();
    expect(pages).toBe(1);
  });
});

/** The same database, telling of every page of claims that is read. */
function countingPages(database: Database, count: () => void): Database {
  return new Proxy(database, {
    get(target, property) {
      if (property !== 'reader') return Reflect.get(target, property, target) as unknown;
      return (role: Parameters<Database['reader']>[0]) => {
        const reader = target.reader(role);
        const query: typeof reader.query = (sql, params) => {
          if (/FROM claims c .* ORDER BY c\.id LIMIT/.test(sql)) count();
          return reader.query(sql, params);
        };
        return { dialect: reader.dialect, query };
      };
    },
  });
}
