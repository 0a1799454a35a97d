import type { SubmittedClaim } from '../../connectors/submission';
import { payerKey } from './remit-identity';

/**
 * By what a submitted claim is known again: what the provider says in it, never the file or the place in it. A copy under
 * another interchange number, a part of a file and claims in another order bring nothing twice.
 * @param nth its count among those of its transaction that say the same, from 1
 */
export const submissionKey = (claim: SubmittedClaim, nth: number): string =>
  JSON.stringify([...wordsOf(claim), nth]);

type Word = string | number | null;

function wordsOf(claim: SubmittedClaim): Word[] {
  return [
    payerKey(claim.payer),
    claim.patientControlNumber,
    claim.frequencyCode ?? '',
    claim.originalControlNumber,
    claim.payerSequence,
    claim.submissionDate,
    claim.frontEndRejection === null ? '' : (claim.frontEndRejection.rejectedOn ?? 'rejected'),
    claim.billedCents,
    claim.serviceFrom,
    claim.serviceTo,
    // Sources without numbers of their own for claims put one on all of them.
    claim.lines.map(({ procedureCode, revenueCode, billedCents }) => `${procedureCode || revenueCode} ${billedCents}`).join(), // prettier-ignore
  ];
}

/** Claims whose counts are kept: one that comes again within a transaction comes soon. */
const MAX_CLAIMS_COUNTED = 20_000;

/** Counts what says the same within a transaction of a source; call in the order of the source. */
export class EqualsOfTransaction {
  private transaction = -1;
  private readonly counts = new Map<string, number>();

  next(claim: SubmittedClaim): number {
    if (claim.transaction !== this.transaction) {
      this.transaction = claim.transaction;
      this.counts.clear();
    }
    const key = JSON.stringify(wordsOf(claim));
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.delete(key);
    this.counts.set(key, count);
    const [oldest] = this.counts.keys();
    if (this.counts.size > MAX_CLAIMS_COUNTED && oldest !== undefined) this.counts.delete(oldest);
    return count;
  }
}
