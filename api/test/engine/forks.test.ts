import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, startOfDayS } from '../../src/domain/calendar';
import type { RunCommand, ScenarioConfig } from '../../src/domain/scenario/scenario';
import { copyWorkspace } from '../../src/engine/copy-workspace';
import type { Copy } from '../../src/persistence/fork-store';
import { findCopies } from '../../src/persistence/fork-store';
import { systemClock } from '../../src/engine/system-clock';
import { withoutTraining } from '../../src/generation/learning/without-training';
import type { Database, Row } from '../../src/persistence/database';
import { WORKSPACE_TABLES } from '../../src/persistence/deletion-store';
import { COPIED_TABLES, NOT_COPIED } from '../../src/persistence/fork-store';
import type { NewFork } from '../../src/persistence/requests/fork-requests';
import { requestChanges, requestState, requestStep } from '../../src/persistence/requests/run-requests';
import { requestDeletion } from '../../src/persistence/requests/workspace-requests';
import { countingInserts } from '../support/counting-inserts';
import { DATABASES, withOneDatabase } from '../support/databases';
import { derivedAlike, digestOf, forkOf } from '../support/forks';
import { importInto, mismatches } from '../support/imports';
import { pureDigest } from '../support/pure-digest';
import { addRun, runEngine, runState, runToEnd, SMALL_PRACTICE } from '../support/runs';

const CONFIG: ScenarioConfig = {
  ...SMALL_PRACTICE,
  durationDays: 45,
  learning: { ...(SMALL_PRACTICE.learning as object), fromDay: 14 } as ScenarioConfig['learning'],
};
const midnight = (day: number): number => startOfDayS(addDays(CONFIG.startDate, day));
const untrained = (commands: readonly RunCommand[]): readonly RunCommand[] =>
  withoutTraining({ config: CONFIG, seed: CONFIG.seed, commands }, null).commands;

describe.each(DATABASES)('a fork, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  const one = async (sql: string, id: number): Promise<Row> =>
    (await database.reader('live').query(sql, [id]))[0] as Row;
  const run = (id: number): Promise<Row> => one('SELECT * FROM runs WHERE workspace_id = ?', id);
  const workspace = (id: number): Promise<Row> => one('SELECT * FROM workspaces WHERE id = ?', id);
  const isReady = async (id: number): Promise<boolean> => (await workspace(id)).state === 'READY';
  const digest = (id: number): Promise<string> => digestOf(database, id);

  /** A run that stands paused at a midnight. */
  const pausedAt = async (day: number, config = CONFIG): Promise<number> => {
    const id = await addRun(database, config);
    await requestState(database, id, 'PAUSED');
    await runEngine(database, async () => (await runState(database, id)) === 'PAUSED');
    await stepTo(id, day);
    return id;
  };
  const stepTo = async (id: number, day: number): Promise<void> => {
    await requestStep(database, id, day - (await dayOf(id)));
    await runEngine(database, async () => {
      const { state, virtual_target_s: target } = await run(id);
      return state === 'PAUSED' && target === null;
    });
  };
  const dayOf = async (id: number): Promise<number> =>
    Math.floor((Number((await run(id)).virtual_now_s) + 1 - midnight(0)) / 86_400);
  const fork = (originId: number, more: Partial<NewFork> = {}): Promise<number> =>
    forkOf(database, originId, more);
  const resume = async (...ids: number[]): Promise<void> => {
    for (const id of ids) await requestState(database, id, 'RUNNING');
    await runEngine(database, async () => {
      const states = await Promise.all(ids.map((id) => runState(database, id)));
      return states.every((state) => state === 'COMPLETED' || state === 'FAILED');
    });
  };
  /** Everything that a workspace holds, without its number. */
  const contents = async (id: number): Promise<Record<string, Row[]>> => {
    const all: Record<string, Row[]> = {};
    for (const [table, key] of COPIED_TABLES) {
      const rows = await database
        .reader('exports')
        .query(`SELECT * FROM ${table} WHERE workspace_id = ? ORDER BY ${key.join(', ')}`, [id]);
      all[table] = rows.map(({ workspace_id: _, ...rest }) => rest);
    }
    return all;
  };
  const derived = (id: number): Promise<unknown> => derivedAlike(database, id);

  it('is told of every table with a workspace, whether it is copied or why not', async () => {
    const reader = database.reader('live');
    const rows = await reader.query<{ name: string }>(
      reader.dialect === 'sqlite'
        ? `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'workspace_id'`
        : `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'workspace_id'`,
    );
    expect([...COPIED_TABLES.map(([name]) => name), ...Object.keys(NOT_COPIED)].sort()).toEqual(
      rows.map(({ name }) => name).sort(),
    );
    for (const reason of Object.values(NOT_COPIED)) expect(reason).toMatch(/\w+ \w+/);
    expect(WORKSPACE_TABLES.length).toBe(rows.length);
  });

  it('of a mixed workspace holds every row of it, row by row, and both go on alike', async () => {
    const origin = await pausedAt(35);
    const file = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'));
    await importInto(database, file, origin);
    const id = await fork(origin);
    expect((await workspace(id)).state).toBe('COPYING');
    await runEngine(database, () => isReady(id));

    const [left, right] = [await contents(origin), await contents(id)];
    expect(right).toEqual(left);
    for (const table of [
      'claims',
      'claim_line_items',
      'appeals',
      'learning_events',
      'patterns',
      'remit_events',
      'detector_days',
    ])
      expect(right[table]?.length).toBeGreaterThan(0);
    expect(await workspace(id)).toMatchObject({ kind: 'MIXED', forked_from_id: origin, commit_number: 0 });
    expect(await runState(database, id)).toBe('PAUSED');

    await resume(origin, id);
    expect(await digest(id)).toBe(await digest(origin));
    expect(await derived(id)).toEqual(await derived(origin));
    expect(await mismatches(database)).toBe(0);
    // The same file brings nothing new to either.
    expect(await importInto(database, file, id)).toMatchObject({ claims_created: 0 });
  }, 180_000);

  it('of an imported workspace without a run is a workspace without a run', async () => {
    const file = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'));
    const { workspace_id: origin } = await importInto(database, file, null);
    const id = await fork(origin);
    await runEngine(database, () => isReady(id));
    expect(await contents(id)).toEqual(await contents(origin));
    expect(await runState(database, id)).toBe('NONE');
    expect(await workspace(id)).toMatchObject({
      kind: 'LIVE',
      claim_count: (await workspace(origin)).claim_count,
    });
    await expect(fork(origin, { at: CONFIG.startDate })).rejects.toMatchObject({
      faults: [{ field: 'input.at', message: expect.stringContaining('no run to replay') as string }],
    });
  }, 180_000);

  it('of a run that goes on holds it still for the while, and both come to the same end', async () => {
    const origin = await addRun(database, { ...CONFIG, daysPerSecond: 12 });
    let id = 0;
    const seen = new Set<number>();
    await runEngine(database, async () => {
      if (id === 0 && (await dayOf(origin)) >= 12) id = await fork(origin);
      if (id !== 0) {
        const [row] = await database
          .reader('live')
          .query<{ now: number; state: string }>(
            `SELECT r.virtual_now_s AS now, r.state FROM runs r JOIN forks f ON f.origin_id = r.workspace_id AND f.pinned = 1 WHERE f.workspace_id = ?`,
            [id],
          );
        if (row) {
          seen.add(row.now);
          expect(row.state).toBe('RUNNING');
        }
      }
      const states = [await runState(database, origin), id ? await runState(database, id) : ''];
      return states.every((state) => state === 'COMPLETED');
    });
    expect(seen.size).toBeLessThanOrEqual(1);
    expect(await digest(id)).toBe(await digest(origin));
    expect(await digest(origin)).toBe(pureDigest(CONFIG, []));
    expect(await derived(id)).toEqual(await derived(origin));
  }, 180_000);

  it('goes on otherwise from the next midnight where it was asked to, as if that had been asked of its origin', async () => {
    const origin = await pausedAt(20);
    const id = await fork(origin, { changes: { config: { denialRate: 30 }, daysPerSecond: null } });
    await runEngine(database, () => isReady(id));
    await resume(origin, id);
    expect(await digest(origin)).toBe(pureDigest(CONFIG, []));
    const changed: RunCommand = {
      kind: 'CONFIGURE',
      effectiveAtS: midnight(21),
      changes: { denialRate: 30 },
    };
    expect(await digest(id)).toBe(pureDigest(CONFIG, [changed]));
    await expect(fork(origin, { changes: { config: { denialRate: 30 } } })).rejects.toMatchObject({
      faults: [{ field: 'input.config', message: expect.stringContaining('COMPLETED') as string }],
    });
  }, 180_000);

  it('is copied a few rows at a time where the disk is slow, and others write in between', async () => {
    const origin = await pausedAt(30);
    const id = await fork(origin);
    const rows: number[] = [];
    const counted = countingInserts(database, rows);
    let nowMs = 1_000_000;
    const [copy] = await findCopies(database.reader('live'));
    const parts = {
      db: counted,
      // Every look at this clock is as long after the one before as a step may take.
      clock: { nowMs: () => (nowMs += 120), nowIso: () => systemClock.nowIso() },
      lease: { owner: 'copier', nowMs, expiresAtMs: nowMs, takeOver: true },
      isDriven: () => false,
      holdImports: () => Promise.resolve(),
      stopping: () => false,
      committed: () => undefined,
    };
    expect(await copyWorkspace(parts, copy as Copy)).toBe('DONE');
    expect(await isReady(id)).toBe(true);
    expect(await contents(id)).toEqual(await contents(origin));
    expect(Math.max(...rows)).toBeLessThanOrEqual(200);
    expect(rows.filter((count) => count > 0).length).toBeGreaterThan(20);
  }, 180_000);

  it('of a past day is the run as of that midnight, and goes on from there', async () => {
    const origin = await addRun(database, CONFIG);
    await requestChanges(database, origin, { speed: undefined, changes: { denialRate: 26 }, nowMs: 0 });
    await runToEnd(database, origin);
    const changed: RunCommand = { kind: 'CONFIGURE', effectiveAtS: midnight(0), changes: { denialRate: 26 } };
    expect(await digest(origin)).toBe(pureDigest(CONFIG, [changed]));

    const at = addDays(CONFIG.startDate, 18);
    const same = await fork(origin, { at });
    const other = await fork(origin, { at, changes: { config: { denialRate: 15 } } });
    const slow = await fork(origin, { at, changes: { daysPerSecond: 0.001 } });
    await runEngine(database, async () => {
      const states = await Promise.all([same, other].map((id) => runState(database, id)));
      return states.every((state) => state === 'COMPLETED') && (await isReady(slow));
    });
    expect(await digest(same)).toBe(await digest(origin));
    expect(await derived(same)).toEqual(await derived(origin));
    const less: RunCommand = { kind: 'CONFIGURE', effectiveAtS: midnight(18), changes: { denialRate: 15 } };
    expect(await digest(other)).toBe(pureDigest(CONFIG, [changed, less]));
    expect(await dayOf(slow)).toBe(18);
    expect(await digest(slow)).toBe(pureDigest(CONFIG, [changed], Number((await run(slow)).virtual_now_s)));
  }, 180_000);

  it('of a day that is not of the past, or of imported claims, is refused with what would do', async () => {
    const origin = await pausedAt(10);
    for (const at of ['2025-01-05', '2025-01-17']) {
      await expect(fork(origin, { at })).rejects.toMatchObject({
        faults: [
          {
            field: 'input.at',
            message: `expected a day of the run's past, 2025-01-06 to 2025-01-16, got ${at}`,
          },
        ],
      });
    }
    await expect(
      fork(origin, { withoutLearning: true, changes: { daysPerSecond: 2 } }),
    ).rejects.toMatchObject({
      faults: [{ field: 'input.config' }],
    });
    await importInto(
      database,
      readFileSync(join(__dirname, '../connectors/samples/professional-denials.835')),
      origin,
    );
    await expect(fork(origin, { at: '2025-01-10' })).rejects.toMatchObject({
      faults: [{ field: 'input.at', message: expect.stringContaining('imported claims') as string }],
    });
    await database.write((tx) =>
      tx.run(`UPDATE runs SET model_version = 'older' WHERE workspace_id = ?`, [origin]),
    );
    await expect(fork(origin, { withoutLearning: true })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('version older') as string,
    });
  }, 180_000);

  it('without learning is the origin without its training, and keeps step with it to the end', async () => {
    const origin = await pausedAt(24);
    const twin = await fork(origin, { withoutLearning: true });
    await runEngine(database, () => isReady(twin));
    const nowS = Number((await run(origin)).virtual_now_s);
    expect(Number((await run(twin)).virtual_now_s)).toBe(nowS);
    expect(await digest(twin)).toBe(pureDigest(CONFIG, untrained([]), nowS));
    expect(await digest(twin)).not.toBe(await digest(origin));

    // A change and a practice that come later, and a step.
    const changes = {
      denialRate: 27,
      learning: { ...CONFIG.learning, coders: 2 } as ScenarioConfig['learning'],
    };
    await requestChanges(database, origin, { speed: undefined, changes, nowMs: 0 });
    await recordPractice(origin, 1, 'missing-modifier-25');
    await stepTo(origin, 27);
    await runEngine(database, async () => {
      const follower = await run(twin);
      return follower.virtual_now_s === (await run(origin)).virtual_now_s && follower.state === 'PAUSED';
    });
    const given: RunCommand[] = [
      {
        kind: 'CONFIGURE',
        effectiveAtS: midnight(25),
        changes: changes as Extract<RunCommand, { kind: 'CONFIGURE' }>['changes'],
      },
      {
        kind: 'PRACTICE',
        effectiveAtS: midnight(25),
        coderId: 1,
        ruleKey: 'missing-modifier-25',
        correct: true,
      },
    ];
    const steppedS = Number((await run(origin)).virtual_now_s);
    expect(await digest(origin)).toBe(pureDigest(CONFIG, given, steppedS));
    expect(await digest(twin)).toBe(pureDigest(CONFIG, untrained(given), steppedS));
    expect(await digest(twin)).toBe(pureDigest(CONFIG, untrained([given[0] as RunCommand]), steppedS));

    await requestState(database, origin, 'RUNNING');
    let ahead = 0;
    await runEngine(
      database,
      async () => {
        // Read in this order, a twin that is ahead shows; one that is behind may have caught up meanwhile.
        const followerS = Number((await run(twin)).virtual_now_s);
        if (followerS > Number((await run(origin)).virtual_now_s)) ahead += 1;
        return (await runState(database, twin)) === 'COMPLETED';
      },
      { batchEvents: 100 },
    );
    expect(ahead).toBe(0);
    expect(await runState(database, origin)).toBe('COMPLETED');
    expect(await digest(twin)).toBe(pureDigest(CONFIG, untrained(given)));
    expect(await mismatches(database)).toBe(0);

    // Claim by claim the same, up to the day after the first session.
    const until = addDays(CONFIG.startDate, 14);
    for (const table of ['claims', 'claim_line_items', 'appeals']) {
      const [left, right] = await Promise.all([origin, twin].map((id) => rowsUntil(id, table, until)));
      expect(left?.length).toBeGreaterThan(table === 'appeals' ? 10 : 800);
      expect(right).toEqual(left);
    }
  }, 180_000);

  it('without learning has no controls of its own, and one is enough', async () => {
    const origin = await pausedAt(16);
    const twin = await fork(origin, { withoutLearning: true });
    await expect(fork(origin, { withoutLearning: true })).rejects.toMatchObject({ code: 'CONFLICT' });
    await runEngine(database, () => isReady(twin));
    await expect(requestState(database, twin, 'RUNNING')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('twin without training of "Test" and follows its run') as string,
    });
    await expect(fork(twin, { withoutLearning: true })).rejects.toMatchObject({ code: 'CONFLICT' });

    await requestState(database, origin, 'RUNNING');
    await runEngine(database, async () => (await dayOf(origin)) >= 20, { batchEvents: 100 });
    await requestState(database, origin, 'STOPPED');
    await runEngine(database, async () => (await runState(database, twin)) === 'STOPPED');
    const stoppedS = Number((await run(origin)).virtual_now_s);
    expect(Number((await run(twin)).virtual_now_s)).toBe(stoppedS);
    expect(await digest(twin)).toBe(pureDigest(CONFIG, untrained([]), stoppedS));
  }, 180_000);

  it('outlives its origin: a copy goes on, a twin stands where it is and can be told to go on', async () => {
    const origin = await pausedAt(16);
    const twin = await fork(origin, { withoutLearning: true });
    await runEngine(database, () => isReady(twin));
    const copy = await fork(origin);
    await requestDeletion(database, origin, 0);
    await runEngine(
      database,
      async () =>
        (await workspace(origin)) === undefined &&
        (await isReady(copy)) &&
        (await runState(database, twin)) === 'PAUSED',
    );
    expect(await workspace(twin)).toMatchObject({ forked_from_id: null, state: 'READY' });
    expect(await workspace(copy)).toMatchObject({ forked_from_id: null, state: 'READY' });
    await resume(twin, copy);
    expect(await digest(copy)).toBe(pureDigest(CONFIG, []));
    expect(await digest(twin)).toBe(pureDigest(CONFIG, untrained([])));
    await requestDeletion(database, twin, 0);
    await requestDeletion(database, copy, 0);
    await runEngine(
      database,
      async () => (await workspace(twin)) === undefined && (await workspace(copy)) === undefined,
    );
    for (const [table] of WORKSPACE_TABLES) {
      const [count] = await database
        .reader('live')
        .query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`);
      expect([table, Number(count?.n)]).toEqual([table, 0]);
    }
  }, 180_000);

  const recordPractice = (id: number, coderId: number, ruleKey: string): Promise<void> =>
    database.write(async (tx) => {
      await tx.run(
        `INSERT INTO commands (workspace_id, seq, kind, payload, effective_at_s, created_at)
         SELECT CAST(? AS BIGINT), COALESCE(MAX(seq), 0) + 1, 'PRACTICE', ?, NULL, '' FROM commands WHERE workspace_id = ?`,
        [id, JSON.stringify({ coderId, ruleKey, correct: true }), id],
      );
    });
  const rowsUntil = async (id: number, table: string, date: string): Promise<Row[]> => {
    const on: Record<string, string> = {
      claims: 't.id',
      claim_line_items: 't.claim_id',
      appeals: 't.claim_id',
    };
    const rows = await database.reader('exports').query(
      `SELECT t.* FROM ${table} t JOIN claims c ON c.workspace_id = t.workspace_id AND c.id = ${on[table]}
       WHERE t.workspace_id = ? AND c.submission_date <= ? AND c.frequency_code = '1'
       ORDER BY ${on[table]}, ${table === 'claim_line_items' ? 't.line_number' : 't.id'}`,
      [id, date],
    );
    return rows.map(({ workspace_id: _, ...rest }) => rest);
  };
});
