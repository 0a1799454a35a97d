import { elementAt } from '../../domain/element-at';
import { ELIGIBLE_POPULATIONS } from '../../domain/denial-rule';
import type { BenchmarkRates } from '../benchmark-rates';
import { BUCKET_COUNT } from './age-buckets';
import { LINE_OF_BUSINESS_COLUMN, SCALE_UNIT, scaleOfRow, type Calibration } from './calibration';
import { populationRates, TYPE_COUNT } from './carc-rates';
import { LINE_STRIDE, type ClaimRows, type Denial } from './claim-rows';
import { MISSING, type Item } from './item-dictionary';
import { compareTerms, hasLevel, isOfService, unsearchedFields } from './lattice-fields';
import { testSlice } from './slice-test';

const FAMILY_COUNT = ELIGIBLE_POPULATIONS.length;
const MIN_CANDIDATE_DENIALS = 4;
const MAX_OUTSTANDING = 14;
/** What nearly every claim has is no condition. */
const NEARLY_ALL = 0.97;

/** An item of the denied, with how far its denials stand out by themselves. */
export interface Candidate {
  item: Item;
  llr: number;
  denied: number;
}

/**
 * Expected denials of single items, of every CARC at once: claims by item, population, payer type and bucket over a
 * sample of the rows. It only decides where to look closer.
 */
export class ItemCounts {
  private readonly claims: Float64Array;
  private readonly itemCount: number;
  private all = 0;
  /** Of the CARC that is being counted: by item and bucket, and by item; which items there are. */
  private readonly denied: Float64Array;
  private readonly totals: Int32Array;
  private readonly present: Item[] = [];

  constructor(
    private readonly rows: ClaimRows,
    private readonly calibration: Calibration,
  ) {
    this.itemCount = rows.items.count;
    this.claims = new Float64Array(FAMILY_COUNT * TYPE_COUNT * BUCKET_COUNT * this.itemCount);
    this.denied = new Float64Array(this.itemCount * BUCKET_COUNT);
    this.totals = new Int32Array(this.itemCount);
    const { view, types } = calibration;
    const lines = elementAt(rows.columns, LINE_OF_BUSINESS_COLUMN);
    const scaleOf = scaleOfRow(rows, calibration);
    const own: Item[] = [];
    for (let at = 0; at < view.rows.length; at++) {
      const row = view.rows[at] as number;
      const bucket = view.buckets[at] as number;
      const weight = Math.round((view.weights[at] as number) * scaleOf(row, bucket) * SCALE_UNIT);
      this.all += weight;
      const type = types[lines[row] as number] as number;
      own.length = 0;
      collectItems(rows, row, null, own);
      const mask = ((rows.masks[row] as number) | 1) & ((1 << FAMILY_COUNT) - 1);
      for (let rest = mask; rest !== 0; rest &= rest - 1) {
        const family = 31 - Math.clz32(rest & -rest);
        const base = ((family * TYPE_COUNT + type) * BUCKET_COUNT + bucket) * this.itemCount;
        for (const item of own) this.claims[base + item] = (this.claims[base + item] as number) + weight;
      }
    }
  }

  /**
   * Items of the CARC's denied claims, the most outstanding first, then those of most denials, which say where a slice
   * ends though they stand out nowhere else; ties by the items' own order. The populations of other CARCs' rules say
   * nothing about this one.
   * @param isLeftOut denials that need no explanation
   */
  candidates(
    carc: string,
    rates: BenchmarkRates,
    isLeftOut: ((denial: Denial) => boolean) | null = null,
  ): Candidate[] {
    const { rows } = this;
    const rules = populationRates(rates, carc, this.calibration.rarity);
    const excluded = new Set<string>(unsearchedFields(carc));
    const own = new Set(rules.map(({ family }) => rows.items.populations[family]));
    const found: Candidate[] = [];
    this.countDenials(carc, isLeftOut);
    for (const item of this.present) {
      const total = this.totals[item] as number;
      const from = item * BUCKET_COUNT;
      const { field } = rows.items.term(item);
      const isSearched = field === 'population' ? own.has(item) : !excluded.has(field);
      if (total >= MIN_CANDIDATE_DENIALS && isSearched && this.shareOf(item) <= NEARLY_ALL) {
        const denied = this.denied.subarray(from, from + BUCKET_COUNT);
        const expected = this.expected(item, rules);
        const open = { openDenied: denied, openExpected: expected };
        const counts = { denied, expected, added: NOTHING, offset: 0, ...open };
        const tests = testSlice(counts, own.has(item) || !isOfService(field) ? 'BENCHMARK' : 'UNKNOWN');
        const level = hasLevel(carc, field) ? (tests.LEVEL?.llr ?? 0) : 0;
        found.push({ item, llr: Math.max(level, tests.CHANGE?.llr ?? 0), denied: total });
      }
      this.denied.fill(0, from, from + BUCKET_COUNT);
      this.totals[item] = 0;
    }
    this.present.length = 0;
    const inOrder = (a: Candidate, b: Candidate): number =>
      b.llr - a.llr || b.denied - a.denied || compareTerms(rows.items.term(a.item), rows.items.term(b.item));
    const outstanding = found.sort(inOrder).slice(0, MAX_OUTSTANDING);
    const frequent = found.slice(MAX_OUTSTANDING).sort((a, b) => b.denied - a.denied || inOrder(a, b));
    return [...outstanding, ...frequent];
  }

  /** Into `denied`, `totals` and `present`. */
  private countDenials(carc: string, isLeftOut: ((denial: Denial) => boolean) | null): void {
    const { rows, calibration, denied, totals, present } = this;
    const items: Item[] = [];
    for (const denial of rows.denials.get(carc) ?? []) {
      const bucket = calibration.buckets.of(rows.days[denial.row] as number);
      if (bucket < 0 || isLeftOut?.(denial)) continue;
      items.length = 0;
      collectItems(rows, denial.row, denial, items);
      for (const item of items) {
        const cell = item * BUCKET_COUNT + bucket;
        denied[cell] = (denied[cell] as number) + 1;
        if (totals[item] === 0) present.push(item);
        totals[item] = (totals[item] as number) + 1;
      }
    }
  }

  /** Of all claims, the share that has the item. */
  private shareOf(item: Item): number {
    let claims = 0;
    for (let cell = 0; cell < TYPE_COUNT * BUCKET_COUNT; cell++) {
      claims += this.claims[cell * this.itemCount + item] as number;
    }
    return claims / Math.max(1, this.all);
  }

  private expected(item: Item, rules: ReturnType<typeof populationRates>): Float64Array {
    const expected = new Float64Array(BUCKET_COUNT);
    const cell = (family: number, type: number, bucket: number): number =>
      this.claims[((family * TYPE_COUNT + type) * BUCKET_COUNT + bucket) * this.itemCount + item] as number;
    for (let bucket = 0; bucket < BUCKET_COUNT; bucket++) {
      let sum = 0;
      for (const { family, inside, outside } of rules) {
        for (let type = 0; type < TYPE_COUNT; type++) {
          const within = cell(family, type, bucket);
          const all = family === 0 ? within : cell(0, type, bucket);
          sum += within * (inside[type] as number) + (all - within) * (outside[type] as number);
        }
      }
      expected[bucket] = Math.round(sum) / SCALE_UNIT;
    }
    return expected;
  }
}

const NOTHING = new Float64Array(BUCKET_COUNT);

/** The items of a claim, each once; of a denial, the items of the lines that bear it. */
function collectItems(rows: ClaimRows, row: number, denial: Denial | null, into: Item[]): void {
  for (const column of rows.columns) {
    const item = column[row] as number;
    if (item !== MISSING) into.push(item);
  }
  const { populations } = rows.items;
  for (let bit = 1; bit < FAMILY_COUNT; bit++) {
    if (((rows.masks[row] as number) & (1 << bit)) !== 0) into.push(populations[bit] as number);
  }
  const start = rows.lineStarts[row] as number;
  const end = rows.lineStarts[row + 1] as number;
  for (let line = start; line < end; line++) {
    if (denial !== null && denial.lines.length > 0 && !denial.lines.includes(line - start)) continue;
    for (let part = 0; part < LINE_STRIDE; part++) {
      const item = rows.lines[line * LINE_STRIDE + part] as number;
      if (item !== MISSING && !into.includes(item)) into.push(item);
    }
  }
}
