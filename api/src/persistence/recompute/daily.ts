import type { Row, Tx } from '../database';
import { DAILY_DENIAL_REASONS, DAILY_LEARNING, DAILY_METRICS, PROVIDER_PERFORMANCE } from '../tables';
import { confirm } from './compare';

/**
 * The rollups recomputed from claims, appeals and learning events by SQL alone. This shares no code with the rollups
 * that are kept as claims arrive, so that each checks the other.
 */

/** daily_metrics and daily_denial_reasons of the submission dates from..to. */
export async function confirmDaily(tx: Tx, workspaceId: number, from: string, to: string): Promise<number> {
  const span = [workspaceId, from, to];
  const claims = await tx.query<Row>(
    `SELECT submission_date AS metric_date,
       SUM(CASE WHEN frequency_code = '1' THEN 1 ELSE 0 END) AS claim_count,
       SUM(CASE WHEN frequency_code = '1' AND initially_denied IS NOT NULL THEN 1 ELSE 0 END) AS adjudicated_count,
       SUM(CASE WHEN frequency_code = '1' AND initially_denied = 1 THEN 1 ELSE 0 END) AS denied_count,
       SUM(CASE WHEN frequency_code = '1' THEN 0 ELSE 1 END) AS replacement_count,
       SUM(CASE WHEN frequency_code = '1' THEN billed_cents ELSE 0 END) AS billed_cents,
       SUM(CASE WHEN frequency_code = '1' THEN COALESCE(denied_cents, 0) ELSE 0 END) AS denied_cents,
       SUM(COALESCE(paid_cents, 0)) AS paid_cents
     FROM claims WHERE workspace_id = ? AND submission_date >= ? AND submission_date <= ? GROUP BY submission_date`,
    span,
  );
  const appeals = await tx.query<Row>(
    `SELECT c.submission_date AS metric_date, COUNT(*) AS appeal_count,
       SUM(CASE WHEN a.decided_date IS NULL THEN 0 ELSE 1 END) AS appeal_decided_count,
       SUM(CASE WHEN a.outcome IN ('OVERTURNED', 'PARTIAL') THEN 1 ELSE 0 END) AS overturn_count,
       SUM(a.recovered_cents) AS recovered_cents
     FROM claims c JOIN appeals a ON a.workspace_id = c.workspace_id AND a.claim_id = c.id
     WHERE c.workspace_id = ? AND c.submission_date >= ? AND c.submission_date <= ? GROUP BY c.submission_date`,
    span,
  );
  const appealsByDate = new Map(appeals.map((row) => [row.metric_date, row]));
  const expected = claims.map((row): Row => ({
    ...row,
    workspace_id: workspaceId,
    ...appealsByDate.get(row.metric_date),
  }));
  const storedDays = await tx.query<Row>(
    'SELECT * FROM daily_metrics WHERE workspace_id = ? AND metric_date >= ? AND metric_date <= ?',
    span,
  );
  const reasons = await tx.query<Row>(
    `SELECT workspace_id, submission_date AS metric_date, first_carc AS carc, COUNT(*) AS denied_count, SUM(denied_cents) AS denied_cents
     FROM claims WHERE workspace_id = ? AND submission_date >= ? AND submission_date <= ? AND initially_denied = 1 AND frequency_code = '1'
       AND first_carc IS NOT NULL
     GROUP BY workspace_id, submission_date, first_carc`,
    span,
  );
  const storedReasons = await tx.query<Row>(
    'SELECT * FROM daily_denial_reasons WHERE workspace_id = ? AND metric_date >= ? AND metric_date <= ?',
    span,
  );
  return (
    (await confirm(tx, DAILY_METRICS, expected, storedDays)) +
    (await confirm(tx, DAILY_DENIAL_REASONS, reasons, storedReasons))
  );
}

/** daily_learning, all of a workspace's: practice events are few. */
export async function confirmLearning(tx: Tx, workspaceId: number): Promise<number> {
  const perDay = await tx.query<Row & { day: number }>(
    `SELECT CAST((at_s - (at_s % 86400)) / 86400 AS INTEGER) AS day,
       SUM(CASE WHEN type = 'SESSION_COMPLETED' THEN 1 ELSE 0 END) AS session_count,
       SUM(CASE WHEN type = 'ATTEMPT' THEN 1 ELSE 0 END) AS attempt_count,
       SUM(CASE WHEN type = 'ATTEMPT' AND outcome = 'CORRECT' THEN 1 ELSE 0 END) AS correct_count,
       SUM(correction_applied) AS correction_count
     FROM learning_events WHERE workspace_id = ? GROUP BY 1`,
    [workspaceId],
  );
  const expected = perDay.map((row): Row => ({
    ...row,
    workspace_id: workspaceId,
    metric_date: new Date(Number(row.day) * 86_400_000).toISOString().slice(0, 10),
  }));
  const stored = await tx.query<Row>('SELECT * FROM daily_learning WHERE workspace_id = ?', [workspaceId]);
  return confirm(tx, DAILY_LEARNING, expected, stored);
}

/** One provider's row of provider_performance. */
export async function confirmProvider(tx: Tx, workspaceId: number, providerId: number): Promise<number> {
  const [claims] = await tx.query<Row>(
    `SELECT SUM(CASE WHEN frequency_code = '1' THEN 1 ELSE 0 END) AS claim_count,
       SUM(CASE WHEN frequency_code = '1' AND initially_denied IS NOT NULL THEN 1 ELSE 0 END) AS adjudicated_count,
       SUM(CASE WHEN frequency_code = '1' AND initially_denied = 1 THEN 1 ELSE 0 END) AS denied_count,
       SUM(CASE WHEN frequency_code = '1' THEN billed_cents ELSE 0 END) AS billed_cents,
       SUM(CASE WHEN frequency_code = '1' THEN COALESCE(denied_cents, 0) ELSE 0 END) AS denied_cents
     FROM claims WHERE workspace_id = ? AND provider_id = ?`,
    [workspaceId, providerId],
  );
  const [appeals] = await tx.query<Row>(
    `SELECT COUNT(*) AS appeal_count, SUM(CASE WHEN a.outcome IN ('OVERTURNED', 'PARTIAL') THEN 1 ELSE 0 END) AS overturn_count
     FROM claims c JOIN appeals a ON a.workspace_id = c.workspace_id AND a.claim_id = c.id
     WHERE c.workspace_id = ? AND c.provider_id = ?`,
    [workspaceId, providerId],
  );
  const stored = await tx.query<Row>(
    'SELECT * FROM provider_performance WHERE workspace_id = ? AND provider_id = ?',
    [workspaceId, providerId],
  );
  const expected: Row = { workspace_id: workspaceId, provider_id: providerId, ...claims, ...appeals };
  return confirm(tx, PROVIDER_PERFORMANCE, [expected], stored);
}

/** The counts on the workspace's and the run's own rows. */
export async function confirmTotals(tx: Tx, workspaceId: number): Promise<number> {
  const [claims] = await tx.query<Row>(
    `SELECT COUNT(*) AS claim_count, MAX(submission_date) AS data_through,
       SUM(CASE WHEN source = 'SIMULATED' THEN 1 ELSE 0 END) AS claims_generated,
       SUM(CASE WHEN source = 'SIMULATED' AND initially_denied IS NOT NULL THEN 1 ELSE 0 END) AS claims_adjudicated,
       SUM(CASE WHEN source = 'SIMULATED' AND initially_denied = 1 THEN 1 ELSE 0 END) AS claims_denied
     FROM claims WHERE workspace_id = ?`,
    [workspaceId],
  );
  const [appeals] = await tx.query<Row>(
    'SELECT COUNT(*) AS appeals_filed FROM appeals WHERE workspace_id = ?',
    [workspaceId],
  );
  const [learning] = await tx.query<Row>(
    'SELECT COUNT(*) AS learning_events FROM learning_events WHERE workspace_id = ?',
    [workspaceId],
  );
  const [workspace] = await tx.query<Row>('SELECT claim_count, data_through FROM workspaces WHERE id = ?', [
    workspaceId,
  ]);
  const [run] = await tx.query<Row>('SELECT * FROM runs WHERE workspace_id = ?', [workspaceId]);
  let mismatches = 0;
  if (
    workspace &&
    (Number(workspace.claim_count) !== Number(claims?.claim_count) ||
      workspace.data_through !== claims?.data_through)
  ) {
    mismatches +=
      Number(Number(workspace.claim_count) !== Number(claims?.claim_count)) +
      Number(workspace.data_through !== claims?.data_through);
    await tx.run('UPDATE workspaces SET claim_count = ?, data_through = ? WHERE id = ?', [
      Number(claims?.claim_count),
      claims?.data_through as string | null,
      workspaceId,
    ]);
  }
  if (run) {
    const right: Row = { ...claims, ...appeals, ...learning };
    const columns = [
      'claims_generated',
      'claims_adjudicated',
      'claims_denied',
      'appeals_filed',
      'learning_events',
    ] as const;
    const wrong = columns.filter((column) => Number(run[column]) !== Number(right[column] ?? 0));
    for (const column of wrong)
      await tx.run(`UPDATE runs SET ${column} = ? WHERE workspace_id = ?`, [
        Number(right[column] ?? 0),
        workspaceId,
      ]);
    mismatches += wrong.length;
  }
  return mismatches;
}
