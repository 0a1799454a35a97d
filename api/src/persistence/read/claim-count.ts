import type { ClaimCount } from '../../entities/views/claim-connection';
import type { WorkspaceEntity } from '../../entities/workspace.entity';
import type { Queryable } from '../database';
import type { FilterPart } from './claim-conditions';
import { and, conditionsOf, idRunsOf, union } from './claim-conditions';
import type { StoredClaimFilter } from './claim-query';

/** The largest count without a stored total. */
const COUNT_CAP = 10_000;

export interface Driver {
  part: FilterPart;
  /** Up to the cap, plus one where there are more; rows that stand twice are counted twice. */
  count: number;
  exact: boolean;
}

/** Exact from the workspace's own counter without a filter; counted up to COUNT_CAP with one. */
export async function countClaims(
  db: Queryable,
  workspace: WorkspaceEntity,
  filter: StoredClaimFilter,
): Promise<ClaimCount> {
  const parts = [...conditionsOf(filter).keys()];
  if (parts.length === 0) return { total: workspace.claimCount, capped: false };
  if (filter.status?.length === 0 || filter.carc?.length === 0) return { total: 0, capped: false };
  const rarest = await rarestPart(db, workspace.localId, filter, parts, COUNT_CAP);
  const total = await countWith(db, workspace.localId, filter, parts, rarest);
  return { total: Math.min(total, COUNT_CAP), capped: total > COUNT_CAP };
}

export async function rarestPart(
  db: Queryable,
  workspaceId: number,
  filter: StoredClaimFilter,
  parts: readonly FilterPart[],
  cap: number,
): Promise<Driver> {
  let rarest: Driver | null = null;
  for (const part of parts) {
    let count = 0;
    for (const run of idRunsOf(part, filter, workspaceId)) {
      const [row] = await db.query<{ n: number }>(
        `SELECT CAST(COUNT(*) AS BIGINT) AS n FROM (${run.text} LIMIT ?) AS found`,
        [...run.params, cap + 1 - count],
      );
      count += row?.n ?? 0;
      if (count > cap) break;
    }
    if (!rarest || count < rarest.count) rarest = { part, count, exact: count <= cap };
    if (rarest.count === 0) break;
  }
  return rarest as Driver;
}

async function countWith(
  db: Queryable,
  workspaceId: number,
  filter: StoredClaimFilter,
  parts: readonly FilterPart[],
  rarest: Driver,
): Promise<number> {
  if (parts.length > 1) return countMatches(db, workspaceId, filter, rarest);
  if (rarest.part !== 'search') return rarest.count;
  // A search finds a claim once for each column that begins so; each run is cut by itself.
  const runs = idRunsOf('search', filter, workspaceId);
  const each = union(
    runs.map((run) => ({
      text: `SELECT id FROM (${run.text} LIMIT ${COUNT_CAP + 1}) AS cut`,
      params: run.params,
    })),
  );
  const [row] = await db.query<{ n: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS n FROM (${each.text}) AS found`,
    each.params,
  );
  return row?.n ?? 0;
}

/** Few matches of the rarest part are tested for the others; otherwise claims are, until the cap is reached. */
async function countMatches(
  db: Queryable,
  workspaceId: number,
  filter: StoredClaimFilter,
  rarest: Driver,
): Promise<number> {
  const where = and([...conditionsOf(filter).values()]);
  const matches = rarest.exact ? union(idRunsOf(rarest.part, filter, workspaceId)) : null;
  const from = matches
    ? `matches m ${joinInOrder(db)} claims c ON c.workspace_id = ? AND c.id = m.id WHERE`
    : 'claims c WHERE c.workspace_id = ? AND';
  const [row] = await db.query<{ n: number }>(
    `${matches ? `WITH matches AS MATERIALIZED (${matches.text})` : ''}
     SELECT CAST(COUNT(*) AS BIGINT) AS n FROM (SELECT 1 FROM ${from} ${where.text} LIMIT ?) AS found`,
    [...(matches?.params ?? []), workspaceId, ...where.params, COUNT_CAP + 1],
  );
  return row?.n ?? 0;
}

/** SQLite takes CROSS JOIN as an order to read the left side first; PostgreSQL knows by its statistics. */
export const joinInOrder = ({ dialect }: Queryable): string => (dialect === 'sqlite' ? 'CROSS JOIN' : 'JOIN');
