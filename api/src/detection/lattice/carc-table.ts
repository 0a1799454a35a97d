import { CellTable, ON_OTHER_LINES, type Explained } from './cell-table';
import { LINE_STRIDE, type ClaimRows, type Denial } from './claim-rows';
import { carcView, type CarcView } from './carc-view';
import type { SearchState } from './search-state';
import { MISSING, type Item } from './item-dictionary';
import { isOfLine, isOfService, type LatticeSlice } from './lattice-fields';
import { matcherOf, type SliceMatcher } from './slice-matcher';

/** The most items that a search combines: they are bits of one number. */
const MAX_CANDIDATES = 30;
/** A known slice may have begun a little before the day that its change was dated to. */
const BEFORE_DAYS = 14;

/** What is already known of a CARC: whatever these claims have more than expected, from one day to another. */
export interface KnownExcess {
  slice: LatticeSlice;
  sinceDay: number;
  untilDay: number;
}

/** One CARC's search: the view's claims and the CARC's denials, by candidate items. */
export interface CarcTable {
  carc: string;
  /** By bit. */
  items: readonly Item[];
  cells: CellTable;
  /** By bit: fields of the service, whose usual rates no benchmark tells. */
  serviceBits: number;
  /** By bit: the populations of the CARC's own rules. */
  ownBits: readonly number[];
  known: readonly LatticeSlice[];
  view: CarcView;
  /** Explained denials of one of the view's claims, in millionths. */
  explained: (at: number) => number;
}

/** One pass over the view, and one over the CARC's denials. */
export function carcTable(
  state: SearchState,
  carc: string,
  candidates: readonly Item[],
  known: readonly KnownExcess[],
): CarcTable {
  const { rows, rates } = state;
  const own = rates
    .rules(carc)
    .flatMap(({ family }) => rows.items.populations[family] ?? [])
    .filter((item) => item !== MISSING);
  const items = [...own, ...candidates.filter((item) => !own.includes(item))].slice(0, MAX_CANDIDATES);
  const bits = bitsOf(rows, items);
  const view = carcView(state, carc);
  const owners = new Owners(rows, known);
  const cells = new CellTable(bitsWhere(items, (item) => !isOfLine(rows.items.term(item).field)));
  const ownerOf = addClaims(cells, rows, view, { bits, owners });
  addDenials(cells, state, carc, { bits, owners });
  const explained = known.map((_, at) => cells.coverOwner(at + 1));
  return {
    carc,
    items,
    cells,
    serviceBits: bitsWhere(items, (item) => !own.includes(item) && isOfService(rows.items.term(item).field)),
    ownBits: own.map((_, bit) => 1 << bit),
    known: known.map(({ slice }) => slice),
    view,
    explained: (at) => moreOf(explained[(ownerOf[at] as number) - 1], view, at),
  };
}

const bitsWhere = (items: readonly Item[], isMeant: (item: Item) => boolean): number =>
  items.reduce((mask, item, bit) => (isMeant(item) ? mask | (1 << bit) : mask), 0);

function moreOf(explained: Explained | undefined, view: CarcView, at: number): number {
  if (explained === undefined) return 0;
  const value = explained.values[view.buckets[at] as number] ?? 0;
  return value * ((explained.isFactor ? view.expected : view.weights)[at] as number);
}

interface Bits {
  ofItem: Int32Array;
  /** For each combination of populations. */
  ofMask: Int32Array;
}

function bitsOf(rows: ClaimRows, items: readonly Item[]): Bits {
  const ofItem = new Int32Array(rows.items.count);
  items.forEach((item, bit) => (ofItem[item] = 1 << bit));
  const { populations } = rows.items;
  const ofMask = new Int32Array(1 << populations.length);
  for (let mask = 1; mask < ofMask.length; mask++) {
    const lowest = 31 - Math.clz32(mask & -mask);
    // No population is MISSING, whose bit is none.
    ofMask[mask] = (ofMask[mask & (mask - 1)] as number) | (ofItem[populations[lowest] as number] as number);
  }
  return { ofItem, ofMask };
}

/** Which of the known slices a claim or a denial belongs to, from 1 on; 0 for none. */
class Owners {
  private readonly known: readonly (KnownExcess & { matcher: SliceMatcher })[];

  constructor(
    private readonly rows: ClaimRows,
    known: readonly KnownExcess[],
  ) {
    this.known = known.map((excess) => ({ ...excess, matcher: matcherOf(rows, excess.slice) }));
  }

  ofClaim(row: number): number {
    return this.first(row, (matcher) => matcher.hasClaim(row));
  }

  ofDenial(denial: Denial): number {
    const owner = this.first(denial.row, (matcher) => matcher.hasDenial(denial));
    return owner === 0 && this.ofClaim(denial.row) > 0 ? ON_OTHER_LINES : owner;
  }

  private first(row: number, isIn: (matcher: SliceMatcher) => boolean): number {
    const day = this.rows.days[row] as number;
    for (let at = 0; at < this.known.length; at++) {
      const { sinceDay, untilDay, matcher } = this.known[at] as KnownExcess & { matcher: SliceMatcher };
      if (day >= sinceDay - BEFORE_DAYS && day <= untilDay && isIn(matcher)) return at + 1;
    }
    return 0;
  }
}

function addClaims(
  cells: CellTable,
  rows: ClaimRows,
  view: CarcView,
  { bits, owners }: { bits: Bits; owners: Owners },
): Uint8Array {
  const ownerOf = new Uint8Array(view.rows.length);
  for (let at = 0; at < view.rows.length; at++) {
    const row = view.rows[at] as number;
    const owner = owners.ofClaim(row);
    ownerOf[at] = owner;
    let key = claimBits(rows, bits, row);
    const end = (rows.lineStarts[row + 1] as number) * LINE_STRIDE;
    for (let line = (rows.lineStarts[row] as number) * LINE_STRIDE; line < end; line++) {
      key |= bits.ofItem[rows.lines[line] as number] as number;
    }
    const cell = cells.cell(key, view.buckets[at] as number, owner);
    cells.addClaim(cell, view.expected[at] as number, view.weights[at] as number);
  }
  return ownerOf;
}

function addDenials(
  cells: CellTable,
  { rows, calibration: { buckets } }: SearchState,
  carc: string,
  { bits, owners }: { bits: Bits; owners: Owners },
): void {
  for (const denial of rows.denials.get(carc) ?? []) {
    const bucket = buckets.of(rows.days[denial.row] as number);
    if (bucket < 0) continue;
    const ofClaim = claimBits(rows, bits, denial.row);
    const key = ofClaim | lineBits(rows, bits, denial);
    const whole = ofClaim | lineBits(rows, bits, { row: denial.row, lines: [] });
    cells.addDenial(cells.cell(key, bucket, owners.ofDenial(denial), whole));
  }
}

function claimBits({ masks, columns }: ClaimRows, { ofItem, ofMask }: Bits, row: number): number {
  let key = ofMask[(masks[row] as number) & (ofMask.length - 1)] as number;
  for (const column of columns) key |= ofItem[column[row] as number] as number;
  return key;
}

/** Of the denied lines; of all lines where none are named. */
function lineBits(rows: ClaimRows, { ofItem }: Bits, { row, lines }: Denial): number {
  const start = rows.lineStarts[row] as number;
  const end = rows.lineStarts[row + 1] as number;
  let key = 0;
  for (let line = start; line < end; line++) {
    if (lines.length > 0 && !lines.includes(line - start)) continue;
    for (let part = 0; part < LINE_STRIDE; part++)
      key |= ofItem[rows.lines[line * LINE_STRIDE + part] as number] as number;
  }
  return key;
}
