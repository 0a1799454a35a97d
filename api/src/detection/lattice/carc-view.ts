import { expectationOf } from './claim-expectation';
import type { RowView } from './row-view';
import type { SearchState } from './search-state';

/** The claims that one CARC's search reads, with their expected denials in millionths, times what each stands for. */
export interface CarcView extends RowView {
  expected: Float64Array;
}

/**
 * All claims denied with the CARC, and of the others the day's sample: of a service that is denied nearly always, the
 * denied are nearly all that there is.
 */
export function carcView(state: SearchState, carc: string): CarcView {
  const { rows, calibration, rates } = state;
  const { buckets, searchView } = calibration;
  const denials = rows.denials.get(carc) ?? [];
  const isDenied = new Uint8Array(rows.length);
  const most = searchView.rows.length + denials.length;
  const view = {
    rows: new Int32Array(most),
    weights: new Float64Array(most),
    buckets: new Uint8Array(most),
    expected: new Float64Array(most),
  };
  const expectedOf = expectationOf(rows, calibration, rates, carc);
  let length = 0;
  const add = (row: number, bucket: number, weight: number): void => {
    view.rows[length] = row;
    view.buckets[length] = bucket;
    view.weights[length] = weight;
    view.expected[length++] = expectedOf(row, bucket) * weight;
  };
  for (const { row } of denials) {
    const bucket = buckets.of(rows.days[row] as number);
    isDenied[row] = 1;
    if (bucket >= 0) add(row, bucket, 1);
  }
  for (let at = 0; at < searchView.rows.length; at++) {
    const row = searchView.rows[at] as number;
    if (isDenied[row] === 0) add(row, searchView.buckets[at] as number, searchView.weights[at] as number);
  }
  return {
    rows: view.rows.subarray(0, length),
    weights: view.weights.subarray(0, length),
    buckets: view.buckets.subarray(0, length),
    expected: view.expected.subarray(0, length),
  };
}
