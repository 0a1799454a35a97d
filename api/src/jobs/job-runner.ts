import cron from 'node-cron';
import type { ScheduledTask } from 'node-cron';
import { NotFoundError } from '../domain/errors';
import type { Database } from '../persistence/database';
import type { JobRow } from '../persistence/job-store';
import { readJobs, readyWorkspaces, saveJob } from '../persistence/job-store';
import type { WorkspaceJob } from './job';

export interface JobStatus extends JobRow {
  schedule: string;
  nextRunAt: string | null;
}

export interface JobClock {
  nowMs(): number;
}

/**
 * Runs jobs by schedule and on demand, never two of one name at once: a call for a job that is running waits for that
 * run and gets its result.
 */
export class JobRunner {
  private readonly running = new Map<string, Promise<JobStatus>>();
  private readonly tasks = new Map<string, ScheduledTask>();

  constructor(
    private readonly database: Database,
    private readonly jobs: readonly WorkspaceJob[],
    private readonly clock: JobClock,
    private readonly onFailure: (name: string, error: unknown) => void,
  ) {}

  /** node-cron fires wall-clock jobs; it skips late runs and has overlapped before, hence the guard in `run`. */
  start(): void {
    for (const job of this.jobs) {
      this.tasks.set(
        job.name,
        cron.schedule(job.schedule, () => void this.run(job.name).catch(() => undefined), {
          noOverlap: true,
          name: job.name,
        }),
      );
    }
  }

  async stop(): Promise<void> {
    for (const task of this.tasks.values()) await task.destroy();
    this.tasks.clear();
    await Promise.allSettled(this.running.values());
  }

  schedules(): { name: string; schedule: string; nextRunAt: string | null }[] {
    return this.jobs.map(({ name, schedule }) => ({ name, schedule, nextRunAt: this.nextRunAt(name) }));
  }

  async list(): Promise<JobStatus[]> {
    const stored = new Map((await readJobs(this.database.reader('live'))).map((row) => [row.name, row]));
    return this.jobs.map((job) => this.status(job, stored.get(job.name) ?? neverRun(job.name)));
  }

  async run(name: string): Promise<JobStatus> {
    const job = this.jobs.find((candidate) => candidate.name === name);
    if (!job) throw new NotFoundError('job', name);
    let run = this.running.get(name);
    if (!run) {
      run = this.execute(job).finally(() => this.running.delete(name));
      this.running.set(name, run);
    }
    return run;
  }

  private async execute(job: WorkspaceJob): Promise<JobStatus> {
    const startedMs = this.clock.nowMs();
    const row: JobRow = {
      ...neverRun(job.name),
      state: 'RUNNING',
      lastStartedAt: new Date(startedMs).toISOString(),
    };
    await this.database.write((tx) => saveJob(tx, row));
    try {
      let mismatches = 0;
      const reader = this.database.reader('exports');
      for (const workspaceId of await readyWorkspaces(reader)) {
        const found = await job.run(this.database, workspaceId, new Date(startedMs).toISOString());
        // In a workspace that was deleted meanwhile, figures and claims are not removed at the same time.
        if ((await readyWorkspaces(reader)).includes(workspaceId)) mismatches += found;
      }
      Object.assign(row, { state: 'SUCCEEDED', mismatches });
    } catch (error) {
      this.onFailure(job.name, error);
      Object.assign(row, {
        state: 'FAILED',
        lastError: 'The job failed; the log of the server has the details.',
      });
    }
    row.lastDurationMs = this.clock.nowMs() - startedMs;
    await this.database.write((tx) => saveJob(tx, row));
    return this.status(job, row);
  }

  private status(job: WorkspaceJob, row: JobRow): JobStatus {
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
