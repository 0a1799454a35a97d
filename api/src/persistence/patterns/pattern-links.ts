import type { Tx } from '../database';
import { recountLearning } from './pattern-learning';

/** What a pattern with another slice, or one that is archived, changes in the store. */
export interface PatternRelink {
  patternId: number;
  /** Its links, evidence and daily figures are made anew; otherwise only who owns its denials. */
  isFitted: boolean;
}

/** The others with which a pattern shares denials: their learning may change hands. */
const sharersOf = async (tx: Tx, workspaceId: number, patternId: number): Promise<number[]> => {
  const rows = await tx.query<{ pattern_id: number }>(
    `SELECT DISTINCT q.pattern_id FROM pattern_claims p
     JOIN pattern_claims q ON q.workspace_id = p.workspace_id AND q.claim_id = p.claim_id
     WHERE p.workspace_id = ? AND p.pattern_id = ?`,
    [workspaceId, patternId],
  );
  return rows.map((row) => Number(row.pattern_id));
};

/** Before the batch's links are written. @returns the patterns whose learning may change hands */
export async function unlinkPatterns(
  tx: Tx,
  workspaceId: number,
  relinks: readonly PatternRelink[],
): Promise<Set<number>> {
  const touched = new Set<number>();
  for (const { patternId, isFitted } of relinks) {
    touched.add(patternId);
    for (const other of await sharersOf(tx, workspaceId, patternId)) touched.add(other);
    if (!isFitted) continue;
    await chooseOwners(tx, workspaceId, patternId, 'WITHOUT');
    for (const table of ['pattern_claims', 'pattern_evidence', 'pattern_daily_metrics']) {
      await tx.run(`DELETE FROM ${table} WHERE workspace_id = ? AND pattern_id = ?`, [
        workspaceId,
        patternId,
      ]);
    }
  }
  return touched;
}

/** After the batch's links and appeals are written. */
export async function relinkPatterns(
  tx: Tx,
  workspaceId: number,
  relinks: readonly PatternRelink[],
  touched: Set<number>,
): Promise<void> {
  for (const { patternId, isFitted } of relinks) {
    await chooseOwners(tx, workspaceId, patternId, 'WITH');
    if (isFitted) await countAppeals(tx, workspaceId, patternId);
    for (const other of await sharersOf(tx, workspaceId, patternId)) touched.add(other);
    await tx.run(
      `UPDATE learning_events SET pattern_id = ${OWNER}
       WHERE workspace_id = ? AND (pattern_id = ? OR claim_id IN (
         SELECT p.claim_id FROM pattern_claims p WHERE p.workspace_id = ? AND p.pattern_id = ?))`,
      [workspaceId, patternId, workspaceId, patternId],
    );
  }
  await recountLearning(tx, workspaceId, [...touched]);
}

const OWNER = `(SELECT p.pattern_id FROM pattern_claims p
  WHERE p.workspace_id = learning_events.workspace_id AND p.claim_id = learning_events.claim_id AND p.is_primary = 1)`;

/**
 * Who owns the claims that a pattern is linked to: of the patterns not archived, one with the claim's own reason, then
 * the most specific, then the oldest.
 */
async function chooseOwners(
  tx: Tx,
  workspaceId: number,
  patternId: number,
  how: 'WITH' | 'WITHOUT',
): Promise<void> {
  const others = how === 'WITH' ? '' : ' AND q.pattern_id <> ?';
  await tx.run(
    `UPDATE pattern_claims SET is_primary = CASE WHEN pattern_id = (
         SELECT q.pattern_id FROM pattern_claims q
         JOIN patterns p ON p.workspace_id = q.workspace_id AND p.id = q.pattern_id AND p.status <> 'ARCHIVED'
         JOIN claims c ON c.workspace_id = q.workspace_id AND c.id = q.claim_id
         WHERE q.workspace_id = pattern_claims.workspace_id AND q.claim_id = pattern_claims.claim_id${others}
         ORDER BY CASE WHEN p.carc = c.first_carc THEN 0 ELSE 1 END, p.term_count DESC, p.id LIMIT 1) THEN 1 ELSE 0 END
     WHERE workspace_id = ? AND claim_id IN (
       SELECT o.claim_id FROM pattern_claims o WHERE o.workspace_id = ? AND o.pattern_id = ?)`,
    [...(how === 'WITH' ? [] : [patternId]), workspaceId, workspaceId, patternId],
  );
}

/** By filing date, of the claims that the pattern is linked to; days with nothing else are added. */
async function countAppeals(tx: Tx, workspaceId: number, patternId: number): Promise<void> {
  await tx.run(
    `INSERT INTO pattern_daily_metrics (workspace_id, pattern_id, metric_date, claim_count, denied_count, denied_cents, at_risk_cents, appeal_count, overturn_count)
     SELECT p.workspace_id, p.pattern_id, a.filed_date, 0, 0, 0, 0, COUNT(*), SUM(CASE WHEN a.outcome IN ('OVERTURNED', 'PARTIAL') THEN 1 ELSE 0 END)
     FROM pattern_claims p JOIN appeals a ON a.workspace_id = p.workspace_id AND a.claim_id = p.claim_id
     WHERE p.workspace_id = ? AND p.pattern_id = ? GROUP BY p.workspace_id, p.pattern_id, a.filed_date
     ON CONFLICT (workspace_id, pattern_id, metric_date) DO UPDATE SET
       appeal_count = excluded.appeal_count, overturn_count = excluded.overturn_count`,
    [workspaceId, patternId],
  );
}
