import type { Adjudication, Appeal, Claim, Coder, Payer, Provider } from './claim';
import type { ClaimStatus } from './claim-status';
import type { Cents } from './money';

/** A claim with everything known of it, and its payer, provider and coder by name: the source of exported files. */
export interface ClaimRecord {
  claim: Claim;
  status: ClaimStatus;
  /** The payer's first adjudication; null while there is none. */
  adjudication: Adjudication | null;
  /** Allowed by the payer so far, appeals included; null before the first adjudication, or when not stated. */
  allowedSoFarCents: Cents | null;
  /** In the order of levels. */
  appeals: readonly Appeal[];
  payer: Payer;
  /** Null when the claim names none. */
  provider: Provider | null;
  coder: Coder | null;
  /** The number of the claim that this one replaces or voids; null for an original. */
  originalClaimNumber: string | null;
  /** The payer's own number for the claim; null when it gave none. */
  payerControlNumber: string | null;
}

/** The date by which records are ordered; those of one day are ordered by claim id. */
export type RecordOrder = 'SUBMITTED' | 'PROCESSED';

/** Paid by the payer so far: at the first adjudication, and after appeals. Null before the first adjudication. */
export function paidSoFarCents({ adjudication, appeals }: ClaimRecord): Cents | null {
  if (!adjudication) return null;
  return appeals.reduce((sum, { recoveredCents }) => sum + recoveredCents, adjudication.paidCents);
}
