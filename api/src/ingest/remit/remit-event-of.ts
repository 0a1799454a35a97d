import type { RemitClaim, RemitLine } from '../../connectors/remittance';
import type { LocalDate } from '../../domain/calendar';
import type { PayerType } from '../../domain/claim';
import type { RemitEvent, RemitEventLine } from '../../domain/remit/remit-event';
import { isNoAdjudication } from '../../domain/remit/remit-event';
import { detailsOf, lineDetailsOf } from './remit-details';
import { paymentDateOf, paymentKey } from './remit-identity';

/** The kind of plan from CLP06. Source: X12 code list 1032 (claim filing indicator). */
export function lineOfBusinessOf(claimFilingIndicator: string | null): PayerType {
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

/** The day of the payment, otherwise the newest date that the claim states; null when it has no date at all. */
export function eventDateOf(remit: RemitClaim): LocalDate | null {
  const { payment, remitDate, receivedDate, serviceFrom, serviceTo, lines } = remit;
  const stated = remitDate ?? paymentDateOf(payment) ?? receivedDate ?? serviceTo ?? serviceFrom;
  return stated ?? lines.reduce<LocalDate | null>((last, line) => later(last, line.dateOfService), null);
}

const later = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null || (b !== null && b > a) ? b : a;

export interface EventIds {
  key: string;
  payerId: number;
  providerId: number | null;
}

/** Why a claim that was read makes no event; null when it does. */
export function refusalOf(remit: RemitClaim): { code: string; message: string } | null {
  const { claimStatusCode: status } = remit;
  if (isNoAdjudication(status))
    return status === '23'
      ? {
          code: 'NOT_THIS_PAYERS_CLAIM',
          message: 'CLP02 is 23 (not our claim, forwarded): expected an adjudicated claim',
        }
      : {
          code: 'PREDETERMINATION',
          message: `CLP02 is ${status} (predetermination): expected an adjudicated claim`,
        };
  if (eventDateOf(remit) === null)
    return {
      code: 'CLAIM_DATE_MISSING',
      message:
        'expected a date of service (DTM*232 or *472), a receipt date (DTM*050) or a payment date (BPR16), found none',
    };
  return null;
}

/** @throws RangeError when the claim has no date: see refusalOf */
export function remitEventOf(remit: RemitClaim, { key, payerId, providerId }: EventIds): RemitEvent {
  const date = eventDateOf(remit);
  if (date === null) throw new RangeError('a claim without a date makes no event');
  return {
    key,
    payerId,
    providerId,
    payment: paymentKey(remit.payment),
    date,
    claimNumber: remit.patientControlNumber,
    payerNumber: remit.payerControlNumber,
    originalPayerNumber: remit.originalControlNumber,
    statusCode: remit.claimStatusCode,
    ...(remit.version === null ? {} : { version: remit.version }),
    frequencyCode: remit.claimFrequencyCode,
    facilityCode: remit.facilityTypeCode,
    lineOfBusiness: lineOfBusinessOf(remit.claimFilingIndicator),
    claimType: remit.claimType,
    drgCode: remit.drgCode,
    patientLastName: remit.patient.lastName,
    patientFirstName: remit.patient.firstName,
    memberId: remit.correctedMemberId ?? remit.patient.memberId,
    memberGroupId: remit.memberGroupId,
    priorAuthorization: remit.priorAuthorization,
    serviceFrom: remit.serviceFrom,
    serviceTo: remit.serviceTo,
    receivedDate: remit.receivedDate,
    billedCents: remit.billedCents,
    paidCents: remit.paidCents,
    patientCents: remit.patientResponsibilityCents,
    allowedCents: remit.allowedCents,
    adjustments: remit.adjustments,
    remarks: remit.remarks,
    diagnosisCodes: remit.diagnosisCodes,
    lines: remit.lines.map(lineOf),
    ...detailsOf(remit, lineOfBusinessOf(remit.claimFilingIndicator)),
  };
}

function lineOf(line: RemitLine): RemitEventLine {
  const { submitted, procedureCode, modifiers } = line;
  const adjudicated = [procedureCode, ...modifiers].join('-');
  const isRecoded = submitted !== null && submitted.procedureCode !== '';
  const own = isRecoded ? submitted : line;
  return {
    lineNumber: line.lineNumber,
    procedureCode: own.procedureCode,
    modifiers: own.modifiers,
    adjudicatedAs:
      isRecoded && [own.procedureCode, ...own.modifiers].join('-') !== adjudicated ? adjudicated : null,
    revenueCode: line.revenueCode,
    units: line.units,
    paidUnits: line.paidUnits,
    billedCents: line.billedCents,
    paidCents: line.paidCents,
    allowedCents: line.allowedCents,
    dateOfService: line.dateOfService,
    dateOfServiceEnd: line.dateOfServiceEnd,
    adjustments: line.adjustments,
    remarks: line.remarks,
    controlNumber: line.lineControlNumber,
    ...lineDetailsOf(line),
  };
}
