import { LINE_STRIDE, type ClaimRows, type Denial } from './claim-rows';
import { MISSING } from './item-dictionary';

/** The items of one claim at a time, each once. */
export class RowItems {
  items = new Uint16Array(64);
  /** By item, the collection that it was last met in. */
  private metIn = new Uint32Array(0);
  private collection = 0;

  constructor(private readonly rows: ClaimRows) {}

  /**
   * Into `items`.
   * @param denial only the items of the lines that bear it; null for all lines
   * @returns how many
   */
  collect(row: number, denial: Denial | null): number {
    const { columns, masks, lineStarts, lines } = this.rows;
    const { populations } = this.rows.items;
    const start = lineStarts[row] as number;
    const end = lineStarts[row + 1] as number;
    const most = columns.length + populations.length + (end - start) * LINE_STRIDE;
    if (this.items.length < most) this.items = new Uint16Array(most * 2);
    this.begin();
    const { items, metIn, collection } = this;
    let count = 0;
    for (let at = 0; at < columns.length; at++) {
      const item = (columns[at] as Uint16Array)[row] as number;
      if (item !== MISSING) items[count++] = item;
    }
    // The first bit is of all claims, which is no item; what lies above the populations is none, either.
    for (let rest = (masks[row] as number) & ((1 << populations.length) - 2); rest !== 0; rest &= rest - 1)
      items[count++] = populations[31 - Math.clz32(rest & -rest)] as number;
    for (let line = start; line < end; line++) {
      if (denial !== null && denial.lines.length > 0 && !denial.lines.includes(line - start)) continue;
      for (let at = line * LINE_STRIDE; at < (line + 1) * LINE_STRIDE; at++) {
        const item = lines[at] as number;
        if (item === MISSING || metIn[item] === collection) continue;
        metIn[item] = collection;
        items[count++] = item;
      }
    }
    return count;
  }

  private begin(): void {
    if (this.collection < MAX_COLLECTION && this.metIn.length >= this.rows.items.count) {
      this.collection++;
      return;
    }
    this.metIn = new Uint32Array(this.rows.items.count * 2);
    this.collection = 1;
  }
}

/** So that it stays a small integer. */
const MAX_COLLECTION = 2 ** 30;
