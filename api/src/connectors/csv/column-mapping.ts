import type { DateOrder, DecimalMark } from './cell-values';
import type { ColumnField } from './column-fields';
import { plainHeader } from './column-fields';

/** Whether amounts that could be either are the claim's, and the same on all of its rows, or each row's own. */
export type RowAmounts = 'OF_CLAIM' | 'OF_LINE';

export interface MappedColumn {
  header: string;
  /** Null for a column that is passed over. */
  field: ColumnField | null;
}

/** What the columns of a table mean. Null where the file itself shows it. */
export interface ColumnMapping {
  columns: readonly MappedColumn[];
  dateOrder: DateOrder | null;
  decimalMark: DecimalMark | null;
  rowAmounts: RowAmounts | null;
  /** The payer of all claims, where no column names one. */
  payerName: string | null;
}

export const NO_MAPPING: ColumnMapping = {
  columns: [],
  dateOrder: null,
  decimalMark: null,
  rowAmounts: null,
  payerName: null,
};

/** What `over` states takes the place of what is proposed; its columns may be some of them. */
export function overriddenBy(proposed: ColumnMapping, over: ColumnMapping): ColumnMapping {
  const stated = new Map(over.columns.map((column) => [plainHeader(column.header), column]));
  return {
    columns: proposed.columns.map((column) => stated.get(plainHeader(column.header)) ?? column),
    dateOrder: over.dateOrder ?? proposed.dateOrder,
    decimalMark: over.decimalMark ?? proposed.decimalMark,
    rowAmounts: over.rowAmounts ?? proposed.rowAmounts,
    payerName: over.payerName ?? proposed.payerName,
  };
}
