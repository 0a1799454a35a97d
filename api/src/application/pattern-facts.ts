import { FAMILY_LABELS } from '../detection/titles';
import { ELIGIBLE_POPULATIONS } from '../domain/denial-rule';
import type { PatternEntity, PatternScore, PatternSliceTerm } from '../entities/pattern.entity';
import type { RecordLoaders } from './use-case-context';

/** The slice as field and value, with names; empty when every claim is eligible. */
export async function sliceTermsOf(
  pattern: PatternEntity,
  loaders: Pick<RecordLoaders, 'payer' | 'provider' | 'coder'>,
): Promise<PatternSliceTerm[]> {
  const terms: PatternSliceTerm[] = [];
  if (pattern.family !== ELIGIBLE_POPULATIONS[0])
    terms.push({ field: 'procedureFamily', value: FAMILY_LABELS[pattern.family] });
  if (pattern.refinement !== null && pattern.refinementId !== null) {
    const key = { workspaceId: pattern.workspaceId, id: pattern.refinementId };
    const refined = await loaders[pattern.refinement].load(key);
    terms.push({ field: pattern.refinement, value: refined?.name ?? String(pattern.refinementId) });
  }
  return terms;
}

export const scoreOf = (pattern: PatternEntity): PatternScore => ({
  frequency: pattern.scoreFrequency,
  impactCents: pattern.scoreImpactCents,
  trend: pattern.scoreTrend,
  velocity: pattern.scoreVelocity,
  confidence: pattern.scoreConfidence,
  recency: pattern.scoreRecency,
});

/** Denied cents per denial of the current period; 0 without denials. */
export const meanDenialCents = ({ currentDeniedCount, currentDeniedCents }: PatternEntity): number =>
  currentDeniedCount === 0 ? 0 : Math.round(currentDeniedCents / currentDeniedCount);
