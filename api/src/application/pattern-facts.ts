import type { LatticeTerm } from '../detection/lattice/lattice-fields';
import { termInWords } from '../detection/titles';
import type { PatternEntity, PatternScore, PatternSliceTerm } from '../entities/pattern.entity';
import type { RecordLoaders } from './use-case-context';

/** The slice as field and value, with names; empty when every claim is eligible. */
export function sliceTermsOf(
  { workspaceId, terms }: PatternEntity,
  loaders: Pick<RecordLoaders, 'payer' | 'provider' | 'coder'>,
): Promise<PatternSliceTerm[]> {
  return Promise.all(
    (terms as readonly LatticeTerm[]).map(async (term) => {
      const { field, value } = term;
      const named =
        field === 'payer' || field === 'provider' || field === 'coder'
          ? await loaders[field].load({ workspaceId, id: Number(value) })
          : null;
      return termInWords(term, named?.name ?? null);
    }),
  );
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
