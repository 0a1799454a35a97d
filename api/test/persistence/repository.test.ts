import { JobEntity } from '../../src/entities/job.entity';
import { ScenarioEntity } from '../../src/entities/scenario.entity';
import type { Database, Tx } from '../../src/persistence/database';
import { newId } from '../../src/persistence/database';
import { saveJob } from '../../src/persistence/job-store';
import { DATABASES, withOneDatabase } from '../support/databases';

const NEVER_RUN = {
  name: 'daily-metrics',
  state: 'NEVER_RUN',
  lastStartedAt: null,
  lastDurationMs: null,
  lastError: null,
  mismatches: null,
} as const;

describe.each(DATABASES)("a transaction's repository, on $name", ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  const states = (): Promise<unknown[]> => database.reader('live').query('SELECT name, state FROM jobs');

  it('writes in that transaction and is rolled back with it', async () => {
    const failing = database.write(async (tx) => {
      await saveJob(tx, NEVER_RUN);
      expect(await tx.query('SELECT name FROM jobs')).toHaveLength(1);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await states()).toEqual([]);
  });

  it('waits for its turn like every other write', async () => {
    const write = (work: (tx: Tx) => Promise<void>): Promise<void> => database.write(work);
    await Promise.all([
      write((tx) => saveJob(tx, NEVER_RUN)),
      write((tx) => saveJob(tx, { ...NEVER_RUN, state: 'RUNNING' })),
      write(async (tx) => {
        expect((await tx.repository(JobEntity).findOneBy({ name: NEVER_RUN.name }))?.state).toBe('RUNNING');
        await saveJob(tx, { ...NEVER_RUN, state: 'SUCCEEDED', mismatches: 0 });
      }),
    ]);
    expect(await states()).toEqual([{ name: NEVER_RUN.name, state: 'SUCCEEDED' }]);
  });

  it('gives the number of a new row, and stores an object as its column does', async () => {
    const config = { startDate: '2025-01-06' } as unknown as ScenarioEntity['config'];
    const now = '2026-01-01T00:00:00.000Z';
    const row = { name: 'One', description: '', presetKey: null, version: 1, createdAt: now, updatedAt: now };
    const id = await database.write(async (tx) =>
      newId(await tx.repository(ScenarioEntity).insert({ ...row, config })),
    );
    expect(await database.reader('live').query('SELECT id, config FROM scenarios')).toEqual([
      { id, config: '{"startDate":"2025-01-06"}' },
    ]);
  });
});
