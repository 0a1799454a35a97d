import { HORIZON_DAYS } from './claim-rows';

/** Claims are counted by age in buckets that end at these ages (days, exclusive): the windows are sums of them. */
const WINDOW_DAYS = [7, 14, 28, 42, 63, HORIZON_DAYS] as const;
export const WINDOW_COUNT = WINDOW_DAYS.length;
/** The same again for days that are too early to be compared with. */
export const BUCKET_COUNT = 2 * WINDOW_COUNT;

/**
 * In the first three weeks of a stream of data paid and denied claims are not yet mixed
 * as usual: denials may come some weeks before payments, or after them. Those days are no baseline.
 */
const SETTLING_DAYS = 21;

/** The bucket of an age within the horizon, on days that can be compared with. */
export const bucketOfAge = (age: number): number => WINDOW_DAYS.findIndex((days) => age < days);

/** Buckets by age and day. */
export class AgeBuckets {
  private readonly byAge = new Uint8Array(HORIZON_DAYS);
  private readonly settled: number;

  constructor(
    /** The day that ended, since 1970-01-01. */
    readonly today: number,
    firstDay: number,
  ) {
    for (let age = 0; age < HORIZON_DAYS; age++) this.byAge[age] = bucketOfAge(age);
    this.settled = firstDay + SETTLING_DAYS;
  }

  /** -1 for a day outside the horizon. */
  of(day: number): number {
    const age = this.today - day;
    if (age < 0 || age >= HORIZON_DAYS) return -1;
    const bucket = this.byAge[age] as number;
    return day < this.settled ? bucket + WINDOW_COUNT : bucket;
  }
}
