import cron from 'node-cron';
import type { ScheduledTask } from 'node-cron';
import { NotFoundError } from '../domain/errors';
import type { Database } from '../persistence/database';
import type { JobRow } from '../persistence/job-store';
import { beginJob, readJobs, saveJob } from '../persistence/job-store';
import type { Job } from './job';
import { lastDue } from './last-due';

export interface JobStatus extends JobRow {
  schedule: string;
  nextRunAt: string | null;
}

export interface JobClock {
  nowMs(): number;
}

/** Missed runs must not slow down the program's start. */
const CATCH_UP_AFTER_MS = 60_000;
/** A run that began this long ago and has not ended was cut off with its program. */
const CUT_OFF_AFTER_MS = 3_600_000;

/**
 * Runs jobs by schedule and on demand, never two of one name at once: a call for a job that is running waits for that
 * run and gets its result. A run that was missed while no program ran is made up for once, soon after the start. If
 * several programs share a database, one of them runs what is due.
 */
export class JobRunner {
  private readonly running = new Map<string, Promise<JobStatus>>();
  private readonly tasks = new Map<string, ScheduledTask>();
  private readonly abort = new AbortController();
  private catchUpTimer: NodeJS.Timeout | undefined;
  private catchingUp: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly jobs: readonly Job[],
    private readonly clock: JobClock,
    private readonly onFailure: (name: string, error: unknown) => void,
  ) {}

  /**
   * node-cron skips late runs and has overlapped before, hence the guard in `run` and the look for missed runs.
   * @returns when what was missed has been made up for, or the runner was stopped
   */
  start(catchUpAfterMs = CATCH_UP_AFTER_MS): Promise<void> {
    for (const job of this.jobs) {
      const task = cron.schedule(job.schedule, ({ date }) => this.runDue(job.name, date.getTime()), {
        noOverlap: true,
        name: job.name,
        suppressMissedWarning: true,
      });
      task.on('execution:missed', ({ date }) => this.runDue(job.name, date.getTime()));
      this.tasks.set(job.name, task);
    }
    this.catchingUp = new Promise<void>((resolve) => {
      this.catchUpTimer = setTimeout(resolve, catchUpAfterMs).unref();
      this.abort.signal.addEventListener('abort', () => resolve(), { once: true });
    }).then(() => this.catchUp());
    return this.catchingUp;
  }

  async stop(): Promise<void> {
    this.abort.abort();
    for (const task of this.tasks.values()) await task.destroy();
    this.tasks.clear();
    clearTimeout(this.catchUpTimer);
    await this.catchingUp;
    await Promise.allSettled(this.running.values());
  }

  schedules(): { name: string; schedule: string; nextRunAt: string | null }[] {
    return this.jobs.map(({ name, schedule }) => ({ name, schedule, nextRunAt: this.nextRunAt(name) }));
  }

  async list(): Promise<JobStatus[]> {
    const stored = new Map((await readJobs(this.database.reader('live'))).map((row) => [row.name, row]));
    return this.jobs.map((job) => this.status(job, stored.get(job.name) ?? neverRun(job.name)));
  }

  /** Runs it now. @throws NotFoundError */
  run(name: string): Promise<JobStatus> {
    return this.runUnlessBegun(name, null);
  }

  /** One after the other, those whose last due instant passed without a run, or whose run was cut off. */
  private async catchUp(): Promise<void> {
    const stored = await this.list().catch((error: unknown) => {
      this.onFailure('all jobs', error);
      return [];
    });
    for (const { name, schedule, lastStartedAt, state } of stored) {
      if (this.abort.signal.aborted) return;
      const dueMs = lastDue(schedule, this.clock.nowMs());
      const startedMs = lastStartedAt === null ? -Infinity : Date.parse(lastStartedAt);
      const isCutOff = state === 'RUNNING' && this.clock.nowMs() - startedMs > CUT_OFF_AFTER_MS;
      if (isCutOff) await this.run(name).catch((error: unknown) => this.onFailure(name, error));
      else if (dueMs !== null && startedMs < dueMs) await this.runDue(name, dueMs);
    }
  }

  /** A run whose record cannot be stored fails with nobody waiting for it, so the log is told. */
  private async runDue(name: string, dueMs: number): Promise<void> {
    const since = new Date(dueMs).toISOString();
    await this.runUnlessBegun(name, since).catch((error: unknown) => this.onFailure(name, error));
  }

  private async runUnlessBegun(name: string, since: string | null): Promise<JobStatus> {
    const job = this.jobs.find((candidate) => candidate.name === name);
    if (!job) throw new NotFoundError('job', name);
    let run = this.running.get(name);
    if (!run) {
      run = this.execute(job, since).finally(() => this.running.delete(name));
      this.running.set(name, run);
    }
    return run;
  }

  private async execute(job: Job, since: string | null): Promise<JobStatus> {
    const { database, clock } = this;
    const startedMs = clock.nowMs();
    const nowIso = new Date(startedMs).toISOString();
    const row: JobRow = { ...neverRun(job.name), state: 'RUNNING', lastStartedAt: nowIso };
    if (!(await database.write((tx) => beginJob(tx, job.name, nowIso, since)))) return this.status(job, row);
    try {
      const { signal } = this.abort;
      const { mismatches } = await job.run({ database, nowIso, signal });
      if (signal.aborted)
        Object.assign(row, { state: 'FAILED', lastError: 'The program ended before the job had.' });
      else Object.assign(row, { state: 'SUCCEEDED', mismatches });
    } catch (error) {
      this.onFailure(job.name, error);
      Object.assign(row, {
        state: 'FAILED',
        lastError: 'The job failed; the log of the server has the details.',
      });
    }
    row.lastDurationMs = clock.nowMs() - startedMs;
    await database.write((tx) => saveJob(tx, row));
    return this.status(job, row);
  }

  private status(job: Job, row: JobRow): JobStatus {
    return { ...row, schedule: job.schedule, nextRunAt: this.nextRunAt(job.name) };
  }

  private nextRunAt(name: string): string | null {
    return this.tasks.get(name)?.getNextRun()?.toISOString() ?? null;
  }
}

const neverRun = (name: string): JobRow => ({
  name,
  state: 'NEVER_RUN',
  lastStartedAt: null,
  lastDurationMs: null,
  lastError: null,
  mismatches: null,
});
