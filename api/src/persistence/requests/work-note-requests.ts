import type { WorkStatus } from '../../domain/work-list/work-status';
import { insertRows, putRows } from '../bulk';
import type { Database } from '../database';
import { selectRows } from '../read/hydrate';
import { WORK_NOTES, WORK_NOTE_CHANGES } from '../tables';
import { requireReady } from './workspace-requests';

/** What is left out stays as it is. */
export interface WorkNoteChanges {
  note?: string | null;
  owner?: string | null;
  status?: WorkStatus;
}

/** Changes what is said of a denial, and keeps what was said before with its time. What changes nothing is not kept. */
export function changeWorkNote(
  database: Database,
  key: { workspaceId: number; claimId: number },
  changes: WorkNoteChanges,
  nowMs: number,
): Promise<void> {
  return database.write(async (tx) => {
    await requireReady(tx, key.workspaceId);
    const ids = [key.workspaceId, key.claimId];
    const [stored] = await selectRows(
      tx,
      WORK_NOTES,
      'n',
      'FROM work_notes n WHERE n.workspace_id = ? AND n.claim_id = ?',
      ids,
    );
    const before = stored ?? { ...key, note: null, owner: null, status: 'NEW' as const };
    const after = { ...before, ...changes };
    if (after.note === before.note && after.owner === before.owner && after.status === before.status) return;
    const [last] = await tx.query<{ seq: number | null }>(
      'SELECT MAX(seq) AS seq FROM work_note_changes WHERE workspace_id = ? AND claim_id = ?',
      ids,
    );
    await putRows(tx, WORK_NOTES, [WORK_NOTES.pack(after)]);
    await insertRows(tx, WORK_NOTE_CHANGES, [
      WORK_NOTE_CHANGES.pack({
        ...after,
        seq: (last?.seq ?? 0) + 1,
        changedAt: new Date(nowMs).toISOString(),
      }),
    ]);
  });
}
