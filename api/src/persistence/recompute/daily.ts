import type { Row, Tx } from '../database';
import { selectRows } from '../read/hydrate';
import { DAILY_DENIAL_REASONS, DAILY_LEARNING, DAILY_METRICS } from '../rollups/daily-metrics';
import { PROVIDER_PERFORMANCE } from '../rollups/provider-performance';
import { recount } from '../rollups/rollup';
import { confirm } from './compare';

/**
 * The rollups recomputed from claims, appeals and learning events by SQL alone: each figure's own expression, from where
 * it is declared. This shares no code with what keeps the rollups as claims arrive, so that each checks the other.
 */

/** daily_metrics and daily_denial_reasons of the submission dates from..to. */
export async function confirmDaily(tx: Tx, workspaceId: number, from: string, to: string): Promise<number> {
  const span = [workspaceId, from, to];
  const claims = await tx.query<Row>(
    `SELECT submission_date AS "metricDate", ${recount(DAILY_METRICS, 'claims')}
     FROM claims WHERE workspace_id = ? AND submission_date >= ? AND submission_date <= ? GROUP BY submission_date`,
    span,
  );
  const appeals = await tx.query<Row>(
    `SELECT c.submission_date AS "metricDate", ${recount(DAILY_METRICS, 'appeals')}
     FROM claims c JOIN appeals a ON a.workspace_id = c.workspace_id AND a.claim_id = c.id
     WHERE c.workspace_id = ? AND c.submission_date >= ? AND c.submission_date <= ? GROUP BY c.submission_date`,
    span,
  );
  const appealsByDate = new Map(appeals.map((row) => [row.metricDate, row]));
  const expected = claims.map((row) => ({ ...row, workspaceId, ...appealsByDate.get(row.metricDate) }));
  const storedDays = await selectRows(
    tx,
    DAILY_METRICS.table,
    'm',
    'FROM daily_metrics m WHERE m.workspace_id = ? AND m.metric_date >= ? AND m.metric_date <= ?',
    span,
  );
  const reasons = await tx.query<Row>(
    `SELECT workspace_id AS "workspaceId", submission_date AS "metricDate", first_carc AS carc, ${recount(DAILY_DENIAL_REASONS, 'claims')}
     FROM claims WHERE workspace_id = ? AND submission_date >= ? AND submission_date <= ? AND initially_denied = 1 AND frequency_code = '1'
       AND first_carc IS NOT NULL
     GROUP BY workspace_id, submission_date, first_carc`,
    span,
  );
  const storedReasons = await selectRows(
    tx,
    DAILY_DENIAL_REASONS.table,
    'm',
    'FROM daily_denial_reasons m WHERE m.workspace_id = ? AND m.metric_date >= ? AND m.metric_date <= ?',
    span,
  );
  return (
    (await confirm(tx, DAILY_METRICS.table, expected, storedDays)) +
    (await confirm(tx, DAILY_DENIAL_REASONS.table, reasons, storedReasons))
  );
}

/** daily_learning, all of a workspace's: practice events are few. */
export async function confirmLearning(tx: Tx, workspaceId: number): Promise<number> {
  const perDay = await tx.query<Row>(
    `SELECT CAST((at_s - (at_s % 86400)) / 86400 AS INTEGER) AS day, ${recount(DAILY_LEARNING, 'learning_events')}
     FROM learning_events WHERE workspace_id = ? GROUP BY 1`,
    [workspaceId],
  );
  const expected = perDay.map((row) => ({
    ...row,
    workspaceId,
    metricDate: new Date(Number(row.day) * 86_400_000).toISOString().slice(0, 10),
  }));
  const { table } = DAILY_LEARNING;
  const stored = await selectRows(tx, table, 'm', 'FROM daily_learning m WHERE m.workspace_id = ?', [
    workspaceId,
  ]);
  return confirm(tx, table, expected, stored);
}

/** One provider's row of provider_performance. */
export async function confirmProvider(tx: Tx, workspaceId: number, providerId: number): Promise<number> {
  const key = [workspaceId, providerId];
  const { table } = PROVIDER_PERFORMANCE;
  const [claims] = await tx.query<Row>(
    `SELECT ${recount(PROVIDER_PERFORMANCE, 'claims')} FROM claims WHERE workspace_id = ? AND provider_id = ?`,
    key,
  );
  const [appeals] = await tx.query<Row>(
    `SELECT ${recount(PROVIDER_PERFORMANCE, 'appeals')}
     FROM claims c JOIN appeals a ON a.workspace_id = c.workspace_id AND a.claim_id = c.id
     WHERE c.workspace_id = ? AND c.provider_id = ?`,
    key,
  );
  const stored = await selectRows(
    tx,
    table,
    'm',
    'FROM provider_performance m WHERE m.workspace_id = ? AND m.provider_id = ?',
    key,
  );
  return confirm(tx, table, [{ workspaceId, providerId, ...claims, ...appeals }], stored);
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
