import { poissonLlr } from '../statistics';
import { HORIZON_DAYS, type ClaimRows } from './claim-rows';
import { MICRO, type CarcExpectation } from './carc-table';
import type { Calibration } from './calibration';
import type { LatticeSlice } from './lattice-fields';
import { twoSampleLlr } from './slice-test';
import { matcherOf } from './slice-matcher';
import { WINDOW_COUNT } from './age-buckets';

/** Denied and expected claims of a slice by age in days, and claims. */
export interface DailySlice {
  denied: Float64Array;
  expected: Float64Array;
  claims: Float64Array;
  /** Ages from this one on are too early to be compared with. */
  settledAge: number;
}

export function dailySlice(
  rows: ClaimRows,
  { buckets }: Calibration,
  expectation: CarcExpectation,
  carc: string,
  slice: LatticeSlice,
): DailySlice {
  const matcher = matcherOf(rows, slice);
  const denied = new Float64Array(HORIZON_DAYS);
  const expected = new Float64Array(HORIZON_DAYS);
  const claims = new Float64Array(HORIZON_DAYS);
  let settledAge = HORIZON_DAYS;
  for (let row = 0; row < rows.length; row++) {
    if (!matcher.hasClaim(row)) continue;
    const day = rows.days[row] as number;
    const bucket = buckets.of(day);
    if (bucket < 0) continue;
    const age = buckets.today - day;
    if (bucket >= WINDOW_COUNT) settledAge = Math.min(settledAge, age);
    expected[age] =
      (expected[age] as number) + expectation.micros(row, bucket) + expectation.addedMicros(row);
    claims[age] = (claims[age] as number) + rows.weightOf(row);
  }
  for (const denial of rows.denials.get(carc) ?? []) {
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
    const change =
      beforeDue >= MIN_BEFORE ? twoSampleLlr({ seen, due }, { seen: beforeSeen, due: beforeDue }) : 0;
    const llr = Math.max(change, poissonLlr(seen, due));
    if (best === null || llr > best.llr) best = { age, denied: seen, expected: due, claims: count, llr };
  }
  return best;
}
