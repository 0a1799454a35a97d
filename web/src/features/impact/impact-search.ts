import { parseRange, type RangeSearch } from '../../workspace/range';

/** The costs that a reader can change, by their fields in the API, with what the address calls them. */
export const COST_KEYS = {
  reworkPerProfessionalDenial: 'professional',
  reworkPerInstitutionalDenial: 'institutional',
  minutesPerSession: 'minutes',
  coderHourlyCost: 'hourly',
} as const;
export type CostField = keyof typeof COST_KEYS;
export const COST_FIELDS = Object.keys(COST_KEYS) as CostField[];

/** What the Impact page shows; left out are the whole run and the usual costs. */
export interface ImpactSearch extends RangeSearch {
  /** Dollars to work a denial. */
  professional?: number;
  institutional?: number;
  /** Minutes of a training session. */
  minutes?: number;
  /** Dollars for an hour of a coder's time. */
  hourly?: number;
  chart?: 'table';
}

/** More than anything costs, and less than the API refuses. */
const MAX_COST = 100_000;

/** Every key is listed, so that the router removes invalid values from the raw search. */
export function parseImpactSearch(search: Record<string, unknown>): ImpactSearch {
  return {
    ...parseRange(search),
    professional: cost(search.professional),
    institutional: cost(search.institutional),
    minutes: cost(search.minutes),
    hourly: cost(search.hourly),
    chart: search.chart === 'table' ? 'table' : undefined,
  };
}

function cost(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const amount = Number(value);
  return Number.isFinite(amount) && amount >= 0 && amount <= MAX_COST
    ? Math.round(amount * 100) / 100
    : undefined;
}

/** The costs to compute with; null where all are the usual ones. */
export function costsOf(search: ImpactSearch): Partial<Record<CostField, number>> | null {
  const given = COST_FIELDS.flatMap((field) => {
    const value = search[COST_KEYS[field]];
    return value === undefined ? [] : [[field, value] as const];
  });
  return given.length === 0 ? null : Object.fromEntries(given);
}
