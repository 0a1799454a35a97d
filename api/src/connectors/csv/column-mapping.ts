import type { ColumnMapping } from '../../domain/tables/column-mapping';
import { plainHeader } from './column-fields';

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
    columns: proposed.columns.map(({ header, field }) => {
      const column = stated.get(plainHeader(header));
      return { header, field: column ? column.field : field };
    }),
    dateOrder: over.dateOrder ?? proposed.dateOrder,
    decimalMark: over.decimalMark ?? proposed.decimalMark,
    rowAmounts: over.rowAmounts ?? proposed.rowAmounts,
    payerName: over.payerName ?? proposed.payerName,
  };
}

/** The same for tables of one kind, whatever their rows: 16 hexadecimal digits of their headers (FNV-1a, twice). */
export function headerSignature(headers: readonly string[]): string {
  const text = headers.map(plainHeader).join('|');
  return [0x811c9dc5, 0x01000193].map((basis) => fnv1a(text, basis)).join('');
}

function fnv1a(text: string, basis: number): string {
  let hash = basis;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
