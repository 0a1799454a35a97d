import { elementAt } from '../../domain/element-at';
import { ELIGIBLE_POPULATIONS } from '../../domain/denial-rule';
import { BUCKET_COUNT } from './age-buckets';
import { bucketAt, EXPECTED, OPEN_DENIED, OPEN_EXPECTED, SumsMemory } from './bucket-sums';
import { LINE_OF_BUSINESS_COLUMN, SCALE_UNIT, type Calibration } from './calibration';
import { TYPE_COUNT, type PopulationRate } from './carc-rates';
import type { ClaimRows, Denial } from './claim-rows';
import type { Item } from './item-dictionary';
import { compareTerms, hasLevel, isOfService, unsearchedFields } from './lattice-fields';
import { RowItems } from './row-items';
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
 * Expected denials of single items, of every CARC at once: claims by item, payer type, bucket and population over a
 * sample of the rows. It only decides where to look closer. One day's counts take the place of the other's.
 */
export class ItemCounts {
  private claims = new Float64Array(0);
  private all = 0;
  /** Claims by item. */
  private weights = new Float64Array(0);
  private calibration: Calibration | null = null;
  /** Of the CARC that is being counted: by item and bucket, and by item; which items there are. */
  private denied = new Float64Array(0);
  private totals = new Int32Array(0);
  private readonly present: Item[] = [];
  private readonly ofRow: RowItems;
  private readonly sums = new SumsMemory().take();

  constructor(private readonly rows: ClaimRows) {
    this.ofRow = new RowItems(rows);
  }

  /** Counts the claims of the calibration's sample. */
  count(calibration: Calibration): void {
    const { rows, ofRow } = this;
    this.calibration = calibration;
    this.clear(rows.items.count);
    const { view, types } = calibration;
    const { claims, weights } = this;
    const lines = elementAt(rows.columns, LINE_OF_BUSINESS_COLUMN);
    const families = new Int32Array(FAMILY_COUNT);
    for (let at = 0; at < view.rows.length; at++) {
      const row = view.rows[at] as number;
      const weight = Math.round((view.weights[at] as number) * (view.scales[at] as number) * SCALE_UNIT);
      this.all += weight;
      const type = types[lines[row] as number] as number;
      const place = (type * BUCKET_COUNT + (view.buckets[at] as number)) * FAMILY_COUNT;
      const familyCount = familiesOf(rows.masks[row] as number, families);
      const itemCount = ofRow.collect(row, null);
      for (let i = 0; i < itemCount; i++) {
        const item = ofRow.items[i] as number;
        weights[item] = (weights[item] as number) + weight;
        const from = item * ITEM_STRIDE + place;
        for (let f = 0; f < familyCount; f++) {
          const cell = from + (families[f] as number);
          claims[cell] = (claims[cell] as number) + weight;
        }
      }
    }
  }

  private clear(itemCount: number): void {
    this.all = 0;
    if (this.totals.length < itemCount) {
      const capacity = itemCount + GROWTH;
      this.claims = new Float64Array(capacity * ITEM_STRIDE);
      this.weights = new Float64Array(capacity);
      this.denied = new Float64Array(capacity * BUCKET_COUNT);
      this.totals = new Int32Array(capacity);
      return;
    }
    this.claims.fill(0, 0, itemCount * ITEM_STRIDE);
    this.weights.fill(0);
  }

  /**
   * Items of the CARC's denied claims, the most outstanding first, then those of most denials, which say where a slice
   * ends though they stand out nowhere else; ties by the items' own order. The populations of other CARCs' rules say
   * nothing about this one.
   * @param isLeftOut denials that need no explanation
   * @throws Error when nothing has been counted
   */
  candidates(carc: string, isLeftOut: ((denial: Denial) => boolean) | null = null): Candidate[] {
    const { rows, calibration } = this;
    if (calibration === null) throw new Error('expected count() before candidates()');
    const rules = calibration.carcRates.of(carc);
    const excluded = new Set<string>(unsearchedFields(carc));
    const own = new Set(rules.map(({ family }) => rows.items.populations[family]));
    const found: Candidate[] = [];
    this.countDenials(carc, calibration, isLeftOut);
    for (const item of this.present) {
      const total = this.totals[item] as number;
      const from = item * BUCKET_COUNT;
      const { field } = rows.items.term(item);
      const isSearched = field === 'population' ? own.has(item) : !excluded.has(field);
      if (total >= MIN_CANDIDATE_DENIALS && isSearched && this.shareOf(item) <= NEARLY_ALL) {
        this.sum(item, rules);
        const tests = testSlice(this.sums, own.has(item) || !isOfService(field) ? 'BENCHMARK' : 'UNKNOWN');
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
  private countDenials(
    carc: string,
    { buckets }: Calibration,
    isLeftOut: ((denial: Denial) => boolean) | null,
  ): void {
    const { rows, denied, totals, present, ofRow } = this;
    for (const denial of rows.denials.get(carc) ?? []) {
      const bucket = buckets.of(rows.days[denial.row] as number);
      if (bucket < 0 || isLeftOut?.(denial)) continue;
      const count = ofRow.collect(denial.row, denial);
      for (let i = 0; i < count; i++) {
        const item = ofRow.items[i] as number;
        const cell = item * BUCKET_COUNT + bucket;
        denied[cell] = (denied[cell] as number) + 1;
        if (totals[item] === 0) present.push(item);
        totals[item] = (totals[item] as number) + 1;
      }
    }
  }

  /** Of all claims, the share that has the item. */
  private shareOf(item: Item): number {
    return (this.weights[item] as number) / Math.max(1, this.all);
  }

  /** Into `sums`: the item's denials, and the expected ones, of all of which nothing is known. */
  private sum(item: Item, rules: readonly PopulationRate[]): void {
    const { claims, denied, sums } = this;
    for (let bucket = 0; bucket < BUCKET_COUNT; bucket++) {
      let sum = 0;
      for (const { family, inside, outside } of rules) {
        for (let type = 0; type < TYPE_COUNT; type++) {
          const from = item * ITEM_STRIDE + (type * BUCKET_COUNT + bucket) * FAMILY_COUNT;
          const all = claims[from] as number;
          const within = family === 0 ? all : (claims[from + family] as number);
          sum += within * (inside[type] as number) + (all - within) * (outside[type] as number);
        }
      }
      const at = sums.from + bucketAt(0, bucket);
      const seen = denied[item * BUCKET_COUNT + bucket] as number;
      const expected = Math.round(sum) / SCALE_UNIT;
      sums.values[at] = seen;
      sums.values[at + OPEN_DENIED] = seen;
      sums.values[at + EXPECTED] = expected;
      sums.values[at + OPEN_EXPECTED] = expected;
    }
  }
}

/** Numbers to an item in the counts, and items by which their memory grows. */
const ITEM_STRIDE = TYPE_COUNT * BUCKET_COUNT * FAMILY_COUNT;
const GROWTH = 64;

/** The populations of a claim, all claims included, into `families`. @returns how many */
function familiesOf(mask: number, families: Int32Array): number {
  let count = 0;
  for (let rest = (mask | 1) & ((1 << FAMILY_COUNT) - 1); rest !== 0; rest &= rest - 1)
    families[count++] = 31 - Math.clz32(rest & -rest);
  return count;
}
