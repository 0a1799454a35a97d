import type { Claim } from '../../domain/claim';
import { claimsWithLines } from '../claim-reader';
import type { Queryable } from '../database';
import { foldCase } from './fold-case';

/** What makes another claim a possible duplicate for a payer. */
export interface ServiceKey {
  payerId: number;
  memberId: string;
  dateOfService: string;
}

/**
 * Original simulated claims to one payer for one member and day of service, submitted on or after `fromDate`, in id
 * order: the few among which a repeat can be found. Read through the member's index; one page of them at most.
 */
export async function claimsOfSameService(
  db: Queryable,
  workspaceId: number,
  { payerId, memberId, dateOfService }: ServiceKey,
  fromDate: string,
): Promise<Claim[]> {
  const pages = claimsWithLines(db, workspaceId, SAME_SERVICE, [
    foldCase(memberId),
    memberId,
    payerId,
    dateOfService,
    fromDate,
  ]);
  for await (const page of pages) return page.map(({ claim }) => claim);
  return [];
}

/**
 * What the workspace's practice billed first for a member from `fromDate` to `toDate`, by date of service, in id order.
 * Read through the member's index; one page at most, which is far more than one person's visits.
 */
export async function claimsOfMember(
  db: Queryable,
  workspaceId: number,
  { memberId, fromDate, toDate }: { memberId: string; fromDate: string; toDate: string },
): Promise<Claim[]> {
  const pages = claimsWithLines(db, workspaceId, OF_MEMBER, [foldCase(memberId), memberId, fromDate, toDate]);
  for await (const page of pages) return page.map(({ claim }) => claim);
  return [];
}

/** Exported for the test that looks at their query plans. */
export const OF_MEMBER = `AND lower(c.member_id) = ? AND c.member_id = ? AND c.date_of_service >= ? AND c.date_of_service <= ?
  AND c.frequency_code = '1' AND c.bill_of IS NULL`;
export const SAME_SERVICE = `AND lower(c.member_id) = ? AND c.member_id = ? AND c.payer_id = ? AND c.date_of_service = ?
  AND c.submission_date >= ? AND c.frequency_code = '1' AND c.bill_of IS NULL AND c.source = 'SIMULATED'`;

export async function claimNumberExists(
  db: Queryable,
  workspaceId: number,
  claimNumber: string,
): Promise<boolean> {
  const rows = await db.query(
    'SELECT c.id FROM claims c WHERE c.workspace_id = ? AND lower(c.claim_number) = ? AND c.claim_number = ? ORDER BY c.id LIMIT 1',
    [workspaceId, foldCase(claimNumber), claimNumber],
  );
  return rows.length > 0;
}
