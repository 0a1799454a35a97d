import { ClaimEntity } from '../../entities/claim.entity';
import type { Queryable } from '../database';
import { entitiesByLocalId } from './by-key';
import type { FilterPart, Sql } from './claim-conditions';
import { and, conditionsOf, DATE_COLUMN } from './claim-conditions';
import { rarestPart } from './claim-count';
import type { ClaimSort, StoredClaimFilter } from './claim-query';
import { ORDER_COLUMN } from './claim-query';
import { hasCalendar, searchByCalendar } from './claims/claim-search-way';
import type { PageSearch, Segment, Thresholds } from './claim-ways';
import {
  BY_STATUS,
  idsPending,
  mergedRuns,
  rarestOf,
  readDates,
  readOrder,
  runsInOrder,
  sortMatches,
  tryOrder,
} from './claim-ways';

/** What a page begins behind: the value it is ordered by (null: no processing date yet) and the id that breaks ties. */
export type ClaimPlace = readonly [value: string | number | null, id: number];

/** All claims of a workspace that meet a filter, in an order. */
export interface ClaimList {
  workspaceId: number;
  filter: StoredClaimFilter;
  sort: ClaimSort;
}

/** Measured at a million claims: some tens of milliseconds at worst on either side of each. */
export const THRESHOLDS: Thresholds = { few: 5_000, triedRows: 10_000, sortable: 100_000 };

/**
 * A page of claims, fast for every filter and order, for rare and absent values too. The planner does not know how rare
 * a value is, so the index is chosen here:
 * 1. where an index holds the filter's value in the page's order, it is read from the place on;
 * 2. otherwise the filter's matches are counted in its own index, up to a cap; few are fetched and sorted;
 * 3. many matches are found soon by reading the order's index from the place on and testing each row. If they lie
 * elsewhere (the newest in a page that begins with the oldest), that is given up after a while for way 2; a search by
 * text reads the days that its claim numbers are on instead (claims/claim-search-way.ts).
 */
export async function pageOfClaims(
  db: Queryable,
  list: ClaimList,
  after: ClaimPlace | null,
  limit: number,
  thresholds = THRESHOLDS,
): Promise<ClaimEntity[]> {
  const ids = await idsOfPage(db, list, after, limit, thresholds);
  if (ids.length === 0) return [];
  const claims = new Map(
    (await entitiesByLocalId(db, ClaimEntity, 'claims', list.workspaceId, ids)).map((claim) => [
      claim.localId,
      claim,
    ]),
  );
  return ids.map((id) => claims.get(id)).filter((claim) => claim !== undefined);
}

/** @param orAt counts the place itself too: for an empty page, whose `after` is what stands before it */
export async function claimExistsBefore(
  db: Queryable,
  list: ClaimList,
  place: ClaimPlace,
  orAt: boolean,
  thresholds = THRESHOLDS,
): Promise<boolean> {
  const { field, direction } = list.sort;
  const backwards = { field, direction: direction === 'DESC' ? 'ASC' : 'DESC' } as const;
  const [value, id] = place;
  const from = orAt ? ([value, backwards.direction === 'ASC' ? id - 1 : id + 1] as const) : place;
  return (await idsOfPage(db, { ...list, sort: backwards }, from, 1, thresholds)).length > 0;
}

async function idsOfPage(
  db: Queryable,
  { workspaceId, filter, sort }: ClaimList,
  after: ClaimPlace | null,
  limit: number,
  thresholds: Thresholds,
): Promise<number[]> {
  if (filter.status?.length === 0 || filter.carc?.length === 0) return [];
  const search: PageSearch = { db, workspaceId, filter, direction: sort.direction, thresholds, rarest: null };
  const ids: number[] = [];
  for (const segment of segmentsOf(sort, after)) {
    if (ids.length < limit) ids.push(...(await idsOfSegment(search, segment, limit - ids.length)));
  }
  return ids;
}

/**
 * Pending claims have no processing date; they come last when descending, first when ascending, as a range of their own
 * ordered by id. Status PENDING is equivalent, and indexed.
 */
function segmentsOf(sort: ClaimSort, after: ClaimPlace | null): Segment[] {
  const column = ORDER_COLUMN[sort.field].column as Segment['column'];
  const compare = sort.direction === 'DESC' ? '<' : '>';
  // Said outright, because a comparison of pairs does not tell the planner that the partial index holds all it needs.
  const hasValue: Sql[] =
    sort.field === 'PROCESSING_DATE' ? [{ text: 'c.processing_date IS NOT NULL', params: [] }] : [];
  const behind: Sql[] =
    after && after[0] !== null
      ? [{ text: `(c.${column}, c.id) ${compare} (?, ?)`, params: [after[0], after[1]] }]
      : [];
  const valued: Segment = { column, where: and([...hasValue, ...behind]), behind: after?.[0] ?? null };
  if (sort.field !== 'PROCESSING_DATE') return [valued];

  const pending: Segment = { column: 'id', where: { text: `c.status = 'PENDING'`, params: [] } };
  const withinPending = after !== null && after[0] === null;
  if (withinPending)
    pending.where = { text: `c.status = 'PENDING' AND ${BY_STATUS} ${compare} ?`, params: [after[1]] };
  // A page that begins within one run has left the other behind, or has it still before it.
  if (sort.direction === 'DESC') return withinPending ? [pending] : [valued, pending];
  return after !== null && !withinPending ? [valued] : [pending, valued];
}

async function idsOfSegment(search: PageSearch, segment: Segment, limit: number): Promise<number[]> {
  const { filter } = search;
  const conditions = conditionsOf(filter);
  if (segment.column === 'id') return idsPending(search, segment, conditions, limit);
  const alongOrder = partAlong(segment, filter);
  const others = [...conditions.keys()].filter((part) => part !== alongOrder);
  if (others.length === 0) return readOrder(search, segment, [...conditions.values()], limit);
  if (others.length === 1 && segment.column === 'submission_date') {
    const runs = runsInOrder(others[0] as FilterPart, filter);
    if (runs)
      return mergedRuns(
        search,
        segment,
        runs,
        alongOrder ? (conditions.get(alongOrder) ?? null) : null,
        limit,
      );
  }
  const driver = await rarestOf(search);
  if (driver.exact) return sortMatches(search, segment, driver, limit);
  const tried = await tryOrder(search, segment, conditions, alongOrder, limit);
  if (tried) return tried;
  if (hasCalendar(search, segment))
    return searchByCalendar(search, segment, limit, (others) => idsOfSegment(others, segment, limit));
  const sortable = await rarestPart(
    search.db,
    search.workspaceId,
    filter,
    [...conditions.keys()],
    search.thresholds.sortable,
  );
  if (sortable.exact) return sortMatches(search, segment, sortable, limit);
  // A range of one date in the order of another: either date's index holds both.
  if (others.length === 1 && others[0] === 'dates' && segment.column !== 'billed_cents')
    return readDates(search, segment, conditions, limit);
  return readOrder(search, segment, [...conditions.values()], limit);
}

/** The part of the filter that is a range on the order's own axis. */
function partAlong(segment: Segment, filter: StoredClaimFilter): FilterPart | null {
  if (segment.column === 'billed_cents') return 'billed';
  return filter.dateField !== undefined && DATE_COLUMN[filter.dateField] === segment.column ? 'dates' : null;
}
