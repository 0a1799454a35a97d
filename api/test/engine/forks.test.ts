import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../../src/domain/calendar';
import type { RunCommand } from '../../src/domain/scenario/scenario';
import { copyWorkspace } from '../../src/engine/copy-workspace';
import type { Copy } from '../../src/persistence/fork-store';
import { findCopies } from '../../src/persistence/fork-store';
import { systemClock } from '../../src/engine/system-clock';
import type { Database, Row } from '../../src/persistence/database';
import { WORKSPACE_TABLES } from '../../src/persistence/deletion-store';
import { COPIED_TABLES, NOT_COPIED } from '../../src/persistence/fork-store';
import { requestChanges } from '../../src/persistence/requests/run-requests';
import { countingInserts } from '../support/counting-inserts';
import { databasesInTurn, withOneDatabase } from '../support/databases';
import { derivedAlike } from '../support/forks';
import { importInto, mismatches } from '../support/imports';
import { pureDigest } from '../support/pure-digest';
import { addRun, runEngine, runState, runToEnd } from '../support/runs';
import { CONFIG, ForkWorld, midnight } from './fork-world';

describe.each(databasesInTurn(__filename))('a fork, on $name', ({ create }) => {
  let database: Database;
  let world: ForkWorld;
  withOneDatabase(create, (opened) => {
    database = opened;
    world = new ForkWorld(opened);
  });

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
    const origin = await world.pausedAt(35);
    const file = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'));
    await importInto(database, file, origin);
    const id = await world.fork(origin);
    expect((await world.workspace(id)).state).toBe('COPYING');
    await runEngine(database, () => world.isReady(id));

    const [left, right] = [await contents(origin), await contents(id)];
    expect(right).toEqual(left);
    for (const table of [
      'claims',
      'claim_line_items',
      'appeals',
      'learning_events',
      'patterns',
      'remit_claim_events',
      'remit_payments',
      'detector_observations',
    ])
      expect(right[table]?.length).toBeGreaterThan(0);
    expect(await world.workspace(id)).toMatchObject({
      kind: 'MIXED',
      forked_from_id: origin,
      commit_number: 0,
    });
    expect(await runState(database, id)).toBe('PAUSED');

    await world.resume(origin, id);
    expect(await world.digest(id)).toBe(await world.digest(origin));
    expect(await derived(id)).toEqual(await derived(origin));
    expect(await mismatches(database)).toBe(0);
    // The same file brings nothing new to either.
    expect(await importInto(database, file, id)).toMatchObject({ claims_created: 0 });
  }, 180_000);

  it('of an imported workspace without a run is a workspace without a run', async () => {
    const file = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'));
    const { workspace_id: origin } = await importInto(database, file, null);
    const id = await world.fork(origin);
    await runEngine(database, () => world.isReady(id));
    expect(await contents(id)).toEqual(await contents(origin));
    expect(await runState(database, id)).toBe('NONE');
    expect(await world.workspace(id)).toMatchObject({
      kind: 'LIVE',
      claim_count: (await world.workspace(origin)).claim_count,
    });
    await expect(world.fork(origin, { at: CONFIG.startDate })).rejects.toMatchObject({
      faults: [{ field: 'input.at', message: expect.stringContaining('no run to replay') as string }],
    });
  }, 180_000);

  it('of a run that goes on holds it still for the while, and both come to the same end', async () => {
    const origin = await addRun(database, { ...CONFIG, daysPerSecond: 12 });
    let id = 0;
    const seen = new Set<number>();
    await runEngine(database, async () => {
      if (id === 0 && (await world.dayOf(origin)) >= 12) id = await world.fork(origin);
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
    expect(await world.digest(id)).toBe(await world.digest(origin));
    expect(await world.digest(origin)).toBe(pureDigest(CONFIG, []));
    expect(await derived(id)).toEqual(await derived(origin));
  }, 180_000);

  it('goes on otherwise from the next midnight where it was asked to, as if that had been asked of its origin', async () => {
    const origin = await world.pausedAt(20);
    const id = await world.fork(origin, { changes: { config: { denialRate: 30 }, daysPerSecond: null } });
    await runEngine(database, () => world.isReady(id));
    await world.resume(origin, id);
    expect(await world.digest(origin)).toBe(pureDigest(CONFIG, []));
    const changed: RunCommand = {
      kind: 'CONFIGURE',
      effectiveAtS: midnight(21),
      changes: { denialRate: 30 },
    };
    expect(await world.digest(id)).toBe(pureDigest(CONFIG, [changed]));
    await expect(world.fork(origin, { changes: { config: { denialRate: 30 } } })).rejects.toMatchObject({
      faults: [{ field: 'input.config', message: expect.stringContaining('COMPLETED') as string }],
    });
  }, 180_000);

  it('is copied a few rows at a time where the disk is slow, and others write in between', async () => {
    const origin = await world.pausedAt(30);
    const id = await world.fork(origin);
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
    expect(await world.isReady(id)).toBe(true);
    expect(await contents(id)).toEqual(await contents(origin));
    expect(Math.max(...rows)).toBeLessThanOrEqual(200);
    expect(rows.filter((count) => count > 0).length).toBeGreaterThan(20);
  }, 180_000);

  it('of a past day is the run as of that midnight, and goes on from there', async () => {
    const origin = await addRun(database, CONFIG);
    await requestChanges(database, origin, { speed: undefined, changes: { denialRate: 26 }, nowMs: 0 });
    await runToEnd(database, origin);
    const changed: RunCommand = { kind: 'CONFIGURE', effectiveAtS: midnight(0), changes: { denialRate: 26 } };
    expect(await world.digest(origin)).toBe(pureDigest(CONFIG, [changed]));

    const at = addDays(CONFIG.startDate, 18);
    const same = await world.fork(origin, { at });
    const other = await world.fork(origin, { at, changes: { config: { denialRate: 15 } } });
    const slow = await world.fork(origin, { at, changes: { daysPerSecond: 0.001 } });
    await runEngine(database, async () => {
      const states = await Promise.all([same, other].map((id) => runState(database, id)));
      return states.every((state) => state === 'COMPLETED') && (await world.isReady(slow));
    });
    expect(await world.digest(same)).toBe(await world.digest(origin));
    expect(await derived(same)).toEqual(await derived(origin));
    const less: RunCommand = { kind: 'CONFIGURE', effectiveAtS: midnight(18), changes: { denialRate: 15 } };
    expect(await world.digest(other)).toBe(pureDigest(CONFIG, [changed, less]));
    expect(await world.dayOf(slow)).toBe(18);
    expect(await world.digest(slow)).toBe(
      pureDigest(CONFIG, [changed], Number((await world.run(slow)).virtual_now_s)),
    );
  }, 180_000);

  it('of a day that is not of the past, or of imported claims, is refused with what would do', async () => {
    const origin = await world.pausedAt(10);
    for (const at of ['2025-01-05', '2025-01-17']) {
      await expect(world.fork(origin, { at })).rejects.toMatchObject({
        faults: [
          {
            field: 'input.at',
            message: `expected a day of the run's past, 2025-01-06 to 2025-01-16, got ${at}`,
          },
        ],
      });
    }
    await expect(
      world.fork(origin, { withoutLearning: true, changes: { daysPerSecond: 2 } }),
    ).rejects.toMatchObject({
      faults: [{ field: 'input.config' }],
    });
    await importInto(
      database,
      readFileSync(join(__dirname, '../connectors/samples/professional-denials.835')),
      origin,
    );
    await expect(world.fork(origin, { at: '2025-01-10' })).rejects.toMatchObject({
      faults: [{ field: 'input.at', message: expect.stringContaining('imported claims') as string }],
    });
    await database.write((tx) =>
      tx.run(`UPDATE runs SET model_version = 'older' WHERE workspace_id = ?`, [origin]),
    );
    await expect(world.fork(origin, { withoutLearning: true })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('version older') as string,
    });
  }, 180_000);
});
