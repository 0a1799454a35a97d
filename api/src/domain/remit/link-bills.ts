import { compareSubmissions } from './assign-submissions';
import type { FoldedClaim } from './fold-claim';
import { billOfEvent, compareEvents, isSecondary } from './remit-event';
import type { RemitEvent } from './remit-event';
import type { SubmissionEvent } from './submission-event';
import { isOfSubmission, isReplacement, isSameBilling } from './submission-event';

export interface LinkableClaim {
  submission: SubmissionEvent | null;
  fold: FoldedClaim;
}

/**
 * Which claims are further submissions of a bill that another claim submitted first: by index, the index of that claim,
 * or null for a first submission. One bill is one in every count of submissions and denials.
 *
 * - What is sent to a secondary payer, or adjudicated by one (CLP02 2, 3, 20, 21), of the provider's number and date.
 * - A replacement or void of a claim that it names (REF*F8), or that has its number and date.
 * - A duplicate (CARC 18) of the same charge to the same payer.
 * - The same charge sent again: after a denial, or before any adjudication of it; the same services, where both are here
 *   as they were sent.
 *
 * A function of the set of claims: of two that could come first, a primary payer's does, then the older.
 */
export function linkBills(claims: readonly LinkableClaim[]): (number | null)[] {
  const links: (number | null)[] = claims.map(() => null);
  const order = claims
    .map((claim, index) => ({ claim, index }))
    .sort((a, b) => rankOf(a.claim) - rankOf(b.claim) || compareClaims(a.claim, b.claim));
  order.forEach(({ claim, index }, at) => {
    const before = order.slice(0, at).find((earlier) => isSameBill(earlier.claim, claim));
    if (before) links[index] = links[before.index] ?? before.index;
  });
  return links;
}

/** What a front end rejected, what replaces, a payer's own duplicate, and the payer that comes second, never come first. */
function rankOf(claim: LinkableClaim): number {
  const { submission, fold } = claim;
  if (fold.status === 'REJECTED') return 4;
  if (submission !== null && isReplacement(submission)) return 3;
  if (isToSecondary(claim)) return 2;
  return isDuplicate(claim) ? 1 : 0;
}

/** By when they were sent or, where that is not known, by their first payments. */
function compareClaims(a: LinkableClaim, b: LinkableClaim): number {
  const [one, other] = [beganOn(a), beganOn(b)];
  if (one !== other) return one < other ? -1 : 1;
  if (a.fold.first && b.fold.first) return compareEvents(a.fold.first, b.fold.first);
  if (a.submission && b.submission) return compareSubmissions(a.submission, b.submission);
  return a.submission ? -1 : 1;
}

const beganOn = ({ submission, fold }: LinkableClaim): string =>
  submission?.submissionDate ?? fold.first?.date ?? submission?.serviceFrom ?? '';

function isSameBill(earlier: LinkableClaim, claim: LinkableClaim): boolean {
  if (isReplacementOf(claim, earlier)) return true;
  if (!hasSameBilling(earlier, claim)) return false;
  if (isToSecondary(claim)) return true;
  if (payerOf(earlier) !== payerOf(claim)) return false;
  if (claim.fold.status === 'REJECTED' || isPartOf(claim, earlier)) return true;
  // Two that were sent for the same services under one number are one bill, whatever became of the first.
  if (earlier.submission !== null && claim.submission !== null)
    return shareService(earlier.submission, claim.submission);
  if (chargeOf(earlier) !== chargeOf(claim)) return false;
  if (isDuplicate(claim) || claim.fold.first === null || earlier.fold.first === null) return true;
  return (
    earlier.fold.firstJudgment?.standing === 'DENIED' &&
    earlier.fold.first.payment !== claim.fold.first.payment
  );
}

/** By the number of the original that it names, or its own. */
function isReplacementOf(claim: LinkableClaim, earlier: LinkableClaim): boolean {
  const { submission } = claim;
  if (submission === null || !isReplacement(submission)) return false;
  const { originalPayerNumber: original } = submission;
  if (original !== null && earlier.fold.events.some(({ payerNumber }) => payerNumber === original))
    return true;
  return hasSameBilling(earlier, claim) && isToSecondary(earlier) === submission.isSecondary;
}

/** Practices that number patients and not claims may send two on one day. */
const shareService = (a: SubmissionEvent, b: SubmissionEvent): boolean =>
  a.lines.some((line) => b.lines.some((other) => serviceOf(line) === serviceOf(other)));
const serviceOf = ({ procedureCode, revenueCode }: SubmissionEvent['lines'][number]): string | null =>
  procedureCode || revenueCode;

/** A payer may adjudicate the lines of one claim as several: the others say nothing of a claim of their own. */
const isPartOf = ({ submission, fold: { first } }: LinkableClaim, earlier: LinkableClaim): boolean =>
  submission === null &&
  first !== null &&
  earlier.submission !== null &&
  first.lines.length > 0 &&
  first.billedCents < earlier.submission.billedCents &&
  first.lines.every((line) => earlier.submission?.lines.some((sent) => isLineOf(line, sent)));

const isLineOf = (
  { controlNumber, procedureCode, billedCents }: RemitEvent['lines'][number],
  sent: SubmissionEvent['lines'][number],
): boolean =>
  (sent.isControlNumberStated && controlNumber === sent.controlNumber) ||
  (procedureCode === sent.procedureCode && billedCents === sent.billedCents);

function hasSameBilling(a: LinkableClaim, b: LinkableClaim): boolean {
  if (a.submission && b.submission) return isSameBilling(a.submission, b.submission);
  const [first, other] = [a.fold.first, b.fold.first];
  if (a.submission && other) return isOfSubmission(other, a.submission);
  if (b.submission && first) return isOfSubmission(first, b.submission);
  return (
    first !== null &&
    other !== null &&
    billOfEvent(first) !== null &&
    billOfEvent(first) === billOfEvent(other)
  );
}

const isToSecondary = ({ submission, fold: { first } }: LinkableClaim): boolean =>
  submission?.isSecondary ?? (first !== null && isSecondary(first));
const payerOf = ({ submission, fold: { first } }: LinkableClaim): number | undefined =>
  first?.payerId ?? submission?.payerId;
const chargeOf = ({ submission, fold: { first } }: LinkableClaim): number | undefined =>
  submission?.billedCents ?? first?.billedCents;

/** CARC 18, exact duplicate: the payer's word for a bill that it has already. */
const isDuplicate = ({ fold: { firstJudgment } }: LinkableClaim): boolean =>
  firstJudgment?.denial?.carc === '18';
