import type { LocalDate } from '../../api/src/domain/calendar';
import type { Adjudication, Claim, PayerType } from '../../api/src/domain/claim';

/** A first submission as of its first adjudication. */
export interface ObservedClaim {
  claim: Claim;
  adjudication: Adjudication;
  payerType: PayerType;
  /** Bits of ELIGIBLE_POPULATIONS. */
  eligiblePopulations: number;
}

/** What a detector says at the end of a run. */
export interface FoundPattern {
  title: string;
  carc: string;
  detectedOn: LocalDate;
  /** Whether the claim belongs to it, denied or not. */
  isInSlice(observed: ObservedClaim): boolean;
}

/** What is scored: the product's detector, and those that it is compared with. */
export interface StreamDetector {
  observe(observed: ObservedClaim): void;
  /** @param date the day that ended */
  evaluateDay(date: LocalDate): void;
  /** Every pattern ever raised that still stands by itself, in the order of detection. */
  patterns(): FoundPattern[];
}
