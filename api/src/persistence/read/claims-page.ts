import type { ClaimCount } from '../../entities/claim-connection';
import { ClaimEntity } from '../../entities/claim.entity';
import type { WorkspaceEntity } from '../../entities/workspace.entity';
import type { Cell } from '../bulk';
import type { Queryable } from '../database';
import type { ClaimSort, StoredClaimFilter } from './claim-query';
import { ORDER_COLUMN } from './claim-query';
import { select } from './hydrate';

export type ClaimPlace = readonly [value: string | number | null, id: number];

export const COUNT_CAP = 10_000;

export function pageOfClaims(
  db: Queryable,
  workspaceId: number,
  filter: StoredClaimFilter,
  sort: ClaimSort,
  after: ClaimPlace | null,
  limit: number,
): Promise<ClaimEntity[]> {
  const { column } = ORDER_COLUMN[sort.field];
  const params: Cell[] = [workspaceId];
  let where = 'c.workspace_id = ?';
  if (after) {
    where += ` AND (c.${column}, c.id) ${sort.direction === 'DESC' ? '<' : '>'} (?, ?)`;
    params.push(...after);
  }
  if (filter.status) {
    where += ` AND c.status IN (${filter.status.map(() => '?').join(', ')})`;
    params.push(...filter.status);
  }
  return select(
    db,
    ClaimEntity,
    'c',
    `FROM claims c WHERE ${where} ORDER BY c.${column} ${sort.direction}, c.id ${sort.direction} LIMIT ?`,
    [...params, limit],
  );
}

export async function claimExistsBefore(
  _db: Queryable,
  _workspaceId: number,
  _filter: StoredClaimFilter,
  _sort: ClaimSort,
  _place: ClaimPlace,
  _orAt: boolean,
): Promise<boolean> {
  return true;
}

export async function countClaims(
  _db: Queryable,
  workspace: WorkspaceEntity,
  _filter: StoredClaimFilter,
): Promise<ClaimCount> {
  return { total: workspace.claimCount, capped: false };
}
