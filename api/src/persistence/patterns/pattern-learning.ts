import { FIRST_RECORDED_ORDINAL, ORDINALS_PER_DAY, ORDINALS_PER_SESSION } from '../../domain/local-id';
import { PatternLearningEntity } from '../../entities/pattern-daily-metric.entity';
import { packedRows, rowsParameter } from '../bulk';
import type { Tx } from '../database';
import type { Dialect } from '../dialect';
import { placeholders } from '../dialect';
import { rowSetOf, tableOf } from '../table';

/** Practice and corrections by the pattern that owns the denied claim that they were about. */
export const PATTERN_LEARNING = tableOf(PatternLearningEntity);

/** A learning event about a claim. */
export interface LearningOnClaim {
  workspaceId: number;
  id: number;
  claimId: number;
}
const LEARNING_ON_CLAIMS = rowSetOf<LearningOnClaim>({
  workspaceId: 'bigint',
  id: 'bigint',
  claimId: 'bigint',
});

/**
 * Gives a batch's learning events their patterns, and counts them. Denials are linked when they are adjudicated, which is
 * before anybody practices on them; a pattern detected later counts its earlier events whole (recountLearning).
 */
export async function addPatternLearning(tx: Tx, events: readonly LearningOnClaim[]): Promise<void> {
  if (events.length === 0) return;
  const rows = rowsParameter(LEARNING_ON_CLAIMS.packAll(events));
  await tx.run(givePatternsSql(tx.dialect), [rows]);
  await tx.run(countEventsSql(tx.dialect), [rows]);
}

/** Exported, like the next, for the test that looks at its query plan. */
export const givePatternsSql = (dialect: Dialect): string =>
  placeholders(
    dialect,
    `UPDATE learning_events SET pattern_id = p.pattern_id
     FROM ${packedRows(dialect, LEARNING_ON_CLAIMS)} AS r
     JOIN pattern_claims p ON p.workspace_id = r.workspace_id AND p.claim_id = r.claim_id AND p.is_primary = 1
     WHERE learning_events.workspace_id = r.workspace_id AND learning_events.id = r.id`,
  );

const IS_ATTEMPT = `e.type = 'ATTEMPT'`;
/** Attempts of a session share this number; recorded attempts belong to none. */
const SESSION = `(e.id - 1) / ${ORDINALS_PER_SESSION}`;
const OF_SESSION = `${IS_ATTEMPT} AND e.id % ${ORDINALS_PER_DAY} < ${FIRST_RECORDED_ORDINAL}`;

export const countEventsSql = (dialect: Dialect): string =>
  placeholders(
    dialect,
    `INSERT INTO pattern_learning (workspace_id, pattern_id, session_count, attempt_count, correct_count, correction_count)
     SELECT e.workspace_id, e.pattern_id,
       SUM(CASE WHEN ${OF_SESSION} AND NOT EXISTS (
         SELECT 1 FROM learning_events o WHERE o.workspace_id = e.workspace_id AND o.id > ${SESSION} * ${ORDINALS_PER_SESSION} AND o.id < e.id
           AND o.pattern_id = e.pattern_id AND o.type = 'ATTEMPT') THEN 1 ELSE 0 END),
       ${EVENT_COUNTS}
     FROM ${packedRows(dialect, LEARNING_ON_CLAIMS)} AS r
     JOIN learning_events e ON e.workspace_id = r.workspace_id AND e.id = r.id
     WHERE e.pattern_id IS NOT NULL GROUP BY e.workspace_id, e.pattern_id
     ON CONFLICT (workspace_id, pattern_id) DO UPDATE SET
       session_count = pattern_learning.session_count + excluded.session_count,
       attempt_count = pattern_learning.attempt_count + excluded.attempt_count,
       correct_count = pattern_learning.correct_count + excluded.correct_count,
       correction_count = pattern_learning.correction_count + excluded.correction_count`,
  );

const EVENT_COUNTS = `SUM(CASE WHEN ${IS_ATTEMPT} THEN 1 ELSE 0 END), SUM(CASE WHEN ${IS_ATTEMPT} AND e.outcome = 'CORRECT' THEN 1 ELSE 0 END), SUM(e.correction_applied)`;

/** What is counted of some patterns' learning, from the events that are theirs. */
export async function recountLearning(
  tx: Tx,
  workspaceId: number,
  patternIds: readonly number[],
): Promise<void> {
  if (patternIds.length === 0) return;
  const those = `(${patternIds.map(() => '?').join(', ')})`;
  await tx.run(`DELETE FROM pattern_learning WHERE workspace_id = ? AND pattern_id IN ${those}`, [
    workspaceId,
    ...patternIds,
  ]);
  await tx.run(
    `INSERT INTO pattern_learning (workspace_id, pattern_id, session_count, attempt_count, correct_count, correction_count)
     SELECT e.workspace_id, e.pattern_id, COUNT(DISTINCT CASE WHEN ${OF_SESSION} THEN ${SESSION} END), ${EVENT_COUNTS}
     FROM learning_events e WHERE e.workspace_id = ? AND e.pattern_id IN ${those} GROUP BY e.workspace_id, e.pattern_id`,
    [workspaceId, ...patternIds],
  );
}
