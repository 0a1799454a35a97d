import { CoderEntity } from '../../entities/coder.entity';
import type { Queryable } from '../database';
import { select } from './hydrate';

export interface PracticeCount {
  coderId: number;
  /** Null for what belongs to no rule: the sessions themselves. */
  ruleKey: string | null;
  sessions: number;
  attempts: number;
  correct: number;
  corrections: number;
  lastAttemptS: number | null;
}

export const listCoders = (db: Queryable, workspaceId: number): Promise<CoderEntity[]> =>
  select(db, CoderEntity, 'c', 'FROM coders c WHERE c.workspace_id = ? ORDER BY c.id', [workspaceId]);

/** By coder and rule; reads the workspace's learning events once, of which there is about one to twenty claims. */
export async function practiceCounts(db: Queryable, workspaceId: number): Promise<PracticeCount[]> {
  const rows = await db.query<Record<keyof PracticeCount, unknown>>(
    `SELECT coder_id AS "coderId", rule_key AS "ruleKey",
       SUM(CASE WHEN type = 'SESSION_COMPLETED' THEN 1 ELSE 0 END) AS sessions,
       SUM(CASE WHEN type = 'ATTEMPT' THEN 1 ELSE 0 END) AS attempts,
       SUM(CASE WHEN type = 'ATTEMPT' AND outcome = 'CORRECT' THEN 1 ELSE 0 END) AS correct,
       SUM(correction_applied) AS corrections,
       MAX(CASE WHEN type = 'ATTEMPT' THEN at_s END) AS "lastAttemptS"
     FROM learning_events WHERE workspace_id = ? GROUP BY coder_id, rule_key ORDER BY coder_id, rule_key`,
    [workspaceId],
  );
  return rows.map((row) => ({
    coderId: Number(row.coderId),
    ruleKey: row.ruleKey as string | null,
    sessions: Number(row.sessions),
    attempts: Number(row.attempts),
    correct: Number(row.correct),
    corrections: Number(row.corrections),
    lastAttemptS: row.lastAttemptS === null ? null : Number(row.lastAttemptS),
  }));
}

/** What the run's engine knew when it committed last, as it wrote it; null before that, and without a run. */
export async function runCheckpoint(db: Queryable, workspaceId: number): Promise<unknown> {
  const [run] = await db.query<{ checkpoint: string | null }>(
    'SELECT checkpoint FROM runs WHERE workspace_id = ?',
    [workspaceId],
  );
  return run?.checkpoint ? (JSON.parse(run.checkpoint) as unknown) : null;
}
