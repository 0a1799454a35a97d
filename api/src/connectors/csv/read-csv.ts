import type { ColumnField, ColumnMapping } from '../../domain/tables/column-mapping';
import type { LocalDate } from '../../domain/calendar';
import type { Cents } from '../../domain/money';
import type { Connector, ConnectorItem } from '../connector';
import { PaymentRuns } from '../records/payment-runs';
import { SourceFault } from '../source-position';
import type { SourcePosition } from '../source-position';
import { readClaimRow } from './claim-row';
import type { ClaimRow } from './claim-row';
import { claimOfRows, dollars, numberOf, statesOf } from './claim-group';
import { plainHeader } from './column-fields';
import { NO_MAPPING, overriddenBy } from './column-mapping';
import { proposeMapping } from './propose-mapping';
import type { Row } from './rows';
import { isBlankRow, positionOf, RowReader } from './rows';
import type { TableHead } from './table-head';
import { TABLE_HEAD_BYTES, tableHead } from './table-head';
import { requireMapped, requireStated } from './require-columns';
import { TableColumns } from './table-columns';
import { isTransactionTable, TransactionRows } from './transaction-rows';

/** Claims whose rows may still come: rows of one claim stand near each other, but not always beside each other. */
const MAX_OPEN_CLAIMS = 500;
const MAX_ROWS_OF_CLAIM = 2_000;

export interface TableOptions {
  /** What the user states about the columns, over what is proposed. */
  mapping: ColumnMapping | null;
  /** The day on which claims of a table without any date are entered; null refuses them. */
  importedOn: LocalDate | null;
}

/**
 * A table of claims, of their services, or of charges and payments on them, with a line of headers. The first 64 KB show
 * how it is written and what its columns mean; what they leave open is refused with the column and what to state. A
 * claim's rows are gathered within a window, and given as one claim; a row that cannot be read refuses its claim alone.
 */
export class CsvConnector implements Connector {
  private readonly held: Uint8Array[] = [];
  private heldBytes = 0;
  private table: OpenTable | null = null;
  private items: ConnectorItem[] = [];
  private fault: SourceFault | null = null;
  private hasEnded = false;

  constructor(private readonly options: TableOptions = { mapping: null, importedOn: null }) {}

  push(chunk: Uint8Array): ConnectorItem[] {
    return this.run(() => {
      if (this.table) {
        this.table.reader.push(chunk);
        return;
      }
      this.held.push(chunk.slice());
      this.heldBytes += chunk.length;
      if (this.heldBytes >= TABLE_HEAD_BYTES) this.openTable();
    });
  }

  end(): ConnectorItem[] {
    return this.run(() => {
      if (this.hasEnded) return;
      this.hasEnded = true;
      if (!this.table) this.openTable();
      this.table?.reader.end();
      this.table?.end();
    });
  }

  private openTable(): void {
    const bytes = Buffer.concat(this.held);
    this.held.length = 0;
    const head = tableHead(bytes.subarray(0, TABLE_HEAD_BYTES));
    if (head === null)
      throw new SourceFault(positionOf(0, 1), 'TABLE_MISSING', 'expected a line of headers with at least two columns, found none'); // prettier-ignore
    this.table = new OpenTable(head, this.options, (item) => this.items.push(item));
    this.table.reader.push(bytes.subarray(head.dialect.bomBytes));
  }

  private run(read: () => void): ConnectorItem[] {
    if (this.fault) throw this.fault;
    try {
      read();
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      this.fault = error;
    }
    const { items, fault } = this;
    this.items = [];
    if (fault && items.length === 0) throw fault;
    return items;
  }
}

/** The rows behind a line of headers. */
class OpenTable {
  readonly reader: RowReader;
  private readonly columns: TableColumns;
  private readonly runs: PaymentRuns;
  private readonly open = new Map<string, ClaimRow[]>();
  private readonly transactions: TransactionRows | null;
  private readonly hasDate: boolean;
  private readonly headers: readonly string[];
  private hasNotedDate = false;

  constructor(
    private readonly head: TableHead,
    private readonly options: TableOptions,
    private readonly give: (item: ConnectorItem) => void,
  ) {
    this.headers = head.headers.map(plainHeader);
    this.reader = new RowReader(head.dialect, (row) => this.take(row));
    const { mapping, questions } = proposeMapping(head);
    const stated = overriddenBy(mapping, options.mapping ?? NO_MAPPING);
    this.columns = new TableColumns(head.headers, stated);
    this.runs = new PaymentRuns(give);
    this.transactions = isTransactionTable(head)
      ? new TransactionRows(head, this.runs, { mapping: stated, importedOn: options.importedOn })
      : null;
    requireMapped(head, this.columns, this.transactions !== null);
    requireStated(questions, stated);
    this.hasDate = DATES.some((field) => this.columns.has(field));
  }

  end(): void {
    this.transactions?.end();
    for (const rows of this.open.values()) this.finish(rows);
    this.open.clear();
    this.runs.end(this.reader.position);
  }

  private take(row: Row): void {
    const { head } = this;
    if (row.line <= head.headerLine || isBlankRow(row) || this.isHeader(row)) return;
    const width = head.headers.length;
    const extra = row.cells.slice(width);
    if (row.hasOpenQuote || extra.some((cell) => cell.trim() !== '')) {
      const found = row.hasOpenQuote ? 'a quote that is not closed' : `${row.cells.length} cells`;
      this.refuseRow(row, 'ROW_INVALID', `expected ${width} cells, found ${found}`);
      return;
    }
    if (row.cells.length < width && row.cells.length <= this.columns.lastAmountIndex) {
      this.takeShort(row, width);
      return;
    }
    if (this.transactions) this.transactions.take(row);
    else this.takeClaimRow(row);
    if (row.isLast) this.noteOpenEnd(row);
  }

  private noteOpenEnd({ byte, line }: Row): void {
    const message =
      'expected a line break behind the last row, found the end of the file; something may be missing';
    this.note(positionOf(byte, line), 'LAST_ROW_OPEN', message, null);
  }

  /** A file that was cut off ends in such a row; elsewhere it is a remark or a sum below the table. */
  private takeShort(row: Row, width: number): void {
    const found = `expected ${width} cells, found ${row.cells.length}`;
    if (row.isLast && row.cells.length > 1) {
      this.refuseRow(row, 'ROW_CUT_OFF', `${found} at the end of the file: something may be missing`);
      return;
    }
    this.refuseRow(row, 'ROW_INVALID', found);
  }

  private takeClaimRow(row: Row): void {
    const read = readClaimRow(row, this.columns);
    const number = numberOf(read, this.columns);
    if ((number === '' || TOTALS.test(number)) && this.isTotals(row)) return;
    const isLine = read.line !== null;
    const key = JSON.stringify([number || row.line, read.version.name, isLine ? '' : read.remitDate]);
    const rows = this.open.get(key);
    if (rows === undefined) {
      this.open.set(key, [read]);
      if (this.open.size > MAX_OPEN_CLAIMS) this.finishOldest();
      return;
    }
    if (!isLine) this.takeAgain(rows, read);
    else if (!rows.some((other) => isSameService(other, read, this.columns))) {
      if (rows.length >= MAX_ROWS_OF_CLAIM)
        this.refuseRow(
          row,
          'CLAIM_TOO_LONG',
          `expected at most ${MAX_ROWS_OF_CLAIM} rows of a claim, found more`,
        );
      else rows.push(read);
    }
  }

  /** A table with a row a claim: a row that says the same is a copy, another one contradicts it. */
  private takeAgain(rows: readonly ClaimRow[], read: ClaimRow): void {
    const [first] = rows;
    if (first === undefined || isSameState(first, read)) return;
    this.refuseRow(
      read.row,
      'CLAIM_REPEATED',
      'expected one row for a claim, found another with other amounts; name the column that tells them apart as VERSION, REMITTED or LINE_NUMBER in the mapping', // prettier-ignore
    );
  }

  private finishOldest(): void {
    const [oldest] = this.open;
    if (oldest === undefined) return;
    this.open.delete(oldest[0]);
    this.finish(oldest[1]);
  }

  private finish(rows: readonly ClaimRow[]): void {
    const claim = claimOfRows(rows, this.columns);
    if ('row' in claim) {
      const { row } = claim.row;
      this.runs.refuse({
        position: positionOf(row.byte, row.line),
        code: claim.code,
        message: claim.message,
        amountCents: claim.amountCents,
        patientControlNumber: claim.claimNumber,
      });
      return;
    }
    const { importedOn } = this.options;
    if (!this.hasDate && importedOn !== null) this.noteDate(claim.position, importedOn);
    for (const state of statesOf(claim, rows, this.columns))
      this.runs.add({ ...state, dateOfImport: importedOn });
  }

  private noteDate(position: SourcePosition, importedOn: LocalDate): void {
    if (this.hasNotedDate) return;
    this.hasNotedDate = true;
    const message = `expected a column of dates, found none; its claims are entered under the day of the import, ${importedOn}`;
    this.note(position, 'DATES_MISSING', message, null);
  }

  private refuseRow(row: Row, code: string, message: string): void {
    const claim = readClaimRow({ ...row, cells: row.cells.slice(0, this.head.headers.length) }, this.columns);
    const isReadable = row.cells.length === this.head.headers.length && !row.hasOpenQuote;
    const { paidCents, billedCents } = claim.line === null ? claim.claim : { ...claim.claim, ...claim.line };
    this.runs.refuse({
      position: positionOf(row.byte, row.line),
      code,
      message,
      amountCents: isReadable ? (paidCents ?? billedCents) : null,
      patientControlNumber: numberOf(claim, this.columns) || null,
    });
  }

  /** Extracts that were put one behind the other repeat their headers. */
  private isHeader({ cells }: Row): boolean {
    return this.headers.every((header, index) => plainHeader(cells[index] ?? '') === header);
  }

  /** A sum below the rows is none of them. */
  private isTotals(row: Row): boolean {
    if (!row.cells.some((cell) => TOTALS.test(cell))) return false;
    const read = readClaimRow(row, this.columns);
    const amount = read.claim.billedCents ?? read.line?.billedCents ?? null;
    const position = positionOf(row.byte, row.line);
    const stated = amount === null ? '' : ` of ${dollars(amount)}`;
    const message = `expected a claim, found a row of totals${stated}; passed over`;
    this.note(position, 'TOTALS_ROW_SKIPPED', message, amount);
    return true;
  }

  private note(position: SourcePosition, code: string, message: string, amountCents: Cents | null): void {
    this.give({ kind: 'notice', notice: { position, code, message, amountCents } });
  }
}

/** What a row of sums below a table says of itself. */
const TOTALS = /^\s*(?:grand\s+|sub[\s-]*)?totals?\b\W*$/i;

const DATES: readonly ColumnField[] = [
  'SERVICE_FROM',
  'SERVICE_TO',
  'SUBMITTED',
  'REMITTED',
  'LINE_SERVICE_DATE',
];

function isSameState(one: ClaimRow, other: ClaimRow): boolean {
  const words = ({ claim, reasons, remarks, kind }: ClaimRow): string =>
    JSON.stringify([claim, reasons, remarks, kind]);
  return words(one) === words(other);
}

/** By the number of the line; without one, equal rows are several services. */
function isSameService(one: ClaimRow, other: ClaimRow, columns: TableColumns): boolean {
  const isNumbered = one.line !== null && one.line.lineNumber > 0;
  if (isNumbered && one.line?.lineNumber === other.line?.lineNumber)
    return JSON.stringify(one.line) === JSON.stringify(other.line);
  const extracted =
    columns.has('EXTRACTED') && columns.text(one.row, 'EXTRACTED') !== columns.text(other.row, 'EXTRACTED');
  return !isNumbered && extracted && JSON.stringify(one.line) === JSON.stringify(other.line);
}
