import { poissonLlr } from '../statistics';
import { WINDOW_COUNT } from './age-buckets';
import type { CarcTable } from './carc-table';
import { MICRO } from './claim-expectation';
import { HORIZON_DAYS } from './claim-rows';
import type { SearchState } from './search-state';
import type { LatticeSlice } from './lattice-fields';
import { matcherOf } from './slice-matcher';
import { twoSampleLlr } from './slice-test';

/** Denied and expected claims of a slice by age in days, and claims. */
export interface DailySlice {
  denied: Float64Array;
  expected: Float64Array;
  claims: Float64Array;
  /** Ages from this one on are too early to be compared with. */
  settledAge: number;
}

export function dailySlice(
  { rows, calibration: { buckets } }: SearchState,
  table: CarcTable,
  slice: LatticeSlice,
): DailySlice {
  const { view } = table;
  const matcher = matcherOf(rows, slice);
  const denied = new Float64Array(HORIZON_DAYS);
  const expected = new Float64Array(HORIZON_DAYS);
  const claims = new Float64Array(HORIZON_DAYS);
  let settledAge = HORIZON_DAYS;
  for (let at = 0; at < view.rows.length; at++) {
    const row = view.rows[at] as number;
    if (!matcher.hasClaim(row)) continue;
    const age = buckets.today - (rows.days[row] as number);
    if ((view.buckets[at] as number) >= WINDOW_COUNT) settledAge = Math.min(settledAge, age);
    expected[age] =
      (expected[age] as number) + (view.expected[at] as number) + Math.round(table.explained(at));
    claims[age] = (claims[age] as number) + (view.weights[at] as number);
  }
  for (const denial of rows.denials.get(table.carc) ?? []) {
    const age = buckets.today - (rows.days[denial.row] as number);
    if (age < 0 || age >= HORIZON_DAYS || !matcher.hasDenial(denial)) continue;
    denied[age] = (denied[age] as number) + 1;
  }
  for (let age = 0; age < HORIZON_DAYS; age++) expected[age] = (expected[age] as number) / MICRO;
  return { denied, expected, claims, settledAge };
}

export interface ChangePoint {
  /** The slice is high on ages 0 to this one. */
  age: number;
  denied: number;
  expected: number;
  /** Claims since then. */
  claims: number;
  /** Of the days since then against the benchmark, or against the days before where those are enough. */
  llr: number;
}

/** No change is dated by fewer expected denials before it than these. */
const MIN_BEFORE = 1;

/** Where the slice became high: the most likely day, with all of the days before it as the other sample. */
export function changePoint({ denied, expected, claims, settledAge }: DailySlice): ChangePoint | null {
  let settledSeen = 0;
  let settledDue = 0;
  for (let age = 0; age < settledAge; age++) {
    settledSeen += denied[age] as number;
    settledDue += expected[age] as number;
  }
  let best: ChangePoint | null = null;
  let [seen, due, count] = [0, 0, 0];
  for (let age = 0; age < HORIZON_DAYS; age++) {
    seen += denied[age] as number;
    due += expected[age] as number;
    count += claims[age] as number;
    if ((denied[age] as number) === 0) continue;
    const [beforeSeen, beforeDue] = age < settledAge ? [settledSeen - seen, settledDue - due] : [0, 0];
    const change = beforeDue >= MIN_BEFORE ? twoSampleLlr(seen, due, beforeSeen, beforeDue) : 0;
    const llr = Math.max(change, poissonLlr(seen, due));
    if (best === null || llr > best.llr) best = { age, denied: seen, expected: due, claims: count, llr };
  }
  return best;
}
