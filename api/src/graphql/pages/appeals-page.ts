import { openWorkspace } from '../../application/scope';
import type { AppealOutcome } from '../../domain/claim';
import type { AppealEntity } from '../../entities/appeal.entity';
import { AppealConnection } from '../../entities/appeal.entity';
import type { PageSource } from '../../entities/views/connection';
import type { AppealPlace } from '../../persistence/read/appeals';
import { appealExistsBefore, countAppeals, pageOfAppeals } from '../../persistence/read/appeals';
import type { AppContext } from '../context';
import { encodeCursor, pageOf, pageSize, parseCursor } from '../page';

export interface AppealsPageArgs {
  workspaceId: string;
  outcome: AppealOutcome[] | null;
  first: number | null;
  after: string | null;
}

/** @throws BadInputError by argument, NotFoundError, ConflictError: see openWorkspace */
export async function appealsPage(
  context: AppContext,
  args: AppealsPageArgs,
): Promise<PageSource<AppealEntity>> {
  const size = pageSize(args.first);
  const { localId } = await openWorkspace(context, args.workspaceId);
  const scope = `appeals:${localId}`;
  const place = parseCursor(scope, args.after, 'text') as AppealPlace | null;
  const db = context.database.reader('lists');
  const outcomes = args.outcome ?? null;
  const rows = await pageOfAppeals(db, localId, outcomes, place, size + 1);
  const page = pageOf(
    rows,
    size,
    (appeal) => encodeCursor(scope, [appeal.filedDate, appeal.localId]),
    async (firstRow) => {
      if (!place) return false;
      const before: AppealPlace = firstRow ? [firstRow.filedDate, firstRow.localId] : place;
      return appealExistsBefore(db, localId, outcomes, before, !firstRow);
    },
  );
  return new AppealConnection({ ...page, count: () => countAppeals(db, localId, outcomes) });
}
