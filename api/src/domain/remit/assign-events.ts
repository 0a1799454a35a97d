import type { RemitEvent } from './remit-event';
import { billOfEvent, compareEvents, isTakeback, isWholeState, serviceDateOf } from './remit-event';

/** The events of one claim, in the order in which they took effect. */
export interface ClaimHistory {
  events: RemitEvent[];
  /** Takebacks of an adjudication that is not among the events: it may still come, with an older payment. */
  unmatched: RemitEvent[];
}

/** A claim while its events are gathered. */
interface OpenClaim extends ClaimHistory {
  payerId: number;
  payerNumbers: Set<string>;
  /** The adjudication that stands: none was taken back since. */
  standing: RemitEvent | null;
  /** Payments that have adjudicated the claim without taking that back. */
  standingPayment: string | null;
  /** Of the last takeback: its correction comes in the same payment. */
  takenBackBy: RemitEvent | null;
}

/**
 * Tells which of some events belong to one claim: a function of the set of events, whatever order they came in. Events
 * that share no number of any kind have no influence on each other, so a claim and all that share a number with it give
 * the same claims as the whole ledger.
 *
 * - The payer's number is one claim's, and so is that which a correction names as its original (REF*F8).
 * - A takeback (CLP02 22) belongs to the adjudication that it undoes; what the same payment says of the same provider's
 *   number and date afterward is its correction, whatever number it has.
 * - A replacement (CLP09 7 or 8) is of the claim with the provider's number and the date of service.
 * - A payer adjudicates a claim once in a payment unless it takes that back: another adjudication in the same payment is
 *   another claim's, even under the same numbers (files without identities, numbers used again). A source of claims
 *   states one several times as it changes, all of them the same claim's.
 */
export function assignEvents(events: readonly RemitEvent[]): ClaimHistory[] {
  const claims: OpenClaim[] = [];
  for (const day of byDay([...events].sort(compareEvents))) assignDay(claims, day);
  return claims.map(({ events: own, unmatched }) => ({ events: own, unmatched }));
}

function byDay(sorted: readonly RemitEvent[]): RemitEvent[][] {
  const days: RemitEvent[][] = [];
  for (const event of sorted) {
    const day = days.at(-1);
    if (day?.[0]?.date === event.date) day.push(event);
    else days.push([event]);
  }
  return days;
}

/** Within a day the payments have no order that their dates could tell: takebacks find what they undo first. */
function assignDay(claims: OpenClaim[], day: readonly RemitEvent[]): void {
  const forwards = originalsFirst(day.filter((event) => !isTakeback(event)));
  const left: RemitEvent[] = [];
  for (const takeback of day.filter(isTakeback)) {
    const claim = claimTakenBack(claims, takeback);
    if (claim) takeBack(claim, takeback);
    else left.push(takeback);
  }
  for (const takeback of [...left]) {
    const undone = forwards.findIndex((event) => isUndoneBy(event, takeback));
    if (undone < 0) continue;
    const [event] = forwards.splice(undone, 1);
    if (event) takeBack(adjudicate(claims, event), takeback);
    left.splice(left.indexOf(takeback), 1);
  }
  for (const takeback of left) keepWaiting(claims, takeback);
  for (const event of forwards) adjudicate(claims, event);
}

/** What another event of the day names as its original comes before that, however their numbers sort. */
function originalsFirst(day: RemitEvent[]): RemitEvent[] {
  const naming = day.filter((event) => isWholeState(event) && event.originalPayerNumber !== null);
  if (naming.length === 0) return day;
  const byNumber = new Map(day.map((event) => [event.payerNumber, event]));
  const depthOf = (event: RemitEvent, below: readonly RemitEvent[]): number => {
    const original = naming.includes(event) ? byNumber.get(event.originalPayerNumber) : undefined;
    if (original === undefined || below.includes(original)) return 0;
    return 1 + depthOf(original, [...below, original]);
  };
  const depths = new Map(day.map((event) => [event, depthOf(event, [event])]));
  return [...day].sort((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0));
}

/** The claim whose standing adjudication is undone: by the payer's number, then by the provider's and the amounts. */
function claimTakenBack(claims: readonly OpenClaim[], takeback: RemitEvent): OpenClaim | undefined {
  const standing = claims.filter((claim) => claim.standing !== null && claim.payerId === takeback.payerId);
  const named = standing.filter((claim) => sharesPayerNumber(claim, takeback));
  return (
    named.find(({ standing: event }) => event !== null && isOpposite(event, takeback)) ??
    named[0] ??
    standing.find(
      ({ standing: event }) =>
        event !== null && isSameBilling(event, takeback) && isOpposite(event, takeback),
    )
  );
}

function takeBack(claim: OpenClaim, takeback: RemitEvent): void {
  claim.events.push(takeback);
  addNumbers(claim, takeback);
  claim.standing = null;
  claim.standingPayment = null;
  claim.takenBackBy = takeback;
}

/** Keeps a takeback for the adjudication that it undoes, beside whatever else is known of the claim. */
function keepWaiting(claims: OpenClaim[], takeback: RemitEvent): void {
  const claim =
    claims.find((each) => each.payerId === takeback.payerId && sharesPayerNumber(each, takeback)) ??
    openClaim(claims, takeback);
  claim.unmatched.push(takeback);
  addNumbers(claim, takeback);
  claim.takenBackBy = takeback;
}

function adjudicate(claims: OpenClaim[], event: RemitEvent): OpenClaim {
  const claim = claimOf(claims, event) ?? openClaim(claims, event);
  claim.events.push(event);
  addNumbers(claim, event);
  claim.standing = event;
  claim.standingPayment = event.payment;
  return claim;
}

/** One that was taken back in this payment first, then others taken back, then those that stand. */
function claimOf(claims: readonly OpenClaim[], event: RemitEvent): OpenClaim | undefined {
  const able = claims.filter(
    (claim) =>
      claim.payerId === event.payerId &&
      (claim.standingPayment !== event.payment || isWholeState(event)) &&
      belongs(claim, event),
  );
  return (
    able.find(({ standing, takenBackBy }) => standing === null && takenBackBy?.payment === event.payment) ??
    able.find(({ standing }) => standing === null) ??
    able.find(({ standing }) => standing !== null && isSameBilling(standing, event)) ??
    able[0]
  );
}

function belongs(claim: OpenClaim, event: RemitEvent): boolean {
  if (sharesPayerNumber(claim, event)) return true;
  const last = claim.standing ?? claim.takenBackBy;
  if (last === null || !isSameBilling(last, event)) return false;
  const isCorrection = claim.standing === null && claim.takenBackBy?.payment === event.payment;
  // Without the payer's number there is only the provider's, with its dates.
  const isUnnumbered = event.payerNumber === null || claim.payerNumbers.size === 0;
  const isReplacement = event.frequencyCode === '7' || event.frequencyCode === '8';
  return isCorrection || isUnnumbered || isReplacement || isWholeState(event);
}

/** The same number used for another bill on another date is another claim's. */
function sharesPayerNumber(claim: OpenClaim, event: RemitEvent): boolean {
  const { payerNumber, originalPayerNumber } = event;
  if (originalPayerNumber !== null && claim.payerNumbers.has(originalPayerNumber)) return true;
  if (payerNumber === null || !claim.payerNumbers.has(payerNumber)) return false;
  return [...claim.events, ...claim.unmatched].some(
    (own) =>
      own.originalPayerNumber === payerNumber ||
      own.claimNumber === event.claimNumber ||
      hasSameDate(own, event),
  );
}

function addNumbers(claim: OpenClaim, { payerNumber, originalPayerNumber }: RemitEvent): void {
  if (payerNumber !== null) claim.payerNumbers.add(payerNumber);
  if (originalPayerNumber !== null) claim.payerNumbers.add(originalPayerNumber);
}

function openClaim(claims: OpenClaim[], { payerId }: RemitEvent): OpenClaim {
  const claim: OpenClaim = {
    payerId,
    events: [],
    unmatched: [],
    payerNumbers: new Set(),
    standing: null,
    standingPayment: null,
    takenBackBy: null,
  };
  claims.push(claim);
  return claim;
}

const isSameBilling = (a: RemitEvent, b: RemitEvent): boolean =>
  billOfEvent(a) !== null && billOfEvent(a) === billOfEvent(b);

const hasSameDate = (a: RemitEvent, b: RemitEvent): boolean => {
  const [one, other] = [serviceDateOf(a), serviceDateOf(b)];
  return one === null || other === null || one === other;
};

const isOpposite = (event: RemitEvent, takeback: RemitEvent): boolean =>
  event.billedCents === -takeback.billedCents && event.paidCents === -takeback.paidCents;

/** An adjudication of the same day that a takeback undoes. */
const isUndoneBy = (event: RemitEvent, takeback: RemitEvent): boolean =>
  event.payerId === takeback.payerId &&
  isOpposite(event, takeback) &&
  isEarlierState(event, takeback) &&
  (event.payerNumber !== null &&
  (event.payerNumber === takeback.payerNumber || event.payerNumber === takeback.originalPayerNumber)
    ? hasSameDate(event, takeback)
    : isSameBilling(event, takeback));

/** Of numbered states of a claim, a takeback undoes none that comes after it. */
const isEarlierState = ({ version }: RemitEvent, takeback: RemitEvent): boolean =>
  !version || !takeback.version || version.order <= takeback.version.order;
