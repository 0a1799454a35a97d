import type { ClaimType } from '../../domain/claim';
import type { Cents } from '../../domain/money';
import type { ClaimFacts, LineFacts, StatedOutcome } from '../records/claim-facts';
import {
  claimTypeOf,
  diagnosisOf,
  filingIndicatorOf,
  outcomeOf,
  personOf,
  sexOf,
} from '../records/code-words';
import type { Notice } from '../source-position';
import type { ClaimRow, RowAmountsRead } from './claim-row';
import { positionOf } from './rows';
import type { CellFault, TableColumns } from './table-columns';

/** A claim of a table that cannot be taken over. */
export interface RefusedRows {
  code: string;
  message: string;
  row: ClaimRow;
  amountCents: Cents | null;
  claimNumber: string | null;
}

/** Makes a claim of its rows, or says why not. @param rows one or more, in the order of the file */
export function claimOfRows(rows: readonly ClaimRow[], columns: TableColumns): ClaimFacts | RefusedRows {
  const [first] = rows;
  if (first === undefined) throw new RangeError('a claim has at least one row');
  const claimNumber = numberOf(first, columns);
  const refuse = (row: ClaimRow, code: string, message: string): RefusedRows => ({
    code,
    message,
    row,
    amountCents: moneyOf(rows),
    claimNumber: claimNumber || null,
  });
  if (claimNumber === '')
    return refuse(first, 'CLAIM_NUMBER_MISSING', `expected a number in the column "${columns.headerOf('CLAIM_NUMBER')}", found none`); // prettier-ignore
  for (const row of rows) {
    const bad = row.faults.find(({ message }) => message.startsWith('expected an amount'));
    if (bad) return refuse(row, 'CELL_AMOUNT_INVALID', bad.message);
  }
  const differing = differingTotal(rows);
  if (differing)
    return refuse(differing.row, 'CLAIM_TOTALS_DIFFER', `expected the same ${differing.what} amount of the claim on all of its rows, found another; state rowAmounts OF_LINE in the mapping if the rows are services with amounts of their own`); // prettier-ignore
  const lines = linesOf(rows);
  const total = totalsOf(rows, lines);
  if (total.billedCents === null && total.paidCents === null)
    return refuse(first, 'CLAIM_AMOUNTS_MISSING', 'expected an amount billed or paid, found none on the rows of the claim'); // prettier-ignore
  return factsOf(rows, { first, claimNumber, lines, total, columns });
}

const MAX_REASON_CHARACTERS = 200;

interface Gathered {
  first: ClaimRow;
  claimNumber: string;
  lines: LineFacts[];
  total: RowAmountsRead;
  columns: TableColumns;
}

function factsOf(rows: readonly ClaimRow[], gathered: Gathered): ClaimFacts {
  const { first, claimNumber, lines, total, columns } = gathered;
  const { row } = first;
  const text = (field: Parameters<TableColumns['textOrNull']>[1]): string | null =>
    columns.textOrNull(row, field);
  const typeOfBill = typeOfBillOf(columns, row);
  const claimType = typeOfClaim(columns, row, typeOfBill, lines);
  const outcome = statedOutcome(rows, gathered);
  const payerNumber =
    text('PAYER_NUMBER') ?? (isVersioned(columns) || columns.has('INITIALLY_DENIED') ? claimNumber : null);
  const patient = text('PATIENT_NAME') === null ? null : personOf(text('PATIENT_NAME') ?? '');
  const filing = text('FILING_INDICATOR');
  const payerName = text('PAYER_NAME') ?? columns.mapping.payerName ?? '';
  const position = positionOf(row.byte, row.line);
  return {
    position,
    outcome,
    payer: { name: payerName, identifier: text('PAYER_ID') },
    filingIndicator:
      filing === null ? filingIndicatorOf(payerName, claimType) : filingIndicatorOf(filing, claimType),
    provider: providerOf(text('PROVIDER_NAME'), text('PROVIDER_NPI')),
    claimNumber,
    payerNumber,
    originalPayerNumber: originalOf(text('ORIGINAL_PAYER_NUMBER'), [claimNumber, payerNumber]),
    version: first.version,
    frequencyCode: /^[1-9]$/.test(text('FREQUENCY') ?? '') ? text('FREQUENCY') : null,
    claimType,
    placeOfService: text('PLACE_OF_SERVICE')?.padStart(2, '0') ?? null,
    typeOfBill,
    admissionType: text('ADMISSION_TYPE'),
    patientStatus: text('PATIENT_STATUS'),
    drgCode: text('DRG'),
    patient: {
      lastName: text('PATIENT_LAST_NAME') ?? patient?.lastName ?? '',
      firstName: text('PATIENT_FIRST_NAME') ?? patient?.firstName ?? '',
      birthDate: columns.date(row, 'PATIENT_BIRTH_DATE', []),
      sex: sexOf(text('PATIENT_SEX') ?? ''),
    },
    memberId: text('MEMBER_ID'),
    memberGroupId: text('MEMBER_GROUP'),
    priorAuthorization: text('AUTHORIZATION'),
    referralNumber: text('REFERRAL'),
    serviceFrom: columns.date(row, 'SERVICE_FROM', []) ?? firstDateOf(lines),
    serviceTo: columns.date(row, 'SERVICE_TO', []),
    submissionDate: columns.date(row, 'SUBMITTED', []),
    remitDate: rows.reduce<string | null>((last, { remitDate: date }) => later(last, date), null),
    traceNumber: text('TRACE'),
    rejectionReason:
      outcome === 'REJECTED'
        ? (columns.texts(row, 'REASON')[0]?.slice(0, MAX_REASON_CHARACTERS) ?? null)
        : null,
    statusCode: /^(?:2|3|20|21)$/.test(text('STATUS') ?? '') ? text('STATUS') : null,
    billedCents: total.billedCents ?? total.paidCents ?? 0,
    paidCents: total.paidCents,
    allowedCents: total.allowedCents,
    patientCents: total.patientCents,
    reasons: first.reasons,
    remarks: first.remarks,
    diagnosisCodes: diagnosesOf(rows, columns),
    lines,
    isAsSent: columns.has('INITIALLY_DENIED'),
    dateOfImport: null,
    notices: noticesOf(rows, gathered, outcome),
  };
}

export const numberOf = ({ row }: ClaimRow, columns: TableColumns): string =>
  columns.text(row, 'CLAIM_NUMBER') ||
  columns.text(row, 'PAYER_NUMBER') ||
  columns.text(row, 'PATIENT_ACCOUNT');

/** In a table that lists the states of its claims, the number is that of whoever made it: the payer. */
const isVersioned = (columns: TableColumns): boolean =>
  columns.has('VERSION') || columns.has('VERSION_KIND') || columns.has('FINAL_ACTION');

const originalOf = (stated: string | null, own: readonly (string | null)[]): string | null =>
  own.includes(stated) ? null : stated;

const providerOf = (name: string | null, npi: string | null): ClaimFacts['provider'] =>
  name === null && npi === null ? null : { name: name ?? '', npi: npi?.replace(/\.0+$/, '') ?? null };

const firstDateOf = (lines: readonly LineFacts[]): string | null =>
  lines.reduce<string | null>((first, { dateOfService: date }) => (date !== null && (first === null || date < first) ? date : first), null); // prettier-ignore

const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

function typeOfBillOf(columns: TableColumns, row: ClaimRow['row']): string | null {
  const stated = columns.text(row, 'TYPE_OF_BILL');
  if (/^\d{3,4}$/.test(stated)) return stated.padStart(4, '0');
  const parts = [columns.text(row, 'FACILITY_TYPE'), columns.text(row, 'FACILITY_CLASS')];
  if (!parts.every((part) => /^\d$/.test(part))) return null;
  const frequency = columns.text(row, 'FREQUENCY');
  return `0${parts.join('')}${/^[0-9A-Z]$/i.test(frequency) ? frequency : '1'}`;
}

function typeOfClaim(
  columns: TableColumns,
  row: ClaimRow['row'],
  typeOfBill: string | null,
  lines: readonly LineFacts[],
): ClaimType {
  const stated = claimTypeOf(columns.text(row, 'CLAIM_TYPE'));
  if (stated !== null) return stated;
  const isFacility =
    typeOfBill !== null || columns.has('DRG') || lines.some(({ revenueCode }) => revenueCode !== null);
  return isFacility ? 'INSTITUTIONAL' : 'PROFESSIONAL';
}

function diagnosesOf(rows: readonly ClaimRow[], columns: TableColumns): string[] {
  const texts = rows.flatMap(({ row }) => columns.texts(row, 'DIAGNOSIS'));
  return [
    ...new Set(texts.flatMap((text) => text.split(/[\s,;|]+/)).flatMap((code) => diagnosisOf(code) ?? [])),
  ];
}

/** A row that says the same again is no other service, if the table numbers its lines. */
function linesOf(rows: readonly ClaimRow[]): LineFacts[] {
  const lines: LineFacts[] = [];
  const numbered = new Set<number>();
  for (const { line } of rows) {
    if (line === null || (line.lineNumber > 0 && numbered.has(line.lineNumber))) continue;
    numbered.add(line.lineNumber);
    lines.push(line);
  }
  const isNumbered = lines.every(({ lineNumber }) => lineNumber > 0);
  return lines.map((line, index) => (isNumbered ? line : { ...line, lineNumber: index + 1 }));
}

const AMOUNTS = { billedCents: 'billed', paidCents: 'paid', allowedCents: 'allowed' } as const;

/** An amount of the claim stands on each of its rows, and is counted once; rows may leave it out. */
function differingTotal(rows: readonly ClaimRow[]): { row: ClaimRow; what: string } | null {
  for (const [key, what] of Object.entries(AMOUNTS) as [keyof typeof AMOUNTS, string][]) {
    const stated = rows.filter(({ claim }) => claim[key] !== null);
    const other = stated.find(({ claim }) => claim[key] !== stated[0]?.claim[key]);
    if (other) return { row: other, what };
  }
  return null;
}

function totalsOf(rows: readonly ClaimRow[], lines: readonly LineFacts[]): RowAmountsRead {
  const stated = (key: keyof RowAmountsRead): Cents | null =>
    rows.find(({ claim }) => claim[key] !== null)?.claim[key] ?? null;
  const summed = (of: (line: LineFacts) => Cents | null): Cents | null =>
    lines.reduce<Cents | null>((sum, line) => (of(line) === null ? sum : (sum ?? 0) + (of(line) ?? 0)), null);
  const shares = rows.flatMap(({ line }) =>
    line === null ? [] : [(line as LineFacts & RowAmountsRead).patientCents],
  );
  const patient = shares.reduce<Cents | null>(
    (sum, cents) => (cents === null ? sum : (sum ?? 0) + (cents ?? 0)),
    null,
  );
  return {
    billedCents: stated('billedCents') ?? summed(({ billedCents }) => billedCents),
    paidCents: stated('paidCents') ?? summed(({ paidCents }) => paidCents),
    allowedCents: stated('allowedCents') ?? summed(({ allowedCents }) => allowedCents),
    patientCents: stated('patientCents') ?? patient ?? null,
  };
}

function moneyOf(rows: readonly ClaimRow[]): Cents | null {
  const { paidCents, billedCents } = totalsOf(rows, linesOf(rows));
  return paidCents !== null && paidCents !== 0 ? paidCents : billedCents;
}

/** What the rows say of the payer's response: a status, codes, amounts. Nothing of it: nothing has come back. */
function statedOutcome(rows: readonly ClaimRow[], { first, total, columns, lines }: Gathered): StatedOutcome {
  if (first.kind === 'CANCEL') return 'TAKEN_BACK';
  const stated = outcomeOf(columns.text(first.row, 'STATUS'));
  if (stated === 'TAKEN_BACK' || stated === 'REJECTED') return stated;
  const paid = total.paidCents ?? 0;
  const hasReasons =
    first.reasons.length + first.remarks.length > 0 || lines.some(({ reasons }) => reasons.length > 0);
  const isRefused = rows.some(({ isRefusedInProse }) => isRefusedInProse);
  if (stated === 'PENDING' && paid === 0 && !hasReasons && !isRefused) return 'PENDING';
  if (stated === 'DENIED') return 'DENIED';
  if (paid <= 0 && isDeniedByMedicare(columns, first)) return 'DENIED';
  if (paid <= 0 && (hasReasons || isRefused)) return 'DENIED';
  const isSaid = stated === 'PAID' || first.remitDate !== null || total.allowedCents !== null;
  return isSaid || total.paidCents !== null || hasReasons ? 'PAID' : 'PENDING';
}

/** CARR_CLM_PMT_DNL_CD 0, or a reason why nothing was paid other than P, payment requested. */
const isDeniedByMedicare = (columns: TableColumns, { row }: ClaimRow): boolean =>
  columns.text(row, 'CARRIER_DENIAL') === '0' || /^[^P~]/.test(columns.text(row, 'NON_PAYMENT'));

function noticesOf(
  rows: readonly ClaimRow[],
  { lines, total, columns }: Gathered,
  outcome: StatedOutcome,
): Notice[] {
  const notices: Notice[] = [];
  const note = (
    row: ClaimRow | undefined,
    code: string,
    message: string,
    amountCents: Cents | null,
  ): void => {
    if (row && !notices.some((notice) => notice.code === code))
      notices.push({ position: positionOf(row.row.byte, row.row.line), code, message, amountCents });
  };
  const bad = rows.flatMap((row) => row.faults.map((fault) => ({ row, fault }))).find(isOfDate);
  if (bad) note(bad.row, 'CELL_DATE_UNREADABLE', `${bad.fault.message}; left out`, null);
  if (total.billedCents === null)
    note(
      rows[0],
      'CHARGE_MISSING',
      'expected a charge, found none; what was paid is taken for it',
      total.paidCents,
    );
  const items = lines.reduce<Cents | null>(
    (sum, { billedCents: cents }) => (cents === null ? sum : (sum ?? 0) + cents),
    null,
  );
  if (items !== null && total.billedCents !== null && items !== total.billedCents)
    note(
      rows[0],
      'ITEMS_TOTAL_DIFFERS',
      `expected the lines to add up to the claim's ${dollars(total.billedCents)}, found ${dollars(items)}; the claim's is kept`,
      items,
    );
  const status = rows[0] === undefined ? '' : columns.text(rows[0].row, 'STATUS');
  if (status !== '' && outcomeOf(status) === null)
    note(rows[0], 'STATUS_UNKNOWN', `expected a status such as paid, denied or pending, found another word; taken as ${outcome.toLowerCase().replace('_', ' ')} by its amounts`, null); // prettier-ignore
  return notices;
}

const isOfDate = ({ fault }: { fault: CellFault }): boolean => fault.message.startsWith('expected a date');

/** Our own table says how a claim was first adjudicated beside how it stands: where it was won since, it has two states. */
export function statesOf(claim: ClaimFacts, rows: readonly ClaimRow[], columns: TableColumns): ClaimFacts[] {
  const wasDenied = rows.some(({ row }) => /^true$/i.test(columns.text(row, 'INITIALLY_DENIED')));
  if (!wasDenied || claim.outcome !== 'PAID') return [claim];
  const first: ClaimFacts = { ...claim, outcome: 'DENIED', paidCents: 0, allowedCents: null, notices: [] };
  const since: ClaimFacts = {
    ...claim,
    isAsSent: false,
    version: { name: 'since', order: claim.version.order + 1 },
    reasons: [],
    remarks: [],
  };
  return [first, since];
}

export const dollars = (cents: Cents): string => (cents / 100).toFixed(2);
