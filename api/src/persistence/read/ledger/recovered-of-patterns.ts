import { IS_PREVENTION } from '../../../domain/ledger/booking';
import type { Cents } from '../../../domain/money';
import type { Queryable } from '../../database';

const RECOVERY = Object.entries(IS_PREVENTION)
  .flatMap(([kind, isPrevention]) => (isPrevention ? [] : [`'${kind}'`]))
  .join(', ');

/** Allowed cents that came back on the denials whose primary pattern each is; patterns without any are left out. */
export async function recoveredCentsOfPatterns(
  db: Queryable,
  workspaceId: number,
  patternIds: readonly number[],
): Promise<Map<number, Cents>> {
  const rows = await db.query<{ id: number; cents: number }>(
    `SELECT p.pattern_id AS id, CAST(SUM(b.allowed_cents) AS BIGINT) AS cents
     FROM pattern_claims p JOIN bookings b ON b.workspace_id = p.workspace_id AND b.kind IN (${RECOVERY}) AND b.subject_id = p.claim_id
     WHERE p.workspace_id = ? AND p.pattern_id IN (${patternIds.map(() => '?').join(', ')}) AND p.is_primary = 1
     GROUP BY p.pattern_id`,
    [workspaceId, ...patternIds],
  );
  return new Map(rows.map(({ id, cents }) => [id, cents]));
}
