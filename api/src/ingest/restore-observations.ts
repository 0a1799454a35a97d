import type { ObservationRow } from '../detection/detector';
import { HELD_DAYS, ObservationLog } from '../detection/observation-log';
import type { PayerType } from '../domain/claim';
import { insertMissingRows } from '../persistence/bulk';
import { claimsWithLines } from '../persistence/claim-reader';
import type { Database } from '../persistence/database';
import { newestAdjudicationDays } from '../persistence/patterns/observed-days';
import { DETECTOR_OBSERVATIONS } from '../persistence/tables';
import { observed } from './observed';

/** So many claims are packed into one row. */
const CLAIMS_PER_ROW = 2_000;

/** A workspace of an older version has claims and no observations: they are made from the claims, once. */
export async function restoreObservations(db: Database, workspaceId: number): Promise<void> {
  const reader = db.reader('live');
  const days = await newestAdjudicationDays(reader, workspaceId, HELD_DAYS);
  if (days === null) return;
  const types = await payerTypes(db, workspaceId);
  const rows: ObservationRow[] = [];
  let log = new ObservationLog([]);
  let claims = 0;
  const where = `AND c.processing_date >= ? AND c.frequency_code = '1' AND c.bill_of IS NULL AND c.initially_denied IS NOT NULL`;
  for await (const page of claimsWithLines(reader, workspaceId, where, [days.from])) {
    for (const { claim, adjudication } of page) {
      if (adjudication === null) continue;
      log.add(observed(claim, adjudication, claim.lineOfBusiness ?? types.get(claim.payerId) ?? 'OTHER'));
      claims += 1;
    }
    if (claims < CLAIMS_PER_ROW) continue;
    rows.push(...log.take().rows);
    log = new ObservationLog([]);
    claims = 0;
  }
  rows.push(...log.take().rows);
  await db.write((tx) =>
    insertMissingRows(
      tx,
      DETECTOR_OBSERVATIONS,
      DETECTOR_OBSERVATIONS.packAll(rows.map((row) => ({ workspaceId, ...row }))),
    ),
  );
}

async function payerTypes(db: Database, workspaceId: number): Promise<Map<number, PayerType>> {
  const rows = await db
    .reader('live')
    .query<{ id: number; type: PayerType }>('SELECT id, type FROM payers WHERE workspace_id = ?', [
      workspaceId,
    ]);
  return new Map(rows.map(({ id, type }) => [Number(id), type]));
}
