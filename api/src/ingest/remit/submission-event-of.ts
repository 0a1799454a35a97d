import type { Rejection } from '../../connectors/connector';
import type { SubmittedClaim, SubmittedLine } from '../../connectors/submission';
import type { Claim } from '../../domain/claim';
import type { SubmissionEvent, SubmissionEventLine } from '../../domain/remit/submission-event';
import { lineOfBusinessOf } from './remit-event-of';

/** Why a claim that was read makes no event; null when it does. */
export function refusalOfSubmission(claim: SubmittedClaim): Rejection | null {
  const { submissionDate, serviceFrom, position, patientControlNumber } = claim;
  if ((submissionDate ?? serviceFrom) !== null) return null;
  return {
    position,
    code: 'CLAIM_DATE_MISSING',
    message: 'expected a date of service or of submission, found none',
    amountCents: null,
    patientControlNumber,
    payment: null,
  };
}

/** @param ids its key, and the local ids of its payer and provider */
export const submissionEventOf = (
  claim: SubmittedClaim,
  ids: Pick<SubmissionEvent, 'key' | 'payerId' | 'providerId'>,
): SubmissionEvent => ({
  ...ids,
  claimNumber: claim.patientControlNumber,
  frequencyCode: frequencyOf(claim.frequencyCode),
  originalPayerNumber: claim.originalControlNumber,
  isSecondary: claim.payerSequence !== 'PRIMARY',
  submissionDate: claim.submissionDate,
  frontEndRejection: claim.frontEndRejection,
  lineOfBusiness: lineOfBusinessOf(claim.claimFilingIndicator),
  claimType: claim.claimType,
  patientLastName: claim.patient.lastName,
  patientFirstName: claim.patient.firstName,
  patientBirthDate: claim.patient.birthDate,
  patientSex: claim.patient.sex,
  memberId: claim.memberId,
  memberGroupId: claim.memberGroupId,
  priorAuthorization: claim.priorAuthorization,
  referralNumber: claim.referralNumber,
  recordsAttached: claim.recordsAttached,
  otherPayerPrimary: claim.otherPayerPrimary,
  placeOfService: claim.placeOfService,
  typeOfBill: claim.typeOfBill,
  admissionType: claim.admissionType,
  patientStatus: claim.patientStatus,
  drgCode: claim.drgCode,
  serviceFrom: claim.serviceFrom,
  serviceTo: claim.serviceTo,
  diagnosisCodes: claim.diagnosisCodes,
  lines: linesOf(claim.lines),
  billedCents: claim.billedCents,
});

/**
 * CLM05-3: 6 corrects a claim as 7 does. The parts of a long stay (2, 3, 4) and late charges (5) are claims of their own.
 */
function frequencyOf(code: string | null): Claim['frequencyCode'] {
  if (code === '7' || code === '6') return '7';
  return code === '8' ? '8' : '1';
}

/** The numbers of their own are used where they tell lines apart, their places otherwise. */
function linesOf(lines: readonly SubmittedLine[]): SubmissionEventLine[] {
  const numbers = new Set(lines.map(({ lineNumber }) => lineNumber));
  const areUnique = numbers.size === lines.length && Math.max(...numbers) <= MAX_LINE_NUMBER;
  return lines.map((line, index) => ({
    lineNumber: areUnique ? line.lineNumber : index + 1,
    controlNumber: line.controlNumber ?? String(line.lineNumber),
    isControlNumberStated: line.controlNumber !== null,
    procedureCode: line.procedureCode,
    modifiers: line.modifiers,
    diagnosisPointers: line.diagnosisPointers,
    revenueCode: line.revenueCode,
    units: line.units,
    billedCents: line.billedCents,
    dateOfService: line.dateOfService,
  }));
}

/** LX01 counts; a larger number is none of a line. */
const MAX_LINE_NUMBER = 9_999;
