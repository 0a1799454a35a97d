import { addDays, daysBetween } from '../../format/dates';

/** The longest window that the API counts over. */
export const LONGEST_RANGE_DAYS = 3660;
export const RANGES = [7, 30, 90, 180, 365, LONGEST_RANGE_DAYS] as const;
export const GRANULARITIES = ['DAY', 'WEEK', 'MONTH'] as const;
export type Granularity = (typeof GRANULARITIES)[number];
export const PROVIDER_SORTS = ['claims', 'denials', 'rate', 'denied', 'name'] as const;
export type ProviderSort = (typeof PROVIDER_SORTS)[number];

/** Everything the Overview can be asked to show; what is left out is the default, so that plain links stay short. */
export interface OverviewSearch {
  /** The last so many days; live. */
  range?: number;
  /** A fixed range of submission dates, both inclusive; not live. Stands above `range`. */
  from?: string;
  to?: string;
  by?: Granularity;
  trend?: 'table';
  reasons?: 'count';
  feed?: 'denials';
  providers?: ProviderSort;
}

/** A run tells its story in weeks; real remittances may be spread over years. */
export const DEFAULT_RANGE_DAYS = { run: 90, imported: LONGEST_RANGE_DAYS } as const;

/** Reads what a URL may hold; anything that makes no sense is dropped rather than refused. */
export function parseOverviewSearch(search: Record<string, unknown>): OverviewSearch {
  const parsed: OverviewSearch = {};
  const range = Number(search.range);
  if (Number.isInteger(range) && range >= 1 && range <= LONGEST_RANGE_DAYS) parsed.range = range;
  if (isDate(search.from) && isDate(search.to) && search.from <= search.to) {
    parsed.from = search.from;
    parsed.to = search.to;
  }
  const by = GRANULARITIES.find((granularity) => granularity === search.by);
  if (by) parsed.by = by;
  if (search.trend === 'table') parsed.trend = 'table';
  if (search.reasons === 'count') parsed.reasons = 'count';
  if (search.feed === 'denials') parsed.feed = 'denials';
  const providers = PROVIDER_SORTS.find((sort) => sort === search.providers);
  if (providers && providers !== 'claims') parsed.providers = providers;
  return parsed;
}

export interface OverviewWindow {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly granularity: Granularity;
  /** Counts back from the present, and so moves with it. */
  readonly live: boolean;
}

/** The days that the page shows; `asOf` is where "the last N days" end. */
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

/** Between a handful of points and more than the eye can tell apart. */
function granularityFor(days: number): Granularity {
  if (days <= 100) return 'DAY';
  return days <= 420 ? 'WEEK' : 'MONTH';
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}
