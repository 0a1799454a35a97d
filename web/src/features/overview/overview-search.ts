import { addDays } from '../../format/dates';
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

/** The days that the page shows; `asOf` is the last day of "the last N days". */
export function windowOf(search: OverviewSearch, asOf: string, defaultDays: number): OverviewWindow {
  const range = rangeOf(search, asOf, defaultDays);
  return { ...range, granularity: search.by ?? granularityFor(range.days) };
}

/** Far more days than a sparkline has room for; ten years by day and pattern are more than the API returns at once. */
const SPARKLINE_DAYS = 1000;

/** The first day that the patterns' sparklines show: that of the window, unless it is very long. */
export const sparklineFrom = ({ from, to, days }: OverviewWindow): string =>
  days > SPARKLINE_DAYS ? addDays(to, 1 - SPARKLINE_DAYS) : from;
