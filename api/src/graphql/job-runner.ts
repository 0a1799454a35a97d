import type { AppContext } from './context';

/** What the API may know of scheduled jobs; their last runs stand in the `jobs` table. */
export interface JobRunner {
  schedules(): readonly JobSchedule[];
  /** Runs it now and resolves when it is over, however it went. @throws ConflictError while it is running already */
  run(name: string): Promise<void>;
}

export interface JobSchedule {
  name: string;
  /** A cron expression, real time. */
  schedule: string;
  /** ISO instant; null where its schedule is off. */
  nextRunAt: string | null;
}

/** The context of a request, with the jobs of this program in it. */
export type JobContext = AppContext & { jobs: JobRunner };
