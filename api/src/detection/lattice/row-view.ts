import type { AgeBuckets } from './age-buckets';
import type { ClaimRows } from './claim-rows';

/** Rows that calibration and triggers read: more would change little. */
export const TRIGGER_ROWS = 8192;
/**
 * Rows that a search reads. A slice's expected denials come from them, its denials from all rows: where a row stands for
 * 16 claims, that is 5 % of noise in the expected denials of a slice of 6,000 claims.
 */
export const SEARCH_ROWS = 32_768;

/** A sample of the rows by their hash, with what each stands for. */
export interface RowView {
  rows: Int32Array;
  weights: Float64Array;
  buckets: Uint8Array;
}

/** Takes samples of rows, each into the memory of the one before. */
export class RowSampler {
  private capacity = 0;
  private rows = new Int32Array(0);
  private weights = new Float64Array(0);
  private buckets = new Uint8Array(0);

  /** @param from of which to take the sample: all rows, or those of a larger view */
  sample(rows: ClaimRows, buckets: AgeBuckets, most: number, from?: Int32Array): RowView {
    const mask = (1 << shiftFor(rows, buckets, most)) - 1;
    const length = from?.length ?? rows.length;
    const { hashes, days } = rows;
    let picked = 0;
    for (let at = 0; at < length; at++) {
      const row = from === undefined ? at : (from[at] as number);
      // The low bits of the hash may already have decided what is kept.
      if ((((hashes[row] as number) >>> 8) & mask) !== 0) continue;
      const bucket = buckets.of(days[row] as number);
      const weight = bucket < 0 ? 0 : rows.weightOf(row);
      if (weight === 0) continue;
      if (picked === this.capacity) this.grow();
      this.rows[picked] = row;
      this.weights[picked] = weight * (mask + 1);
      this.buckets[picked++] = bucket;
    }
    return {
      rows: this.rows.subarray(0, picked),
      weights: this.weights.subarray(0, picked),
      buckets: this.buckets.subarray(0, picked),
    };
  }

  private grow(): void {
    this.capacity = Math.max(1024, this.capacity * 2);
    const { rows, weights, buckets } = this;
    this.rows = new Int32Array(this.capacity);
    this.rows.set(rows);
    this.weights = new Float64Array(this.capacity);
    this.weights.set(weights);
    this.buckets = new Uint8Array(this.capacity);
    this.buckets.set(buckets);
  }
}

function shiftFor(rows: ClaimRows, buckets: AgeBuckets, most: number): number {
  let held = 0;
  for (const [day, { claims }] of rows.countsByDay) if (buckets.of(day) >= 0) held += claims;
  let shift = 0;
  while (held >> shift > most) shift++;
  return shift;
}
