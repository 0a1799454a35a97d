import type { Job, JobRun } from '../../src/jobs/job';
import { JobRunner } from '../../src/jobs/job-runner';
import { lastDue } from '../../src/jobs/last-due';
import { RECOMPUTE_JOBS } from '../../src/jobs/recompute-jobs';
import type { Database, Row } from '../../src/persistence/database';
import { DATABASES, withOneDatabase } from '../support/databases';
import { addRun, runToEnd, SMALL_PRACTICE } from '../support/runs';

const NOW_MS = Date.parse('2026-11-30T12:00:00Z');
const at = (hoursAgo: number): string => new Date(NOW_MS - hoursAgo * 3_600_000).toISOString();

describe.each(DATABASES)('the job runner, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  let failures: string[];
  let runs: JobRun[];
  beforeEach(() => {
    failures = [];
    runs = [];
  });

  const job = (more: Partial<Job> = {}): Job => ({
    name: 'any-work',
    description: 'Whatever there is to do.',
    schedule: '0 3 * * *',
    run: (given) => {
      runs.push(given);
      return Promise.resolve({ mismatches: null });
    },
    ...more,
  });
  const runner = (...jobs: Job[]): JobRunner =>
    new JobRunner(database, jobs, { nowMs: () => NOW_MS }, (name) => failures.push(name));
  const row = async (): Promise<Row | undefined> =>
    (await database.reader('live').query('SELECT * FROM jobs'))[0];
  const storeRun = (startedAt: string, state: string): Promise<number> =>
    database.write((tx) =>
      tx.run(`INSERT INTO jobs (name, state, last_started_at) VALUES ('any-work', ?, ?)`, [state, startedAt]),
    );
  /** Starts it, lets it make up for what it missed, and stops it. */
  const startAndStop = async (...jobs: Job[]): Promise<void> => {
    const started = runner(...jobs);
    await started.start(0);
    await started.stop();
  };

  it('runs any work, and keeps when it ran, for how long, and that it confirms nothing', async () => {
    expect(await runner(job()).run('any-work')).toMatchObject({ state: 'SUCCEEDED', mismatches: null });
    expect(runs).toEqual([{ database, nowIso: at(0), signal: expect.any(AbortSignal) as AbortSignal }]);
    expect(await row()).toMatchObject({
      state: 'SUCCEEDED',
      last_started_at: at(0),
      last_duration_ms: 0,
      mismatches: null,
    });
  });

  it('has one run of a job at a time: who asks meanwhile gets the result of that one', async () => {
    let end: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    const slow = job({
      run: async (given) => {
        runs.push(given);
        await held;
        return { mismatches: 3 };
      },
    });
    const one = runner(slow);
    const results = Promise.all([one.run('any-work'), one.run('any-work')]);
    end();
    expect((await results).map(({ mismatches }) => mismatches)).toEqual([3, 3]);
    expect(runs).toHaveLength(1);
  });

  it('says that a job failed, without what it failed of', async () => {
    const failing = job({ run: () => Promise.reject(new Error('of a patient')) });
    expect(await runner(failing).run('any-work')).toMatchObject({
      state: 'FAILED',
      lastError: 'The job failed; the log of the server has the details.',
    });
    expect(failures).toEqual(['any-work']);
  });

  it.each([
    { what: 'fell due while no program ran', startedAt: at(40), state: 'SUCCEEDED', expected: 1 },
    { what: 'was cut off with its program', startedAt: at(2), state: 'RUNNING', expected: 1 },
    { what: 'ran when it was due', startedAt: at(2), state: 'SUCCEEDED', expected: 0 },
    { what: 'is running in another program', startedAt: at(0.1), state: 'RUNNING', expected: 0 },
  ])('makes up at its start for what $what: $expected', async ({ startedAt, state, expected }) => {
    await storeRun(startedAt, state);
    await startAndStop(job({ schedule: dueHoursAgo(4) }));
    expect(runs).toHaveLength(expected);
  });

  it('leaves what falls due to whoever has begun it', async () => {
    const jobs = job({ schedule: dueHoursAgo(4) });
    await Promise.all([startAndStop(jobs), startAndStop(jobs)]);
    expect(runs).toHaveLength(1);
  });

  it('tells of what fell due and could not be begun', async () => {
    await storeRun(at(40), 'SUCCEEDED');
    const full = Object.assign(Object.create(database) as Database, {
      write: () => Promise.reject(new Error('the disk is full')),
    });
    const due = job({ schedule: dueHoursAgo(4) });
    const started = new JobRunner(full, [due], { nowMs: () => NOW_MS }, (name) => failures.push(name));
    await started.start(0);
    await started.stop();
    expect(failures).toEqual(['any-work']);
  });

  it('tells a job that the program ends, and says that it did not come to its end', async () => {
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const endless = job({
      run: ({ signal }) => {
        begin();
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve({ mismatches: 0 })));
      },
    });
    const ending = runner(endless);
    const running = ending.run('any-work');
    await begun;
    await ending.stop();
    expect(await running).toMatchObject({
      state: 'FAILED',
      lastError: 'The program ended before the job had.',
    });
  });

  it('counts on in the other workspaces when one cannot be counted', async () => {
    const broken = await addRun(database, { ...SMALL_PRACTICE, durationDays: 1 });
    const healthy = await addRun(database, { ...SMALL_PRACTICE, durationDays: 25 });
    await runToEnd(database, broken);
    await runToEnd(database, healthy);
    await database.write(async (tx) => {
      await tx.run(`UPDATE runs SET config = '{' WHERE workspace_id = ?`, [broken]);
      await tx.run('UPDATE policy_daily_metrics SET hit_count = hit_count + 1 WHERE workspace_id = ?', [
        healthy,
      ]);
    });
    const counted = async (): Promise<unknown> =>
      (
        await database
          .reader('live')
          .query('SELECT SUM(hit_count) AS n FROM policy_daily_metrics WHERE workspace_id = ?', [healthy])
      )[0]?.n;
    const before = Number(await counted());
    expect(await runner(...RECOMPUTE_JOBS).run('policy-metrics')).toMatchObject({ state: 'FAILED' });
    expect(Number(await counted())).toBeLessThan(before);
  });

  it('stops counting before the next transaction when the program ends', async () => {
    await runToEnd(database, await addRun(database, { ...SMALL_PRACTICE, durationDays: 25 }));
    for (const counting of RECOMPUTE_JOBS) {
      const program = new AbortController();
      let writes = 0;
      const ending = Object.assign(Object.create(database) as Database, {
        write: (work: Parameters<Database['write']>[0]) => {
          writes += 1;
          program.abort();
          return database.write(work);
        },
      });
      await counting.run({ database: ending, nowIso: at(0), signal: program.signal });
      // A run this short may have no pattern to count.
      const most = counting.name === 'pattern-metrics' ? [0, 1] : [1];
      expect(most).toContain(writes);
    }
  });
});

/** In the server's own time, as schedules are. */
const dueHoursAgo = (hours: number): string => `0 ${new Date(NOW_MS - hours * 3_600_000).getHours()} * * *`;

describe('when a schedule last fell due', () => {
  const local = (text: string): number => new Date(text).getTime();

  it.each([
    { schedule: '0 1 * * *', now: '2026-11-30T12:00:30', due: '2026-11-30T01:00:00' },
    { schedule: '0 13 * * *', now: '2026-11-30T12:00:30', due: '2026-11-29T13:00:00' },
    { schedule: '0 12 * * *', now: '2026-11-30T12:00:30', due: '2026-11-30T12:00:00' },
    { schedule: '30 2 * * 1', now: '2026-11-29T12:00:00', due: '2026-11-23T02:30:00' },
    { schedule: '*/5 * * * *', now: '2026-11-30T12:04:59', due: '2026-11-30T12:00:00' },
  ])('$schedule, at $now', ({ schedule, now, due }) => {
    expect(lastDue(schedule, local(now))).toBe(local(due));
  });

  it('is unknown when that is long ago', () => {
    expect(lastDue('0 0 1 1 *', local('2026-11-30T12:00:00'))).toBeNull();
  });
});
