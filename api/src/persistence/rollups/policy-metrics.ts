import { PolicyDailyMetricEntity } from '../../entities/policy-daily-metric.entity';
import { PolicyPerformanceEntity, PolicyProviderEntity } from '../../entities/policy.entity';
import type { RowOf } from '../table';
import { tableOf } from '../table';

/**
 * How claims fare under the payers' policies. What a claim adds takes more than the claim (ingest/policy-tally.ts,
 * rollups/policy-appeals.ts), and so does counting it again (recompute/policies.ts): here are the figures' names.
 */
export const POLICY_DAILY_METRICS = tableOf(PolicyDailyMetricEntity);
export const POLICY_PERFORMANCE = tableOf(PolicyPerformanceEntity).without(['lastComputedAt']);
export const POLICY_PROVIDERS = tableOf(PolicyProviderEntity);

/** Of a day, and in total over all days: a total has the same figures. */
export type PolicyFigure = Exclude<
  keyof RowOf<PolicyPerformanceEntity>,
  'workspaceId' | 'policyId' | 'lastComputedAt'
>;
