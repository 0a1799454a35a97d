import type { LocalDate } from '../calendar';
import { addDays } from '../calendar';

/** Whole days, both ends included; null leaves an end open. */
export interface DayBucket {
  minDays: number | null;
  maxDays: number | null;
}

/** Days since the denial: the aging of receivables in steps of thirty days. */
export const AGE_BUCKETS = [
  { minDays: 0, maxDays: 30 },
  { minDays: 31, maxDays: 60 },
  { minDays: 61, maxDays: 90 },
  { minDays: 91, maxDays: null },
] as const satisfies readonly DayBucket[];

/** Days left until the filing limit; the first have missed it. */
export const LIMIT_BUCKETS = [
  { minDays: null, maxDays: -1 },
  { minDays: 0, maxDays: 7 },
  { minDays: 8, maxDays: 14 },
  { minDays: 15, maxDays: 30 },
  { minDays: 31, maxDays: 60 },
  { minDays: 61, maxDays: null },
] as const satisfies readonly DayBucket[];

/** First and last date of a bucket, both included; null leaves an end open. */
export interface DateSpan {
  from: LocalDate | null;
  to: LocalDate | null;
}

/** The dates of denial that have this age on `today`. A denial dated later counts as of today. */
export const datesOfAge = ({ minDays, maxDays }: DayBucket, today: LocalDate): DateSpan => ({
  from: maxDays === null ? null : addDays(today, -maxDays),
  to: minDays === null || minDays === 0 ? null : addDays(today, -minDays),
});

/** The filing limits that are so many days away on `today`. */
export const datesOfLimit = ({ minDays, maxDays }: DayBucket, today: LocalDate): DateSpan => ({
  from: minDays === null ? null : addDays(today, minDays),
  to: maxDays === null ? null : addDays(today, maxDays),
});
