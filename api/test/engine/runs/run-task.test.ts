import type { Database, Row } from '../../../src/persistence/database';
import { requestState } from '../../../src/persistence/requests/run-requests';
import { databasesInTurn, withOneDatabase } from '../../support/databases';
import { addRun, runEngine, runState, runToEnd, SMALL_PRACTICE } from '../../support/runs';

describe.each(databasesInTurn(__filename))('a run that is given up, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  const told = async (workspaceId: number): Promise<Row> =>
    (
      await database
        .reader('live')
        .query<Row>('SELECT state, error FROM runs WHERE workspace_id = ?', [workspaceId])
    )[0] as Row;
  const runWithFailures = async (failures: number): Promise<number> => {
    const workspaceId = await addRun(database, { ...SMALL_PRACTICE, durationDays: 3 });
    await database.write((tx) =>
      tx.run('UPDATE runs SET failures = ? WHERE workspace_id = ?', [failures, workspaceId]),
    );
    return workspaceId;
  };

  it('says how often it failed and where the reason is, and computes nothing more', async () => {
    const workspaceId = await runWithFailures(3);
    await runEngine(database, async () => (await runState(database, workspaceId)) === 'FAILED');
    expect(await told(workspaceId)).toEqual({
      state: 'FAILED',
      error: 'The run failed 3 times; the log of the server has the reason.',
    });
    expect(await database.reader('live').query('SELECT id FROM claims')).toEqual([]);
  });

  it('says that the thread died over it where that was the last failure', async () => {
    const workspaceId = await runWithFailures(2);
    const over = { kind: 'run', workspaceId } as const;
    await runEngine(
      database,
      async () => (await runState(database, workspaceId)) === 'FAILED',
      {},
      { error: 'out of memory', over },
    );
    expect((await told(workspaceId)).error).toBe(
      "The engine's thread died over this run 3 times: out of memory.",
    );
  });

  it('goes on to its end where it failed less often, and when it is resumed', async () => {
    const twice = await runWithFailures(2);
    await runToEnd(database, twice);
    expect(await told(twice)).toEqual({ state: 'COMPLETED', error: null });

    const thrice = await runWithFailures(3);
    await runToEnd(database, thrice);
    await requestState(database, thrice, 'RUNNING');
    await runEngine(database, async () => (await runState(database, thrice)) === 'COMPLETED');
    expect(await told(thrice)).toEqual({ state: 'COMPLETED', error: null });
  });
});
