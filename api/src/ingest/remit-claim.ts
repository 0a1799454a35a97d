import type { RemitClaim, RemitLine } from '../connectors/remittance';
import { isDenialCarc } from '../domain/catalogues/carc';
import type {
  Adjudication,
  Adjustment,
  Claim,
  DateBasis,
  DenialCodes,
  LineAdjudication,
  PayerType,
  StatementFacts,
} from '../domain/claim';
import { NO_STATEMENT } from '../domain/claim';
import type { LocalDate } from '../domain/calendar';
import { identityText } from '../domain/claim-identity';

/** Payers and providers with the same name in a source are one payer or provider of a workspace. */
export const nameKey = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');
export const providerKey = (npi: string | null, name: string): string =>
  npi ? `npi:${npi}` : `name:${nameKey(name)}`;

/**
 * An imported claim is identified by the payer's claim number (CLP07), otherwise the provider's (CLP01), with its dates
 * of service.
 */
export const claimIdentity = (remit: RemitClaim): string =>
  remit.payerControlNumber
    ? identityOf(remit, 'icn', remit.payerControlNumber)
    : identityOf(remit, 'pcn', remit.patientControlNumber);

/** A correction has a new number and names the claim that it replaces (REF*F8): it is the same claim. */
export const replacedIdentity = (remit: RemitClaim): string | null =>
  remit.originalControlNumber ? identityOf(remit, 'icn', remit.originalControlNumber) : null;

const identityOf = (remit: RemitClaim, kind: 'icn' | 'pcn', number: string): string =>
  identityText({
    payer: nameKey(remit.payer.name),
    kind,
    number,
    serviceFrom: remit.serviceFrom,
    serviceTo: remit.serviceTo,
  });

/**
 * A remit event is identified by its position under a payment (TRN02): a reversal and its correction are two events on
 * one claim. The claim is included, because remits without payment often share a trace number such as 000000000.
 */
export const eventIdentity = (remit: RemitClaim): string =>
  JSON.stringify([nameKey(remit.payer.name), remit.traceNumber, remit.ordinal, claimIdentity(remit)]);

/** CLP02 22: takes an earlier payment back. */
export const isReversal = (remit: RemitClaim): boolean => remit.claimStatusCode === '22';
/** CLP02 25: what a payer would pay; the claim was not adjudicated. */
export const isPredetermination = (remit: RemitClaim): boolean => remit.claimStatusCode === '25';

/** The kind of plan from CLP06. Source: X12 code list 1032 (claim filing indicator). */
export function payerTypeOf(claimFilingIndicator: string | null): PayerType {
  switch (claimFilingIndicator) {
    case 'MA':
    case 'MB':
      return 'MEDICARE';
    case '16':
      return 'MEDICARE_ADVANTAGE';
    case 'MC':
      return 'MEDICAID';
    case '12':
    case '13':
    case '14':
    case '15':
    case 'BL':
    case 'CI':
    case 'HM':
      return 'COMMERCIAL';
    default:
      return 'OTHER';
  }
}

export interface RemitDates {
  service: LocalDate;
  submission: LocalDate;
  basis: DateBasis;
  processing: LocalDate;
}

/**
 * A remit seldom states when the claim was sent. Used instead: the date the payer received it (DTM*050), otherwise the
 * date of service, otherwise the date of the remit. Null when it has no date at all.
 */
export function datesOf(remit: RemitClaim): RemitDates | null {
  const lineDates = remit.lines
    .map((line) => line.dateOfService)
    .filter((date) => date !== null)
    .sort();
  const service = remit.serviceFrom ?? lineDates[0] ?? null;
  const processing = remit.remitDate ?? remit.receivedDate ?? remit.serviceTo ?? service;
  if (processing === null) return null;
  const submission = remit.receivedDate ?? service ?? processing;
  const basis: DateBasis = remit.receivedDate ? 'SUBMITTED' : service ? 'SERVICE' : 'REMIT';
  return { service: service ?? submission, submission, basis, processing };
}

export function claimOf(
  remit: RemitClaim,
  dates: RemitDates,
  ids: { id: number; payerId: number; providerId: number | null },
): Claim {
  return {
    id: ids.id,
    claimNumber: remit.patientControlNumber,
    // An 835 does not name the original of a replacement (CLP09 7); with its own first adjudication it counts as a
    // claim.
    frequencyCode: '1',
    originalClaimId: null,
    source: 'IMPORTED',
    claimType: remit.claimType,
    patientLastName: remit.patient.lastName,
    patientFirstName: remit.patient.firstName,
    patientBirthDate: null,
    patientSex: null,
    memberId: remit.patient.memberId,
    memberGroupId: remit.memberGroupId,
    priorAuthorization: remit.priorAuthorization,
    referralNumber: null,
    recordsAttached: null,
    documentedLevel: null,
    otherPayerPrimary: null,
    providerId: ids.providerId,
    payerId: ids.payerId,
    coderId: null,
    dateOfService: dates.service,
    submissionDate: dates.submission,
    submissionDateBasis: dates.basis,
    ...whereTreated(remit, dates),
    diagnosisCodes: remit.diagnosisCodes,
    lines: remit.lines.map((line) => ({
      lineNumber: line.lineNumber,
      procedureCode: line.procedureCode,
      modifiers: line.modifiers,
      diagnosisPointers: [],
      units: line.units,
      billedCents: line.billedCents,
      revenueCode: line.revenueCode,
    })),
    billedCents: remit.billedCents,
  };
}

/** CLP08 is a place of service on professional claims, the facility part of the type of bill on institutional ones. */
function whereTreated(
  { claimType, facilityTypeCode, claimFrequencyCode, serviceTo }: RemitClaim,
  dates: RemitDates,
): StatementFacts & Pick<Claim, 'placeOfService'> {
  if (claimType === 'PROFESSIONAL') return { placeOfService: facilityTypeCode, ...NO_STATEMENT };
  const isFacility = facilityTypeCode !== null && /^\d{2}$/.test(facilityTypeCode);
  return {
    placeOfService: null,
    ...NO_STATEMENT,
    typeOfBill: isFacility ? `0${facilityTypeCode}${claimFrequencyCode ?? '1'}` : null,
    dischargeDate: serviceTo ?? dates.service,
  };
}

/**
 * The payer's adjudication. A line is denied when it was billed, nothing was paid on it, and a denial reason reduced
 * it; a claim is denied when one of its lines is, or when the payer says so (CLP02 4) or denies it at claim level.
 */
export function adjudicationOf(remit: RemitClaim, processingDate: LocalDate): Adjudication {
  const lines = remit.lines.map((line) => lineAdjudication(line, remit));
  const claimDenial = remit.paidCents <= 0 ? denialIn(remit.adjustments, remit.remarks) : null;
  const costliest = remit.lines
    .map((line, index) => ({ billedCents: line.billedCents, denial: lines[index]?.denial ?? null }))
    .filter((line) => line.denial !== null)
    .sort((a, b) => b.billedCents - a.billedCents)[0];
  const stated = remit.claimStatusCode === '4' ? statedDenial(remit) : null;
  const denial = costliest?.denial ?? claimDenial ?? stated;
  return {
    outcome: denial ? 'DENIED' : 'PAID',
    processingDate,
    allowedCents: remit.allowedCents,
    paidCents: remit.paidCents,
    adjustments: remit.adjustments,
    denial,
    lines,
  };
}

function lineAdjudication(line: RemitLine, remit: RemitClaim): LineAdjudication {
  const remarks = line.remarks.length > 0 ? line.remarks : remit.remarks;
  return {
    lineNumber: line.lineNumber,
    allowedCents: line.allowedCents,
    paidCents: line.paidCents,
    adjustments: line.adjustments,
    denial: line.billedCents > 0 && line.paidCents === 0 ? denialIn(line.adjustments, remarks) : null,
  };
}

/** The denial reason with the largest amount; null when the patient owes a part by benefit design (PR-1, 2, 3). */
function denialIn(adjustments: readonly Adjustment[], remarks: readonly string[]): DenialCodes | null {
  const bearsPart = adjustments.some(
    (a) => a.group === 'PR' && ['1', '2', '3'].includes(a.carc) && a.amountCents > 0,
  );
  if (bearsPart) return null;
  const reasons = adjustments
    .filter((a) => a.amountCents > 0 && isDenialCarc(a.group, a.carc))
    .sort((a, b) => b.amountCents - a.amountCents);
  const first = reasons[0];
  return first ? { carc: first.carc, rarc: remarks[0] ?? null, group: first.group, ruleKey: null } : null;
}

/** CLP02 4 with only contractual reasons: the payer calls it denied, so the largest reason is used. */
function statedDenial(remit: RemitClaim): DenialCodes | null {
  const all = [...remit.adjustments, ...remit.lines.flatMap((line) => line.adjustments)].sort(
    (a, b) => b.amountCents - a.amountCents,
  );
  const first = all[0];
  return first
    ? { carc: first.carc, rarc: remit.remarks[0] ?? null, group: first.group, ruleKey: null }
    : null;
}
