import type { ColumnField, ColumnMapping } from '../../domain/tables/column-mapping';
import { SourceFault } from '../source-position';
import { plainHeader } from './column-fields';
import type { OpenQuestion } from './propose-mapping';
import { positionOf } from './rows';
import type { TableColumns } from './table-columns';
import type { TableHead } from './table-head';

/** @throws SourceFault where no column names a claim, or its money */
export function requireMapped(
  { headers, headerLine }: TableHead,
  columns: TableColumns,
  isTransactions: boolean,
): void {
  const position = positionOf(0, headerLine);
  const found = headers
    .slice(0, 12)
    .map((header) => `"${header.slice(0, 40)}"`)
    .join(', ');
  if (isTransactions) return;
  const names = new Set(headers.map(plainHeader));
  for (const { has, message } of PARTS_OF_OTHERS)
    if (has.every((name) => names.has(name))) throw new SourceFault(position, 'TABLE_OF_PARTS', message);
  if (!NUMBERS.some((field) => columns.has(field)))
    throw new SourceFault(position, 'COLUMN_MISSING', `expected a column with the claim's number, found ${found}; name it as CLAIM_NUMBER in the mapping if this is a table of claims`); // prettier-ignore
  if (!MONEY.some((field) => columns.has(field)))
    throw new SourceFault(position, 'COLUMN_MISSING', `expected a column with the amount billed or paid, found ${found}; name it as BILLED or PAID in the mapping if this is a table of claims`); // prettier-ignore
}

/** Tables that hold a part of claims whose rest is in another file: alone they would make claims without payers or days. */
const PARTS_OF_OTHERS: readonly { has: readonly string[]; message: string }[] = [
  {
    has: ['claimid', 'linenumber', 'rule', 'diagnosispointers'],
    message:
      'expected a table of claims, found the service lines of our own export (lines.csv); import claims.ndjson, which has claims with their lines, or claims.csv',
  },
  {
    has: ['clmuniqid', 'clmlinenum'],
    message:
      'expected a table of claims, found the lines of an IDR extract (CLM_LINE), which name no payment of their claim; import its table CLM, which has the amounts of the claims',
  },
  {
    has: ['primarypatientinsuranceid', 'healthcareclaimtypeid1'],
    message:
      "expected amounts of claims, found Synthea's claims.csv, which has none; import claims_transactions.csv, which has every claim with its charges and payments",
  },
];

const NUMBERS: readonly ColumnField[] = ['CLAIM_NUMBER', 'PAYER_NUMBER', 'PATIENT_ACCOUNT'];
const MONEY: readonly ColumnField[] = [
  'BILLED',
  'PAID',
  'ROW_BILLED',
  'ROW_PAID',
  'LINE_BILLED',
  'LINE_PAID',
];

/** @throws SourceFault for what the table leaves open and nobody has stated */
export function requireStated(questions: readonly OpenQuestion[], mapping: ColumnMapping): void {
  const open = questions.find(({ code }) =>
    code === 'DATE_ORDER_UNKNOWN' ? mapping.dateOrder === null : mapping.decimalMark === null,
  );
  if (open === undefined) return;
  throw new SourceFault(positionOf(0, open.line), open.code, open.message);
}
