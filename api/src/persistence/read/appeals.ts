import type { AppealOutcome } from '../../domain/claim';
import { AppealEntity } from '../../entities/appeal.entity';
import type { Cell } from '../dialect';
import type { Queryable } from '../database';
import { select } from './hydrate';

/** A position in the list: filing date and id of the row before the page. */
export type AppealPlace = readonly [filedDate: string, id: number];

/**
 * Newest filing first. Each outcome has its own range in the index, so that a rare one is found at once: pages of
 * several outcomes are merged from one page of each.
 */
export async function pageOfAppeals(
  db: Queryable,
  workspaceId: number,
  outcomes: readonly AppealOutcome[] | null,
  after: AppealPlace | null,
  limit: number,
): Promise<AppealEntity[]> {
  const newest = { after, limit, direction: 'DESC' } as const;
  if (!outcomes) return readStretch(db, workspaceId, null, newest);
  const runs: AppealEntity[] = [];
  for (const outcome of new Set(outcomes))
    runs.push(...(await readStretch(db, workspaceId, outcome, newest)));
  return runs
    .sort((a, b) =>
      a.filedDate === b.filedDate ? b.localId - a.localId : a.filedDate < b.filedDate ? 1 : -1,
    )
    .slice(0, limit);
}

/** @param orAt counts the place itself too: for an empty page, whose `after` is what stands before it */
export async function appealExistsBefore(
  db: Queryable,
  workspaceId: number,
  outcomes: readonly AppealOutcome[] | null,
  place: AppealPlace,
  orAt: boolean,
): Promise<boolean> {
  const [filedDate, id] = place;
  const nearest = { after: [filedDate, orAt ? id - 1 : id], limit: 1, direction: 'ASC' } as const;
  for (const outcome of outcomes ? new Set(outcomes) : [null]) {
    if ((await readStretch(db, workspaceId, outcome, nearest)).length > 0) return true;
  }
  return false;
}

/** A count by outcome reads the index alone. */
export async function countAppeals(
  db: Queryable,
  workspaceId: number,
  outcomes: readonly AppealOutcome[] | null,
): Promise<number> {
  if (outcomes?.length === 0) return 0;
  const [row] = await db.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM appeals WHERE workspace_id = ?${outcomes ? ` AND outcome IN (${outcomes.map(() => '?').join(', ')})` : ''}`,
    [workspaceId, ...(outcomes ?? [])],
  );
  return Number(row?.n ?? 0);
}

interface Stretch {
  after: AppealPlace | null;
  limit: number;
  direction: 'ASC' | 'DESC';
}

/** Some of the appeals of one outcome, or of all, in the order of the index. */
function readStretch(
  db: Queryable,
  workspaceId: number,
  outcome: AppealOutcome | null,
  { after, limit, direction }: Stretch,
): Promise<AppealEntity[]> {
  const params: Cell[] = [workspaceId];
  let where = 'a.workspace_id = ?';
  if (outcome !== null) {
    where += ' AND a.outcome = ?';
    params.push(outcome);
  }
  if (after) {
    where += ` AND (a.filed_date, a.id) ${direction === 'DESC' ? '<' : '>'} (?, ?)`;
    params.push(...after);
  }
  return select(
    db,
    AppealEntity,
    'a',
    `FROM appeals a WHERE ${where} ORDER BY a.filed_date ${direction}, a.id ${direction} LIMIT ?`,
    [...params, limit],
  );
}
