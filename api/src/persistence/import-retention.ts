import type { Queryable, Tx } from './database';

/** Imports that ended before an instant and whose rejections are still kept. */
export async function finishedImportsBefore(db: Queryable, beforeIso: string): Promise<number[]> {
  const rows = await db.query<{ id: number }>(
    `SELECT i.id FROM imports i WHERE i.finished_at < ? AND EXISTS (SELECT 1 FROM import_rejections r WHERE r.import_id = i.id)
     ORDER BY i.id`,
    [beforeIso],
  );
  return rows.map(({ id }) => Number(id));
}

export async function forgetRejections(tx: Tx, importId: number): Promise<void> {
  await tx.run('DELETE FROM import_rejections WHERE import_id = ?', [importId]);
}
