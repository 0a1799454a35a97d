const ORDERS = ['IMPACT', 'FREQUENCY', 'CONFIDENCE', 'FIRST_DETECTED', 'LAST_SEEN'] as const;
export type PatternOrder = (typeof ORDERS)[number];
const SHOWN = ['open', 'resolved', 'all'] as const;
export type PatternsShown = (typeof SHOWN)[number];

/** What the Patterns page shows; left out are the defaults: open patterns, those with the most denied dollars first. */
export interface PatternsSearch {
  show?: PatternsShown;
  order?: PatternOrder;
  /** The pattern whose detail is open; the first one of the list where it is left out. */
  pattern?: string;
}

/** Every key is listed, so that the router removes invalid values from the raw search. */
export function parsePatternsSearch(search: Record<string, unknown>): PatternsSearch {
  const show = SHOWN.find((each) => each === search.show);
  const order = ORDERS.find((each) => each === search.order);
  return {
    show: show === 'open' ? undefined : show,
    order: order === 'IMPACT' ? undefined : order,
    pattern: typeof search.pattern === 'string' && search.pattern !== '' ? search.pattern : undefined,
  };
}

/** The API's filter; null is all of them. */
export const STATUSES_SHOWN = {
  open: ['ACTIVE', 'IMPROVING'],
  resolved: ['RESOLVED', 'ARCHIVED'],
  all: null,
} as const satisfies Record<PatternsShown, readonly string[] | null>;
