import { ON_OTHER_LINES, type CellTable, type Explained } from './cell-table';
import { LINE_STRIDE, type ClaimRows, type Denial } from './claim-rows';
import { Expectation } from './claim-expectation';
import type { CarcView, SearchState } from './search-state';
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
  const { cells } = state.memory;
  cells.clear(bitsWhere(items, (item) => !isOfLine(rows.items.term(item).field)));
  const ownerOf = addClaims(state, view, { bits, owners });
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

/**
 * All claims denied with the CARC, and of the others the day's sample: of a service that is denied nearly always, the
 * denied are nearly all that there is.
 */
function carcView({ rows, calibration, memory }: SearchState, carc: string): CarcView {
  const { buckets, searchView, rowScales } = calibration;
  const denials = rows.denials.get(carc) ?? [];
  const view = memory.view(searchView.rows.length + denials.length);
  const isDenied = memory.marks(rows.length);
  const expectation = new Expectation(rows, calibration, carc);
  let length = 0;
  for (const { row } of denials) {
    const bucket = buckets.of(rows.days[row] as number);
    isDenied[row] = 1;
    if (bucket < 0) continue;
    view.rows[length] = row;
    view.buckets[length] = bucket;
    view.weights[length] = 1;
    view.expected[length++] = expectation.of(row, rowScales.of(row, bucket));
  }
  for (let at = 0; at < searchView.rows.length; at++) {
    const row = searchView.rows[at] as number;
    if (isDenied[row] === 1) continue;
    const weight = searchView.weights[at] as number;
    view.rows[length] = row;
    view.buckets[length] = searchView.buckets[at] as number;
    view.weights[length] = weight;
    view.expected[length++] = expectation.of(row, searchView.scales[at] as number) * weight;
  }
  for (const { row } of denials) isDenied[row] = 0;
  return {
    rows: view.rows.subarray(0, length),
    weights: view.weights.subarray(0, length),
    buckets: view.buckets.subarray(0, length),
    expected: view.expected.subarray(0, length),
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
  /** For each combination of the first populations, and of the others. */
  ofFirst: Int32Array;
  ofOthers: Int32Array;
}

const FIRST_POPULATIONS = 7;

function bitsOf(rows: ClaimRows, items: readonly Item[]): Bits {
  const ofItem = new Int32Array(rows.items.count);
  items.forEach((item, bit) => (ofItem[item] = 1 << bit));
  const { populations } = rows.items;
  const ofMask = (some: readonly Item[]): Int32Array => {
    const bits = new Int32Array(1 << some.length);
    for (let mask = 1; mask < bits.length; mask++) {
      const lowest = 31 - Math.clz32(mask & -mask);
      // No population is MISSING, whose bit is none.
      bits[mask] = (bits[mask & (mask - 1)] as number) | (ofItem[some[lowest] as number] as number);
    }
    return bits;
  };
  return {
    ofItem,
    ofFirst: ofMask(populations.slice(0, FIRST_POPULATIONS)),
    ofOthers: ofMask(populations.slice(FIRST_POPULATIONS)),
  };
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
    if (this.known.length === 0) return 0;
    return this.first(row, (matcher) => matcher.hasClaim(row));
  }

  ofDenial(denial: Denial): number {
    if (this.known.length === 0) return 0;
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
  { rows, memory }: SearchState,
  view: CarcView,
  { bits, owners }: { bits: Bits; owners: Owners },
): Uint8Array {
  const { cells } = memory;
  const ownerOf = memory.owners(view.rows.length);
  const { lineStarts, lines } = rows;
  const { ofItem } = bits;
  for (let at = 0; at < view.rows.length; at++) {
    const row = view.rows[at] as number;
    const owner = owners.ofClaim(row);
    ownerOf[at] = owner;
    let key = claimBits(rows, bits, row);
    const end = (lineStarts[row + 1] as number) * LINE_STRIDE;
    for (let line = (lineStarts[row] as number) * LINE_STRIDE; line < end; line++)
      key |= ofItem[lines[line] as number] as number;
    const cell = cells.cell(key, view.buckets[at] as number, owner, key);
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

function claimBits({ masks, columns }: ClaimRows, { ofItem, ofFirst, ofOthers }: Bits, row: number): number {
  const mask = masks[row] as number;
  let key =
    (ofFirst[mask & (ofFirst.length - 1)] as number) |
    (ofOthers[(mask >> FIRST_POPULATIONS) & (ofOthers.length - 1)] as number);
  for (let at = 0; at < columns.length; at++)
    key |= ofItem[(columns[at] as Uint16Array)[row] as number] as number;
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
