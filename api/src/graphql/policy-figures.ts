import type { LocalKey } from '../entities/global-id';
import type { PolicyEntity, PolicyPerformanceEntity } from '../entities/policy.entity';
import type { AppContext } from './context';

/** A policy's figures from its rollup. Rates are percent; null when there is nothing to divide by. */
export const performanceOf = (
  policy: PolicyEntity,
  context: AppContext,
): Promise<PolicyPerformanceEntity | null> => context.loaders.policyPerformance.load(keyOf(policy));

export const keyOf = ({ workspaceId, localId }: PolicyEntity): LocalKey => ({ workspaceId, id: localId });

/** Claims in scope over all adjudicated first submissions of the payer. */
export async function hitRateOf(policy: PolicyEntity, context: AppContext): Promise<number | null> {
  const performance = await performanceOf(policy, context);
  if (!performance?.hitCount) return null;
  const { workspaceId, payerId } = policy;
  const adjudicated = await context.loaders.adjudicatedClaimsOfPayer.load({ workspaceId, id: payerId });
  return percent(performance.hitCount, adjudicated);
}

/** One of the rollup's counts over another. */
export async function rateOf(
  policy: PolicyEntity,
  context: AppContext,
  part: keyof PolicyCounts,
  whole: keyof PolicyCounts,
): Promise<number | null> {
  const performance = await performanceOf(policy, context);
  return performance && percent(performance[part], performance[whole]);
}

type PolicyCounts = Pick<
  PolicyPerformanceEntity,
  'hitCount' | 'deniedCount' | 'appealCount' | 'appealDecidedCount' | 'overturnCount'
>;

/** Null without a claim in scope. */
export async function providersImpactedBy(policy: PolicyEntity, context: AppContext): Promise<number | null> {
  if (!(await performanceOf(policy, context))) return null;
  return context.loaders.providersOfPolicy.load(keyOf(policy));
}

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);
