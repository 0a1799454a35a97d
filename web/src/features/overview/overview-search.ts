import { addDays, daysBetween, isDate } from '../../format/dates';
import { MAX_RANGE_DAYS } from '../../workspace/default-range';

export const RANGES = [7, 30, 90, 180, 365, MAX_RANGE_DAYS] as const;
const GRANULARITIES = ['DAY', 'WEEK', 'MONTH'] as const;
export type Granularity = (typeof GRANULARITIES)[number];
const PROVIDER_SORTS = ['claims', 'denials', 'rate', 'denied', 'name'] as const;
export type ProviderSort = (typeof PROVIDER_SORTS)[number];

/** Everything the Overview can be told to show; what is left out is the default, so that plain links stay short. */
export interface OverviewSearch {
  /** The last N days; live. */
  range?: number;
  /** A fixed range of submission dates, both inclusive; not live. Takes precedence over `range`. */
  from?: string;
  to?: string;
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
  const { from, to } = search;
  const fixed = isDate(from) && isDate(to) && isRange(daysBetween(from, to) + 1) ? { from, to } : null;
  const range = Number(search.range);
  const providers = PROVIDER_SORTS.find((sort) => sort === search.providers);
  return {
    range: isRange(range) ? range : undefined,
    from: fixed?.from,
    to: fixed?.to,
    by: GRANULARITIES.find((granularity) => granularity === search.by),
    trend: search.trend === 'table' ? 'table' : undefined,
    reasons: search.reasons === 'count' ? 'count' : undefined,
    feed: search.feed === 'denials' ? 'denials' : undefined,
    providers: providers === 'claims' ? undefined : providers,
  };
}

export interface OverviewWindow {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly granularity: Granularity;
  /** Whether it is counted back from the present, and so moves with it. */
  readonly live: boolean;
}

/** The days that the page shows; `asOf` is the last day of "the last N days". */
export function windowOf(search: OverviewSearch, asOf: string, defaultDays: number): OverviewWindow {
  const fixed = search.from !== undefined && search.to !== undefined;
  const to = fixed ? search.to! : asOf;
  const days = fixed ? daysBetween(search.from!, to) + 1 : (search.range ?? defaultDays);
  return {
    from: addDays(to, 1 - days),
    to,
    days,
    granularity: search.by ?? granularityFor(days),
    live: !fixed,
  };
}

/** Far more days than a sparkline has room for; ten years by day and pattern are more than the API returns at once. */
const SPARKLINE_DAYS = 1000;

/** The first day that the patterns' sparklines show: that of the window, unless it is very long. */
export const sparklineFrom = ({ from, to, days }: OverviewWindow): string =>
  days > SPARKLINE_DAYS ? addDays(to, 1 - SPARKLINE_DAYS) : from;

/** A granularity that gives neither too few points nor more than the eye can tell apart. */
function granularityFor(days: number): Granularity {
  if (days <= 100) return 'DAY';
  return days <= 420 ? 'WEEK' : 'MONTH';
}

function isRange(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= MAX_RANGE_DAYS;
}
