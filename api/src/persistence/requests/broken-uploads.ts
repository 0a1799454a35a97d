import type { Database } from '../database';

/**
 * Uploads that this program was receiving when it ended: their rest will not come. Only where one program has the
 * database to itself; beside others, theirs could be among them.
 */
export async function failBrokenUploads(database: Database, nowMs: number): Promise<void> {
  if (database.dialect !== 'sqlite') return;
  await database.write(async (tx) => {
    await tx.run(
      `DELETE FROM import_chunks WHERE import_id IN (SELECT id FROM imports WHERE state = 'QUEUED' AND bytes_total IS NULL)`,
    );
    await tx.run(
      `UPDATE imports SET state = 'FAILED', error = 'The upload broke off: the server was stopped.', finished_at = ?
       WHERE state = 'QUEUED' AND bytes_total IS NULL`,
      [new Date(nowMs).toISOString()],
    );
  });
}
