import { inventoryDay } from '../../application/figures/inventory-day';
import { openWorkspace } from '../../application/scope';
import { workItems } from '../../application/figures/work-list';
import { BadInputError } from '../../domain/errors';
import { parseLocalId } from '../../entities/global-id';
import type { WorkListArgs, WorkListFilter } from '../../entities/inputs/work-list.input';
import type { PageSource } from '../../entities/views/connection';
import type { WorkItem } from '../../entities/views/work-item';
import { WorkItemConnection } from '../../entities/views/work-item';
import type { WorkFilter, WorkPlace } from '../../persistence/read/work/work-list';
import { countWork } from '../../persistence/read/work/work-list';
import type { AppContext } from '../context';
import { encodeCursor, pageOf, pageSize, parseCursor } from '../page';

const MAX_CODES = 50;

/** @throws BadInputError by argument, NotFoundError, ConflictError: see openWorkspace */
export async function workListPage(
  context: AppContext,
  { workspaceId, filter, first, after }: WorkListArgs,
): Promise<PageSource<WorkItem>> {
  const size = pageSize(first);
  const workspace = await openWorkspace(context, workspaceId);
  const { localId } = workspace;
  const scope = `work:${localId}`;
  const place = parseCursor(scope, after, 'int') as WorkPlace | null;
  const db = context.database.reader('lists');
  const list = {
    workspaceId: localId,
    today: await inventoryDay(context, workspace),
    filter: parseFilter(filter, localId),
  };
  const items = await workItems(db, list, place, size + 1);
  const page = pageOf(
    items,
    size,
    (item) => encodeCursor(scope, [item.priorityMilliCents, item.claimLocalId]),
    // A cursor is given out with an item, which comes before whatever follows it.
    () => Promise.resolve(place !== null),
  );
  return new WorkItemConnection({ ...page, count: () => countWork(db, list) });
}

function parseFilter(filter: WorkListFilter | null, workspaceId: number): WorkFilter {
  if (!filter) return {};
  const { payerId, carc, dueBy, minDenied, nextStep, preventable, owner, status } = filter;
  if ((carc?.length ?? 0) > MAX_CODES)
    throw BadInputError.of('filter.carc', `expected at most ${MAX_CODES} codes, got ${carc?.length}`);
  return {
    ...(payerId && { payerId: parseLocalId('Payer', workspaceId, payerId, 'filter.payerId') }),
    ...(carc && { carc: [...new Set(carc)] }),
    ...(dueBy && { dueBy }),
    ...(minDenied !== null && minDenied !== undefined && { minDeniedCents: minDenied }),
    ...(nextStep && { nextStep: [...new Set(nextStep)] }),
    ...(preventable !== null && preventable !== undefined && { preventable }),
    ...(owner && { owner: owner.trim() }),
    ...(status && { status: [...new Set(status)] }),
  };
}
