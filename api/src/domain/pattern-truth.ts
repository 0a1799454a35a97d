import type { LocalDate } from './calendar';
import type { PayerType } from './claim';
import type { ClaimSlice, SlicedFacts } from './claim-slice';
import { isInSlice } from './claim-slice';
import type { EligiblePopulation } from './denial-rule';
import { populationBit } from './denial-rule';

/**
 * Where a truth comes from: a mistake that the practice makes, a policy of the payers' own, or nobody's plan: a rule that
 * denies at a payer at least twice as often as is usual for its type.
 */
export const TRUTH_ORIGINS = ['MISTAKE', 'PAYER_POLICY', 'ORGANIC'] as const;
export type TruthOrigin = (typeof TRUTH_ORIGINS)[number];

/** A pattern that really is in a stream of claims: what a detector should find, and nothing that it may read. */
export interface PatternTruth {
  /** Indices into the scenario's patterns that it stands for: several when they differ in their days only. */
  patternIndices: readonly number[];
  origin: TruthOrigin;
  ruleKey: string;
  carc: string;
  slice: ClaimSlice;
  /** The claims to which its rule can apply at all; 'all' where a payer refuses any claim of the slice. */
  population: EligiblePopulation;
  /** The first and the last day on which such claims are submitted; null for no end. */
  from: LocalDate;
  to: LocalDate | null;
}

/** Truths that differ in their days only, as one: a pattern that comes back is still the same. In order of appearance. */
export function mergedTruths(truths: readonly PatternTruth[]): PatternTruth[] {
  const merged = new Map<string, PatternTruth>();
  for (const truth of truths) {
    const key = JSON.stringify([truth.carc, truth.population, truth.slice]);
    const known = merged.get(key);
    merged.set(key, known ? together(known, truth) : truth);
  }
  return [...merged.values()];
}

const together = (one: PatternTruth, other: PatternTruth): PatternTruth => ({
  ...one,
  patternIndices: [...one.patternIndices, ...other.patternIndices],
  from: one.from < other.from ? one.from : other.from,
  to: one.to === null || other.to === null ? null : one.to > other.to ? one.to : other.to,
});

/**
 * A claim is eligible for a pattern whether or not it is denied, and whenever it is submitted.
 * @param eligiblePopulations the claim's, as a bitmask
 */
export const isEligibleFor = (
  { slice, population }: Pick<PatternTruth, 'slice' | 'population'>,
  claim: SlicedFacts,
  payerType: PayerType,
  eligiblePopulations: number,
): boolean => (eligiblePopulations & populationBit(population)) !== 0 && isInSlice(claim, payerType, slice);
