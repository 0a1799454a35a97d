import type { Adjudication } from '../../../domain/claim';
import type { ClaimRecord } from '../../../domain/claim-record';
import type { FileFacts, FileWriter } from '../../file-writer';
import {
  facilityCode,
  lineControlNumber,
  payerControlNumber,
  payerIdentifier,
  remitFilingCode,
} from '../payer-codes';
import { compact } from '../segments/segment-text';
import { TransactionFile, envelopeOf } from '../transaction-file';
import type { PaymentRecord } from '../../../domain/remit/payment-record';
import type { Remittance } from './write-835';
import { REMIT_VERSION, remitTransaction } from './write-835';
import type { RemitClaimContent } from './write-claim-loop';
import { paymentTransaction } from './write-payments';

/** The guide recommends at most 10,000 CLP segments in a transaction (005010X221A1, 2100 loop). */
const MAX_CLAIMS_A_TRANSACTION = 10_000;
/** Claims held until their day is complete, because a payment's total comes before its claims. */
const MAX_CLAIMS_HELD = 20_000;

/**
 * The payers' first adjudications as one 835 file: a transaction for each payer and day of remittance. Takes records in
 * the order of their processing date; pending claims are left out, and so are imported ones: their payments are written
 * as they came.
 */
export const writeRemits835 = (facts: FileFacts): FileWriter => new RemitsFile(facts);

class RemitsFile extends TransactionFile {
  constructor(private readonly facts: FileFacts) {
    super(envelopeOf(facts, { functionalCode: 'HP', version: REMIT_VERSION, partner: 'PROVIDERS' }), {
      dayOf: ({ claim, adjudication }) =>
        claim.source === 'IMPORTED' ? null : (adjudication?.processingDate ?? null),
      maxHeld: MAX_CLAIMS_HELD,
      maxInTransaction: MAX_CLAIMS_A_TRANSACTION,
      transaction: (controlNumber, records) => {
        const adjudicated = records.filter(isAdjudicated);
        return remitTransaction(remittanceOf(controlNumber, adjudicated, facts), contentsOf(adjudicated));
      },
    });
  }

  addPayment(payment: PaymentRecord): Iterable<string> {
    return this.addTransaction((controlNumber) =>
      paymentTransaction(controlNumber, payment, this.facts.createdDate),
    );
  }
}

function remittanceOf(
  controlNumber: number,
  records: readonly AdjudicatedRecord[],
  facts: FileFacts,
): Remittance {
  const [first] = records;
  if (!first) throw new RangeError('expected at least one adjudicated claim in a transaction');
  const { payer, adjudication } = first;
  const identifier = payerIdentifier(payer);
  return {
    controlNumber,
    createdDate: facts.createdDate,
    createdTime: '0000',
    payer: { name: payer.name, identifier },
    payee: { name: 'PRACTICE', npi: null },
    traceNumber: `${identifier}-${compact(adjudication.processingDate)}-${controlNumber}`,
    paymentDate: adjudication.processingDate,
    originatorId: `1${identifier.padStart(9, '9')}`,
    paymentCents: records.reduce((sum, record) => sum + record.adjudication.paidCents, 0),
    isTest: true,
  };
}

type AdjudicatedRecord = ClaimRecord & { adjudication: Adjudication };
const isAdjudicated = (record: ClaimRecord): record is AdjudicatedRecord => record.adjudication !== null;

function* contentsOf(records: readonly AdjudicatedRecord[]): Generator<RemitClaimContent> {
  for (const record of records) yield contentOf(record);
}

function contentOf({
  claim,
  adjudication,
  payer,
  provider,
  ...record
}: AdjudicatedRecord): RemitClaimContent {
  const { lines } = claim;
  return {
    renderingProvider: provider && { name: provider.name, npi: provider.npi || null },
    patientControlNumber: claim.claimNumber,
    payerControlNumber: record.payerControlNumber ?? payerControlNumber(claim.id),
    claimStatusCode: claimStatusCode(claim.otherPayerPrimary === true, adjudication),
    claimFrequencyCode: claim.frequencyCode,
    facilityTypeCode: facilityCode(claim) || null,
    claimFilingIndicator: remitFilingCode(payer.type, claim.claimType),
    claimType: claim.claimType,
    patient: { lastName: claim.patientLastName, firstName: claim.patientFirstName, memberId: claim.memberId },
    memberGroupId: claim.memberGroupId,
    priorAuthorization: claim.priorAuthorization,
    originalControlNumber: claim.originalClaimId === null ? null : payerControlNumber(claim.originalClaimId),
    billedCents: claim.billedCents,
    paidCents: adjudication.paidCents,
    patientResponsibilityCents: patientShareCents(adjudication),
    allowedCents: adjudication.allowedCents,
    serviceFrom: claim.dateOfService,
    serviceTo: claim.dischargeDate ?? claim.dateOfService,
    receivedDate: claim.submissionDate,
    adjustments: adjudication.adjustments,
    remarks: [],
    lines: lines.map((line, index) => {
      const lineAdjudication = adjudication.lines[index];
      const remark = lineAdjudication?.denial?.rarc ?? null;
      return {
        lineNumber: line.lineNumber,
        procedureCode: line.procedureCode,
        modifiers: line.modifiers,
        submitted: null,
        revenueCode: line.revenueCode ?? null,
        units: line.units,
        paidUnits: null,
        billedCents: line.billedCents,
        paidCents: lineAdjudication?.paidCents ?? 0,
        allowedCents: lineAdjudication?.allowedCents ?? null,
        dateOfService: claim.dateOfService,
        dateOfServiceEnd: null,
        adjustments: lineAdjudication?.adjustments ?? [],
        remarks: remark === null ? [] : [remark],
        lineControlNumber: lineControlNumber(claim, line),
      };
    }),
  };
}

/**
 * CLP02: 4 when nothing on the claim was accepted, otherwise processed as primary or as secondary. A denial that is on
 * no line is of the whole claim.
 */
function claimStatusCode(isSecondary: boolean, { denial, lines }: Adjudication): string {
  const denied = lines.filter((line) => line.denial).length;
  if (denial && (denied === 0 || denied === lines.length)) return '4';
  return isSecondary ? '2' : '1';
}

/** CLP05: the PR adjustments of the claim and its lines. */
function patientShareCents({ adjustments, lines }: Adjudication): number {
  const all = [...adjustments, ...lines.flatMap((line) => line.adjustments)];
  return all.reduce((sum, { group, amountCents }) => (group === 'PR' ? sum + amountCents : sum), 0);
}
