import type { Database } from '../persistence/database';

/** A job is a value: its name, its schedule, and what it does for one workspace. */
export interface WorkspaceJob {
  name: string;
  /** Five-field cron, in the server's time. */
  schedule: string;
  description: string;
  /**
   * @param nowIso when the job began, for figures that say when they were last confirmed
   * @returns how many stored figures a recomputation did not confirm (they are mended)
   */
  run(database: Database, workspaceId: number, nowIso: string): Promise<number>;
}
