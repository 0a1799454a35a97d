import type { LocalDate } from '../domain/calendar';
import { startOfDayS } from '../domain/calendar';
import type { Adjudication, Claim, DateBasis, StatementFacts } from '../domain/claim';
import { isFirstSubmission, NO_STATEMENT } from '../domain/claim';
import { identityText } from '../domain/claim-identity';
import { eligiblePopulationsOf } from '../domain/eligible-populations';
import type { Resolved } from '../domain/ledger/denial-resolution';
import type { FoldedClaim } from '../domain/remit/fold-claim';
import type { Judgment } from '../domain/remit/judge-event';
import type { RemitEvent } from '../domain/remit/remit-event';
import { serviceDateOf } from '../domain/remit/remit-event';
import type { Booking } from '../persistence/ledger/ledger-store';
import { resolutionOfAdjudication, resolutionOfRevision } from './resolutions';
import type { ImportedClaimState } from './rows';

/** An imported claim, in the forms in which it is stored and counted. */
export interface ImportedClaim {
  claim: Claim;
  fold: FoldedClaim;
  /** The payer's first; null before any. */
  adjudication: Adjudication | null;
  eligiblePopulations: number;
}

/** @param billOf the claim that submitted the same bill first; null where this one did */
export function importedClaim(fold: FoldedClaim, id: number, billOf: number | null): ImportedClaim {
  const { first, firstJudgment, isAdjudicated } = fold;
  const claim = claimOf(first, id, billOf);
  return {
    claim,
    fold,
    adjudication: isAdjudicated ? adjudicationOf(first, firstJudgment) : null,
    eligiblePopulations: eligiblePopulationsOf(claim),
  };
}

/** Whether it is counted among adjudicated first submissions, and observed by the detector. */
export const isObserved = ({ claim, adjudication }: ImportedClaim): boolean =>
  adjudication !== null && isFirstSubmission(claim);

/**
 * A remittance seldom states when the claim was sent. Used instead: the date the payer received it (DTM*050), otherwise
 * the date of service, otherwise the date of the payment.
 */
function datesOf(event: RemitEvent): { service: LocalDate; submission: LocalDate; basis: DateBasis } {
  const service = serviceDateOf(event);
  const submission = event.receivedDate ?? service ?? event.date;
  const basis: DateBasis = event.receivedDate ? 'SUBMITTED' : service ? 'SERVICE' : 'REMIT';
  return { service: service ?? submission, submission, basis };
}

function claimOf(event: RemitEvent, id: number, billOf: number | null): Claim {
  const { service, submission, basis } = datesOf(event);
  const { claimNumber, claimType, patientLastName, patientFirstName, memberId, memberGroupId } = event;
  return {
    id,
    claimNumber,
    // An 835 does not name the original of a replacement (CLP09 7); with its own first adjudication it counts as a
    // claim, unless its numbers say which bill it belongs to.
    frequencyCode: '1',
    originalClaimId: null,
    billOf,
    source: 'IMPORTED',
    claimType,
    patientLastName,
    patientFirstName,
    patientBirthDate: null,
    patientSex: null,
    memberId,
    memberGroupId,
    priorAuthorization: event.priorAuthorization,
    referralNumber: null,
    recordsAttached: null,
    documentedLevel: null,
    otherPayerPrimary: null,
    providerId: event.providerId,
    payerId: event.payerId,
    lineOfBusiness: event.lineOfBusiness,
    coderId: null,
    dateOfService: service,
    submissionDate: submission,
    submissionDateBasis: basis,
    ...whereTreated(event, service),
    diagnosisCodes: event.diagnosisCodes,
    lines: event.lines.map((line) => ({
      lineNumber: line.lineNumber,
      procedureCode: line.procedureCode,
      modifiers: line.modifiers,
      diagnosisPointers: [],
      units: line.units,
      billedCents: line.billedCents,
      revenueCode: line.revenueCode,
    })),
    billedCents: event.billedCents,
  };
}

/** CLP08 is a place of service on professional claims, the facility part of the type of bill on institutional ones. */
function whereTreated(
  { claimType, facilityCode, frequencyCode, serviceTo, drgCode }: RemitEvent,
  service: LocalDate,
): StatementFacts & Pick<Claim, 'placeOfService'> {
  if (claimType === 'PROFESSIONAL') return { placeOfService: facilityCode, ...NO_STATEMENT };
  const isFacility = facilityCode !== null && /^\d{2}$/.test(facilityCode);
  return {
    placeOfService: null,
    ...NO_STATEMENT,
    typeOfBill: isFacility ? `0${facilityCode}${frequencyCode ?? '1'}` : null,
    drgCode,
    dischargeDate: serviceTo ?? service,
  };
}

const adjudicationOf = (event: RemitEvent, { standing, denial, lines }: Judgment): Adjudication => ({
  outcome: standing === 'DENIED' ? 'DENIED' : 'PAID',
  processingDate: event.date,
  allowedCents: event.allowedCents,
  paidCents: event.paidCents,
  adjustments: event.adjustments,
  denial,
  lines,
});

/** What its row says beyond the first adjudication. */
export function stateOf({
  claim,
  fold,
  adjudication,
  eligiblePopulations,
}: ImportedClaim): ImportedClaimState {
  const { first, standing, denial } = fold;
  const resolved = adjudication && resolutionOf(claim, fold, adjudication);
  return {
    eligiblePopulations,
    identityKey: identityKeyOf(first),
    standing: standing?.standing ?? null,
    denialExtent: fold.status === 'DENIED' ? (standing?.extent ?? null) : null,
    deniedLaterCents: fold.deniedLaterCents,
    takenBackCents: fold.takenBackCents,
    remarks: first.remarks,
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
    const later = judgment && adjudicationOf(event, judgment);
    return resolutionOfRevision(status, later, startOfDayS(event.date));
  }, atFirst);
}

/** Its payer's number is what exports name it by. */
const identityKeyOf = ({ payerId, payerNumber, claimNumber, serviceFrom, serviceTo }: RemitEvent): string =>
  identityText({
    payer: String(payerId),
    kind: payerNumber === null ? 'pcn' : 'icn',
    number: payerNumber ?? claimNumber,
    serviceFrom,
    serviceTo,
  });

/** What later payments brought, or took, of a first submission that was denied first: one booking a day and kind. */
export function bookingsOf(workspaceId: number, { claim, fold, adjudication }: ImportedClaim): Booking[] {
  if (adjudication?.outcome !== 'DENIED' || !isFirstSubmission(claim)) return [];
  const bookings = new Map<string, Booking>();
  for (const { event } of fold.later) {
    const { paidCents, date: bookedOn } = event;
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
