import type { LocalDate } from '../../../domain/calendar';
import type { Cents } from '../../../domain/money';
import type { ProviderAdjustment, RemitPayee, RemitPayer } from '../../remittance';
import { PLACEHOLDER, addressSegments } from '../placeholders';
import { compact, composite, dollars, element, plain, segment } from '../segments/segment-text';
import type { EnvelopeFacts } from '../write-envelope';
import type { RemitClaimContent } from './write-claim-loop';
import { claimSegments } from './write-claim-loop';
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
