import { openWorkspace } from '../../application/scope';
import type { ClaimsArgs } from '../../entities/inputs/claims.args';
import type { ClaimCount } from '../../entities/views/claim-connection';
import { ClaimConnection } from '../../entities/views/claim-connection';
import { countClaims } from '../../persistence/read/claim-count';
import { ORDER_COLUMN } from '../../persistence/read/claim-query';
import { claimExistsBefore, pageOfClaims } from '../../persistence/read/claims-page';
import { parseClaimFilter } from '../claim-filter';
import type { AppContext } from '../context';
import { encodeCursor, pageOf, pageSize, parseCursor } from '../page';

const MAX_CLAIMS = 500;

/** @throws BadInputError by argument, NotFoundError, ConflictError: see openWorkspace */
export async function claimsPage(context: AppContext, args: ClaimsArgs): Promise<ClaimConnection> {
  const size = pageSize(args.first, MAX_CLAIMS);
  const workspace = await openWorkspace(context, args.workspaceId);
  const stored = parseClaimFilter(args.filter, workspace.localId);
  const sort = {
    field: args.orderBy?.field ?? 'SUBMISSION_DATE',
    direction: args.orderBy?.direction ?? 'DESC',
  } as const;
  const { type, valueOf } = ORDER_COLUMN[sort.field];
  const scope = `claims:${workspace.localId}:${sort.field}:${sort.direction}`;
  const place = parseCursor(scope, args.after, type);
  const db = context.database.reader('lists');
  const list = { workspaceId: workspace.localId, filter: stored, sort };
  const rows = await pageOfClaims(db, list, place, size + 1);
  const { edges, pageInfo } = pageOf(
    rows,
    size,
    (claim) => encodeCursor(scope, [valueOf(claim), claim.localId]),
    async (firstRow) => {
      if (!place) return false;
      const before = firstRow ? ([valueOf(firstRow), firstRow.localId] as const) : null;
      return claimExistsBefore(db, list, before ?? place, before === null);
    },
  );
  let count: Promise<ClaimCount> | null = null;
  return new ClaimConnection(edges, pageInfo, () => (count ??= countClaims(db, workspace, stored)));
}
