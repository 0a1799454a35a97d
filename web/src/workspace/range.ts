import { addDays, daysBetween, isDate } from '../format/dates';
import { MAX_RANGE_DAYS } from './default-range';

export const RANGES = [7, 30, 90, 180, 365, MAX_RANGE_DAYS] as const;
export const GRANULARITIES = ['DAY', 'WEEK', 'MONTH'] as const;
export type Granularity = (typeof GRANULARITIES)[number];
export const DAYS_PER_POINT = { DAY: 1, WEEK: 7, MONTH: 30 } as const satisfies Record<Granularity, number>;

/** The days that a page shows, as its address says it; what is left out is the page's default. */
export interface RangeSearch {
  /** The last N days; live. */
  range?: number;
  /** A fixed range, both days inclusive; not live. Takes precedence over `range`. */
  from?: string;
  to?: string;
}

export interface DayRange {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** Whether it is counted back from the present, and so moves with it. */
  readonly live: boolean;
}

/** Invalid values are dropped, not refused; every key is listed, so that the router removes them from the address. */
export function parseRange(search: Record<string, unknown>): RangeSearch {
  const { from, to } = search;
  const fixed = isDate(from) && isDate(to) && isLength(daysBetween(from, to) + 1) ? { from, to } : null;
  const range = Number(search.range);
  return { range: isLength(range) ? range : undefined, from: fixed?.from, to: fixed?.to };
}

/** `asOf` is the last day of "the last N days". */
export function rangeOf({ range, from, to }: RangeSearch, asOf: string, defaultDays: number): DayRange {
  if (from !== undefined && to !== undefined)
    return { from, to, days: daysBetween(from, to) + 1, live: false };
  const days = range ?? defaultDays;
  return { from: addDays(asOf, 1 - days), to: asOf, days, live: true };
}

/** A granularity that gives neither too few points nor more than the eye can tell apart. */
export function granularityFor(days: number): Granularity {
  if (days <= 100) return 'DAY';
  return days <= 420 ? 'WEEK' : 'MONTH';
}

function isLength(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= MAX_RANGE_DAYS;
}
