import type { ClaimStatus } from '../claim-status';
import type { DenialCodes } from '../claim';
import type { Cents } from '../money';
import type { BilledClaim } from './assign-submissions';
import { inLinesOf } from './join-lines';
import type { Judgment } from './judge-event';
import { judgeEvent } from './judge-event';
import type { RemitEvent } from './remit-event';
import { isTakeback, isWholeState } from './remit-event';
import type { SubmissionEvent } from './submission-event';

/** What an event did to its claim, after the first adjudication. */
interface LaterStep {
  event: RemitEvent;
  /** Null for a takeback. */
  judgment: Judgment | null;
  /** The claim's status behind it. */
  status: ClaimStatus;
  /** What it adds to what was paid on the claim. */
  paidChangeCents: Cents;
}

/** Where a claim stands, by what was sent and its events alone. */
export interface FoldedClaim {
  /** In the order in which they took effect, in the lines of the claim as it was sent. */
  events: readonly RemitEvent[];
  unmatched: readonly RemitEvent[];
  /** The first adjudication, or what came before any; null while its payer has said nothing. */
  first: RemitEvent | null;
  firstJudgment: Judgment | null;
  /** Whether the payer has adjudicated it: neither under review nor unexplained. */
  isAdjudicated: boolean;
  later: readonly LaterStep[];
  status: ClaimStatus;
  /** What its events leave paid; takebacks of what is not here are no part of it. */
  paidCents: Cents;
  /** Of the newest denial. */
  denial: DenialCodes | null;
  /** The newest adjudication that stands; null after a takeback. */
  standing: Judgment | null;
  /** Charged on what a later event denied, after the first adjudication did not; null when that is not how it stands. */
  deniedLaterCents: Cents | null;
  /**
   * The most that was ever paid, for it and its replacements, less what is paid now; null where nothing was taken back,
   * and on a replacement.
   */
  takenBackCents: Cents | null;
}

const isAdjudication = ({ standing }: Judgment): boolean =>
  standing === 'PAID' || standing === 'DENIED' || standing === 'CAPITATED';

/** @returns null where nothing but takebacks is known: there is no claim yet */
export function foldClaim(claim: BilledClaim): FoldedClaim | null {
  const { unmatched, submission } = claim;
  const events = submission ? claim.events.map((event) => inLinesOf(event, submission)) : claim.events;
  const paid = paidThrough(events);
  const judged = events.map((event, index) => ({
    event,
    judgment: isTakeback(event) ? null : judgeEvent(event),
    paidChangeCents: (paid[index] ?? 0) - (paid[index - 1] ?? 0),
  }));
  const forwards = judged.flatMap(({ event, judgment }) => (judgment ? [{ event, judgment }] : []));
  const start = forwards.find(({ judgment }) => isAdjudication(judgment)) ?? forwards[0];
  if (!start) return submission && { ...unadjudicated(submission), unmatched };
  const isAdjudicated = isAdjudication(start.judgment);
  const steps = isAdjudicated ? judged.slice(judged.findIndex(({ event }) => event === start.event) + 1) : [];
  const first = { status: statusOf(start.judgment), standing: start.judgment };
  const later = laterSteps(steps, first.status);
  const standing = later.reduce<Judgment | null>(
    (last, step) => (step.judgment === null || isAdjudication(step.judgment) ? step.judgment : last),
    first.standing,
  );
  const status = later.at(-1)?.status ?? first.status;
  const denials = [start.judgment, ...later.map(({ judgment }) => judgment)];
  return {
    events,
    unmatched,
    first: start.event,
    firstJudgment: start.judgment,
    isAdjudicated,
    later,
    status,
    paidCents: paid.at(-1) ?? 0,
    denial: denials.reduce<DenialCodes | null>((last, each) => each?.denial ?? last, null),
    standing,
    deniedLaterCents: deniedLater(start.judgment, later, status),
    takenBackCents: claim.isReplacement ? null : takenBack(paidThrough([...events, ...claim.ofReplacements])),
  };
}

/** Sent, and nothing heard of it but what a front end may have said. */
const unadjudicated = ({ frontEndRejection }: SubmissionEvent): FoldedClaim => ({
  events: [],
  unmatched: [],
  first: null,
  firstJudgment: null,
  isAdjudicated: false,
  later: [],
  status: frontEndRejection === null ? 'PENDING' : 'REJECTED',
  paidCents: 0,
  denial: null,
  standing: null,
  deniedLaterCents: null,
  takenBackCents: null,
});

const statusOf = ({ standing }: Judgment): ClaimStatus =>
  standing === 'DENIED' ? 'DENIED' : standing === 'PAID' || standing === 'CAPITATED' ? 'PAID' : 'PENDING';

function laterSteps(steps: readonly Omit<LaterStep, 'status'>[], from: ClaimStatus): LaterStep[] {
  let status = from;
  return steps.map((step) => {
    const { judgment } = step;
    if (judgment === null) status = 'REVERSED';
    else if (isAdjudication(judgment)) status = statusOf(judgment);
    return { ...step, status };
  });
}

function deniedLater(first: Judgment, later: readonly LaterStep[], status: ClaimStatus): Cents | null {
  if (first.standing === 'DENIED' || status !== 'DENIED') return null;
  const last = later.findLast(({ judgment }) => judgment?.standing === 'DENIED');
  return last?.judgment ? deniedChargeOf(last.event, last.judgment) : null;
}

/** The charges of the denied lines; of the whole claim when no line is denied. */
function deniedChargeOf({ lines, billedCents }: RemitEvent, judgment: Judgment): Cents {
  const denied = new Set(judgment.lines.filter(({ denial }) => denial).map(({ lineNumber }) => lineNumber));
  if (denied.size === 0) return billedCents;
  return lines.reduce((sum, line) => sum + (denied.has(line.lineNumber) ? line.billedCents : 0), 0);
}

/** What was paid on the claim in all, behind each event: a whole state takes the place of what was before it. */
function paidThrough(events: readonly RemitEvent[]): Cents[] {
  let paid = 0;
  return events.map((event) => {
    if (isWholeState(event)) paid = isTakeback(event) ? 0 : event.paidCents;
    else paid += event.paidCents;
    return paid;
  });
}

function takenBack(paid: readonly Cents[]): Cents | null {
  const most = paid.reduce((highest, each) => Math.max(highest, each), 0);
  const last = paid.at(-1) ?? 0;
  return most > last ? most - last : null;
}
