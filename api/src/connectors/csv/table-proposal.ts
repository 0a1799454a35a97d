import { headerSignature } from './column-mapping';
import type { MappingProposal } from './propose-mapping';
import { proposeMapping } from './propose-mapping';
import { TABLE_HEAD_BYTES, tableHead } from './table-head';
import { isTransactionTable } from './transaction-rows';

/** How a table is going to be read, before it is. */
interface TableProposal extends MappingProposal {
  /** The same for tables with these headers: what a mapping is kept under. */
  signature: string;
  delimiter: string;
  headerLine: number;
  /** A table of charges and payments, whose columns are known by their names alone. */
  isOfTransactions: boolean;
}

/** @param head the first TABLE_HEAD_BYTES of a file, or all of it. @returns null where it is no table */
export function tableProposal(head: Uint8Array): TableProposal | null {
  const table = tableHead(head.subarray(0, TABLE_HEAD_BYTES));
  if (table === null) return null;
  return {
    ...proposeMapping(table),
    signature: headerSignature(table.headers),
    delimiter: table.dialect.delimiter,
    headerLine: table.headerLine,
    isOfTransactions: isTransactionTable(table),
  };
}
