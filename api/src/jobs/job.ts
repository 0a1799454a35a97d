import type { Database } from '../persistence/database';

/** A job is a value: its name, its schedule, and what it does, which may be any work. */
export interface Job {
  name: string;
  description: string;
  /** Five-field cron, in the server's time. */
  schedule: string;
  run(context: JobRun): Promise<JobResult>;
}

/** What one run of a job is given. */
export interface JobRun {
  database: Database;
  /** When the run began, for figures that say when they were last confirmed. */
  nowIso: string;
  /** Aborted when the program ends: a long run stops where it can. */
  signal: AbortSignal;
}

export interface JobResult {
  /** Stored figures that a recomputation did not confirm (they are mended); null for a job that confirms none. */
  mismatches: number | null;
}
