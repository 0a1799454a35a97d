import { ELIGIBLE_POPULATIONS } from '../../domain/denial-rule';
import { BUCKET_COUNT } from './age-buckets';
import {
  CODER_COLUMN,
  LINE_OF_BUSINESS_COLUMN,
  PAYER_COLUMN,
  PROVIDER_COLUMN,
  SCALE_UNIT,
} from './calibration';
import type { Calibration } from './calibration';
import { populationRates, TYPE_COUNT } from './carc-rates';
import type { BenchmarkRates } from '../benchmark-rates';
import { LINE_STRIDE, type ClaimRows, type Denial } from './claim-rows';
import { MISSING, type Item } from './item-dictionary';
import { compareTerms, isOfService, unsearchedFields } from './lattice-fields';
import { testSlice } from './slice-test';

const FAMILY_COUNT = ELIGIBLE_POPULATIONS.length;
const MIN_CANDIDATE_DENIALS = 4;
/** What nearly every claim has is no condition. */
const NEARLY_ALL = 0.97;
const NOTHING = new Float64Array(BUCKET_COUNT);

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

  constructor(
    private readonly rows: ClaimRows,
    private readonly calibration: Calibration,
  ) {
    this.itemCount = rows.items.count;
    this.claims = new Float64Array(FAMILY_COUNT * TYPE_COUNT * BUCKET_COUNT * this.itemCount);
    const { view, types, scales, times } = calibration;
    const [payers, providers, coders, lines] = [
      PAYER_COLUMN,
      PROVIDER_COLUMN,
      CODER_COLUMN,
      LINE_OF_BUSINESS_COLUMN,
    ].map((column) => rows.columns[column] ?? new Uint16Array(0)) as [
      Uint16Array,
      Uint16Array,
      Uint16Array,
      Uint16Array,
    ];
    const own: Item[] = [];
    for (let at = 0; at < view.rows.length; at++) {
      const row = view.rows[at] as number;
      const bucket = view.buckets[at] as number;
      const scale =
        ((scales[payers[row] as number] as number) *
          (scales[providers[row] as number] as number) *
          (scales[coders[row] as number] as number)) /
        SCALE_UNIT ** 3;
      const weight = Math.round(
        (view.weights[at] as number) * scale * (times[bucket] as number) * SCALE_UNIT,
      );
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

  /** Items of the CARC's denied claims, the most outstanding first; ties by the items' own order. */
  candidates(carc: string, rates: BenchmarkRates): Candidate[] {
    const { rows, calibration } = this;
    const rules = populationRates(rates, carc);
    const excluded = new Set<string>(unsearchedFields(carc));
    const counts = new Map<Item, Float64Array>();
    const own = new Set(rules.map(({ family }) => rows.items.populations[family]));
    const items: Item[] = [];
    for (const denial of rows.denials.get(carc) ?? []) {
      const bucket = calibration.buckets.of(rows.days[denial.row] as number);
      if (bucket < 0) continue;
      items.length = 0;
      collectItems(rows, denial.row, denial, items);
      for (const item of items) {
        let sums = counts.get(item);
        if (sums === undefined) counts.set(item, (sums = new Float64Array(BUCKET_COUNT)));
        sums[bucket] = (sums[bucket] as number) + 1;
      }
    }
    const found: Candidate[] = [];
    for (const [item, sums] of counts) {
      const denied = sums.reduce((total, count) => total + count, 0);
      const isUsable = denied >= MIN_CANDIDATE_DENIALS && !excluded.has(rows.items.term(item).field);
      if (!isUsable || this.shareOf(item) > NEARLY_ALL) continue;
      const isLevelKnown = own.has(item) || !isOfService(rows.items.term(item).field);
      const sliceCounts = {
        denied: sums,
        expected: this.expected(item, rules),
        added: NOTHING,
        claims: NOTHING,
        offset: 0,
      };
      const tests = testSlice(sliceCounts, isLevelKnown ? 'BENCHMARK' : 'UNKNOWN');
      const llr = Math.max(tests.LEVEL?.llr ?? 0, tests.CHANGE?.llr ?? 0);
      found.push({ item, llr, denied });
    }
    return found.sort(
      (a, b) =>
        b.llr - a.llr ||
        b.denied - a.denied ||
        compareTerms(rows.items.term(a.item), rows.items.term(b.item)),
    );
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
