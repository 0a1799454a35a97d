import type { LocalDate } from '../../../domain/calendar';
import type { PaymentRecord, PaymentRecordEvent } from '../../../domain/remit/payment-record';
import type { RemitEvent, RemitEventDetails, RemitEventLine } from '../../../domain/remit/remit-event';
import type { QualifiedAmount } from '../../remittance';
import { remitFilingCode } from '../payer-codes';
import { PLACEHOLDER } from '../placeholders';
import { remitTransaction } from './write-835';
import type { RemitClaimContent } from './write-claim-loop';

/** What was imported of a payment as an 835 transaction: read again, it is the same payment with the same claims. */
export function paymentTransaction(
  controlNumber: number,
  payment: PaymentRecord,
  createdDate: LocalDate,
): Iterable<string> {
  const { payer, payee, traceNumber, productionDate, amountCents, adjustments } = payment;
  const paymentDate = payment.paymentDate ?? productionDate ?? createdDate;
  return remitTransaction(
    {
      controlNumber,
      createdDate: productionDate ?? paymentDate,
      createdTime: '0000',
      payer,
      payee,
      traceNumber,
      paymentDate,
      originatorId: `1${PLACEHOLDER.taxNumber}`,
      paymentCents: amountCents ?? 0,
      method: payment.method ?? undefined,
      providerAdjustments: adjustments,
      isTest: true,
    },
    contentsOf(payment),
  );
}

function* contentsOf({ events, payee }: PaymentRecord): Generator<RemitClaimContent> {
  for (const { event, provider } of events) {
    // Whom a claim names as nobody else is the payee.
    const isPayee = provider !== null && provider.npi === payee.npi && provider.name === payee.name;
    yield contentOf({ event, provider: isPayee ? null : provider });
  }
}

function contentOf({ event, provider }: PaymentRecordEvent): RemitClaimContent {
  const details = event.details ?? {};
  return {
    renderingProvider: provider,
    patientControlNumber: event.claimNumber,
    payerControlNumber: event.payerNumber,
    claimStatusCode: event.statusCode,
    claimFrequencyCode: event.frequencyCode,
    facilityTypeCode: event.facilityCode,
    claimFilingIndicator: details.filingIndicator ?? remitFilingCode(event.lineOfBusiness, event.claimType),
    claimType: event.claimType,
    drgCode: event.drgCode,
    patient: patientOf(event),
    correctedMemberId: details.statedMemberId === undefined ? null : event.memberId,
    ...detailsOf(details),
    memberGroupId: event.memberGroupId,
    priorAuthorization: event.priorAuthorization,
    originalControlNumber: event.originalPayerNumber,
    billedCents: event.billedCents,
    paidCents: event.paidCents,
    patientResponsibilityCents: event.patientCents,
    allowedCents: event.allowedCents,
    serviceFrom: event.serviceFrom,
    serviceTo: event.serviceTo,
    receivedDate: event.receivedDate,
    adjustments: event.adjustments,
    remarks: event.remarks,
    lines: event.lines.map(lineOf),
  };
}

const patientOf = (event: RemitEvent): RemitClaimContent['patient'] => ({
  lastName: event.patientLastName,
  firstName: event.patientFirstName,
  memberId:
    event.details?.statedMemberId === undefined ? event.memberId : event.details.statedMemberId || null,
});

function detailsOf(details: RemitEventDetails): Partial<RemitClaimContent> {
  const { coveredDays = null, drgCents = null, hcpcsPayableCents = null } = details;
  return {
    interestCents: details.interestCents ?? null,
    amounts: amountsOf(details.amounts),
    references: details.references ?? [],
    coverageEnds: details.coverageEnds ?? null,
    crossoverPayer: details.crossoverPayer ?? null,
    priorityPayer: details.priorityPayer ?? null,
    stay: { coveredDays, drgCents, hcpcsPayableCents },
  };
}

const amountsOf = (amounts: RemitEventDetails['amounts'] = []): QualifiedAmount[] =>
  amounts.map(({ qualifier, value }) => ({ qualifier, amountCents: value }));

function lineOf(line: RemitEventLine): RemitClaimContent['lines'][number] {
  const { procedureCode, modifiers, adjudicatedAs, details = {} } = line;
  const [code = procedureCode, ...own] = adjudicatedAs?.split('-') ?? [procedureCode, ...modifiers];
  const submitted = {
    qualifier: details.submittedQualifier ?? 'HC',
    procedureCode,
    modifiers,
    description: null,
  };
  return {
    lineNumber: line.lineNumber,
    procedureCode: code,
    modifiers: own,
    submitted: adjudicatedAs === null ? null : submitted,
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
    lineControlNumber: line.controlNumber ?? null,
    procedureQualifier: details.procedureQualifier ?? 'HC',
    procedureDescription: details.procedureDescription ?? null,
    nationalDrugCode: details.nationalDrugCode ?? null,
    renderingNpi: details.renderingNpi ?? null,
    amounts: amountsOf(details.amounts),
    rejectCodes: details.rejectCodes ?? [],
  };
}
