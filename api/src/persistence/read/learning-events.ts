import { epochDay, SECONDS_PER_DAY } from '../../domain/calendar';
import { attemptId, recordedPracticeId, seqOfAttempt } from '../../domain/local-id';
import { LearningEventEntity } from '../../entities/learning-event.entity';
import type { Queryable } from '../database';
import type { Practice } from '../requests/practice-requests';
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

/**
 * Learning events by their ids, those of recorded attempts among them (attemptId): before its midnight such an event is
 * made from the command, afterward it is the one that the run made, under the same id. Nothing where training was
 * stopped before.
 */
export async function learningEventsById(
  db: Queryable,
  workspaceId: number,
  ids: readonly number[],
): Promise<LearningEventEntity[]> {
  const events = await eventsByOwnId(
    db,
    workspaceId,
    ids.filter((id) => seqOfAttempt(id) === null),
  );
  for (const id of ids) {
    const seq = seqOfAttempt(id);
    const recorded = seq === null ? null : await recordedAttempt(db, workspaceId, seq);
    if (recorded) events.push(recorded);
  }
  return events;
}

const eventsByOwnId = async (
  db: Queryable,
  workspaceId: number,
  ids: readonly number[],
): Promise<LearningEventEntity[]> =>
  ids.length === 0
    ? []
    : select(
        db,
        LearningEventEntity,
        'e',
        `FROM learning_events e WHERE e.workspace_id = ? AND e.id IN (${ids.map(() => '?').join(', ')})`,
        [workspaceId, ...ids],
      );

async function recordedAttempt(
  db: Queryable,
  workspaceId: number,
  seq: number,
): Promise<LearningEventEntity | null> {
  const [row] = await db.query<{
    payload: string;
    effective_at_s: number | null;
    virtual_now_s: number;
    config: string;
    ordinal: number;
  }>(
    `SELECT c.payload, c.effective_at_s, r.virtual_now_s, r.config,
       (SELECT COUNT(*) FROM commands o WHERE o.workspace_id = c.workspace_id AND o.kind = 'PRACTICE'
          AND o.effective_at_s = c.effective_at_s AND o.seq <= c.seq) AS ordinal
     FROM commands c JOIN runs r ON r.workspace_id = c.workspace_id
     WHERE c.workspace_id = ? AND c.seq = ? AND c.kind = 'PRACTICE'`,
    [workspaceId, seq],
  );
  if (!row) return null;
  if (row.effective_at_s !== null && row.effective_at_s <= row.virtual_now_s) {
    const { startDate } = JSON.parse(row.config) as { startDate: string };
    const runDay = row.effective_at_s / SECONDS_PER_DAY - epochDay(startDate);
    const id = recordedPracticeId(runDay, Number(row.ordinal));
    const [event] = await eventsByOwnId(db, workspaceId, [id]);
    return event ? Object.assign(event, { localId: attemptId(seq) }) : null;
  }
  const practice = JSON.parse(row.payload) as Practice;
  return Object.assign(new LearningEventEntity(), {
    workspaceId,
    localId: attemptId(seq),
    type: 'ATTEMPT',
    coderLocalId: practice.coderId,
    atS: row.effective_at_s ?? (Math.floor(row.virtual_now_s / SECONDS_PER_DAY) + 1) * SECONDS_PER_DAY,
    durationMs: practice.durationMs ?? null,
    outcome: practice.correct ? 'CORRECT' : 'INCORRECT',
    correctionApplied: practice.correct,
    ruleKey: practice.ruleKey,
    claimId: practice.claimId ?? null,
  } satisfies Partial<LearningEventEntity>);
}
