import type { ClaimHistory } from './assign-events';
import type { RemitEvent } from './remit-event';
import { compareEvents, isTakeback } from './remit-event';
import type { SubmissionEvent } from './submission-event';
import { claimNumberKey, isOfSubmission, isReplacement, isToPayerOf } from './submission-event';

/** A claim: as it was sent, where that is known, with what its payer has said of it. */
export interface BilledClaim extends ClaimHistory {
  submission: SubmissionEvent | null;
  /** What the payer said of its replacements under the same history: a takeback for them takes nothing from the provider. */
  ofReplacements: readonly RemitEvent[];
  /** It replaces a claim before it in the same history, which says what was taken back. */
  isReplacement: boolean;
}

interface OpenClaim extends BilledClaim {
  ofReplacements: RemitEvent[];
}

/**
 * Joins what was sent with what payers have said: by the provider's number and the days of service, then by the payer,
 * the charge and the order in which claims were sent and adjudicated; never by a place in a file. A function of the set
 * of both.
 *
 * What one payer has said of one of its claims is cut where a replacement, or a claim sent again after a denial, begins:
 * each claim that was sent has its own adjudications. What nobody has adjudicated is a claim without events.
 */
export function assignSubmissions(
  histories: readonly ClaimHistory[],
  submissions: readonly SubmissionEvent[],
): BilledClaim[] {
  if (submissions.length === 0) return histories.map(unsubmitted);
  const open = new OpenSubmissions(submissions);
  const claims = inOrder(histories, submissions).flatMap((history) => cut(history, open));
  const left = open.left().map((submission) => ({ ...NO_HISTORY, submission }));
  return [...claims, ...left];
}

const NO_HISTORY = { events: [], unmatched: [], ofReplacements: [], isReplacement: false };

const unsubmitted = ({ events, unmatched }: ClaimHistory): BilledClaim => ({
  events,
  unmatched,
  submission: null,
  ofReplacements: [],
  isReplacement: false,
});

/** Those that their payer tells first, then by their first events. */
function inOrder(
  histories: readonly ClaimHistory[],
  submissions: readonly SubmissionEvent[],
): ClaimHistory[] {
  const rankOf = ({ events: [first] }: ClaimHistory): number =>
    first && submissions.some((each) => each.payerId === first.payerId && isOfSubmission(first, each))
      ? 0
      : 1;
  return histories
    .map((history) => ({ history, rank: rankOf(history), first: history.events[0] ?? history.unmatched[0] }))
    .sort((a, b) => a.rank - b.rank || (a.first && b.first ? compareEvents(a.first, b.first) : 0))
    .map(({ history }) => history);
}

/** Submissions that no claim has yet, in the order in which they were sent. */
class OpenSubmissions {
  private readonly open: SubmissionEvent[];

  constructor(submissions: readonly SubmissionEvent[]) {
    this.open = [...submissions].sort(compareSubmissions);
  }

  left(): SubmissionEvent[] {
    return this.open;
  }

  /** That which a claim's first adjudication is of. */
  takeFirst(event: RemitEvent): SubmissionEvent | null {
    const able = this.open.filter(
      (each) => isOfSubmission(event, each) && isToPayerOf(each, event) && canBeFirstOf(event, each),
    );
    const [best = null] = able
      .map((each, at) => ({ each, at, fit: fitOf(each, event) }))
      .sort((a, b) => b.fit - a.fit || a.at - b.at)
      .map(({ each }) => each);
    return this.take(best);
  }

  /** That which a further adjudication is of: sent after what came before. */
  takeNext(event: RemitEvent, current: OpenClaim): SubmissionEvent | null {
    const next = this.open.find(
      (each) => isOfSubmission(event, each) && isToPayerOf(each, event) && begins(event, { each, current }),
    );
    return this.take(next ?? null);
  }

  private take(submission: SubmissionEvent | null): SubmissionEvent | null {
    if (submission !== null) this.open.splice(this.open.indexOf(submission), 1);
    return submission;
  }
}

/** In the order of what tells most: the payer, sent before, not rejected, the charge, the frequency. */
const fitOf = (submission: SubmissionEvent, event: RemitEvent): number =>
  (submission.payerId === event.payerId ? 16 : 0) +
  (submission.submissionDate === null || submission.submissionDate <= event.date ? 8 : 0) +
  (submission.frontEndRejection === null ? 4 : 0) +
  (submission.billedCents === event.billedCents ? 2 : 0) +
  (isReplacement(submission) === isReplacementEvent(event) ? 1 : 0);

/** A replacement that was sent later is not what was adjudicated: that is a claim which is not here. */
function canBeFirstOf(event: RemitEvent, submission: SubmissionEvent): boolean {
  if (!isReplacement(submission)) return true;
  const { submissionDate } = submission;
  return submissionDate === null
    ? isReplacementEvent(event) || event.frequencyCode === null
    : submissionDate <= event.date;
}

const isReplacementEvent = ({ frequencyCode, originalPayerNumber }: RemitEvent): boolean =>
  frequencyCode === '7' || frequencyCode === '8' || originalPayerNumber !== null;

/** Whether a further adjudication is of a claim that was sent later, rather than the payer's second thought. */
function begins(
  event: RemitEvent,
  { each, current }: { each: SubmissionEvent; current: OpenClaim },
): boolean {
  const before = current.events.findLast((own) => !isTakeback(own));
  const ownNumber = claimNumberKey(current.submission?.claimNumber ?? before?.claimNumber ?? '');
  if (claimNumberKey(each.claimNumber) !== ownNumber) return true;
  if (isReplacement(each) && isReplacementEvent(event)) return true;
  const { submissionDate } = each;
  return (
    submissionDate !== null &&
    submissionDate <= event.date &&
    before !== undefined &&
    (isReplacement(each) || submissionDate > before.date)
  );
}

function cut({ events, unmatched }: ClaimHistory, open: OpenSubmissions): BilledClaim[] {
  const claims: OpenClaim[] = [];
  for (const event of events) {
    const current = claims.at(-1);
    if (current === undefined) claims.push(opened(open.takeFirst(event), event));
    else {
      const next = isTakeback(event) ? null : open.takeNext(event, current);
      if (next === null) current.events.push(event);
      else claims.push(opened(next, event));
    }
  }
  const [first, ...others] = claims;
  if (!first) return [{ ...NO_HISTORY, submission: null, unmatched }];
  first.unmatched.push(...unmatched);
  for (const other of others) {
    other.isReplacement = true;
    first.ofReplacements.push(...other.events);
  }
  return claims;
}

const opened = (submission: SubmissionEvent | null, event: RemitEvent): OpenClaim => ({
  submission,
  events: [event],
  unmatched: [],
  ofReplacements: [],
  isReplacement: false,
});

/** By the day they were sent, then by what they say; one without a day comes first. */
export const compareSubmissions = (a: SubmissionEvent, b: SubmissionEvent): number =>
  byText(a.submissionDate ?? '', b.submissionDate ?? '') ||
  byText(a.frequencyCode, b.frequencyCode) ||
  byText(a.key, b.key);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
