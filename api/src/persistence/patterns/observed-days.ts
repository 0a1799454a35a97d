import type { StoredClaim } from '../claim-reader';
import { claimsWithLines } from '../claim-reader';
import type { Queryable, Tx } from '../database';

/** The newest days with adjudicated first submissions, where none of them is among the detector's; else null. */
export async function newestAdjudicationDays(
  db: Queryable,
  workspaceId: number,
  count: number,
): Promise<{ from: string } | null> {
  const stored = await db.query(
    'SELECT 1 AS found FROM detector_observations WHERE workspace_id = ? LIMIT 1',
    [workspaceId],
  );
  if (stored.length > 0) return null;
  let day: string | null = null;
  for (let found = 0; found < count; found += 1) {
    const before: string = day === null ? '' : ' AND processing_date < ?';
    const [row]: { day: string | null }[] = await db.query<{ day: string | null }>(
      `SELECT MAX(processing_date) AS day FROM claims
       WHERE workspace_id = ? AND processing_date IS NOT NULL AND frequency_code = '1' AND bill_of IS NULL AND initially_denied IS NOT NULL${before}`,
      [workspaceId, ...(day === null ? [] : [day])],
    );
    if (!row?.day) break;
    ({ day } = row);
  }
  return day === null ? null : { from: day };
}

/** Every day on which first submissions were adjudicated, in order; from one day on where that is given. */
export async function adjudicationDays(db: Queryable, workspaceId: number, from = ''): Promise<string[]> {
  const rows = await db.query<{ day: string }>(
    `SELECT DISTINCT processing_date AS day FROM claims WHERE workspace_id = ? AND processing_date IS NOT NULL AND processing_date >= ?
       AND frequency_code = '1' AND bill_of IS NULL AND initially_denied IS NOT NULL ORDER BY processing_date`,
    [workspaceId, from],
  );
  return rows.map(({ day }) => day);
}

/** First submissions adjudicated on a day, with their first adjudication, by pages. */
export const claimsAdjudicatedOn = (
  db: Queryable,
  workspaceId: number,
  day: string,
): AsyncGenerator<StoredClaim[]> =>
  claimsWithLines(
    db,
    workspaceId,
    `AND c.processing_date = ? AND c.frequency_code = '1' AND c.bill_of IS NULL AND c.initially_denied IS NOT NULL`,
    [day],
  );

/** What the detector held of claims, before it has read them all again. */
export async function forgetObservations(tx: Tx, workspaceId: number): Promise<void> {
  await tx.run('DELETE FROM detector_observations WHERE workspace_id = ?', [workspaceId]);
}

/** The marks of patterns on the charts, before they are made again. */
export async function forgetPatternMarks(tx: Tx, workspaceId: number): Promise<void> {
  await tx.run(
    `DELETE FROM annotations WHERE workspace_id = ? AND kind IN ('PATTERN_DETECTED', 'PATTERN_RESOLVED')`,
    [workspaceId],
  );
}
