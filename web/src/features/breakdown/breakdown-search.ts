import type { SortOrder } from '../../components/sort-rows';
import { parseRange, type RangeSearch } from '../../workspace/range';
import { searchText } from '../../format/search-text';

/** The tabs, in their order, with what they are called and whether they are of a range of days. */
export const TABS = {
  reasons: { label: 'Denial reasons', hasRange: true },
  payers: { label: 'Payers', hasRange: true },
  providers: { label: 'Providers', hasRange: false },
  codes: { label: 'Codes', hasRange: true },
  coders: { label: 'Coders', hasRange: false },
  policies: { label: 'Policies', hasRange: true },
} as const;
export type BreakdownTab = keyof typeof TABS;
export const TAB_KEYS = Object.keys(TABS) as BreakdownTab[];

/** What the Breakdown shows; left out are denial reasons, the whole time and the tab's own order. */
export interface BreakdownSearch extends RangeSearch {
  tab?: BreakdownTab;
  /** The column that sorts. */
  sort?: string;
  order?: SortOrder;
  /** The procedure code or the coder whose drawer is open. */
  code?: string;
  coder?: string;
}

/** Every key is listed, so that the router removes invalid values from the raw search. */
export function parseBreakdownSearch(search: Record<string, unknown>): BreakdownSearch {
  const tab = TAB_KEYS.find((key) => key === search.tab);
  return {
    ...parseRange(search),
    tab: tab === 'reasons' ? undefined : tab,
    sort: searchText(search.sort),
    order: search.order === 'asc' || search.order === 'desc' ? search.order : undefined,
    code: searchText(search.code),
    coder: searchText(search.coder),
  };
}

const MAX_WEEKS = 104;

/** Procedure codes are counted in whole weeks, up to two years. */
export const weeksOf = (days: number): number => Math.min(MAX_WEEKS, Math.max(1, Math.ceil(days / 7)));
