import type { Row, Tx } from '../database';
import { selectRows } from '../read/hydrate';
import { DAILY_APPEALS } from '../rollups/daily-appeals';
import { DAILY_DENIAL_REASONS, DAILY_LEARNING, DAILY_METRICS } from '../rollups/daily-metrics';
import { PROVIDER_PERFORMANCE } from '../rollups/provider-performance';
import { recount } from '../rollups/rollup';
import type { ClaimDateField } from '../../entities/enums/states';
import { DATE_COLUMN } from '../read/claim-conditions';
import { CLAIM_NUMBER_DAYS } from '../rollups/claim-number-days';
import { confirm } from './compare';

/**
 * The rollups recomputed from claims, appeals and learning events by SQL alone: each figure's own expression, from where
 * it is declared. This shares no code with what keeps the rollups as claims arrive, so that each checks the other.
 */

/** daily_metrics and daily_denial_reasons of the submission dates from..to. */
export async function confirmDaily(tx: Tx, workspaceId: number, from: string, to: string): Promise<number> {
  const span = [workspaceId, from, to];
  const claims = await tx.query<Row>(
    `SELECT submission_date AS "metricDate", ${recount(DAILY_METRICS, 'claims', tx.dialect)}
     FROM claims WHERE workspace_id = ? AND submission_date >= ? AND submission_date <= ? GROUP BY submission_date`,
    span,
  );
  const appeals = await tx.query<Row>(
    `SELECT c.submission_date AS "metricDate", ${recount(DAILY_METRICS, 'appeals', tx.dialect)}
     FROM claims c JOIN appeals a ON a.workspace_id = c.workspace_id AND a.claim_id = c.id
     WHERE c.workspace_id = ? AND c.submission_date >= ? AND c.submission_date <= ? GROUP BY c.submission_date`,
    span,
  );
  const lines = await tx.query<Row>(
    `SELECT c.submission_date AS "metricDate", ${recount(DAILY_METRICS, 'lines', tx.dialect)}
     FROM claims c JOIN claim_line_items l ON l.workspace_id = c.workspace_id AND l.claim_id = c.id
     WHERE c.workspace_id = ? AND c.submission_date >= ? AND c.submission_date <= ? GROUP BY c.submission_date`,
    span,
  );
  const expected = byDate(workspaceId, claims, appeals, lines);
  const storedDays = await selectRows(
    tx,
    DAILY_METRICS.table,
    'm',
    'FROM daily_metrics m WHERE m.workspace_id = ? AND m.metric_date >= ? AND m.metric_date <= ?',
    span,
  );
  const reasons = await tx.query<Row>(
    `SELECT workspace_id AS "workspaceId", submission_date AS "metricDate", first_carc AS carc, ${recount(DAILY_DENIAL_REASONS, 'claims', tx.dialect)}
     FROM claims WHERE workspace_id = ? AND submission_date >= ? AND submission_date <= ? AND initially_denied = 1 AND frequency_code = '1' AND bill_of IS NULL
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

/** Rows of the same dates as one row each. */
function byDate(workspaceId: number, ...counted: readonly Row[][]): Row[] {
  const days = new Map<unknown, Row>();
  for (const row of counted.flat())
    days.set(row.metricDate, { workspaceId, ...days.get(row.metricDate), ...row });
  return [...days.values()];
}

/** daily_appeals of the dates from..to: what was filed on them, and what was decided. */
export async function confirmAppealDays(
  tx: Tx,
  workspaceId: number,
  from: string,
  to: string,
): Promise<number> {
  const { table } = DAILY_APPEALS;
  const span = [workspaceId, from, to];
  const dated = (column: string, counted: 'appeals' | 'decisions'): Promise<Row[]> =>
    tx.query(
      `SELECT a.${column} AS "metricDate", ${recount(DAILY_APPEALS, counted, tx.dialect)}
       FROM appeals a JOIN claims c ON c.workspace_id = a.workspace_id AND c.id = a.claim_id
       WHERE a.workspace_id = ? AND a.${column} >= ? AND a.${column} <= ? GROUP BY a.${column}`,
      span,
    );
  const expected = byDate(
    workspaceId,
    await dated('filed_date', 'appeals'),
    await dated('decided_date', 'decisions'),
  );
  const stored = await selectRows(
    tx,
    table,
    'm',
    'FROM daily_appeals m WHERE m.workspace_id = ? AND m.metric_date >= ? AND m.metric_date <= ?',
    span,
  );
  return confirm(tx, table, expected, stored);
}

/** claim_number_days of the dates from..to on one axis. */
export async function confirmClaimNumberDays(
  tx: Tx,
  workspaceId: number,
  axis: ClaimDateField,
  { from, to }: { from: string; to: string },
): Promise<number> {
  const { table } = CLAIM_NUMBER_DAYS;
  const column = DATE_COLUMN[axis];
  const start = 'lower(substr(claim_number, 1, 2))';
  const expected = await tx.query<Row>(
    `SELECT workspace_id AS "workspaceId", '${axis}' AS axis, ${start} AS start, ${column} AS "metricDate", ${recount(CLAIM_NUMBER_DAYS, 'claims', tx.dialect)}
     FROM claims WHERE workspace_id = ? AND ${column} >= ? AND ${column} <= ? GROUP BY workspace_id, ${start}, ${column}`,
    [workspaceId, from, to],
  );
  const stored = await selectRows(
    tx,
    table,
    'm',
    'FROM claim_number_days m WHERE m.workspace_id = ? AND m.axis = ? AND m.metric_date >= ? AND m.metric_date <= ?',
    [workspaceId, axis, from, to],
  );
  return confirm(tx, table, expected, stored);
}

/** daily_learning, all of a workspace's: practice events are few. */
export async function confirmLearning(tx: Tx, workspaceId: number): Promise<number> {
  const perDay = await tx.query<Row>(
    `SELECT CAST((at_s - (at_s % 86400)) / 86400 AS INTEGER) AS day, ${recount(DAILY_LEARNING, 'learning_events', tx.dialect)}
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
    `SELECT ${recount(PROVIDER_PERFORMANCE, 'claims', tx.dialect)} FROM claims WHERE workspace_id = ? AND provider_id = ?`,
    key,
  );
  const [appeals] = await tx.query<Row>(
    `SELECT ${recount(PROVIDER_PERFORMANCE, 'appeals', tx.dialect)}
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
    `SELECT COUNT(*) AS claim_count, MAX(CASE WHEN frequency_code = '1' THEN submission_date END) AS data_through,
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
