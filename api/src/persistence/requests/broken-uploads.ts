import type { Database } from '../database';
import { removeUpload } from './import-requests';

/** A workspace and its first import that were created together have the same instant. */
const BROKEN = `SELECT i.id, CASE WHEN w.created_at = i.created_at THEN w.id END AS new_workspace_id
  FROM imports i JOIN workspaces w ON w.id = i.workspace_id WHERE i.state = 'QUEUED' AND i.bytes_total IS NULL`;

/**
 * Uploads that this program was receiving when it ended: their rest will not come. Only where one program has the
 * database to itself; beside others, theirs could be among them.
 */
export async function failBrokenUploads(database: Database, nowMs: number): Promise<void> {
  if (database.dialect !== 'sqlite') return;
  await database.write(async (tx) => {
    for (const upload of await tx.query<{ id: number; new_workspace_id: number | null }>(BROKEN)) {
      const { id: importId, new_workspace_id: newWorkspaceId } = upload;
      await removeUpload(
        tx,
        { importId, newWorkspaceId },
        'The upload broke off: the server was stopped.',
        nowMs,
      );
    }
  });
}
