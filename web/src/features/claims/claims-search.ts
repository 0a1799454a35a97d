import { CLAIM_STATUSES, type ClaimStatus } from '../../format/claim-status';
import { isDate } from '../../format/dates';
import { searchText } from '../../format/search-text';

const SORTS = ['SUBMISSION_DATE', 'PROCESSING_DATE', 'SERVICE_DATE', 'BILLED_AMOUNT'] as const;
export type ClaimSortField = (typeof SORTS)[number];
const DATE_FIELDS = ['SUBMISSION', 'SERVICE', 'PROCESSING'] as const;
export type ClaimDateField = (typeof DATE_FIELDS)[number];

/** What the Claims page shows; what is left out is the default: all claims, those submitted last first. */
export interface ClaimsSearch {
  status?: readonly ClaimStatus[];
  /** Begins a claim number, a member ID, or the patient's last or first name. */
  q?: string;
  payer?: string;
  provider?: string;
  pattern?: string;
  carc?: string;
  procedure?: string;
  /** Only claims that a later remittance denied. */
  later?: 'denied';
  from?: string;
  to?: string;
  dates?: ClaimDateField;
  /** Dollars billed. */
  min?: number;
  max?: number;
  sort?: ClaimSortField;
  order?: 'asc';
  /** The claim whose drawer is open. */
  claim?: string;
}

/** Every key is listed, so that the router removes invalid values from the raw search. */
export function parseClaimsSearch(search: Record<string, unknown>): ClaimsSearch {
  const given = [search.status].flat();
  const status = CLAIM_STATUSES.filter((each) => given.includes(each));
  const dates = DATE_FIELDS.find((field) => field === search.dates);
  const sort = SORTS.find((field) => field === search.sort);
  return {
    status: status.length > 0 ? status : undefined,
    q: searchText(search.q),
    payer: searchText(search.payer),
    provider: searchText(search.provider),
    pattern: searchText(search.pattern),
    carc: searchText(search.carc),
    procedure: searchText(search.procedure),
    later: search.later === 'denied' ? search.later : undefined,
    from: isDate(search.from) ? search.from : undefined,
    to: isDate(search.to) ? search.to : undefined,
    dates: dates === 'SUBMISSION' ? undefined : dates,
    min: amount(search.min),
    max: amount(search.max),
    sort: sort === 'SUBMISSION_DATE' ? undefined : sort,
    order: search.order === 'asc' ? 'asc' : undefined,
    claim: searchText(search.claim),
  };
}

function amount(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const dollars = Number(value);
  return Number.isFinite(dollars) && dollars >= 0 ? Math.round(dollars * 100) / 100 : undefined;
}

/** The API's filter and order of this search. */
export function questionOf(search: ClaimsSearch) {
  return {
    filter: {
      status: search.status,
      search: search.q,
      payerId: search.payer,
      providerId: search.provider,
      patternId: search.pattern,
      // Several codes, apart by commas or blanks.
      carc: search.carc
        ?.toUpperCase()
        .split(/[\s,]+/)
        .filter(Boolean),
      procedureCode: search.procedure?.toUpperCase(),
      deniedLater: search.later === 'denied' ? true : undefined,
      from: search.from,
      to: search.to,
      dateField: search.dates ?? ('SUBMISSION' as const),
      minBilled: search.min,
      maxBilled: search.max,
    },
    orderBy: {
      field: search.sort ?? ('SUBMISSION_DATE' as const),
      direction: search.order === 'asc' ? ('ASC' as const) : ('DESC' as const),
    },
  };
}

/** Whether any claims are left out. */
export function isFiltered(search: ClaimsSearch): boolean {
  const {
    claim: _claim,
    sort: _sort,
    order: _order,
    dates: _dates,
    ...filter
  } = parseClaimsSearch({ ...search });
  return Object.values(filter).some((value) => value !== undefined);
}

/** Lists that people come back to; each is a link. */
export const SAVED_VIEWS: readonly { name: string; search: ClaimsSearch }[] = [
  { name: 'All claims', search: {} },
  { name: 'Denied and open', search: { status: ['DENIED'], sort: 'BILLED_AMOUNT' } },
  { name: 'On appeal', search: { status: ['APPEALED'], sort: 'PROCESSING_DATE', order: 'asc' } },
  { name: 'Won on appeal', search: { status: ['OVERTURNED'], sort: 'PROCESSING_DATE' } },
  { name: 'Lost on appeal', search: { status: ['UPHELD'], sort: 'PROCESSING_DATE' } },
  { name: 'Denied later', search: { later: 'denied', sort: 'PROCESSING_DATE' } },
  { name: 'Waiting for the payer', search: { status: ['PENDING'], order: 'asc' } },
];

/** The view that a search is, whatever claim is open. */
export function viewOf(search: ClaimsSearch): string | null {
  const same = SAVED_VIEWS.find((view) => signature(view.search) === signature(search));
  return same?.name ?? null;
}

const signature = ({ claim: _claim, ...search }: ClaimsSearch): string =>
  JSON.stringify(parseClaimsSearch({ ...search }));
