import type { FoldedClaim } from './fold-claim';
import { billOfEvent, compareEvents, isSecondary } from './remit-event';

/**
 * Which claims are further submissions of a bill that another claim submitted first: by index, the index of that claim,
 * or null for a first submission. One bill is one in every count of submissions and denials.
 *
 * - The adjudication by a secondary payer (CLP02 2, 3, 20, 21) of the provider's number and date.
 * - A duplicate (CARC 18) of the same charge to the same payer.
 * - The same charge sent again, under a new number of the payer, after a denial and in another payment.
 *
 * A function of the set of claims: of two that could come first, a primary payer's does, then the older.
 */
export function linkBills(claims: readonly FoldedClaim[]): (number | null)[] {
  const links: (number | null)[] = claims.map(() => null);
  const order = claims
    .map((claim, index) => ({ claim, index }))
    .sort((a, b) => rankOf(a.claim) - rankOf(b.claim) || compareEvents(a.claim.first, b.claim.first));
  order.forEach(({ claim, index }, at) => {
    const before = order.slice(0, at).find((earlier) => isSameBill(earlier.claim, claim));
    if (before) links[index] = links[before.index] ?? before.index;
  });
  return links;
}

/** A payer's own duplicate, and the payer that comes second, never come first beside another. */
const rankOf = (claim: FoldedClaim): number => (isSecondary(claim.first) ? 2 : isDuplicate(claim) ? 1 : 0);

function isSameBill(earlier: FoldedClaim, claim: FoldedClaim): boolean {
  const [a, b] = [earlier.first, claim.first];
  if (billOfEvent(a) === null || billOfEvent(a) !== billOfEvent(b)) return false;
  if (isSecondary(b)) return true;
  if (a.payerId !== b.payerId || a.billedCents !== b.billedCents) return false;
  if (isDuplicate(claim)) return true;
  return earlier.firstJudgment.standing === 'DENIED' && a.payment !== b.payment;
}

/** CARC 18, exact duplicate: the payer's word for a bill that it has already. */
const isDuplicate = ({ firstJudgment }: FoldedClaim): boolean => firstJudgment.denial?.carc === '18';
