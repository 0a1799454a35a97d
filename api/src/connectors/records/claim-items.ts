import type { Cents } from '../../domain/money';
import type { RemitClaim, RemitLine, RemitPayer, RemitPayment } from '../remittance';
import type { SubmittedClaim, SubmittedLine } from '../submission';
import type { ClaimFacts, LineFacts } from './claim-facts';
import { adjustmentsOf } from './state-reasons';

/** A claim that a payer has adjudicated, as a remittance would state it. */
export function remitOf(
  facts: ClaimFacts,
  { payment, payer, place }: { payment: RemitPayment; payer: RemitPayer; place: RemitClaim['place'] },
): RemitClaim {
  const { outcome, claimType, typeOfBill, lines } = facts;
  const sign = outcome === 'TAKEN_BACK' ? -1 : 1;
  const billedCents = sign * Math.abs(facts.billedCents);
  const paidCents = signed(sign, facts.paidCents ?? 0);
  return {
    position: facts.position,
    payment,
    place,
    payer,
    payee: payment.payee,
    renderingProvider: facts.provider,
    traceNumber: payment.traceNumber,
    ordinal: 1,
    patientControlNumber: facts.claimNumber,
    payerControlNumber: facts.payerNumber,
    claimStatusCode: statusCodeOf(facts),
    version: facts.version,
    claimFrequencyCode: facts.frequencyCode ?? typeOfBill?.slice(-1) ?? null,
    // CLP08: the place of service, or the first two digits of the type of bill behind its zero.
    facilityTypeCode:
      claimType === 'INSTITUTIONAL'
        ? (typeOfBill?.padStart(4, '0').slice(1, 3) ?? null)
        : facts.placeOfService,
    claimFilingIndicator: facts.filingIndicator,
    drgCode: facts.drgCode,
    claimType,
    patient: {
      lastName: facts.patient.lastName,
      firstName: facts.patient.firstName,
      memberId: facts.memberId,
    },
    correctedMemberId: null,
    crossoverPayer: null,
    priorityPayer: null,
    memberGroupId: facts.memberGroupId,
    priorAuthorization: facts.priorAuthorization,
    // Where the claim itself is here, too, it names its original: the response to it is a response of its own.
    originalControlNumber: facts.isAsSent ? null : facts.originalPayerNumber,
    references: [],
    billedCents,
    paidCents,
    patientResponsibilityCents: facts.patientCents ?? patientShareOf(facts),
    allowedCents: facts.allowedCents,
    interestCents: null,
    amounts: [],
    stay: null,
    serviceFrom: facts.serviceFrom,
    serviceTo: facts.serviceTo,
    receivedDate: facts.submissionDate,
    coverageEnds: null,
    remitDate: facts.remitDate ?? (hasDate(facts) ? null : facts.dateOfImport),
    adjustments: adjustmentsOf(reasonsOf(facts), {
      // Where lines have reasons of their own, those of the claim explain nothing more.
      billedCents: lines.some(({ reasons }) => reasons.length > 0) ? null : billedCents,
      paidCents,
    }),
    remarks: facts.remarks,
    diagnosisCodes: facts.diagnosisCodes,
    lines: lines.map((line) => lineOf(line, sign)),
    notices: facts.notices,
  };
}

/**
 * A claim that was allowed and not paid, without a reason: what was allowed is the patient's, and what was charged above
 * it a contractual write-off (CARC 45). Both follow from what "allowed" means.
 */
const isAllowedUnpaid = ({ outcome, paidCents, allowedCents, reasons, lines }: ClaimFacts): boolean =>
  outcome === 'PAID' &&
  (paidCents ?? 0) === 0 &&
  allowedCents !== null &&
  reasons.length === 0 &&
  lines.every((line) => line.reasons.length === 0);

const patientShareOf = (facts: ClaimFacts): Cents | null =>
  isAllowedUnpaid(facts) ? facts.allowedCents : null;

function reasonsOf(facts: ClaimFacts): ClaimFacts['reasons'] {
  const above = facts.billedCents - (facts.allowedCents ?? 0);
  if (!isAllowedUnpaid(facts) || above <= 0) return facts.reasons;
  return [{ group: 'CO', carc: '45', amountCents: above }];
}

const hasDate = ({ serviceFrom, serviceTo, submissionDate, remitDate, lines }: ClaimFacts): boolean =>
  [serviceFrom, serviceTo, submissionDate, remitDate].some((date) => date !== null) ||
  lines.some(({ dateOfService }) => dateOfService !== null);

const signed = (sign: number, cents: Cents): Cents => (sign < 0 && cents !== 0 ? -Math.abs(cents) : cents);

function statusCodeOf({ outcome, statusCode }: ClaimFacts): string {
  if (outcome === 'TAKEN_BACK') return '22';
  return statusCode ?? (outcome === 'DENIED' ? '4' : '1');
}

function lineOf(line: LineFacts, sign: number): RemitLine {
  const billedCents = signed(sign, line.billedCents ?? 0);
  const paidCents = signed(sign, line.paidCents ?? 0);
  return {
    lineNumber: line.lineNumber,
    procedureCode: line.procedureCode,
    modifiers: line.modifiers,
    procedureQualifier: line.procedureCode === '' ? (line.revenueCode === null ? 'N4' : 'NU') : 'HC',
    procedureDescription: null,
    submitted: null,
    revenueCode: line.revenueCode,
    nationalDrugCode: line.nationalDrugCode,
    units: line.units,
    paidUnits: null,
    billedCents,
    paidCents,
    allowedCents: line.allowedCents,
    amounts: [],
    dateOfService: line.dateOfService,
    dateOfServiceEnd: line.dateOfServiceEnd,
    lineControlNumber: line.lineControlNumber,
    renderingNpi: null,
    adjustments: adjustmentsOf(line.reasons, { billedCents, paidCents }),
    remarks: line.remarks,
    rejectCodes: [],
  };
}

/**
 * A claim that no payer has adjudicated, as its provider would send it.
 * @param transaction its place in the source: a source of claims lists a claim once, so that equal ones are copies
 */
export function submissionOf(facts: ClaimFacts, transaction: number): SubmittedClaim {
  const { provider } = facts;
  return {
    position: facts.position,
    transaction,
    claimType: facts.claimType,
    payer: payerOf(facts),
    payerSequence: facts.statusCode === '2' ? 'SECONDARY' : facts.statusCode === '3' ? 'TERTIARY' : 'PRIMARY',
    otherPayers: [],
    billingProvider: { name: provider?.name ?? '', npi: provider?.npi ?? null, taxonomy: null },
    renderingProvider: null,
    patientControlNumber: facts.claimNumber,
    frequencyCode: facts.frequencyCode ?? facts.typeOfBill?.slice(-1) ?? '1',
    originalControlNumber: facts.originalPayerNumber,
    submissionDate: facts.submissionDate ?? (hasDate(facts) ? null : facts.dateOfImport),
    frontEndRejection:
      facts.outcome === 'REJECTED' ? { rejectedOn: facts.remitDate, reason: facts.rejectionReason } : null,
    patient: facts.patient,
    memberId: facts.memberId,
    memberGroupId: facts.memberGroupId,
    otherPayerPrimary: false,
    claimFilingIndicator: facts.filingIndicator,
    priorAuthorization: facts.priorAuthorization,
    referralNumber: facts.referralNumber,
    recordsAttached: false,
    placeOfService: facts.placeOfService,
    typeOfBill: facts.typeOfBill,
    admissionType: facts.admissionType,
    patientStatus: facts.patientStatus,
    drgCode: facts.drgCode,
    serviceFrom: facts.serviceFrom,
    serviceTo: facts.serviceTo,
    diagnosisCodes: facts.diagnosisCodes,
    lines: facts.lines.map(submittedLineOf),
    billedCents: facts.billedCents,
    notices: facts.notices,
  };
}

const submittedLineOf = (line: LineFacts): SubmittedLine => ({
  lineNumber: line.lineNumber,
  controlNumber: line.lineControlNumber,
  procedureCode: line.procedureCode,
  modifiers: line.modifiers,
  diagnosisPointers: line.diagnosisPointers,
  revenueCode: line.revenueCode,
  units: line.units,
  billedCents: line.billedCents ?? 0,
  dateOfService: line.dateOfService,
  dateOfServiceEnd: line.dateOfServiceEnd,
});

/** What a payer is called where a source of claims names none. */
const UNNAMED_PAYER = 'Payer not stated';

export function payerOf({ payer: { name, identifier } }: ClaimFacts): RemitPayer {
  return {
    name: name || (identifier === null ? UNNAMED_PAYER : ''),
    identifier,
    identifiers: identifier === null ? [] : [{ qualifier: 'PI', value: identifier }],
  };
}
