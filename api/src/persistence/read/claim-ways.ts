import type { Queryable } from '../database';
import type { FilterPart, Sql } from './claim-conditions';
import { and, conditionsOf, idRunsOf, union } from './claim-conditions';
import type { Driver } from './claim-count';
import { joinInOrder, rarestPart } from './claim-count';
import type { StoredClaimFilter } from './claim-query';

/** The ways to the ids of a page; claims-page.ts chooses among them. */
export interface PageSearch {
  db: Queryable;
  workspaceId: number;
  filter: StoredClaimFilter;
  direction: 'ASC' | 'DESC';
  thresholds: Thresholds;
  /** Looked up once, and only when it is needed. */
  rarest: Driver | null;
}

export interface Segment {
  /** On `claims c`; the place and whatever of the filter lies on the order's own axis. */
  where: Sql;
  column: 'id' | 'submission_date' | 'processing_date' | 'date_of_service' | 'billed_cents';
  /** The value that the page begins behind. */
  behind?: string | number | null;
}

/** Where one way is left for the next. */
export interface Thresholds {
  /** So few matches are fetched and sorted rather than looked for in the order's index. */
  few: number;
  /** So many rows of the order's index are tried for a page before the matches are fetched and sorted after all. */
  triedRows: number;
  /** More matches than this are never sorted: the order's index is read on. */
  sortable: number;
}

/** A computed value has no index: what is ordered by it is found by its status instead. */
export const BY_STATUS = 'c.id + 0';
const TESTED_AT_ONCE = 1_000;
const EVERY_ROW = 1_000_000_000;

/** Looked up once for a page, and only when it is needed. */
export async function rarestOf(search: PageSearch): Promise<Driver> {
  const parts = [...conditionsOf(search.filter).keys()];
  search.rarest ??= await rarestPart(
    search.db,
    search.workspaceId,
    search.filter,
    parts,
    search.thresholds.few,
  );
  return search.rarest;
}

/** Parts whose index goes on with the submission date: each value is a run in the page's order. */
export function runsInOrder(part: FilterPart, filter: StoredClaimFilter): Sql[] | null {
  if (part === 'status')
    return (filter.status ?? []).map((status) => ({ text: 'c.status = ?', params: [status] }));
  if (part === 'carc') return (filter.carc ?? []).map((carc) => ({ text: 'c.carc = ?', params: [carc] }));
  if (part === 'payer' || part === 'provider') return [conditionsOf(filter).get(part) as Sql];
  return null;
}

export async function mergedRuns(
  search: PageSearch,
  segment: Segment,
  runs: readonly Sql[],
  along: Sql | null,
  limit: number,
): Promise<number[]> {
  const found: { id: number; value: string }[] = [];
  for (const run of runs) {
    const where = and([segment.where, run, ...(along ? [along] : [])]);
    found.push(
      ...(await search.db.query<{ id: number; value: string }>(
        `SELECT c.id, c.submission_date AS value FROM claims c WHERE c.workspace_id = ? AND ${where.text}
         ORDER BY c.submission_date ${search.direction}, c.id ${search.direction} LIMIT ?`,
        [search.workspaceId, ...where.params, limit],
      )),
    );
  }
  const sign = search.direction === 'DESC' ? -1 : 1;
  found.sort((a, b) => sign * (a.value === b.value ? a.id - b.id : a.value < b.value ? -1 : 1));
  return found.slice(0, limit).map((row) => row.id);
}

/** Every condition is tested on the way along the order's index. */
export function readOrder(
  search: PageSearch,
  segment: Segment,
  conditions: readonly Sql[],
  limit: number,
): Promise<number[]> {
  const where = and([segment.where, ...conditions]);
  return idsOf(search, {
    text: `SELECT c.id FROM claims c WHERE c.workspace_id = ? AND ${where.text} ORDER BY ${orderOf(search, segment)} LIMIT ?`,
    params: [search.workspaceId, ...where.params, limit],
  });
}

/** The processing date stands in no other index: its range is sorted, the other dates are tested in their own order. */
export function readDates(
  search: PageSearch,
  segment: Segment,
  conditions: ReadonlyMap<FilterPart, Sql>,
  limit: number,
): Promise<number[]> {
  if (search.filter.dateField !== 'PROCESSING')
    return readOrder(search, segment, [...conditions.values()], limit);
  const where = and([
    { text: 'c.processing_date IS NOT NULL', params: [] },
    segment.where,
    ...conditions.values(),
  ]);
  return idsOf(search, {
    text: `SELECT c.id FROM claims c WHERE c.workspace_id = ? AND ${where.text}
      ORDER BY c.${segment.column} || '' ${search.direction}, c.id ${search.direction} LIMIT ?`,
    params: [search.workspaceId, ...where.params, limit],
  });
}

/** Null when the rows tried do not fill the page although more might follow. */
export async function tryOrder(
  search: PageSearch,
  segment: Segment,
  conditions: ReadonlyMap<FilterPart, Sql>,
  alongOrder: FilterPart | null,
  limit: number,
): Promise<number[] | null> {
  const along = and([
    segment.where,
    ...(alongOrder && conditions.has(alongOrder) ? [conditions.get(alongOrder) as Sql] : []),
  ]);
  const tests = and(
    [...conditions].filter(([part]) => part !== alongOrder).map(([, condition]) => condition),
  );
  // A subquery with a limit of its own is read in its order, row by row, until the outer limit is met.
  const rows = await search.db.query<{ id: number }>(
    `SELECT c.id FROM (
       SELECT c.* FROM claims c WHERE c.workspace_id = ? AND ${along.text} ORDER BY ${orderOf(search, segment)} LIMIT ${search.thresholds.triedRows}
     ) c WHERE ${tests.text} LIMIT ?`,
    [search.workspaceId, ...along.params, ...tests.params, limit],
  );
  return rows.length === limit ? rows.map((row) => row.id) : null;
}

export function sortMatches(
  search: PageSearch,
  segment: Segment,
  driver: Driver,
  limit: number,
): Promise<number[]> {
  if (driver.count === 0) return Promise.resolve([]);
  const matches = union(idRunsOf(driver.part, search.filter, search.workspaceId));
  const where = and([segment.where, ...conditionsOf(search.filter).values()]);
  return idsOf(search, {
    text: `WITH matches AS MATERIALIZED (${matches.text})
      SELECT c.id FROM matches m ${joinInOrder(search.db)} claims c ON c.workspace_id = ? AND c.id = m.id WHERE ${where.text}
      ORDER BY ${orderOf(search, segment)} LIMIT ?`,
    params: [...matches.params, search.workspaceId, ...where.params, limit],
  });
}

/**
 * The run of PENDING claims, by id: the lag of payers bounds how many there are, so the index of status is sorted.
 * With other conditions, few matches of one are fetched; else the waiting claims are tested, some at a time.
 */
export async function idsPending(
  search: PageSearch,
  segment: Segment,
  conditions: ReadonlyMap<FilterPart, Sql>,
  limit: number,
): Promise<number[]> {
  if (neverWaiting(search.filter)) return [];
  const dates = search.filter.dateField === 'SUBMISSION' ? conditions.get('dates') : undefined;
  const tests = and(
    [...conditions]
      .filter(([part]) => part !== 'status' && !(part === 'dates' && dates))
      .map(([, condition]) => condition),
  );
  const tested = [...conditions.keys()].some((part) => part !== 'status' && !(part === 'dates' && dates));
  const where = and([segment.where, ...(dates ? [dates] : [])]);
  const driver = tested ? await rarestOf(search) : null;
  if (driver?.exact) return sortMatches(search, segment, driver, limit);
  const waiting = await idsOf(search, {
    text: `SELECT c.id FROM claims c WHERE c.workspace_id = ? AND ${where.text} ORDER BY ${BY_STATUS} ${search.direction} LIMIT ?`,
    params: [search.workspaceId, ...where.params, driver ? EVERY_ROW : limit],
  });
  if (!driver) return waiting;
  const found: number[] = [];
  for (let at = 0; at < waiting.length && found.length < limit; at += TESTED_AT_ONCE) {
    const some = waiting.slice(at, at + TESTED_AT_ONCE);
    const passed = new Set(
      await idsOf(search, {
        text: `SELECT c.id FROM claims c WHERE c.workspace_id = ? AND c.id IN (${some.map(() => '?').join(', ')}) AND ${tests.text}`,
        params: [search.workspaceId, ...some, ...tests.params],
      }),
    );
    found.push(...some.filter((id) => passed.has(id)));
  }
  return found.slice(0, limit);
}

/** A PENDING claim has no adjudication, and so neither a processing date nor a denial. */
const neverWaiting = (filter: StoredClaimFilter): boolean =>
  filter.dateField === 'PROCESSING' ||
  filter.carc !== undefined ||
  filter.patternId !== undefined ||
  (filter.status !== undefined && !filter.status.includes('PENDING'));

async function idsOf(search: PageSearch, query: Sql): Promise<number[]> {
  return (await search.db.query<{ id: number }>(query.text, query.params)).map((row) => row.id);
}

const orderOf = ({ direction }: PageSearch, { column }: Segment): string =>
  `c.${column} ${direction}, c.id ${direction}`;
