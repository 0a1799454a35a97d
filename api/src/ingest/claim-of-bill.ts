import type { LocalDate } from '../domain/calendar';
import type { Claim, ClaimLine, DateBasis, StatementFacts } from '../domain/claim';
import { NO_STATEMENT } from '../domain/claim';
import type { FoldedClaim } from '../domain/remit/fold-claim';
import type { RemitEvent } from '../domain/remit/remit-event';
import { serviceDateOf } from '../domain/remit/remit-event';
import type { SubmissionEvent } from '../domain/remit/submission-event';

interface Sources {
  submission: SubmissionEvent | null;
  fold: FoldedClaim;
}

/**
 * The claim as it was sent: by the submission where that is here, and what its payer repeats of it otherwise.
 * @param billOf the claim that submitted the same bill first; null where this one did
 */
export function claimOf({ submission, fold: { first } }: Sources, id: number, billOf: number | null): Claim {
  if (submission) return submittedClaim(submission, first, { id, billOf });
  if (first) return adjudicatedClaim(first, { id, billOf });
  throw new Error('a claim is neither submitted nor adjudicated');
}

interface Place {
  id: number;
  billOf: number | null;
}

function submittedClaim(submission: SubmissionEvent, first: RemitEvent | null, place: Place): Claim {
  const { submissionDate: sent, serviceFrom, lines } = submission;
  const dates = first && datesOf(first);
  const service = serviceFrom ?? dates?.service ?? sent ?? '';
  // Named one by one: an object that begins with others is several times slower to make and to keep.
  return {
    id: place.id,
    claimNumber: submission.claimNumber,
    frequencyCode: submission.frequencyCode,
    originalClaimId: null,
    billOf: place.billOf,
    source: 'IMPORTED',
    coderId: null,
    documentedLevel: null,
    claimType: submission.claimType,
    patientLastName: submission.patientLastName,
    patientFirstName: submission.patientFirstName,
    patientBirthDate: submission.patientBirthDate,
    patientSex: submission.patientSex,
    memberId: submission.memberId ?? first?.memberId ?? null,
    memberGroupId: submission.memberGroupId ?? first?.memberGroupId ?? null,
    priorAuthorization: submission.priorAuthorization,
    referralNumber: submission.referralNumber,
    recordsAttached: submission.recordsAttached,
    otherPayerPrimary: submission.otherPayerPrimary,
    providerId: submission.providerId ?? first?.providerId ?? null,
    // Payers number themselves in remittances; a clearinghouse's number of one may be another.
    payerId: first?.payerId ?? submission.payerId,
    lineOfBusiness: lineOfBusinessOf(submission, first),
    dateOfService: service,
    submissionDate: sent ?? dates?.submission ?? service,
    submissionDateBasis: sent === null ? (dates?.basis ?? 'SERVICE') : 'SUBMITTED',
    ...whereSubmitted(submission, first, service),
    diagnosisCodes:
      submission.diagnosisCodes.length > 0 ? submission.diagnosisCodes : (first?.diagnosisCodes ?? []),
    lines: [...lines.map(lineOf), ...addedLines(submission, first)],
    billedCents: submission.billedCents,
  };
}

const lineOf = ({
  lineNumber,
  procedureCode,
  modifiers,
  diagnosisPointers,
  units,
  billedCents,
  revenueCode,
}: ClaimLine): ClaimLine => ({
  lineNumber,
  procedureCode,
  modifiers,
  diagnosisPointers,
  units,
  billedCents,
  revenueCode: revenueCode ?? null,
});

const addedLineOf = (line: RemitEvent['lines'][number]): ClaimLine => ({
  lineNumber: line.lineNumber,
  procedureCode: line.procedureCode,
  modifiers: line.modifiers,
  diagnosisPointers: NO_POINTERS,
  units: line.units,
  billedCents: line.billedCents,
  revenueCode: line.revenueCode,
});
const NO_POINTERS: readonly number[] = [];

/** What the payer adjudicated beside what was sent. */
function addedLines({ lines: sent }: SubmissionEvent, first: RemitEvent | null): ClaimLine[] {
  const numbers = new Set(sent.map(({ lineNumber }) => lineNumber));
  const added = (first?.lines ?? []).filter(({ lineNumber }) => !numbers.has(lineNumber));
  return added.map(addedLineOf);
}

/** The payer's word for the plan, unless it is none. */
const lineOfBusinessOf = (submission: SubmissionEvent, first: RemitEvent | null): Claim['lineOfBusiness'] =>
  first === null || first.lineOfBusiness === 'OTHER' ? submission.lineOfBusiness : first.lineOfBusiness;

function whereSubmitted(
  { claimType, placeOfService, serviceTo, ...stated }: SubmissionEvent,
  first: RemitEvent | null,
  service: LocalDate,
): StatementFacts & Pick<Claim, 'placeOfService'> {
  if (claimType === 'PROFESSIONAL')
    return { placeOfService: placeOfService ?? first?.facilityCode ?? null, ...NO_STATEMENT };
  return {
    placeOfService: null,
    typeOfBill: stated.typeOfBill,
    admissionType: stated.admissionType,
    patientStatus: stated.patientStatus,
    drgCode: stated.drgCode ?? first?.drgCode ?? null,
    dischargeDate: serviceTo ?? first?.serviceTo ?? service,
  };
}

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

function adjudicatedClaim(event: RemitEvent, place: Place): Claim {
  const { service, submission, basis } = datesOf(event);
  const { claimNumber, claimType, patientLastName, patientFirstName, memberId, memberGroupId } = event;
  return {
    id: place.id,
    claimNumber,
    originalClaimId: null,
    billOf: place.billOf,
    source: 'IMPORTED',
    coderId: null,
    documentedLevel: null,
    // An 835 does not name the original of a replacement (CLP09 7); with its own first adjudication it counts as a
    // claim, unless its numbers say which bill it belongs to.
    frequencyCode: '1',
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
    otherPayerPrimary: null,
    providerId: event.providerId,
    payerId: event.payerId,
    lineOfBusiness: event.lineOfBusiness,
    dateOfService: service,
    submissionDate: submission,
    submissionDateBasis: basis,
    ...whereTreated(event, service),
    diagnosisCodes: event.diagnosisCodes,
    lines: event.lines.map(addedLineOf),
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
