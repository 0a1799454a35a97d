import type { ColumnField, ColumnMapping, DateOrder, DecimalMark } from '../../domain/tables/column-mapping';
import type { LocalDate } from '../../domain/calendar';
import type { Cents } from '../../domain/money';
import { isBlank, readAmount, readDate } from './cell-values';
import type { Row } from './rows';

/** A cell that is not what its column holds. */
export interface CellFault {
  header: string;
  field: ColumnField;
  message: string;
}

const MAX_DAYS_HELD = 2_000;

/** Reads the cells of a row by what their columns mean. */
export class TableColumns {
  private readonly indexes = new Map<ColumnField, number[]>();
  private readonly days = new Map<string, ReturnType<typeof readDate>>();
  private readonly order: DateOrder;
  private readonly mark: DecimalMark;

  constructor(
    readonly headers: readonly string[],
    readonly mapping: ColumnMapping,
  ) {
    mapping.columns.forEach(({ field }, index) => {
      if (field === null) return;
      this.indexes.set(field, [...(this.indexes.get(field) ?? []), index]);
    });
    this.order = mapping.dateOrder ?? 'MONTH_FIRST';
    this.mark = mapping.decimalMark ?? 'POINT';
  }

  has(field: ColumnField): boolean {
    return this.indexes.has(field);
  }

  /** '' where the column or its cell is not there. */
  text(row: Row, field: ColumnField): string {
    const index = this.indexes.get(field)?.[0];
    return index === undefined ? '' : plainText(row.cells[index] ?? '');
  }

  /** Of all columns of a field, without blank ones. */
  texts(row: Row, field: ColumnField): string[] {
    return (this.indexes.get(field) ?? []).flatMap((index) => {
      const text = plainText(row.cells[index] ?? '');
      return text === '' ? [] : [text];
    });
  }

  textOrNull(row: Row, field: ColumnField): string | null {
    return this.text(row, field) || null;
  }

  /** @param faults takes what cannot be read */
  amount(row: Row, field: ColumnField, faults: CellFault[]): Cents | null {
    const cell = this.text(row, field);
    if (cell === '') return null;
    const cents = readAmount(cell, this.mark);
    if (cents === null) this.fault(field, 'an amount', faults);
    return cents;
  }

  date(row: Row, field: ColumnField, faults: CellFault[]): LocalDate | null {
    const cell = this.text(row, field);
    // A day of zeros stands for none.
    if (cell === '' || /^0+$/.test(cell.replace(/\D/g, '')) || !/\d/.test(cell)) return null;
    const date = this.dayOf(cell);
    if (date === null) this.fault(field, 'a date', faults);
    return date === 'NONE' ? null : date;
  }

  /** A table has few days and many cells with them. */
  private dayOf(cell: string): ReturnType<typeof readDate> {
    let date = this.days.get(cell);
    if (date === undefined) {
      if (this.days.size >= MAX_DAYS_HELD) this.days.clear();
      this.days.set(cell, (date = readDate(cell, this.order)));
    }
    return date;
  }

  centsOf = (text: string): Cents | null => readAmount(text, this.mark);

  headerOf(field: ColumnField): string {
    return this.headers[this.indexes.get(field)?.[0] ?? -1] ?? field;
  }

  /** The last column that a row has to reach: those behind it may be left out. */
  get lastAmountIndex(): number {
    return AMOUNT_FIELDS.reduce((last, field) => Math.max(last, ...(this.indexes.get(field) ?? [-1])), 0);
  }

  // What stands in the cell may be of a patient: a column shifted, a name where an amount is expected.
  private fault(field: ColumnField, expected: string, faults: CellFault[]): void {
    const header = this.headerOf(field);
    faults.push({
      header,
      field,
      message: `expected ${expected} in the column "${header}", found other text`,
    });
  }
}

const AMOUNT_FIELDS: readonly ColumnField[] = [
  'BILLED',
  'PAID',
  'ROW_BILLED',
  'ROW_PAID',
  'LINE_BILLED',
  'LINE_PAID',
];

/** Without what spreadsheets put around text so that it stays text: ="00042", and an apostrophe before = + - @. */
function plainText(cell: string): string {
  const trimmed = cell.trim();
  const formula = /^="(.*)"$/.exec(trimmed);
  const text = (formula?.[1] ?? trimmed.replace(/^'(?=[=+\-@])/, '')).trim();
  return isBlank(text) ? '' : text;
}
