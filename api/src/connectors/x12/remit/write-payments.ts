import type { LocalDate } from '../../../domain/calendar';
import type { PaymentRecord, PaymentRecordEvent } from '../../../domain/remit/payment-record';
import type { RemitEventLine } from '../../../domain/remit/remit-event';
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
    contentsOf(payment.events),
  );
}

function* contentsOf(events: readonly PaymentRecordEvent[]): Generator<RemitClaimContent> {
  for (const each of events) yield contentOf(each);
}

const contentOf = ({ event, provider }: PaymentRecordEvent): RemitClaimContent => ({
  renderingProvider: provider,
  patientControlNumber: event.claimNumber,
  payerControlNumber: event.payerNumber,
  claimStatusCode: event.statusCode,
  claimFrequencyCode: event.frequencyCode,
  facilityTypeCode: event.facilityCode,
  claimFilingIndicator: remitFilingCode(event.lineOfBusiness, event.claimType),
  claimType: event.claimType,
  patient: { lastName: event.patientLastName, firstName: event.patientFirstName, memberId: event.memberId },
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
});

function lineOf(line: RemitEventLine): RemitClaimContent['lines'][number] {
  const { procedureCode, modifiers, adjudicatedAs } = line;
  const [code = procedureCode, ...own] = adjudicatedAs?.split('-') ?? [procedureCode, ...modifiers];
  const submitted = { qualifier: 'HC', procedureCode, modifiers, description: null };
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
  };
}
