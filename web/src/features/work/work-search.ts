import { addDays } from '../../format/dates';
import { NEXT_STEP_KEYS, WORK_STATUS_KEYS, type NextStep, type WorkStatus } from './work-words';
import { searchText } from '../../format/search-text';

/** What the Work list shows; left out is the default: every denial that can still be worked on. */
export interface WorkSearch {
  status?: readonly WorkStatus[];
  step?: readonly NextStep[];
  /** The filing limit is within so many days. */
  due?: number;
  owner?: string;
  payer?: string;
  carc?: string;
  preventable?: 'yes' | 'no';
  /** The claim whose drawer is open. */
  claim?: string;
}

const MAX_DUE_DAYS = 365;
/** Every key is listed, so that the router removes invalid values from the raw search. */
export function parseWorkSearch(search: Record<string, unknown>): WorkSearch {
  const due = Number(search.due);
  return {
    status: someOf(WORK_STATUS_KEYS, search.status),
    step: someOf(NEXT_STEP_KEYS, search.step),
    due:
      search.due !== undefined && Number.isInteger(due) && due >= 0 && due <= MAX_DUE_DAYS ? due : undefined,
    owner: searchText(search.owner),
    payer: searchText(search.payer),
    carc: searchText(search.carc),
    preventable: search.preventable === 'yes' || search.preventable === 'no' ? search.preventable : undefined,
    claim: searchText(search.claim),
  };
}

function someOf<Value>(known: readonly Value[], given: unknown): readonly Value[] | undefined {
  const values = [given].flat();
  const valid = known.filter((value) => values.includes(value));
  return valid.length === 0 ? undefined : valid;
}

/** The API's filter; `today` is the workspace's day. */
export function filterOf(search: WorkSearch, today: string) {
  return {
    status: search.status,
    nextStep: search.step,
    dueBy: search.due === undefined ? undefined : addDays(today, search.due),
    owner: search.owner,
    payerId: search.payer,
    // Several codes, apart by commas or blanks.
    carc: search.carc
      ?.toUpperCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    preventable: search.preventable === undefined ? undefined : search.preventable === 'yes',
  };
}

/** Whether any denials are left out. */
export function isFiltered(search: WorkSearch): boolean {
  const { claim: _claim, ...filter } = parseWorkSearch({ ...search });
  return Object.values(filter).some((value) => value !== undefined);
}

/** Lists that people come back to; each is a link. */
export const WORK_VIEWS: readonly { name: string; search: WorkSearch }[] = [
  { name: 'All to work on', search: {} },
  { name: 'Due within 14 days', search: { due: 14 } },
  { name: 'To correct and send again', search: { step: ['SEND_CORRECTED_CLAIM'] } },
  { name: 'To appeal', search: { step: ['APPEAL'] } },
  { name: 'In progress', search: { status: ['IN_PROGRESS'] } },
  { name: 'Preventable', search: { preventable: 'yes' } },
];

/** The view that a search is, whatever denial is open. */
export function viewOf(search: WorkSearch): string | null {
  const signature = ({ claim: _claim, ...rest }: WorkSearch) => JSON.stringify(parseWorkSearch({ ...rest }));
  return WORK_VIEWS.find((view) => signature(view.search) === signature(search))?.name ?? null;
}
