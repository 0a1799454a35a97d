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

/** @param from of which to take the sample: all rows, or those of a larger view */
export function viewOf(rows: ClaimRows, buckets: AgeBuckets, most: number, from?: Int32Array): RowView {
  const mask = (1 << shiftFor(rows, buckets, most)) - 1;
  const length = from?.length ?? rows.length;
  const view = {
    rows: new Int32Array(length),
    weights: new Float64Array(length),
    buckets: new Uint8Array(length),
  };
  let picked = 0;
  for (let at = 0; at < length; at++) {
    const row = from === undefined ? at : (from[at] as number);
    // The low bits of the hash may already have decided what is kept.
    if ((((rows.hashes[row] as number) >>> 8) & mask) !== 0) continue;
    const bucket = buckets.of(rows.days[row] as number);
    const weight = bucket < 0 ? 0 : rows.weightOf(row);
    if (weight === 0) continue;
    view.rows[picked] = row;
    view.weights[picked] = weight * (mask + 1);
    view.buckets[picked++] = bucket;
  }
  return {
    rows: view.rows.subarray(0, picked),
    weights: view.weights.subarray(0, picked),
    buckets: view.buckets.subarray(0, picked),
  };
}

function shiftFor(rows: ClaimRows, buckets: AgeBuckets, most: number): number {
  let held = 0;
  for (const [day, { claims }] of rows.countsByDay) if (buckets.of(day) >= 0) held += claims;
  let shift = 0;
  while (held >> shift > most) shift++;
  return shift;
}
