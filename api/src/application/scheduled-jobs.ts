import { NotFoundError } from '../domain/errors';
import { JobEntity } from '../entities/job.entity';
import { listJobRuns } from '../persistence/read/jobs';
import type { UseCaseContext } from './use-case-context';

/** What the API knows of scheduled jobs; their last runs are in the `jobs` table. */
export interface JobRunner {
  schedules(): readonly JobSchedule[];
  /**
   * Runs it now and resolves when it has ended, successful or not. @throws ConflictError while it is running already
   */
  run(name: string): Promise<void>;
}

interface JobSchedule {
  name: string;
  /** A cron expression, real time. */
  schedule: string;
  /** ISO instant; null when it is not scheduled. */
  nextRunAt: string | null;
}

export type JobsContext = UseCaseContext & { jobs: JobRunner };

export const listJobs = (context: JobsContext): Promise<JobEntity[]> =>
  withLastRuns(context, context.jobs.schedules());

/** Resolves when it has ended; its state says how it went. @throws NotFoundError, ConflictError */
export async function runJob(context: JobsContext, name: string): Promise<JobEntity> {
  const schedule = context.jobs.schedules().find((job) => job.name === name);
  if (!schedule) throw new NotFoundError('job', name);
  await context.jobs.run(name);
  const [job] = await withLastRuns(context, [schedule]);
  if (!job) throw new NotFoundError('job', name);
  return job;
}

async function withLastRuns(context: JobsContext, schedules: readonly JobSchedule[]): Promise<JobEntity[]> {
  const runs = new Map((await listJobRuns(context.database.reader('live'))).map((run) => [run.name, run]));
  return schedules.map((schedule) =>
    Object.assign(new JobEntity(), NEVER_RUN, runs.get(schedule.name), schedule),
  );
}

const NEVER_RUN = {
  state: 'NEVER_RUN',
  lastStartedAt: null,
  lastDurationMs: null,
  lastError: null,
  mismatches: null,
} as const;
