import type { ColumnField } from '../../domain/tables/column-mapping';
import { fieldNamed, plainHeader } from './column-fields';
import type { Row, TextEncoding } from './rows';
import { isBlankRow, RowReader } from './rows';

/** As far as a table is looked at before it is read. */
export const TABLE_HEAD_BYTES = 65_536;

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Titles and facts of a report may stand above its table. */
const MAX_LINES_ABOVE = 20;

interface Dialect {
  delimiter: string;
  encoding: TextEncoding;
  bomBytes: number;
}

export interface TableHead {
  dialect: Dialect;
  headers: string[];
  /** The line that the headers stand in. */
  headerLine: number;
  /** The whole rows behind it, as far as the head goes. */
  sample: Row[];
}

/**
 * Finds out how a table is written and where its headers stand: the delimiter and the line with the most names that are
 * known, else the delimiter that cuts the first lines most evenly.
 * @param head the first TABLE_HEAD_BYTES of the file, or all of it
 * @returns null where nothing looks like a table of at least two columns
 */
export function tableHead(head: Uint8Array): TableHead | null {
  const { encoding, bomBytes } = encodingOf(head);
  const tries = DELIMITERS.map((delimiter) => {
    const dialect = { delimiter, encoding, bomBytes };
    return { dialect, rows: rowsOf(head.subarray(bomBytes), dialect) };
  });
  const found = tries.flatMap(({ dialect, rows }) => {
    const header = headerAmong(rows);
    return header === null ? [] : [{ dialect, rows, ...header }];
  });
  found.sort((a, b) => b.known - a.known || b.even - a.even || b.width - a.width);
  const [best] = found;
  if (best === undefined) return null;
  const row = best.rows[best.index];
  if (row === undefined) return null;
  return {
    dialect: best.dialect,
    headers: row.cells.map((cell) => cell.trim()),
    headerLine: row.line,
    sample: best.rows.slice(best.index + 1).filter((each) => !isBlankRow(each)),
  };
}

/** By its headers, wherever they stand and in whatever encoding: where two of them name something of a claim. */
export function isTableOfClaims(head: Uint8Array): boolean {
  const table = tableHead(head);
  return table !== null && knownNames(table.headers) >= 2;
}

function encodingOf(head: Uint8Array): { encoding: TextEncoding; bomBytes: number } {
  const [first, second, third] = head;
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', bomBytes: 2 };
  return { encoding: 'utf-8', bomBytes: first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0 };
}

function rowsOf(bytes: Uint8Array, dialect: Dialect): Row[] {
  const rows: Row[] = [];
  const reader = new RowReader(dialect, (row) => rows.push(row));
  try {
    reader.push(bytes.subarray(0, TABLE_HEAD_BYTES));
    // What the head cuts off is no whole row, except in a file without a last line break.
    if (bytes.length < TABLE_HEAD_BYTES - 3) reader.end();
  } catch {
    return [];
  }
  return rows;
}

interface Header {
  index: number;
  known: number;
  /** How many rows behind it have as many cells, per mille. */
  even: number;
  width: number;
}

function headerAmong(rows: readonly Row[]): Header | null {
  const able: Header[] = [];
  for (const [index, row] of rows.entries()) {
    if (index > MAX_LINES_ABOVE) break;
    const names = row.cells.map((cell) => cell.trim());
    if (row.hasOpenQuote || names.filter((name) => name !== '').length < 2) continue;
    const behind = rows.slice(index + 1, index + 30).filter((each) => !isBlankRow(each));
    const even = behind.filter(({ cells }) => Math.abs(cells.length - names.length) <= 1).length;
    able.push({
      index,
      known: knownNames(names),
      even: behind.length === 0 ? 0 : Math.round((even * 1000) / behind.length),
      width: names.length,
    });
  }
  const [best] = [...able].sort((a, b) => b.known - a.known || a.index - b.index);
  if (best !== undefined && best.known >= 2) return best;
  return able[0] ?? null;
}

function knownNames(names: readonly string[]): number {
  const fields = new Set<ColumnField | string>();
  for (const name of names) {
    const field = fieldNamed(name);
    if (field !== null) fields.add(field);
    else if (KNOWN_ELSEWHERE.has(plainHeader(name))) fields.add(name);
  }
  return fields.size;
}

/** Names of tables that are told by them, and are not mapped column by column. */
const KNOWN_ELSEWHERE: ReadonlySet<string> = new Set([
  'type',
  'transfertype',
  'transfers',
  'outstanding',
  'unitamount',
  'primarypatientinsuranceid',
]);
