import type { LocalDate } from '../../domain/calendar';
import type { Adjustment, AdjustmentGroup } from '../../domain/claim';
import type { Cents } from '../../domain/money';
import type { RemitClaim, RemitLine } from '../connector';

/** One payment with its claims; all of them from the same payer to the same payee. */
export interface Remittance {
  /** ISA13, GS06 and ST02: 1 to 999,999,999. */
  controlNumber: number;
  /** When the file is made, in the payer's own time. */
  createdDate: LocalDate;
  /** HHMM. */
  createdTime: string;
  payer: RemitClaim['payer'];
  payee: RemitClaim['payee'];
  traceNumber: string;
  paymentDate: LocalDate;
  /** Ten characters, 1 and the payer's tax number (TRN03). */
  originatorId: string;
  /** BPR02: the sum of the claims' payments. */
  paymentCents: Cents;
  /** ISA15: whether the file is test data. */
  isTest: boolean;
}

/** What a claim is written from; position, place in the file and what the header says are not part of it. */
export type RemitClaimContent = Omit<
  RemitClaim,
  'position' | 'ordinal' | 'notices' | 'payer' | 'payee' | 'traceNumber' | 'remitDate' | 'diagnosisCodes'
>;

/**
 * Writes an 835 (005010X221A1) of one transaction, segment by segment, so that a remittance of any size can be
 * streamed. X12 has no escapes: delimiters and line breaks within names become blanks, and text beyond latin-1 is
 * left to the caller's encoding (the reader takes UTF-8).
 */
export function* writeRemit835(
  remittance: Remittance,
  claims: Iterable<RemitClaimContent>,
): Generator<string, void, undefined> {
  const control = String(remittance.controlNumber).padStart(9, '0');
  const created = compact(remittance.createdDate);
  const sender = (remittance.payer.identifier ?? remittance.payer.name).slice(0, 15);
  const receiver = (remittance.payee.npi ?? remittance.payee.name).slice(0, 15);
  yield segment(
    ...['ISA', '00', ' '.repeat(10), '00', ' '.repeat(10), 'ZZ', plain(sender).padEnd(15), 'ZZ'],
    ...[
      plain(receiver).padEnd(15),
      created.slice(2),
      remittance.createdTime,
      REPETITION,
      '00501',
      control,
      '0',
    ],
    ...[remittance.isTest ? 'T' : 'P', COMPONENT],
  );
  yield element('GS', 'HP', sender, receiver, created, remittance.createdTime, control, 'X', '005010X221A1');
  let count = 1;
  const counted = (text: string): string => {
    count++;
    return text;
  };
  yield element('ST', '835', control);
  for (const text of headerSegments(remittance)) yield counted(text);
  for (const claim of claims) for (const text of claimSegments(claim)) yield counted(text);
  yield element('SE', String(count + 1), control);
  yield element('GE', '1', control);
  yield element('IEA', '1', control);
}

const ELEMENT = '*';
const COMPONENT = ':';
const REPETITION = '^';
const TERMINATOR = '~';

function* headerSegments(remittance: Remittance): Generator<string> {
  const { payer, payee } = remittance;
  const isCredit = remittance.paymentCents >= 0;
  const amount = dollars(Math.abs(remittance.paymentCents));
  const method = remittance.paymentCents === 0 ? 'NON' : 'CHK';
  yield element(
    ...['BPR', 'I', amount, isCredit ? 'C' : 'D', method, ...Array<string>(11).fill('')],
    compact(remittance.paymentDate),
  );
  yield element('TRN', '1', remittance.traceNumber, remittance.originatorId);
  yield element('N1', 'PR', payer.name, ...(payer.identifier === null ? [] : ['XV', payer.identifier]));
  yield element('N1', 'PE', payee.name, ...(payee.npi === null ? [] : ['XX', payee.npi]));
  yield element('LX', '1');
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

function* lineSegments(line: RemitLine): Generator<string> {
  const isRevenueOnly = line.procedureCode === '';
  const code = isRevenueOnly ? (line.revenueCode ?? '') : line.procedureCode;
  const procedure = composite(isRevenueOnly ? 'NU' : 'HC', code, ...line.modifiers);
  const submitted = line.submittedProcedureCode === null ? '' : composite('HC', line.submittedProcedureCode);
  yield segment(
    ...['SVC', procedure, dollars(line.billedCents), dollars(line.paidCents)],
    ...[isRevenueOnly ? '' : plain(line.revenueCode ?? ''), String(line.units)],
    ...(submitted === '' ? [] : [submitted]),
  );
  if (line.dateOfService !== null) yield element('DTM', '472', compact(line.dateOfService));
  yield* adjustmentSegments(line.adjustments);
  if (line.allowedCents !== null) yield element('AMT', 'B6', dollars(line.allowedCents));
  for (const remark of line.remarks) yield element('LQ', 'HE', remark);
}

const TRIPLETS_PER_CAS = 6;

/** Neighbours of one group share a CAS, up to six to a segment; the order is kept. */
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

/** A segment of elements that hold no delimiters of their own. */
const segment = (...elements: readonly string[]): string => `${elements.join(ELEMENT)}${TERMINATOR}\n`;
const element = (...elements: readonly string[]): string => segment(...elements.map(plain));
const composite = (...components: readonly string[]): string => components.map(plain).join(COMPONENT);

const plain = (text: string): string => text.replace(/[*:^~\r\n]/g, ' ');
const compact = (date: LocalDate): string => date.replaceAll('-', '');

/** The shortest decimal, as the guide asks: 12.5, 100, -0.25. */
function dollars(cents: Cents): string {
  const whole = Math.trunc(Math.abs(cents) / 100);
  const fraction = String(Math.abs(cents) % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${cents < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
const optionalDollars = (cents: Cents | null): string => (cents === null ? '' : dollars(cents));
