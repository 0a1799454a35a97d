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
  const picked: number[] = [];
  const length = from?.length ?? rows.length;
  for (let at = 0; at < length; at++) {
    const row = from === undefined ? at : (from[at] as number);
    // The low bits of the hash may already have decided what is kept.
    if ((((rows.hashes[row] as number) >>> 8) & mask) !== 0) continue;
    if (buckets.of(rows.days[row] as number) >= 0 && rows.weightOf(row) > 0) picked.push(row);
  }
  return {
    rows: Int32Array.from(picked),
    weights: Float64Array.from(picked, (row) => rows.weightOf(row) * (mask + 1)),
    buckets: Uint8Array.from(picked, (row) => buckets.of(rows.days[row] as number)),
  };
}

function shiftFor(rows: ClaimRows, buckets: AgeBuckets, most: number): number {
  let held = 0;
  for (const [day, { claims }] of rows.countsByDay) if (buckets.of(day) >= 0) held += claims;
  let shift = 0;
  while (held >> shift > most) shift++;
  return shift;
}
