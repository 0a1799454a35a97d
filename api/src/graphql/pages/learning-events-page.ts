import { openWorkspace } from '../../application/scope';
import type { LearningEventEntity } from '../../entities/learning-event.entity';
import { LearningEventConnection } from '../../entities/learning-event.entity';
import type { PageSource } from '../../entities/views/connection';
import {
  countLearningEvents,
  learningEventExistsAfter,
  pageOfLearningEvents,
} from '../../persistence/read/learning-events';
import type { AppContext } from '../context';
import { encodeCursor, pageOf, pageSize, parseCursor } from '../page';

/** @throws BadInputError by argument, NotFoundError, ConflictError: see openWorkspace */
export async function learningEventsPage(
  context: AppContext,
  args: { workspaceId: string; first: number | null; after: string | null },
): Promise<PageSource<LearningEventEntity>> {
  const size = pageSize(args.first);
  const { localId } = await openWorkspace(context, args.workspaceId);
  const scope = `learning:${localId}`;
  const place = parseCursor(scope, args.after, 'int');
  const db = context.database.reader('lists');
  const rows = await pageOfLearningEvents(db, localId, place?.[1] ?? null, size + 1);
  const page = pageOf(
    rows,
    size,
    (event) => encodeCursor(scope, [null, event.localId]),
    async (firstRow) => {
      if (!place) return false;
      return learningEventExistsAfter(db, localId, firstRow ? firstRow.localId : place[1] - 1);
    },
  );
  return new LearningEventConnection({ ...page, count: () => countLearningEvents(db, localId) });
}
