import type { Batch } from './batch';
import { insertMissingRows, insertRows, packedRows, putRows, rowsParameter, updateRows } from './bulk';
import type { Tx } from './database';
import { writeDenials } from './denial-store';
import type { Dialect } from './dialect';
import { placeholders, returning } from './dialect';
import { addPatternLearning } from './patterns/pattern-learning';
import { relinkPatterns, unlinkPatterns } from './patterns/pattern-links';
import { refreshReach, writeImported } from './remit/imported-store';
import { addToLedger } from './ledger/ledger-store';
import { addPolicyAppeals } from './rollups/policy-appeals';
import { addToRollups } from './rollups/rollups';
import {
  ANNOTATIONS,
  APPEALS,
  APPEAL_STEPS,
  CLAIMS,
  CLAIM_ADJUDICATIONS,
  DETECTOR_OBSERVATIONS,
  LEARNING_EVENTS,
  LINES,
  LINE_ADJUDICATIONS,
  PATTERNS,
  PATTERN_CLAIMS,
  PATTERN_DAYS,
  PATTERN_EVIDENCE,
  STATUS_CHANGES,
} from './tables';

/** Newest feed rows of a workspace that are kept: by changes, and by commits for feeds with few changes. */
export interface FeedRetention {
  changes: number;
  commits: number;
}

/**
 * Writes a batch; the caller's transaction adds the run's checkpoint to it. The number of statements is fixed: one per
 * table, however many rows. The workspace's row comes last, so that its lock makes commit numbers follow commit order.
 * @returns the commit number that the batch got, or null when it changed nothing that a feed shows
 */
export async function writeBatch(tx: Tx, batch: Batch, retention: FeedRetention): Promise<number | null> {
  await insertRows(tx, CLAIMS, batch.claims);
  await insertRows(tx, LINES, batch.lines);
  await updateRows(tx, CLAIM_ADJUDICATIONS, batch.adjudications);
  await updateRows(tx, LINE_ADJUDICATIONS, batch.lineAdjudications);
  await writeImported(tx, batch.workspaceId, batch.imported);
  if (batch.statusChanges.length > 0)
    await tx.run(statusChangesSql(tx.dialect), [rowsParameter(STATUS_CHANGES.packAll(batch.statusChanges))]);
  await putRows(tx, APPEALS, batch.appeals);
  await insertRows(tx, LEARNING_EVENTS, batch.learningEvents);
  await addToRollups(tx, batch.rollups);
  await addToLedger(tx, batch.workspaceId, batch.ledger);
  await writeDenials(tx, batch.workspaceId, batch.denials);
  await addPolicyAppeals(tx, batch.workspaceId, batch.appealSteps);
  await putRows(tx, PATTERNS, batch.patterns);
  const touched = await unlinkPatterns(tx, batch.workspaceId, batch.patternRelinks);
  await insertMissingRows(tx, PATTERN_CLAIMS, batch.patternClaims);
  await insertMissingRows(tx, PATTERN_EVIDENCE, batch.patternEvidence);
  await putRows(tx, PATTERN_DAYS, batch.patternDays);
  if (batch.appealSteps.length > 0)
    await tx.run(appealStepsSql(tx.dialect), [rowsParameter(APPEAL_STEPS.packAll(batch.appealSteps))]);
  await addPatternLearning(tx, batch.learningOnClaims);
  await relinkPatterns(tx, batch.workspaceId, batch.patternRelinks, touched);
  await insertRows(tx, DETECTOR_OBSERVATIONS, batch.detectorObservations);
  if (batch.detectorHeldFrom !== null)
    await tx.run('DELETE FROM detector_observations WHERE workspace_id = ? AND day < ?', [
      batch.workspaceId,
      batch.detectorHeldFrom,
    ]);
  await insertMissingRows(tx, ANNOTATIONS, batch.annotations);
  const commitNumber = await appendToFeed(tx, batch, retention);
  if (batch.imported.isReachChanged) await refreshReach(tx, batch.workspaceId);
  return commitNumber;
}

/** What a feed shows of a commit. */
type FeedPart = Pick<Batch, 'workspaceId' | 'claimChanges' | 'patternChanges' | 'claimCount' | 'dataThrough'>;

export async function appendToFeed(
  tx: Tx,
  batch: FeedPart,
  retention: FeedRetention,
): Promise<number | null> {
  const changes = batch.claimChanges.length;
  if (changes === 0 && batch.patternChanges.length === 0 && batch.claimCount === 0) return null;
  const [row] = await tx.query<{ commit_number: number; claim_changes: number }>(
    returning(
      `UPDATE workspaces SET commit_number = commit_number + 1, claim_changes = claim_changes + ?, claim_count = claim_count + ?,
         data_through = CASE WHEN CAST(? AS TEXT) IS NULL OR data_through > ? THEN data_through ELSE ? END
       WHERE id = ? RETURNING commit_number, claim_changes`,
    ),
    [changes, batch.claimCount, batch.dataThrough, batch.dataThrough, batch.dataThrough, batch.workspaceId],
  );
  if (!row) throw new Error(`workspace ${batch.workspaceId} is gone`);
  await tx.run(
    'INSERT INTO feed_entries (workspace_id, commit_number, claim_changes_before, claim_changes, pattern_changes) VALUES (?, ?, ?, ?, ?)',
    [
      batch.workspaceId,
      row.commit_number,
      row.claim_changes - changes,
      JSON.stringify(batch.claimChanges),
      JSON.stringify(batch.patternChanges),
    ],
  );
  if (row.commit_number % 64 === 0)
    await trimFeed(tx, batch.workspaceId, row.commit_number, row.claim_changes, retention);
  return row.commit_number;
}

async function trimFeed(
  tx: Tx,
  workspaceId: number,
  newest: number,
  changes: number,
  retention: FeedRetention,
): Promise<void> {
  const [row] = await tx.query<{ through: number | null }>(
    'SELECT MAX(commit_number) AS through FROM feed_entries WHERE workspace_id = ? AND (claim_changes_before < ? OR commit_number <= ?)',
    [workspaceId, changes - retention.changes, newest - retention.commits],
  );
  // The newest row to be trimmed still holds changes within the promised retention.
  const through = (row?.through ?? 0) - 1;
  if (through <= 0) return;
  await tx.run('DELETE FROM feed_entries WHERE workspace_id = ? AND commit_number <= ?', [
    workspaceId,
    through,
  ]);
  await tx.run('UPDATE workspaces SET feed_trimmed_through = ? WHERE id = ? AND feed_trimmed_through < ?', [
    through,
    workspaceId,
    through,
  ]);
}

const ADD_APPEALS = `ON CONFLICT (workspace_id, pattern_id, metric_date) DO UPDATE SET
  appeal_count = pattern_daily_metrics.appeal_count + excluded.appeal_count,
  overturn_count = pattern_daily_metrics.overturn_count + excluded.overturn_count`;

/** By filing date, for each pattern that the appealed claim is linked to; the other figures of such a day start at 0. */
const appealStepsSql = (dialect: Dialect): string =>
  placeholders(
    dialect,
    `INSERT INTO pattern_daily_metrics (workspace_id, pattern_id, metric_date, claim_count, denied_count, denied_cents, at_risk_cents, appeal_count, overturn_count)
     SELECT r.workspace_id, p.pattern_id, r.filed_date, 0, 0, 0, 0, SUM(r.appeal_count), SUM(r.overturn_count)
     FROM ${packedRows(dialect, APPEAL_STEPS)} AS r JOIN pattern_claims p ON p.workspace_id = r.workspace_id AND p.claim_id = r.claim_id
     WHERE true GROUP BY r.workspace_id, p.pattern_id, r.filed_date ${ADD_APPEALS}`,
  );

/** Exported for the test that looks at its query plan. */
export const statusChangesSql = (dialect: Dialect): string =>
  placeholders(
    dialect,
    `UPDATE claims SET status = r.status, paid_cents = COALESCE(claims.paid_cents, 0) + r.added_paid_cents,
       allowed_cents = claims.allowed_cents + r.added_allowed_cents, next_due_s = r.next_due_s,
       resolution = CASE WHEN claims.initially_denied = 1 THEN COALESCE(r.resolution, claims.resolution) END,
       resolved_on = CASE WHEN r.resolution IS NULL THEN claims.resolved_on WHEN claims.initially_denied = 1 THEN r.resolved_on END
     FROM ${packedRows(dialect, STATUS_CHANGES)} AS r WHERE claims.workspace_id = r.workspace_id AND claims.id = r.claim_id`,
  );
