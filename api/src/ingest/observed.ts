import type { Observation } from '../detection/detector';
import { observationOf } from '../detection/lattice/observation-of';
import type { Adjudication, Claim, PayerType } from '../domain/claim';

/** The first adjudication of a first submission, as the detector takes it. */
export function observed(claim: Claim, adjudication: Adjudication, lineOfBusiness: PayerType): Observation {
  const hasRevenueCodes = claim.lines.some(
    ({ revenueCode }) => revenueCode !== undefined && revenueCode !== null,
  );
  return {
    claim: observationOf(claim, adjudication, lineOfBusiness),
    revenueCodes: hasRevenueCodes ? claim.lines.map(({ revenueCode }) => revenueCode ?? null) : null,
  };
}
