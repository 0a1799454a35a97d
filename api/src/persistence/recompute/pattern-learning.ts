import type { Row, Tx } from '../database';
import { PATTERN_LEARNING } from '../patterns/pattern-learning';
import { selectRows } from '../read/hydrate';
import { confirm } from './compare';

/** The pattern that owns the claim which an event is about. */
const OWNER = `(SELECT p.pattern_id FROM pattern_claims p
  WHERE p.workspace_id = learning_events.workspace_id AND p.claim_id = learning_events.claim_id AND p.is_primary = 1)`;

/**
 * Which pattern each learning event belongs to, and each pattern's counts, from the events and the links of their claims.
 * A session is told by the place of its attempts in their day: 128 numbers each, below those of recorded attempts.
 */
export async function confirmPatternLearning(tx: Tx, workspaceId: number): Promise<number> {
  const moved = await tx.run(
    `UPDATE learning_events SET pattern_id = ${OWNER}
     WHERE workspace_id = ? AND claim_id IS NOT NULL AND COALESCE(pattern_id, -1) <> COALESCE(${OWNER}, -1)`,
    [workspaceId],
  );
  const expected = await tx.query<Row>(
    `SELECT workspace_id AS "workspaceId", pattern_id AS "patternId",
       COUNT(DISTINCT CASE WHEN type = 'ATTEMPT' AND id % 1048576 <= 520000 THEN (id - 1) / 128 END) AS "sessionCount",
       SUM(CASE WHEN type = 'ATTEMPT' THEN 1 ELSE 0 END) AS "attemptCount",
       SUM(CASE WHEN type = 'ATTEMPT' AND outcome = 'CORRECT' THEN 1 ELSE 0 END) AS "correctCount",
       SUM(correction_applied) AS "correctionCount"
     FROM learning_events WHERE workspace_id = ? AND pattern_id IS NOT NULL GROUP BY workspace_id, pattern_id`,
    [workspaceId],
  );
  const stored = await selectRows(
    tx,
    PATTERN_LEARNING,
    't',
    'FROM pattern_learning t WHERE t.workspace_id = ?',
    [workspaceId],
  );
  return moved + (await confirm(tx, PATTERN_LEARNING, expected, stored));
}
