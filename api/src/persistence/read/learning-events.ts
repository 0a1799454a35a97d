import { LearningEventEntity } from '../../entities/learning-event.entity';
import type { Queryable } from '../database';
import { select } from './hydrate';

/** Newest first: a learning event's id grows with the virtual day it happened on. */
export function pageOfLearningEvents(
  db: Queryable,
  workspaceId: number,
  beforeId: number | null,
  limit: number,
): Promise<LearningEventEntity[]> {
  return select(
    db,
    LearningEventEntity,
    'e',
    `FROM learning_events e WHERE e.workspace_id = ? ${beforeId === null ? '' : 'AND e.id < ?'} ORDER BY e.id DESC LIMIT ?`,
    beforeId === null ? [workspaceId, limit] : [workspaceId, beforeId, limit],
  );
}

export async function learningEventExistsAfter(
  db: Queryable,
  workspaceId: number,
  id: number,
): Promise<boolean> {
  const rows = await db.query(
    'SELECT 1 AS found FROM learning_events WHERE workspace_id = ? AND id > ? LIMIT 1',
    [workspaceId, id],
  );
  return rows.length > 0;
}

/** Only runs make learning events, and each run counts its own; without a run the table is counted. */
export async function countLearningEvents(db: Queryable, workspaceId: number): Promise<number> {
  const [run] = await db.query<{ learning_events: number }>(
    'SELECT learning_events FROM runs WHERE workspace_id = ?',
    [workspaceId],
  );
  if (run) return run.learning_events;
  const [row] = await db.query<{ n: number }>(
    'SELECT COUNT(*) AS n FROM learning_events WHERE workspace_id = ?',
    [workspaceId],
  );
  return Number(row?.n ?? 0);
}
