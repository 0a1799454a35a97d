import type { Adjudication, Appeal, Claim, Coder, Payer, Provider } from './claim';
import type { ClaimStatus } from './claim-status';
import type { Cents } from './money';

/** A claim with all that is known of it, payer, provider and coder by name: what files out are made from. */
export interface ClaimRecord {
  claim: Claim;
  status: ClaimStatus;
  /** The payer's first answer; null while there is none. */
  adjudication: Adjudication | null;
  /** What the payer allows by now, appeals included; null before its first answer, or where it does not say. */
  allowedSoFarCents: Cents | null;
  /** By level. */
  appeals: readonly Appeal[];
  payer: Payer;
  /** null where the claim names none. */
  provider: Provider | null;
  coder: Coder | null;
  /** Of the claim that this one replaces or voids; null for an original. */
  originalClaimNumber: string | null;
  /** The payer's own number of the claim; null where it gave none. */
  payerControlNumber: string | null;
}

/** The date in whose order records come; those of one day come by claim id. */
export type RecordOrder = 'SUBMITTED' | 'PROCESSED';

/** What the payer has paid so far: the first answer, and what appeals won. Null before the first answer. */
export function paidSoFarCents({ adjudication, appeals }: ClaimRecord): Cents | null {
  if (!adjudication) return null;
  return appeals.reduce((sum, { recoveredCents }) => sum + recoveredCents, adjudication.paidCents);
}
