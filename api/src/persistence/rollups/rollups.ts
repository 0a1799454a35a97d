import { addRows } from '../bulk';
import type { Tx } from '../database';
import type { Packed, Table } from '../table';
import { CODE_METRICS, CODE_MODIFIERS } from './code-metrics';
import { CLAIM_NUMBER_DAYS } from './claim-number-days';
import { DAILY_APPEALS } from './daily-appeals';
import { DAILY_DENIAL_REASONS, DAILY_LEARNING, DAILY_METRICS } from './daily-metrics';
import { POLICY_DAILY_METRICS, POLICY_PERFORMANCE, POLICY_PROVIDERS } from './policy-metrics';
import { PROVIDER_PERFORMANCE } from './provider-performance';

/** Every rollup that batches add to, in the order in which they are written. */
const ROLLUPS = {
  dailyMetrics: DAILY_METRICS.table,
  dailyDenialReasons: DAILY_DENIAL_REASONS.table,
  dailyLearning: DAILY_LEARNING.table,
  dailyAppeals: DAILY_APPEALS.table,
  claimNumberDays: CLAIM_NUMBER_DAYS.table,
  providerPerformance: PROVIDER_PERFORMANCE.table,
  policyDays: POLICY_DAILY_METRICS,
  policyTotals: POLICY_PERFORMANCE,
  policyProviders: POLICY_PROVIDERS,
  codeMetrics: CODE_METRICS.table,
  codeModifiers: CODE_MODIFIERS.table,
};

export type RollupRows = {
  readonly [R in keyof typeof ROLLUPS]: (typeof ROLLUPS)[R] extends Table<infer Row> ? Packed<Row>[] : never;
};

export async function addToRollups(tx: Tx, rows: RollupRows): Promise<void> {
  for (const name of Object.keys(ROLLUPS) as (keyof typeof ROLLUPS)[])
    await addRows<object>(
      tx,
      ROLLUPS[name] as unknown as Table<object>,
      rows[name] as unknown as Packed<object>[],
    );
}
