import type { LocalDate } from '../../domain/calendar';
import { epochDay } from '../../domain/calendar';
import type { Cents } from '../../domain/money';
import type { LineFacts, StatedReason } from '../records/claim-facts';
import { modifiersOf, outcomeOf, procedureOf } from '../records/code-words';
import { readReasons } from '../records/state-reasons';
import type { ClaimVersion } from '../remittance';
import type { Row } from './rows';
import type { CellFault, TableColumns } from './table-columns';

type VersionKind = 'ORIGINAL' | 'CANCEL' | 'ADJUSTED';

/** What one row says of amounts, for the claim or for its own service. */
export interface RowAmountsRead {
  billedCents: Cents | null;
  paidCents: Cents | null;
  allowedCents: Cents | null;
  patientCents: Cents | null;
}

export interface ClaimRow {
  row: Row;
  kind: VersionKind;
  version: ClaimVersion;
  claim: RowAmountsRead;
  line: LineFacts | null;
  reasons: StatedReason[];
  remarks: string[];
  /** A reason in prose, or a status that says so: the payer refused, and gave no code. */
  isRefusedInProse: boolean;
  remitDate: LocalDate | null;
  faults: CellFault[];
}

/** Reads one row of a table of claims or of their services. */
export function readClaimRow(row: Row, columns: TableColumns): ClaimRow {
  const faults: CellFault[] = [];
  const kind = kindOfVersion(row, columns);
  const isLineTable = LINE_MARKS.some((field) => columns.has(field));
  const ofLine = isLineTable && columns.mapping.rowAmounts === 'OF_LINE';
  const read = readReasonsOf(row, columns, faults);
  const own = rowAmounts(row, columns, faults);
  const stated: RowAmountsRead = {
    billedCents: columns.amount(row, 'BILLED', faults),
    paidCents: columns.amount(row, 'PAID', faults),
    allowedCents: columns.amount(row, 'ALLOWED', faults),
    patientCents: columns.amount(row, 'PATIENT_SHARE', faults),
  };
  const lineAmounts: RowAmountsRead = {
    billedCents: columns.amount(row, 'LINE_BILLED', faults) ?? (ofLine ? own.billedCents : null),
    paidCents: columns.amount(row, 'LINE_PAID', faults) ?? (ofLine ? own.paidCents : null),
    allowedCents: columns.amount(row, 'LINE_ALLOWED', faults) ?? (ofLine ? own.allowedCents : null),
    patientCents: ofLine ? own.patientCents : null,
  };
  const claim = ofLine ? stated : merged(stated, own);
  const ofReasons = isLineTable && !isOfClaim(columns);
  return {
    row,
    kind,
    version: versionOf(row, columns, kind),
    claim,
    line: isLineTable
      ? {
          ...serviceOf(row, columns, faults),
          ...lineAmounts,
          ...(ofReasons ? read : { reasons: [], remarks: [] }),
        }
      : null,
    reasons: ofReasons ? [] : read.reasons,
    remarks: ofReasons ? [] : read.remarks,
    isRefusedInProse: read.isProse && read.reasons.length === 0,
    remitDate: columns.date(row, 'REMITTED', faults),
    faults,
  };
}

const LINE_MARKS = ['LINE_NUMBER', 'PROCEDURE', 'REVENUE_CODE', 'NDC'] as const;

/** Where rows have amounts of the claim only, so are their reasons. */
const isOfClaim = (columns: TableColumns): boolean =>
  columns.mapping.rowAmounts === 'OF_CLAIM' && !columns.has('LINE_BILLED');

const merged = (one: RowAmountsRead, other: RowAmountsRead): RowAmountsRead => ({
  billedCents: one.billedCents ?? other.billedCents,
  paidCents: one.paidCents ?? other.paidCents,
  allowedCents: one.allowedCents ?? other.allowedCents,
  patientCents: one.patientCents ?? other.patientCents,
});

function rowAmounts(row: Row, columns: TableColumns, faults: CellFault[]): RowAmountsRead {
  const shares = PATIENT_SHARES.map(([field]) => columns.amount(row, field, faults));
  const sum = shares.reduce<Cents | null>(
    (total, cents) => (cents === null ? total : (total ?? 0) + cents),
    null,
  );
  return {
    billedCents: columns.amount(row, 'ROW_BILLED', faults),
    paidCents: columns.amount(row, 'ROW_PAID', faults),
    allowedCents: columns.amount(row, 'ROW_ALLOWED', faults),
    patientCents: columns.amount(row, 'ROW_PATIENT_SHARE', faults) ?? sum,
  };
}

const PATIENT_SHARES = [
  ['ROW_DEDUCTIBLE', '1'],
  ['ROW_COINSURANCE', '2'],
  ['ROW_COPAY', '3'],
] as const;

function readReasonsOf(
  row: Row,
  columns: TableColumns,
  faults: CellFault[],
): { reasons: StatedReason[]; remarks: string[]; isProse: boolean } {
  const group = /^(CO|PR|OA|PI|CR)$/i
    .exec(columns.text(row, 'GROUP_CODE'))?.[1]
    ?.toUpperCase() as StatedReason['group'];
  const texts = [...columns.texts(row, 'REASON'), ...columns.texts(row, 'REMARK')];
  const reads = texts.map((text) => readReasons(text, columns.centsOf));
  const reasons = uniqueReasons(
    reads
      .flatMap((read) => read.reasons)
      .map((reason) => ({ ...reason, group: reason.group ?? group ?? null })),
  );
  const add = (carc: string, inGroup: 'PR' | 'CO', cents: Cents | null): void => {
    if (cents !== null && cents !== 0 && !reasons.some((reason) => reason.carc === carc))
      reasons.push({ group: inGroup, carc, amountCents: cents });
  };
  for (const [field, carc] of PATIENT_SHARES) add(carc, 'PR', columns.amount(row, field, faults));
  add('45', 'CO', columns.amount(row, 'ROW_CONTRACTUAL', faults));
  return {
    reasons,
    remarks: reads.flatMap(({ remarks }) => remarks),
    isProse: reads.some(({ isProse }) => isProse),
  };
}

/** A code that stands in a column of its own and among all adjustments is one; that with an amount says more. */
function uniqueReasons(reasons: readonly StatedReason[]): StatedReason[] {
  return reasons.filter(
    (reason, index) =>
      !reasons.some(
        (other, at) =>
          at !== index &&
          other.carc === reason.carc &&
          (other.group === reason.group || reason.group === null || other.group === null) &&
          (reason.amountCents === null ? other.amountCents !== null || at < index : false),
      ),
  );
}

function serviceOf(
  row: Row,
  columns: TableColumns,
  faults: CellFault[],
): Omit<LineFacts, keyof RowAmountsRead | 'reasons' | 'remarks'> {
  const { procedureCode, modifiers } = procedureOf(columns.text(row, 'PROCEDURE'));
  const units = Number(columns.text(row, 'UNITS').replace(',', '.'));
  const number = Number(columns.text(row, 'LINE_NUMBER'));
  const date = columns.date(row, 'LINE_SERVICE_DATE', faults);
  return {
    lineNumber: Number.isInteger(number) && number > 0 ? number : 0,
    procedureCode,
    modifiers: [...new Set([...modifiers, ...columns.texts(row, 'MODIFIER').flatMap(modifiersOf)])],
    revenueCode: revenueCodeOf(columns.text(row, 'REVENUE_CODE')),
    nationalDrugCode: columns.textOrNull(row, 'NDC'),
    diagnosisPointers: columns.texts(row, 'DIAGNOSIS_POINTER').flatMap(pointersOf),
    units: Number.isFinite(units) && units > 0 ? units : 1,
    dateOfService: date ?? columns.date(row, 'SERVICE_FROM', []),
    dateOfServiceEnd: null,
    lineControlNumber: null,
  };
}

/** Four digits; spreadsheets take the zero off the front. */
const revenueCodeOf = (text: string): string | null => (text === '' ? null : text.padStart(4, '0'));

const pointersOf = (text: string): number[] =>
  text.split(/[\s,;:]+/).flatMap((part) => {
    const number = /^[A-L]$/i.test(part) ? part.toUpperCase().charCodeAt(0) - 64 : Number(part);
    return Number.isInteger(number) && number > 0 ? [number] : [];
  });

function kindOfVersion(row: Row, columns: TableColumns): VersionKind {
  const kinds = columns.texts(row, 'VERSION_KIND').map(kindNamed);
  if (kinds.includes('CANCEL') || outcomeOf(columns.text(row, 'STATUS')) === 'TAKEN_BACK') return 'CANCEL';
  const amounts = [columns.amount(row, 'ROW_BILLED', []), columns.amount(row, 'BILLED', [])];
  if (amounts.some((cents) => cents !== null && cents < 0)) return 'CANCEL';
  // A claim that was sent as a replacement; one that was sent as a void (8) is taken back where its amounts say so.
  const isReplacement = columns.text(row, 'FREQUENCY') === '7';
  return isReplacement || kinds.includes('ADJUSTED') ? 'ADJUSTED' : 'ORIGINAL';
}

/** CMS: DML_IND DELETE, CLM_DISP_CD 03 cancels. */
function kindNamed(text: string): VersionKind {
  if (/^(?:8|03|cancel\w*|void\w*|revers\w*|delete\w*|debit reversal|credit)$/i.test(text)) return 'CANCEL';
  return /^(?:7|adjust\w*|replace\w*|correct\w*|update\w*|rebill\w*|amend\w*|re-?adjudicated)$/i.test(text)
    ? 'ADJUSTED'
    : 'ORIGINAL';
}

const RANKS: Readonly<Record<VersionKind, number>> = { ORIGINAL: 0, CANCEL: 1, ADJUSTED: 2 };

function versionOf(row: Row, columns: TableColumns, kind: VersionKind): ClaimVersion {
  const stated = columns.text(row, 'VERSION');
  const number = Number(stated);
  const extracted = columns.date(row, 'EXTRACTED', []);
  const final = /^n/i.test(columns.text(row, 'FINAL_ACTION')) ? 0 : 1;
  const rank =
    stated !== '' && Number.isFinite(number) ? number : extracted === null ? final : epochDay(extracted);
  const name = [stated, kind === 'ORIGINAL' ? '' : kind, final === 0 ? 'not final' : ''];
  return { name: name.filter((part) => part !== '').join(' '), order: rank * 3 + RANKS[kind] };
}
