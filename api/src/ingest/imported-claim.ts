import type { Adjudication, Claim } from '../domain/claim';
import { isFirstSubmission } from '../domain/claim';
import { identityText } from '../domain/claim-identity';
import { startOfDayS } from '../domain/calendar';
import { eligiblePopulationsOf } from '../domain/eligible-populations';
import type { Resolved } from '../domain/ledger/denial-resolution';
import type { FollowUps } from '../domain/remit/follow-ups';
import { NO_FOLLOW_UPS } from '../domain/remit/follow-ups';
import type { FoldedClaim } from '../domain/remit/fold-claim';
import type { Judgment } from '../domain/remit/judge-event';
import type { RemitEvent } from '../domain/remit/remit-event';
import type { SubmissionEvent } from '../domain/remit/submission-event';
import type { Booking } from '../persistence/ledger/ledger-store';
import { claimOf } from './claim-of-bill';
import { resolutionOfAdjudication, resolutionOfRevision } from './resolutions';
import type { ImportedClaimState } from './rows';

/** An imported claim, in the forms in which it is stored and counted. */
export interface ImportedClaim {
  claim: Claim;
  submission: SubmissionEvent | null;
  fold: FoldedClaim;
  /** The payer's first; null before any. */
  adjudication: Adjudication | null;
  eligiblePopulations: number;
  /** What became of the same bill under other claims. */
  followUps: FollowUps;
}

/** @param billOf the claim that submitted the same bill first; null where this one did */
export function importedClaim(
  { submission, fold }: { submission: SubmissionEvent | null; fold: FoldedClaim },
  id: number,
  billOf: number | null,
  followUps = NO_FOLLOW_UPS,
): ImportedClaim {
  const { first, firstJudgment, isAdjudicated } = fold;
  // What a front end rejected was never submitted to a payer: no claim of the bill counts it.
  const claim = claimOf({ submission, fold }, id, fold.status === 'REJECTED' ? (billOf ?? id) : billOf);
  return {
    claim,
    submission,
    fold,
    adjudication:
      isAdjudicated && first && firstJudgment ? adjudicationOf(first, firstJudgment, claim) : null,
    eligiblePopulations: eligiblePopulationsOf(claim),
    followUps,
  };
}

/** Whether it is counted among adjudicated first submissions, and observed by the detector. */
export const isObserved = ({ claim, adjudication }: ImportedClaim): boolean =>
  adjudication !== null && isFirstSubmission(claim);

/** @param claim in the order of whose lines the adjudication's are */
function adjudicationOf(
  event: RemitEvent,
  { standing, denial, lines }: Judgment,
  claim: Claim,
): Adjudication {
  const byNumber = new Map(lines.map((line) => [line.lineNumber, line]));
  return {
    outcome: standing === 'DENIED' ? 'DENIED' : 'PAID',
    processingDate: event.date,
    allowedCents: event.allowedCents,
    paidCents: event.paidCents,
    adjustments: event.adjustments,
    denial,
    lines:
      lines.length === 0
        ? []
        : claim.lines.map(
            ({ lineNumber }) =>
              byNumber.get(lineNumber) ?? {
                lineNumber,
                allowedCents: null,
                paidCents: 0,
                adjustments: [],
                denial: null,
              },
          ),
  };
}

/** What its row says beyond the first adjudication. */
export function stateOf({
  claim,
  fold,
  adjudication,
  eligiblePopulations,
  followUps,
}: ImportedClaim): ImportedClaimState {
  const { first, standing, denial } = fold;
  const resolved = adjudication && (followUps.resolved ?? resolutionOf(claim, fold, adjudication));
  return {
    eligiblePopulations,
    identityKey: identityKeyOf(claim, first),
    standing: standing?.standing ?? null,
    denialExtent: fold.status === 'DENIED' ? (standing?.extent ?? null) : null,
    deniedLaterCents: fold.deniedLaterCents,
    takenBackCents: fold.takenBackCents,
    remarks: first?.remarks ?? [],
    status: fold.status,
    paidCents: fold.isAdjudicated || fold.paidCents !== 0 ? fold.paidCents : null,
    carc: denial?.carc ?? null,
    rarc: denial?.rarc ?? null,
    groupCode: denial?.group ?? null,
    storedResolution: resolved?.resolution ?? null,
    storedResolvedOn: resolved?.resolvedOn ?? null,
  };
}

/** What has become of a first submission's denial: payment resolves it, a takeback opens it again. */
function resolutionOf(claim: Claim, fold: FoldedClaim, adjudication: Adjudication): Resolved | null {
  const atFirst = resolutionOfAdjudication(claim, adjudication, null);
  if (atFirst === null) return null;
  return fold.later.reduce<Resolved>((_, { event, judgment, status }) => {
    const later = judgment && adjudicationOf(event, judgment, claim);
    return resolutionOfRevision(status, later, startOfDayS(event.date));
  }, atFirst);
}

/** Its payer's number is what exports name it by. */
function identityKeyOf({ payerId, claimNumber, ...claim }: Claim, first: RemitEvent | null): string {
  const payerNumber = first?.payerNumber ?? null;
  return identityText({
    payer: String(payerId),
    kind: payerNumber === null ? 'pcn' : 'icn',
    number: payerNumber ?? first?.claimNumber ?? claimNumber,
    serviceFrom: first ? first.serviceFrom : claim.dateOfService,
    serviceTo: first ? first.serviceTo : claim.dischargeDate,
  });
}

/**
 * What later payments brought, or took, of a first submission that was denied first, those of the bill's other claims to
 * the same payer included: one booking a day and kind.
 */
export function bookingsOf(
  workspaceId: number,
  { claim, fold, adjudication, followUps }: ImportedClaim,
): Booking[] {
  if (adjudication?.outcome !== 'DENIED' || !isFirstSubmission(claim)) return [];
  const bookings = new Map<string, Booking>();
  for (const { paidCents, date: bookedOn } of [
    ...fold.later.map(({ event, paidChangeCents }) => ({ date: event.date, paidCents: paidChangeCents })),
    ...followUps.payments,
  ]) {
    if (paidCents === 0) continue;
    const kind = paidCents > 0 ? 'LATER_PAYMENT' : 'REVERSAL';
    const key = `${bookedOn} ${kind}`;
    const before = bookings.get(key)?.cashCents ?? 0;
    // Of a later remittance only the payment is booked: what it allowed is at least that.
    const cashCents = before + paidCents;
    bookings.set(key, {
      workspaceId,
      kind,
      subjectId: claim.id,
      bookedOn,
      allowedCents: cashCents,
      cashCents,
      preventedDenials: null,
    });
  }
  return [...bookings.values()];
}
