import { DATE_ORDERS, DECIMAL_MARKS } from '../../domain/tables/column-mapping';
import type {
  ColumnField,
  ColumnMapping,
  DateOrder,
  DecimalMark,
  MappedColumn,
  RowAmounts,
} from '../../domain/tables/column-mapping';
import { isBlank, markProvenBy, orderProvenBy, readAmount, readDate } from './cell-values';
import { fieldNamed, isManyField, kindOf, rankOfName } from './column-fields';
import type { TableHead } from './table-head';

/** Something that the file leaves open, and that a person has to state. */
export interface OpenQuestion {
  code: string;
  /** The column that shows it. */
  header: string;
  line: number;
  message: string;
}

export interface MappingProposal {
  mapping: ColumnMapping;
  questions: OpenQuestion[];
}

/** Proposes what the columns of a table mean, by their names and by what stands in them. */
export function proposeMapping(head: TableHead): MappingProposal {
  const columns = namedColumns(head);
  const order = dateOrderOf(head, columns);
  const mark = decimalMarkOf(head, columns);
  const rowAmounts = rowAmountsOf(head, columns);
  return {
    mapping: {
      columns,
      dateOrder: order.proven,
      decimalMark: mark.proven,
      rowAmounts,
      payerName: isOfMedicare(head.headers) ? 'Medicare' : null,
    },
    questions: [...order.questions, ...mark.questions],
  };
}

/** CMS files: Research Identifiable Files and IDR extracts name their own type of claim. */
const isOfMedicare = (headers: readonly string[]): boolean =>
  headers.some((header) => /^(?:NCH_CLM_TYPE_CD|CLM_TYPE_CD|PDE_ID)$/i.test(header.trim()));

function namedColumns({ headers, sample }: TableHead): MappedColumn[] {
  const named = headers.map((header, index): MappedColumn => {
    const values = sample.map(({ cells }) => cells[index] ?? '').filter((cell) => !isBlank(cell));
    const field = fieldNamed(header);
    return { header, field: field === null ? null : fitting(field, values) };
  });
  const best = new Map<ColumnField, MappedColumn>();
  for (const column of named) {
    const other = column.field === null ? undefined : best.get(column.field);
    if (column.field !== null && (!other || rankOfName(column.header) < rankOfName(other.header)))
      best.set(column.field, column);
  }
  return named.map((column) =>
    column.field === null || isManyField(column.field) || best.get(column.field) === column
      ? column
      : { ...column, field: null },
  );
}

/** A name can mislead: "Submitted" is an amount or a day, "Payment" an amount or a word. */
function fitting(field: ColumnField, values: readonly string[]): ColumnField | null {
  if (values.length === 0 || kindOf(field) === 'TEXT') return field;
  const isDates = mostly(values, (cell) => DATE_ORDERS.some((order) => readDate(cell, order) !== null));
  if (kindOf(field) === 'DATE') return isDates ? field : null;
  const isAmounts = mostly(values, (cell) => DECIMAL_MARKS.some((mark) => readAmount(cell, mark) !== null));
  if (isAmounts) return field;
  if (isDates) return field === 'ROW_BILLED' ? 'SUBMITTED' : null;
  // Amounts that cannot be read are not passed over: their claims are refused with them.
  return values.some((cell) => /\d/.test(cell)) ? field : null;
}

const mostly = (values: readonly string[], fits: (value: string) => boolean): boolean =>
  values.filter(fits).length * 2 >= values.length;

interface Proof<T> {
  proven: T | null;
  questions: OpenQuestion[];
}

function dateOrderOf(head: TableHead, columns: readonly MappedColumn[]): Proof<DateOrder> {
  return prove(head, columns, {
    kind: 'DATE',
    says: orderProvenBy,
    code: 'DATE_ORDER_UNKNOWN',
    asks: (cell, header) =>
      `expected a date that shows which part is the day, found only such as "${cell}" in the column "${header}"; ` +
      'state dateOrder MONTH_FIRST or DAY_FIRST in the mapping',
    contradicts: (header) =>
      `expected days and months in one order, found both orders in the column "${header}"; ` +
      'state dateOrder MONTH_FIRST or DAY_FIRST in the mapping, or mend the file',
  });
}

function decimalMarkOf(head: TableHead, columns: readonly MappedColumn[]): Proof<DecimalMark> {
  return prove(head, columns, {
    kind: 'AMOUNT',
    says: markProvenBy,
    code: 'DECIMAL_MARK_UNKNOWN',
    asks: (cell, header) =>
      `expected an amount that shows whether "." stands before cents, found only such as "${cell}" in the column ` +
      `"${header}"; state decimalMark POINT or COMMA in the mapping`,
    contradicts: (header) =>
      `expected one sign before cents, found "." and "," in the column "${header}"; ` +
      'state decimalMark POINT or COMMA in the mapping, or mend the file',
  });
}

interface Question<T> {
  kind: 'DATE' | 'AMOUNT';
  says(cell: string): T | 'EITHER' | null;
  code: string;
  asks(cell: string, header: string): string;
  contradicts(header: string): string;
}

/** A table is written in one way: what one column proves holds for all. */
function prove<T extends string>(
  { sample }: TableHead,
  columns: readonly MappedColumn[],
  { kind, says, code, asks, contradicts }: Question<T>,
): Proof<T> {
  let proven: T | null = null;
  let open: OpenQuestion | null = null;
  for (const row of sample)
    for (const [index, { header, field }] of columns.entries()) {
      if (field === null || kindOf(field) !== kind) continue;
      const cell = (row.cells[index] ?? '').trim();
      const said = isBlank(cell) ? null : says(cell);
      if (said === null) continue;
      if (said === 'EITHER')
        open ??= { code, header, line: row.line, message: asks(cell.slice(0, 40), header) };
      else if (proven !== null && proven !== said)
        return { proven: null, questions: [{ code, header, line: row.line, message: contradicts(header) }] };
      else proven = said;
    }
  return { proven, questions: proven === null && open !== null ? [open] : [] };
}

const ROW_FIELDS: readonly ColumnField[] = ['ROW_BILLED', 'ROW_ALLOWED', 'ROW_PAID'];
const LINE_FIELDS: readonly ColumnField[] = ['LINE_NUMBER', 'PROCEDURE', 'REVENUE_CODE', 'NDC'];

/**
 * Amounts are each row's own where a row is a service, unless the same ones stand on every row of claims that have
 * several, or other columns have those of the services.
 */
function rowAmountsOf({ sample }: TableHead, columns: readonly MappedColumn[]): RowAmounts {
  const at = (wanted: ColumnField): number => columns.findIndex(({ field }) => field === wanted);
  const claim = at('CLAIM_NUMBER') >= 0 ? at('CLAIM_NUMBER') : at('PAYER_NUMBER');
  if (!LINE_FIELDS.some((field) => at(field) >= 0) || claim < 0) return 'OF_CLAIM';
  if (at('LINE_BILLED') >= 0) return 'OF_CLAIM';
  const amounts = ROW_FIELDS.map(at).filter((index) => index >= 0);
  const version = [at('VERSION'), at('VERSION_KIND'), at('EXTRACTED')].filter((index) => index >= 0);
  const rows = new Map<string, string[][]>();
  for (const { cells } of sample) {
    const key = [claim, ...version].map((index) => cells[index] ?? '').join('|');
    rows.set(key, [...(rows.get(key) ?? []), cells]);
  }
  const several = [...rows.values()].filter((cells) => cells.length > 1);
  const isRepeated = (cells: string[][]): boolean =>
    amounts.every((index) => new Set(cells.map((row) => row[index])).size === 1);
  // Services of one claim that cost the same are no rare thing; that all claims' do, is.
  return several.length > 0 && several.every(isRepeated) ? 'OF_CLAIM' : 'OF_LINE';
}
