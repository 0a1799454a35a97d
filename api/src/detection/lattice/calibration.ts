import { elementAt } from '../../domain/element-at';
import { FAMILY_COUNT, type BenchmarkRates } from '../benchmark-rates';
import type { AgeBuckets } from './age-buckets';
import { WINDOW_COUNT } from './age-buckets';
import { CarcRates, TYPE_COUNT, typesByItem, type PopulationRate } from './carc-rates';
import type { ClaimRows } from './claim-rows';
import { CLAIM_FIELDS } from './lattice-fields';
import { robustScale } from './robust-scale';
import { RowSampler, TRIGGER_ROWS, type RowView } from './row-view';

/** Scales are kept in units of this many to 1, so that sums of them are exact. */
export const SCALE_UNIT = 4096;

const PAYER_COLUMN = CLAIM_FIELDS.indexOf('payer');
export const LINE_OF_BUSINESS_COLUMN = CLAIM_FIELDS.indexOf('lineOfBusiness');
const PROVIDER_COLUMN = CLAIM_FIELDS.indexOf('provider');
const CODER_COLUMN = CLAIM_FIELDS.indexOf('coder');

/** How much more or less often this workspace's units are denied than by the benchmarks, over all CARCs. */
export interface Scales {
  /** In SCALE_UNIT, by item; of payers absolute, of providers and coders relative to their payers (and provider). */
  scales: Float64Array;
  /** By bucket, never below 1: days on which all CARCs together were denied more often than usual. */
  times: Float64Array;
  /**
   * By population, never below 1: where fewer claims belong to it than usual, its rules may still deny as many of all
   * claims.
   */
  rarity: Float64Array;
  /** With that rarity. */
  carcRates: CarcRates;
}

/** A sample of the claims, with the scale of each. */
export interface ScaledView extends RowView {
  scales: Float64Array;
}

/** What every search of a day reads. */
export interface Calibration extends Scales {
  buckets: AgeBuckets;
  types: Uint8Array;
  rowScales: RowScales;
  /** For triggers, and for searches. */
  view: ScaledView;
  searchView: ScaledView;
}

/**
 * Scales of payers, then of providers at those payers, then of coders at both. Without the provider's, a practice whose
 * few providers make most denials would raise one false alarm after another (GAO PEMD-95-10: heavy-tailed).
 */
export function calibrate(rows: ClaimRows, rates: BenchmarkRates, buckets: AgeBuckets): Scales {
  const view = new RowSampler().sample(rows, buckets, TRIGGER_ROWS);
  const types = typesByItem(rows.items);
  const scales = new Float64Array(rows.items.count).fill(SCALE_UNIT);
  const rarity = rarityOf(rows, view, rates);
  const carcRates = new CarcRates(rates, rarity);
  const known = rates.carcs.map((carc) => ({ carc, rules: carcRates.of(carc) }));
  const context: Context = { rows, view, types, scales, known, buckets };
  const all = known.map((_, at) => at);

  const whole = counted(context, () => 0, []).get(0) ?? emptyCounts(known.length);
  const { kept } = robustScale(whole, 1, all);
  const overall = robustScale(whole, 1, kept).scale;
  const columns = [PAYER_COLUMN, PROVIDER_COLUMN, CODER_COLUMN];
  columns.forEach((column, at) => {
    const units = rows.columns[column] ?? new Uint16Array(0);
    const found = counted(context, (row) => units[row] as number, columns.slice(0, at));
    for (const [unit, counts] of found) {
      if (unit === 0) continue;
      const { scale } = robustScale(counts, column === PAYER_COLUMN ? overall : 1, kept);
      scales[unit] = Math.round(scale * SCALE_UNIT);
    }
  });
  return { scales, times: timesOf(context, columns, kept), rarity, carcRates };
}

/** A population that is rarer than this against the usual is a kind of practice that no average describes. */
const MAX_RARITY = 2.5;

function rarityOf(rows: ClaimRows, view: RowView, rates: BenchmarkRates): Float64Array {
  const claims = new Float64Array(FAMILY_COUNT);
  view.rows.forEach((row, at) => {
    for (let family = 0; family < FAMILY_COUNT; family++) {
      if ((((rows.masks[row] as number) | 1) & (1 << family)) !== 0)
        claims[family] = (claims[family] as number) + (view.weights[at] as number);
    }
  });
  const all = claims[0] as number;
  return claims.map((count, family) => {
    const share = (100 * count) / Math.max(1, all);
    const rarity = Math.min(MAX_RARITY, Math.max(1, rates.eligibleShare(family) / Math.max(0.1, share)));
    return Math.round(rarity * 1000) / 1000;
  });
}

function timesOf(context: Context, columns: readonly number[], kept: readonly number[]): Float64Array {
  const times = new Float64Array(2 * WINDOW_COUNT).fill(1);
  const { rows, buckets } = context;
  const byBucket = counted(context, (row) => buckets.of(rows.days[row] as number), columns);
  for (const [bucket, counts] of byBucket) {
    if (bucket >= 0) times[bucket] = Math.max(1, robustScale(counts, 1, kept).scale);
  }
  return times;
}

interface Context {
  rows: ClaimRows;
  view: RowView;
  types: Uint8Array;
  scales: Float64Array;
  known: readonly { carc: string; rules: readonly PopulationRate[] }[];
  buckets: AgeBuckets;
}

interface Counts {
  denied: Float64Array;
  expected: Float64Array;
}

const emptyCounts = (carcs: number): Counts => ({
  denied: new Float64Array(carcs),
  expected: new Float64Array(carcs),
});

/** Denied and expected by unit, with the scales of `columns` applied. */
function counted(
  context: Context,
  unitOf: (row: number) => number,
  columns: readonly number[],
): Map<number, Counts> {
  const { rows, known, buckets } = context;
  const units = new Map<number, Counts>();
  claimsByUnit(context, unitOf, columns).forEach((sums, unit) => {
    const counts = emptyCounts(known.length);
    known.forEach(({ rules }, at) => (counts.expected[at] = expectedOf(rules, sums)));
    units.set(unit, counts);
  });
  known.forEach(({ carc, rules }, at) => {
    const mask = rules.reduce((bits, { family }) => bits | (1 << family), 0);
    for (const { row } of rows.denials.get(carc) ?? []) {
      if (((rows.masks[row] as number) & mask) === 0 || buckets.of(rows.days[row] as number) < 0) continue;
      const counts = units.get(unitOf(row));
      if (counts !== undefined) counts.denied[at] = (counts.denied[at] as number) + 1;
    }
  });
  return units;
}

/** By unit: the claims of the sample, scaled, by population and payer type. */
function claimsByUnit(
  { rows, view, types, scales }: Context,
  unitOf: (row: number) => number,
  columns: readonly number[],
): Float64Array[] {
  const scaled = columns.map((column) => rows.columns[column] ?? new Uint16Array(0));
  const lines = rows.columns[LINE_OF_BUSINESS_COLUMN] ?? new Uint16Array(0);
  const claims: Float64Array[] = [];
  for (let at = 0; at < view.rows.length; at++) {
    const row = view.rows[at] as number;
    const unit = unitOf(row);
    const sums = (claims[unit] ??= new Float64Array(FAMILY_COUNT * TYPE_COUNT));
    let weight = view.weights[at] as number;
    for (const column of scaled) weight *= (scales[column[row] as number] as number) / SCALE_UNIT;
    weight = Math.round(weight * SCALE_UNIT);
    const type = types[lines[row] as number] as number;
    const mask = ((rows.masks[row] as number) | 1) & ((1 << FAMILY_COUNT) - 1);
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const cell = (31 - Math.clz32(rest & -rest)) * TYPE_COUNT + type;
      sums[cell] = (sums[cell] as number) + weight;
    }
  }
  return claims;
}

function expectedOf(rules: readonly PopulationRate[], sums: Float64Array): number {
  let expected = 0;
  for (const { family, inside } of rules) {
    for (let type = 0; type < TYPE_COUNT; type++) {
      expected += (sums[family * TYPE_COUNT + type] as number) * (inside[type] as number);
    }
  }
  return Math.round((expected / SCALE_UNIT) * 1000) / 1000;
}

/** The scale of a claim: of its payer, its provider and its coder, and of the days that it is of. */
export class RowScales {
  private readonly payers: Uint16Array;
  private readonly providers: Uint16Array;
  private readonly coders: Uint16Array;

  constructor(
    { columns }: ClaimRows,
    private readonly scales: Float64Array,
    private readonly times: Float64Array,
  ) {
    this.payers = elementAt(columns, PAYER_COLUMN);
    this.providers = elementAt(columns, PROVIDER_COLUMN);
    this.coders = elementAt(columns, CODER_COLUMN);
  }

  of(row: number, bucket: number): number {
    return (
      ((this.scales[this.payers[row] as number] as number) *
        (this.scales[this.providers[row] as number] as number) *
        (this.scales[this.coders[row] as number] as number) *
        (this.times[bucket] as number)) /
      SCALE_UNIT ** 3
    );
  }

  ofView(view: RowView): ScaledView {
    const { rows, buckets } = view;
    const scales = new Float64Array(rows.length);
    for (let at = 0; at < scales.length; at++)
      scales[at] = this.of(rows[at] as number, buckets[at] as number);
    return { ...view, scales };
  }
}
