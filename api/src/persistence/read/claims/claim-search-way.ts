import type { LocalDate } from '../../../domain/calendar';
import { daysBetween } from '../../../domain/calendar';
import type { ClaimDateField } from '../../../entities/enums/states';
import { claimNumberStart } from '../../rollups/claim-number-days';
import { and, conditionsOf } from '../claim-conditions';
import type { PageSearch, Segment } from '../claim-ways';
import { readOrder } from '../claim-ways';

/**
 * The way to a page of a search that many claims fulfill, none of which lies where the page begins: the numbers of one
 * year in the order of another. The start of a number has a calendar (claim_number_days), which says on which days such
 * claims are; the order's index is read on these only.
 */

const AXES: Partial<Record<Segment['column'], ClaimDateField>> = {
  submission_date: 'SUBMISSION',
  date_of_service: 'SERVICE',
  processing_date: 'PROCESSING',
};
const MIN_CHARACTERS = 2;
/** Days read at a time. */
const DAYS_AT_ONCE = 32;
/** Days so close together are read as one stretch. */
const MAX_GAP_DAYS = 7;

export const hasCalendar = ({ filter }: PageSearch, segment: Segment): boolean =>
  filter.search !== undefined &&
  filter.searchIn === undefined &&
  [...filter.search].length >= MIN_CHARACTERS &&
  AXES[segment.column] !== undefined;

/**
 * @param readOthers the same page of the claims that are found by another column than their number
 * @returns the ids of the page in order
 */
export async function searchByCalendar(
  search: PageSearch,
  segment: Segment,
  limit: number,
  readOthers: (others: PageSearch) => Promise<number[]>,
): Promise<number[]> {
  const others = await readOthers(searchIn(search, 'OTHERS'));
  const numbered = await readNumbers(searchIn(search, 'NUMBER'), segment, limit);
  if (others.length === 0) return numbered;
  return inOrder(search, segment, [...new Set([...numbered, ...others])], limit);
}

const searchIn = (search: PageSearch, columns: 'NUMBER' | 'OTHERS'): PageSearch => ({
  ...search,
  filter: { ...search.filter, searchIn: columns },
  rarest: null,
});

async function readNumbers(search: PageSearch, segment: Segment, limit: number): Promise<number[]> {
  const conditions = [...conditionsOf(search.filter).values()];
  const found: number[] = [];
  let last: LocalDate | null = null;
  for (let days = DAYS_AT_ONCE; found.length < limit; days *= 2) {
    const dates = await datesOf(search, segment, last, days);
    for (const [from, to] of stretches(dates)) {
      if (found.length >= limit) break;
      const within = { text: `c.${segment.column} >= ? AND c.${segment.column} <= ?`, params: [from, to] };
      const stretch = { ...segment, where: and([segment.where, within]) };
      found.push(...(await readOrder(search, stretch, conditions, limit - found.length)));
    }
    if (dates.length < days) break;
    last = dates.at(-1) ?? null;
  }
  return found;
}

/** The next days with such numbers, in the page's order, beginning with the day that the page begins on. */
async function datesOf(
  { db, workspaceId, filter, direction }: PageSearch,
  { column, behind }: Segment,
  last: LocalDate | null,
  limit: number,
): Promise<LocalDate[]> {
  const axis = AXES[column];
  if (axis === undefined) return [];
  const compare = direction === 'DESC' ? '<' : '>';
  const bounds = [
    ...(typeof behind === 'string' ? [{ text: `metric_date ${compare}= ?`, param: behind }] : []),
    ...(last === null ? [] : [{ text: `metric_date ${compare} ?`, param: last }]),
  ];
  const rows = await db.query<{ date: LocalDate }>(
    `SELECT metric_date AS date FROM claim_number_days WHERE workspace_id = ? AND axis = ? AND start = ? AND claim_count > 0
       ${bounds.map(({ text }) => `AND ${text}`).join(' ')} ORDER BY metric_date ${direction} LIMIT ?`,
    [workspaceId, axis, claimNumberStart(filter.search ?? ''), ...bounds.map(({ param }) => param), limit],
  );
  return rows.map(({ date }) => date);
}

/** First and last day of each, the earlier one first; the stretches in the order of the dates. */
function stretches(dates: readonly LocalDate[]): [from: LocalDate, to: LocalDate][] {
  const found: [LocalDate, LocalDate][] = [];
  for (const date of dates) {
    const current = found.at(-1);
    if (!current) found.push([date, date]);
    else if (date > current[1] && daysBetween(current[1], date) <= MAX_GAP_DAYS) current[1] = date;
    else if (date < current[0] && daysBetween(date, current[0]) <= MAX_GAP_DAYS) current[0] = date;
    else found.push([date, date]);
  }
  return found;
}

async function inOrder(
  { db, workspaceId, direction }: PageSearch,
  { column }: Segment,
  ids: readonly number[],
  limit: number,
): Promise<number[]> {
  const rows = await db.query<{ id: number }>(
    `SELECT c.id FROM claims c WHERE c.workspace_id = ? AND c.id IN (${ids.map(() => '?').join(', ')})
     ORDER BY c.${column} || '' ${direction}, c.id + 0 ${direction} LIMIT ?`,
    [workspaceId, ...ids, limit],
  );
  return rows.map(({ id }) => id);
}
