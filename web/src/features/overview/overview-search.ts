import { addDays, daysBetween } from '../../format/dates';
import { MAX_RANGE_DAYS } from '../../workspace/default-range';
import {
  GRANULARITIES,
  granularityFor,
  parseRange,
  rangeOf,
  type DayRange,
  type Granularity,
  type RangeSearch,
} from '../../workspace/range';

const PROVIDER_SORTS = ['claims', 'denials', 'rate', 'denied', 'name'] as const;
export type ProviderSort = (typeof PROVIDER_SORTS)[number];

/** Everything the Overview can be told to show; what is left out is the default, so that plain links stay short. */
export interface OverviewSearch extends RangeSearch {
  by?: Granularity;
  trend?: 'table';
  reasons?: 'count';
  feed?: 'denials';
  providers?: ProviderSort;
}

/**
 * Parses the URL's search; invalid values are dropped, not refused. Every key is listed, the dropped ones as undefined:
 * the router merges the result over the raw search, where an absent key would drop nothing.
 */
export function parseOverviewSearch(search: Record<string, unknown>): OverviewSearch {
  const providers = PROVIDER_SORTS.find((sort) => sort === search.providers);
  return {
    ...parseRange(search),
    by: GRANULARITIES.find((granularity) => granularity === search.by),
    trend: search.trend === 'table' ? 'table' : undefined,
    reasons: search.reasons === 'count' ? 'count' : undefined,
    feed: search.feed === 'denials' ? 'denials' : undefined,
    providers: providers === 'claims' ? undefined : providers,
  };
}

export interface OverviewWindow extends DayRange {
  readonly granularity: Granularity;
}

/**
 * The days that the page shows; `asOf` is the last day of "the last N days".
 * @param startedOn the first day that there can be anything to show; null where that is not known
 */
export function windowOf(search: OverviewSearch, asOf: string, startedOn: string | null): OverviewWindow {
  const range = rangeOf(search, asOf, MAX_RANGE_DAYS);
  const isClipped = range.live && startedOn !== null && startedOn > range.from && startedOn <= range.to;
  const from = isClipped ? startedOn : range.from;
  return { ...range, from, granularity: search.by ?? granularityFor(daysBetween(from, range.to) + 1) };
}

/** Far more days than a sparkline has room for; ten years by day and pattern are more than the API returns at once. */
const SPARKLINE_DAYS = 1000;

/** The first day that the patterns' sparklines show: that of the window, unless it is very long. */
export const sparklineFrom = ({ from, to }: OverviewWindow): string =>
  daysBetween(from, to) >= SPARKLINE_DAYS ? addDays(to, 1 - SPARKLINE_DAYS) : from;
