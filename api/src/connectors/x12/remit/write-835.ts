import type { LocalDate } from '../../../domain/calendar';
import type { Adjustment, AdjustmentGroup } from '../../../domain/claim';
import type { Cents } from '../../../domain/money';
import type { ProviderAdjustment, RemitClaim, RemitLine, RemitPayee, RemitPayer } from '../../remittance';
import { PLACEHOLDER, addressSegments } from '../placeholders';
import {
  compact,
  composite,
  dollars,
  element,
  optionalDollars,
  plain,
  segment,
} from '../segments/segment-text';
import type { EnvelopeFacts } from '../write-envelope';
import { groupEnd, groupStart, interchangeEnd, interchangeStart } from '../write-envelope';

/** One payment with its claims; all of them from the same payer to the same payee. */
export interface Remittance {
  /** ST02, and ISA13 and GS06 of a file of its own: 1 to 999,999,999. */
  controlNumber: number;
  /** When the file is made, in the payer's own time. */
  createdDate: LocalDate;
  /** HHMM. */
  createdTime: string;
  payer: Pick<RemitPayer, 'name' | 'identifier'>;
  payee: Pick<RemitPayee, 'name' | 'npi'>;
  traceNumber: string;
  paymentDate: LocalDate;
  /** Ten characters, 1 and the payer's tax number (TRN03). */
  originatorId: string;
  /** BPR02: the sum of the claims' payments. */
  paymentCents: Cents;
  /** BPR04; a check where there is money, if it is not given. */
  method?: string | undefined;
  /** What it pays or keeps apart from its claims (PLB). */
  providerAdjustments?: readonly ProviderAdjustmentContent[];
  /** ISA15: whether the file is test data. */
  isTest: boolean;
}

type ProviderAdjustmentContent = Pick<
  ProviderAdjustment,
  'providerIdentifier' | 'fiscalDate' | 'reasonCode' | 'reference' | 'amountCents'
>;

/** What a claim is written from. */
export type RemitClaimContent = Pick<
  RemitClaim,
  | 'patientControlNumber'
  | 'claimStatusCode'
  | 'billedCents'
  | 'paidCents'
  | 'patientResponsibilityCents'
  | 'claimFilingIndicator'
  | 'payerControlNumber'
  | 'facilityTypeCode'
  | 'claimFrequencyCode'
  | 'claimType'
  | 'adjustments'
  | 'patient'
  | 'renderingProvider'
  | 'remarks'
  | 'originalControlNumber'
  | 'memberGroupId'
  | 'priorAuthorization'
  | 'serviceFrom'
  | 'serviceTo'
  | 'receivedDate'
  | 'allowedCents'
> & { lines: readonly RemitLineContent[] };

type RemitLineContent = Pick<
  RemitLine,
  | 'lineNumber'
  | 'procedureCode'
  | 'modifiers'
  | 'submitted'
  | 'revenueCode'
  | 'units'
  | 'paidUnits'
  | 'billedCents'
  | 'paidCents'
  | 'allowedCents'
  | 'dateOfService'
  | 'dateOfServiceEnd'
  | 'adjustments'
  | 'remarks'
>;

/** ST03 and GS08. */
export const REMIT_VERSION = '005010X221A1';

/** Writes an 835 of one transaction in an interchange of its own, from the payer to the payee. */
export function* writeRemit835(
  remittance: Remittance,
  claims: Iterable<RemitClaimContent>,
): Generator<string, void, undefined> {
  const { payer, payee } = remittance;
  const envelope: EnvelopeFacts = {
    ...remittance,
    sender: payer.identifier ?? payer.name,
    receiver: payee.npi ?? payee.name,
    functionalCode: 'HP',
    version: REMIT_VERSION,
  };
  yield interchangeStart(envelope);
  yield groupStart(envelope);
  yield* remitTransaction(remittance, claims);
  yield groupEnd(envelope, 1);
  yield interchangeEnd(envelope, 1);
}

/**
 * ST to SE of an 835 (005010X221A1), segment by segment, so that a remittance of any size can be streamed. X12 has no
 * escapes: delimiters and line breaks within names become blanks, and text beyond latin-1 is left to the caller's
 * encoding (the reader takes UTF-8).
 */
export function* remitTransaction(
  remittance: Remittance,
  claims: Iterable<RemitClaimContent>,
): Generator<string, void, undefined> {
  const control = String(remittance.controlNumber).padStart(9, '0');
  let count = 1;
  yield element('ST', '835', control);
  for (const text of headerSegments(remittance)) {
    count++;
    yield text;
  }
  for (const claim of claims) {
    for (const text of claimSegments(claim)) {
      count++;
      yield text;
    }
  }
  for (const adjustment of remittance.providerAdjustments ?? []) {
    count++;
    yield providerAdjustmentSegment(adjustment);
  }
  yield element('SE', String(count + 1), control);
}

/** A practice whose clinicians bill under their own NPIs is paid under its tax number. */
const payeeNumber = ({ npi }: Remittance['payee']): string[] =>
  npi === null ? ['FI', PLACEHOLDER.taxNumber] : ['XX', npi];

function* headerSegments(remittance: Remittance): Generator<string> {
  const { payer, payee } = remittance;
  const isCredit = remittance.paymentCents >= 0;
  const amount = dollars(Math.abs(remittance.paymentCents));
  const method = remittance.method ?? (remittance.paymentCents === 0 ? 'NON' : 'CHK');
  yield element(
    ...['BPR', 'I', amount, isCredit ? 'C' : 'D', method, ...Array<string>(11).fill('')],
    compact(remittance.paymentDate),
  );
  yield element('TRN', '1', remittance.traceNumber, remittance.originatorId);
  yield element('DTM', '405', compact(remittance.createdDate));
  yield element('N1', 'PR', payer.name, ...(payer.identifier === null ? [] : ['XV', payer.identifier]));
  yield* addressSegments();
  yield element('PER', 'BL', 'CLAIMS', 'TE', PLACEHOLDER.telephone);
  yield element('N1', 'PE', payee.name, ...payeeNumber(remittance.payee));
  yield element('LX', '1');
}

function providerAdjustmentSegment(adjustment: ProviderAdjustmentContent): string {
  const { providerIdentifier, fiscalDate, reasonCode, reference, amountCents } = adjustment;
  const reason = composite(reasonCode, ...(reference === null ? [] : [reference]));
  return segment(
    ...['PLB', plain(providerIdentifier ?? ''), fiscalDate === null ? '' : compact(fiscalDate)],
    ...[reason, dollars(amountCents)],
  );
}

function* claimSegments(claim: RemitClaimContent): Generator<string> {
  yield element(
    ...['CLP', claim.patientControlNumber, claim.claimStatusCode, dollars(claim.billedCents)],
    ...[dollars(claim.paidCents), optionalDollars(claim.patientResponsibilityCents)],
    ...[claim.claimFilingIndicator ?? '', claim.payerControlNumber ?? ''],
    ...[claim.facilityTypeCode ?? '', claim.claimFrequencyCode ?? ''],
  );
  yield* adjustmentSegments(claim.adjustments);
  const { lastName, firstName, memberId } = claim.patient;
  const member = memberId === null ? [] : ['', '', '', 'MI', memberId];
  yield element('NM1', 'QC', '1', lastName, firstName, ...member);
  const { renderingProvider } = claim;
  if (renderingProvider) {
    const npi = renderingProvider.npi === null ? [] : ['', '', '', '', 'XX', renderingProvider.npi];
    yield element('NM1', '82', '2', renderingProvider.name, ...npi);
  }
  yield* remarkSegments(claim.remarks);
  if (claim.originalControlNumber !== null) yield element('REF', 'F8', claim.originalControlNumber);
  if (claim.memberGroupId !== null) yield element('REF', '1L', claim.memberGroupId);
  if (claim.priorAuthorization !== null) yield element('REF', 'G1', claim.priorAuthorization);
  if (claim.serviceFrom !== null) yield element('DTM', '232', compact(claim.serviceFrom));
  if (claim.serviceTo !== null) yield element('DTM', '233', compact(claim.serviceTo));
  if (claim.receivedDate !== null) yield element('DTM', '050', compact(claim.receivedDate));
  if (claim.allowedCents !== null) yield element('AMT', 'AU', dollars(claim.allowedCents));
  for (const line of claim.lines) yield* lineSegments(line);
}

/** MOA03 to MOA07 hold five remark codes; the guide has no room for more at claim level. */
function* remarkSegments(remarks: readonly string[]): Generator<string> {
  if (remarks.length > 0) yield element('MOA', '', '', ...remarks.slice(0, 5));
}

function* lineSegments(line: RemitLineContent): Generator<string> {
  const isRevenueOnly = line.procedureCode === '';
  const code = isRevenueOnly ? (line.revenueCode ?? '') : line.procedureCode;
  const procedure = composite(isRevenueOnly ? 'NU' : 'HC', code, ...line.modifiers);
  const submitted =
    line.submitted === null
      ? ''
      : composite(line.submitted.qualifier, line.submitted.procedureCode, ...line.submitted.modifiers);
  const { units, paidUnits } = line;
  yield segment(
    ...['SVC', procedure, dollars(line.billedCents), dollars(line.paidCents)],
    ...[isRevenueOnly ? '' : plain(line.revenueCode ?? ''), String(paidUnits ?? units)],
    ...[submitted, paidUnits === null || paidUnits === units ? '' : String(units)],
  );
  yield* serviceDates(line);
  yield* adjustmentSegments(line.adjustments);
  if (line.allowedCents !== null) yield element('AMT', 'B6', dollars(line.allowedCents));
  for (const remark of line.remarks) yield element('LQ', 'HE', remark);
}

/** 472 for a day, 150 and 151 for a range. */
function* serviceDates({ dateOfService, dateOfServiceEnd }: RemitLineContent): Generator<string> {
  if (dateOfService === null) return;
  if (dateOfServiceEnd === null) {
    yield element('DTM', '472', compact(dateOfService));
    return;
  }
  yield element('DTM', '150', compact(dateOfService));
  yield element('DTM', '151', compact(dateOfServiceEnd));
}

const TRIPLETS_PER_CAS = 6;

/** Consecutive adjustments of one group share a CAS, up to six to a segment; the order is kept. */
function* adjustmentSegments(adjustments: readonly Adjustment[]): Generator<string> {
  let group: AdjustmentGroup | null = null;
  let triplets: string[][] = [];
  const flush = (): string[] =>
    group === null
      ? []
      : [element('CAS', group, ...triplets.flatMap((triplet, at) => (at > 0 ? ['', ...triplet] : triplet)))];
  for (const { group: next, carc, amountCents } of adjustments) {
    if (next !== group || triplets.length === TRIPLETS_PER_CAS) {
      yield* flush();
      group = next;
      triplets = [];
    }
    triplets.push([carc, dollars(amountCents)]);
  }
  yield* flush();
}
