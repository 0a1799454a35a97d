import type { BenchmarkRates } from '../benchmark-rates';
import { BUCKET_COUNT, WINDOW_COUNT } from './age-buckets';
import {
  CODER_COLUMN,
  LINE_OF_BUSINESS_COLUMN,
  PAYER_COLUMN,
  PROVIDER_COLUMN,
  SCALE_UNIT,
  type Calibration,
} from './calibration';
import { populationRates, rateOf } from './carc-rates';
import { LINE_STRIDE, type ClaimRows, type Denial } from './claim-rows';
import { MISSING, type Item } from './item-dictionary';
import { isOfService, type LatticeSlice } from './lattice-fields';
import { matcherOf } from './slice-matcher';

/** Expected denials are kept in millionths, as whole numbers: sums are exact and in no order. */
export const MICRO = 1_000_000;
/** The most items that a search combines: they are bits of one number. */
const MAX_CANDIDATES = 30;
/** A claim is expected to be denied with at most this probability. */
const MAX_RATE = 0.9;

/**
 * What is already known of a CARC: so many more denials a claim of the slice than expected, from one day to another.
 * The excess is added and not multiplied: a payer that begins to deny a kind of service denies it as often where that
 * CARC was rare before.
 */
export interface KnownExcess {
  slice: LatticeSlice;
  /** Denials in 1,000,000 claims. */
  addedPerMillion: number;
  sinceDay: number;
  untilDay: number;
}

/** Expected denials of single claims under one CARC. */
export class CarcExpectation {
  private readonly rules: ReturnType<typeof populationRates>;
  private readonly known: readonly (KnownExcess & { matcher: ReturnType<typeof matcherOf> })[];
  private readonly columns: readonly [Uint16Array, Uint16Array, Uint16Array, Uint16Array];

  constructor(
    private readonly rows: ClaimRows,
    private readonly calibration: Calibration,
    rates: BenchmarkRates,
    carc: string,
    known: readonly KnownExcess[],
  ) {
    this.rules = populationRates(rates, carc);
    this.known = [...known]
      .sort((a, b) => b.addedPerMillion - a.addedPerMillion)
      .map((excess) => ({ ...excess, matcher: matcherOf(rows, excess.slice) }));
    const column = (at: number): Uint16Array => rows.columns[at] ?? new Uint16Array(0);
    this.columns = [
      column(LINE_OF_BUSINESS_COLUMN),
      column(PAYER_COLUMN),
      column(PROVIDER_COLUMN),
      column(CODER_COLUMN),
    ];
  }

  get families(): readonly number[] {
    return this.rules.map(({ family }) => family);
  }

  /** Of one claim before any known excess, in millionths, times what the row stands for. */
  micros(row: number, bucket: number): number {
    const weight = this.rows.weightOf(row);
    if (weight === 0) return 0;
    const { scales, types, times } = this.calibration;
    const [lines, payers, providers, coders] = this.columns;
    const rate =
      (rateOf(this.rules, this.rows.masks[row] as number, types[lines[row] as number] as number) *
        ((scales[payers[row] as number] as number) *
          (scales[providers[row] as number] as number) *
          (scales[coders[row] as number] as number)) *
        (times[bucket] as number)) /
      SCALE_UNIT ** 3;
    return Math.round(Math.min(MAX_RATE, rate) * MICRO) * weight;
  }

  /** Likewise, the excess that is known: the highest of the slices that have the claim. */
  addedMicros(row: number): number {
    const day = this.rows.days[row] as number;
    for (const { addedPerMillion, sinceDay, untilDay, matcher } of this.known) {
      if (day >= sinceDay && day <= untilDay && matcher.hasClaim(row))
        return addedPerMillion * this.rows.weightOf(row);
    }
    return 0;
  }
}

/** Claims of one CARC's search by the candidates that they have (as bits) and by bucket. */
export interface CarcTable {
  /** By bit. */
  items: readonly Item[];
  keys: Int32Array;
  buckets: Uint8Array;
  expected: Float64Array;
  /** Denials that are explained already, in millionths. */
  added: Float64Array;
  claims: Float64Array;
  denied: Float64Array;
  length: number;
  /** By bit: fields of the service, whose usual rates no benchmark tells. */
  serviceBits: number;
  /** By bit: the populations of the CARC's own rules. */
  ownBits: readonly number[];
}

/** One pass over the rows. */
export function carcTable(
  rows: ClaimRows,
  calibration: Calibration,
  expectation: CarcExpectation,
  carc: string,
  candidates: readonly Item[],
): CarcTable {
  const own = expectation.families
    .flatMap((family) => rows.items.populations[family] ?? [])
    .filter((item) => item !== MISSING);
  const items = [...own, ...candidates.filter((item) => !own.includes(item))].slice(0, MAX_CANDIDATES);
  const bits = new Int32Array(rows.items.count);
  items.forEach((item, bit) => (bits[item] = 1 << bit));
  const table = new TableBuilder();
  const populationBits = bitsOfMasks(rows, bits);
  const { buckets } = calibration;
  for (let row = 0; row < rows.length; row++) {
    const bucket = buckets.of(rows.days[row] as number);
    if (bucket < 0) continue;
    let key = claimBits(rows, bits, populationBits, row);
    const end = (rows.lineStarts[row + 1] as number) * LINE_STRIDE;
    for (let at = (rows.lineStarts[row] as number) * LINE_STRIDE; at < end; at++) {
      key |= bits[rows.lines[at] as number] as number;
    }
    table.add(key, bucket, {
      expected: expectation.micros(row, bucket),
      added: expectation.addedMicros(row),
      claims: rows.weightOf(row),
      denied: 0,
    });
  }
  for (const denial of rows.denials.get(carc) ?? []) {
    const bucket = buckets.of(rows.days[denial.row] as number);
    if (bucket < 0) continue;
    const key = claimBits(rows, bits, populationBits, denial.row) | deniedLineBits(rows, bits, denial);
    table.add(key, bucket, ONE_DENIAL);
  }
  return {
    items,
    ...table.finish(),
    serviceBits: items.reduce(
      (mask, item, bit) =>
        own.includes(item) || !isOfService(rows.items.term(item).field) ? mask : mask | (1 << bit),
      0,
    ),
    ownBits: own.map((_, bit) => 1 << bit),
  };
}

function claimBits(rows: ClaimRows, bits: Int32Array, populationBits: Int32Array, row: number): number {
  let key = populationBits[(rows.masks[row] as number) & (populationBits.length - 1)] as number;
  for (const column of rows.columns) key |= bits[column[row] as number] as number;
  return key;
}

function deniedLineBits(rows: ClaimRows, bits: Int32Array, { row, lines }: Denial): number {
  const start = rows.lineStarts[row] as number;
  const end = rows.lineStarts[row + 1] as number;
  let key = 0;
  for (let line = start; line < end; line++) {
    if (lines.length > 0 && !lines.includes(line - start)) continue;
    for (let part = 0; part < LINE_STRIDE; part++)
      key |= bits[rows.lines[line * LINE_STRIDE + part] as number] as number;
  }
  return key;
}

/** The candidates' bits for each combination of populations. */
function bitsOfMasks(rows: ClaimRows, bits: Int32Array): Int32Array {
  const { populations } = rows.items;
  const table = new Int32Array(1 << populations.length);
  for (let mask = 1; mask < table.length; mask++) {
    const lowest = 31 - Math.clz32(mask & -mask);
    table[mask] = (table[mask & (mask - 1)] as number) | (bits[populations[lowest] as number] as number);
  }
  // No population is MISSING, whose bit is none.
  return table;
}

interface Cell {
  expected: number;
  added: number;
  claims: number;
  denied: number;
}
const ONE_DENIAL: Cell = { expected: 0, added: 0, claims: 0, denied: 1 };

/** Open addressing by (key, bucket). */
class TableBuilder {
  private size = 1024;
  private slots = new Int32Array(this.size).fill(-1);
  private keys = new Int32Array(this.size);
  private buckets = new Uint8Array(this.size);
  private expected = new Float64Array(this.size);
  private added = new Float64Array(this.size);
  private claims = new Float64Array(this.size);
  private denied = new Float64Array(this.size);
  private length = 0;

  add(key: number, bucket: number, { expected, added, claims, denied }: Cell): void {
    let slot = this.slotOf(key, bucket);
    let at = this.slots[slot] as number;
    if (at < 0) {
      if (this.length * 2 >= this.size) {
        this.grow();
        slot = this.slotOf(key, bucket);
      }
      at = this.length++;
      this.slots[slot] = at;
      this.keys[at] = key;
      this.buckets[at] = bucket;
    }
    this.expected[at] = (this.expected[at] as number) + expected;
    this.added[at] = (this.added[at] as number) + added;
    this.claims[at] = (this.claims[at] as number) + claims;
    this.denied[at] = (this.denied[at] as number) + denied;
  }

  finish(): Pick<CarcTable, 'keys' | 'buckets' | 'expected' | 'added' | 'claims' | 'denied' | 'length'> {
    const { keys, buckets, expected, added, claims, denied, length } = this;
    return { keys, buckets, expected, added, claims, denied, length };
  }

  private slotOf(key: number, bucket: number): number {
    let hash = Math.imul(key ^ (bucket * 0x9e3779b1), 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & (this.size - 1);
    for (;;) {
      const at = this.slots[slot] as number;
      if (at < 0 || (this.keys[at] === key && this.buckets[at] === bucket)) return slot;
      slot = (slot + 1) & (this.size - 1);
    }
  }

  private grow(): void {
    this.size *= 2;
    this.slots = new Int32Array(this.size).fill(-1);
    const { keys, buckets, expected, added, claims, denied } = this;
    this.keys = new Int32Array(this.size);
    this.buckets = new Uint8Array(this.size);
    this.expected = new Float64Array(this.size);
    this.claims = new Float64Array(this.size);
    this.denied = new Float64Array(this.size);
    this.claims.set(claims);
    this.added = new Float64Array(this.size);
    this.added.set(added);
    this.keys.set(keys);
    this.buckets.set(buckets);
    this.expected.set(expected);
    this.denied.set(denied);
    for (let at = 0; at < this.length; at++) {
      this.slots[this.slotOf(this.keys[at] as number, this.buckets[at] as number)] = at;
    }
  }
}

/** Counts by bucket: denied, expected and explained claims. */
export interface BucketSums {
  claims: Float64Array;
  denied: Float64Array;
  expected: Float64Array;
  added: Float64Array;
}

export function emptySums(combinations: number): BucketSums {
  const sums = (): Float64Array => new Float64Array(combinations * BUCKET_COUNT);
  return { claims: sums(), denied: sums(), expected: sums(), added: sums() };
}

export function addCell(sums: BucketSums, cell: number, table: CarcTable, at: number): void {
  sums.expected[cell] = (sums.expected[cell] as number) + (table.expected[at] as number);
  sums.added[cell] = (sums.added[cell] as number) + (table.added[at] as number);
  sums.denied[cell] = (sums.denied[cell] as number) + (table.denied[at] as number);
  sums.claims[cell] = (sums.claims[cell] as number) + (table.claims[at] as number);
}

/** From millionths to claims. */
export function inClaims(sums: BucketSums): BucketSums {
  for (const values of [sums.expected, sums.added]) {
    for (let cell = 0; cell < values.length; cell++) values[cell] = (values[cell] as number) / MICRO;
  }
  return sums;
}

/** Counts of a combination of candidates. */
export function countsOf(table: CarcTable, bits: number): BucketSums {
  const sums = emptySums(1);
  for (let at = 0; at < table.length; at++) {
    if (((table.keys[at] as number) & bits) === bits) addCell(sums, table.buckets[at] as number, table, at);
  }
  return inClaims(sums);
}

/** From now on, so many denials of the slice's claims within the window are explained. */
export function coverSlice(table: CarcTable, bits: number, window: number, excess: number): void {
  const isCovered = (at: number): boolean =>
    ((table.keys[at] as number) & bits) === bits && (table.buckets[at] as number) % WINDOW_COUNT <= window;
  let claims = 0;
  for (let at = 0; at < table.length; at++) if (isCovered(at)) claims += table.claims[at] as number;
  if (excess <= 0 || claims === 0) return;
  const each = (excess * MICRO) / claims;
  for (let at = 0; at < table.length; at++) {
    if (!isCovered(at)) continue;
    table.added[at] = Math.round((table.added[at] as number) + each * (table.claims[at] as number));
  }
}
