import type { LocalDate } from './calendar';
import type { PayerType } from './claim';
import type { ClaimSlice, SlicedFacts } from './claim-slice';
import { isInSlice } from './claim-slice';
import type { EligiblePopulation } from './denial-rule';
import { populationBit } from './denial-rule';

/** A pattern that really is in a stream of claims: what a detector should find, and nothing that it may read. */
export interface PatternTruth {
  /** Indices into the scenario's patterns that it stands for: several when they differ in their days only. */
  patternIndices: readonly number[];
  carc: string;
  slice: ClaimSlice;
  /** The claims to which its rule can apply at all; 'all' where a payer refuses any claim of the slice. */
  population: EligiblePopulation;
  /** The first and the last day on which such claims are submitted; null for no end. */
  from: LocalDate;
  to: LocalDate | null;
}

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
