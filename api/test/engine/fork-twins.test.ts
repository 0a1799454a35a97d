import { addDays } from '../../src/domain/calendar';
import type { RunCommand, ScenarioConfig } from '../../src/domain/scenario/scenario';
import { withoutTraining } from '../../src/generation/learning/without-training';
import type { Database, Row } from '../../src/persistence/database';
import { WORKSPACE_TABLES } from '../../src/persistence/deletion-store';
import { requestChanges, requestState } from '../../src/persistence/requests/run-requests';
import { requestDeletion } from '../../src/persistence/requests/workspace-requests';
import { databasesInTurn, withOneDatabase } from '../support/databases';
import { mismatches } from '../support/imports';
import { pureDigest } from '../support/pure-digest';
import { runEngine, runState } from '../support/runs';
import { CONFIG, ForkWorld, midnight } from './fork-world';

const untrained = (commands: readonly RunCommand[]): readonly RunCommand[] =>
  withoutTraining({ config: CONFIG, seed: CONFIG.seed, commands }, null).commands;

describe.each(databasesInTurn(__filename))('a fork without learning, on $name', ({ create }) => {
  let database: Database;
  let world: ForkWorld;
  withOneDatabase(create, (opened) => {
    database = opened;
    world = new ForkWorld(opened);
  });

  it('without learning is the origin without its training, and keeps step with it to the end', async () => {
    const origin = await world.pausedAt(24);
    const twin = await world.fork(origin, { withoutLearning: true });
    await runEngine(database, () => world.isReady(twin));
    const nowS = Number((await world.run(origin)).virtual_now_s);
    expect(Number((await world.run(twin)).virtual_now_s)).toBe(nowS);
    expect(await world.digest(twin)).toBe(pureDigest(CONFIG, untrained([]), nowS));
    expect(await world.digest(twin)).not.toBe(await world.digest(origin));

    // A change and a practice that come later, and a step.
    const changes = {
      denialRate: 27,
      learning: { ...CONFIG.learning, coders: 2 } as ScenarioConfig['learning'],
    };
    await requestChanges(database, origin, { speed: undefined, changes, nowMs: 0 });
    await recordPractice(origin, 1, 'missing-modifier-25');
    await world.stepTo(origin, 27);
    await runEngine(database, async () => {
      const follower = await world.run(twin);
      return (
        follower.virtual_now_s === (await world.run(origin)).virtual_now_s && follower.state === 'PAUSED'
      );
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
    const steppedS = Number((await world.run(origin)).virtual_now_s);
    expect(await world.digest(origin)).toBe(pureDigest(CONFIG, given, steppedS));
    expect(await world.digest(twin)).toBe(pureDigest(CONFIG, untrained(given), steppedS));
    expect(await world.digest(twin)).toBe(pureDigest(CONFIG, untrained([given[0] as RunCommand]), steppedS));

    await requestState(database, origin, 'RUNNING');
    let ahead = 0;
    await runEngine(
      database,
      async () => {
        // Read in this order, a twin that is ahead shows; one that is behind may have caught up meanwhile.
        const followerS = Number((await world.run(twin)).virtual_now_s);
        if (followerS > Number((await world.run(origin)).virtual_now_s)) ahead += 1;
        return (await runState(database, twin)) === 'COMPLETED';
      },
      { batchEvents: 100 },
    );
    expect(ahead).toBe(0);
    expect(await runState(database, origin)).toBe('COMPLETED');
    expect(await world.digest(twin)).toBe(pureDigest(CONFIG, untrained(given)));
    expect(await mismatches(database)).toBe(0);

    // Claim by claim the same, up to the day after the first session.
    const until = addDays(CONFIG.startDate, 14);
    for (const table of ['claims', 'claim_line_items', 'appeals']) {
      const [left, right] = await Promise.all([origin, twin].map((id) => rowsUntil(id, table, until)));
      expect(left?.length).toBeGreaterThan(table === 'appeals' ? 10 : 12 * CONFIG.claimsPerDay);
      expect(right).toEqual(left);
    }
  }, 180_000);

  it('without learning has no controls of its own, and one is enough', async () => {
    const origin = await world.pausedAt(16);
    const twin = await world.fork(origin, { withoutLearning: true });
    await expect(world.fork(origin, { withoutLearning: true })).rejects.toMatchObject({ code: 'CONFLICT' });
    await runEngine(database, () => world.isReady(twin));
    await expect(requestState(database, twin, 'RUNNING')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('twin without training of "Test" and follows its run') as string,
    });
    await expect(world.fork(twin, { withoutLearning: true })).rejects.toMatchObject({ code: 'CONFLICT' });

    await requestState(database, origin, 'RUNNING');
    await runEngine(database, async () => (await world.dayOf(origin)) >= 20, { batchEvents: 100 });
    await requestState(database, origin, 'STOPPED');
    await runEngine(database, async () => (await runState(database, twin)) === 'STOPPED');
    const stoppedS = Number((await world.run(origin)).virtual_now_s);
    expect(Number((await world.run(twin)).virtual_now_s)).toBe(stoppedS);
    expect(await world.digest(twin)).toBe(pureDigest(CONFIG, untrained([]), stoppedS));
  }, 180_000);

  it('outlives its origin: a copy goes on, a twin stands where it is and can be told to go on', async () => {
    const origin = await world.pausedAt(16);
    const twin = await world.fork(origin, { withoutLearning: true });
    await runEngine(database, () => world.isReady(twin));
    const copy = await world.fork(origin);
    await requestDeletion(database, origin, 0);
    await runEngine(
      database,
      async () =>
        (await world.workspace(origin)) === undefined &&
        (await world.isReady(copy)) &&
        (await runState(database, twin)) === 'PAUSED',
    );
    expect(await world.workspace(twin)).toMatchObject({ forked_from_id: null, state: 'READY' });
    expect(await world.workspace(copy)).toMatchObject({ forked_from_id: null, state: 'READY' });
    await world.resume(twin, copy);
    expect(await world.digest(copy)).toBe(pureDigest(CONFIG, []));
    expect(await world.digest(twin)).toBe(pureDigest(CONFIG, untrained([])));
    await requestDeletion(database, twin, 0);
    await requestDeletion(database, copy, 0);
    await runEngine(
      database,
      async () => (await world.workspace(twin)) === undefined && (await world.workspace(copy)) === undefined,
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
