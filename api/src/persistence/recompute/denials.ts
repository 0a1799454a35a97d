import type { PayerType } from '../../domain/claim';
import { reasonKeyOf } from '../../domain/work-list/denial-reason';
import type { DenialStage, RecoveryPath } from '../../domain/work-list/denial-stage';
import { lastFilingDate } from '../../domain/work-list/filing-limit';
import { putRows } from '../bulk';
import type { Tx } from '../database';
import type { DenialRow } from '../denial-store';
import { selectRows } from '../read/hydrate';
import { OPEN_DENIALS, RECOVERY_OUTCOMES } from '../rollups/open-denials';
import { Sums } from '../rollups/sums';
import { IS_WON } from '../rollups/rollup';
import { DENIALS } from '../tables';
import { confirm } from './compare';

/** The bill's further claims to the same payer, where imports have brought some. */
const FURTHER =
  'claims f WHERE f.workspace_id = c.workspace_id AND f.bill_of = c.id AND f.id <> c.id AND f.payer_id = c.payer_id';

/**
 * Where a denial stands, from the claim's status and that of its corrected claim, or of the bill's other ones: the steps
 * that led there are not looked at. A corrected claim is adjudicated once.
 */
const STAGE = `CASE
  WHEN c.status = 'APPEALED' THEN 'WITH_PAYER'
  WHEN c.status <> 'DENIED' THEN 'CLOSED'
  WHEN EXISTS (SELECT 1 FROM ${FURTHER} AND f.status = 'PAID' AND f.processing_date > c.processing_date) THEN 'CLOSED'
  WHEN EXISTS (SELECT 1 FROM ${FURTHER} AND f.status = 'PENDING' AND f.standing IS NULL) THEN 'WITH_PAYER'
  ELSE COALESCE((SELECT CASE WHEN r.initially_denied IS NULL THEN 'WITH_PAYER' WHEN r.initially_denied = 0 THEN 'CLOSED' END
    FROM claims r WHERE r.workspace_id = c.workspace_id AND r.original_claim_id = c.id ORDER BY r.id DESC LIMIT 1), 'TO_WORK') END`;

interface FoundDenial {
  claim_id: number;
  payer_id: number;
  type: PayerType;
  rule_key: string | null;
  first_carc: string | null;
  processing_date: string;
  denied_cents: number;
  stage: DenialStage;
}

/**
 * The denials of the days from..to, and open_denials of these days, found again in the claims.
 * @returns how many denials are missing, too many or otherwise than their claims say, and how many figures differ
 */
export async function confirmDenials(tx: Tx, workspaceId: number, from: string, to: string): Promise<number> {
  const span = [workspaceId, from, to];
  const found = await tx.query<FoundDenial>(
    `SELECT c.id AS claim_id, c.payer_id, COALESCE(c.line_of_business, p.type) AS type, c.rule_key, c.first_carc, c.processing_date, c.denied_cents, ${STAGE} AS stage
     FROM claims c JOIN payers p ON p.workspace_id = c.workspace_id AND p.id = c.payer_id
     WHERE c.workspace_id = ? AND c.processing_date >= ? AND c.processing_date <= ? AND c.frequency_code = '1' AND c.bill_of IS NULL AND c.initially_denied = 1`,
    span,
  );
  const expected = found.map((row) => denialOf(workspaceId, row));
  const stored = await selectRows(
    tx,
    DENIALS,
    'd',
    'FROM denials d WHERE d.workspace_id = ? AND d.denied_on >= ? AND d.denied_on <= ?',
    span,
  );
  const open = new Sums(OPEN_DENIALS);
  for (const { deniedOn, deadline, deniedCents, stage } of expected) {
    if (stage === 'CLOSED') continue;
    const [toWork, withPayer] = stage === 'TO_WORK' ? [1, 0] : [0, 1];
    open.add({
      workspaceId,
      deniedOn,
      deadline,
      toWorkCount: toWork,
      toWorkCents: toWork * deniedCents,
      withPayerCount: withPayer,
      withPayerCents: withPayer * deniedCents,
    });
  }
  const storedOpen = await selectRows(
    tx,
    OPEN_DENIALS,
    'o',
    'FROM open_denials o WHERE o.workspace_id = ? AND o.denied_on >= ? AND o.denied_on <= ?',
    span,
  );
  return (
    (await mendDenials(tx, workspaceId, expected, stored)) +
    (await confirm(tx, OPEN_DENIALS, open.all(), storedOpen))
  );
}

const denialOf = (workspaceId: number, row: FoundDenial): DenialRow => ({
  workspaceId,
  claimId: row.claim_id,
  payerId: row.payer_id,
  reasonKey: reasonKeyOf(row.rule_key, row.first_carc),
  carc: row.first_carc,
  deniedOn: row.processing_date,
  deadline: lastFilingDate(row.type, row.processing_date),
  deniedCents: row.denied_cents,
  stage: row.stage,
});

async function mendDenials(
  tx: Tx,
  workspaceId: number,
  expected: readonly DenialRow[],
  stored: readonly DenialRow[],
): Promise<number> {
  const packed = (rows: readonly DenialRow[]): Map<number, string> =>
    new Map(rows.map((row) => [row.claimId, JSON.stringify(DENIALS.pack(row))]));
  const [right, left] = [packed(expected), packed(stored)];
  const wrong = expected.filter(({ claimId }) => left.get(claimId) !== right.get(claimId));
  const surplus = stored.filter(({ claimId }) => !right.has(claimId));
  await putRows(tx, DENIALS, DENIALS.packAll(wrong));
  for (const { claimId } of surplus)
    await tx.run('DELETE FROM denials WHERE workspace_id = ? AND claim_id = ?', [workspaceId, claimId]);
  return wrong.length + surplus.length;
}

interface FoundOutcomes {
  rule_key: string | null;
  first_carc: string | null;
  payer_id: number;
  decided: number;
  won: number;
  won_denied: number | null;
  recovered: number | null;
}

/** recovery_outcomes, all of a workspace's: appeals and corrected claims are few. */
export async function confirmRecoveryOutcomes(tx: Tx, workspaceId: number): Promise<number> {
  const sums = new Sums(RECOVERY_OUTCOMES);
  const add = (path: RecoveryPath, rows: readonly FoundOutcomes[]): void => {
    for (const row of rows)
      sums.add({
        workspaceId,
        reasonKey: reasonKeyOf(row.rule_key, row.first_carc),
        payerId: row.payer_id,
        path,
        decidedCount: Number(row.decided),
        wonCount: Number(row.won),
        wonDeniedCents: Number(row.won_denied ?? 0),
        recoveredCents: Number(row.recovered ?? 0),
      });
  };
  const ofFirstDenials = `c.frequency_code = '1' AND c.bill_of IS NULL AND c.initially_denied = 1 GROUP BY c.rule_key, c.first_carc, c.payer_id`;
  add(
    'APPEAL',
    await tx.query<FoundOutcomes>(
      `SELECT c.rule_key, c.first_carc, c.payer_id, COUNT(*) AS decided, SUM(CASE WHEN ${IS_WON} THEN 1 ELSE 0 END) AS won,
         SUM(CASE WHEN ${IS_WON} THEN c.denied_cents END) AS won_denied, SUM(CASE WHEN ${IS_WON} THEN a.recovered_cents END) AS recovered
       FROM appeals a JOIN claims c ON c.workspace_id = a.workspace_id AND c.id = a.claim_id
       WHERE a.workspace_id = ? AND a.decided_date IS NOT NULL AND ${ofFirstDenials}`,
      [workspaceId],
    ),
  );
  add(
    'CORRECTED_CLAIM',
    await tx.query<FoundOutcomes>(
      `SELECT c.rule_key, c.first_carc, c.payer_id, COUNT(*) AS decided, SUM(1 - r.initially_denied) AS won,
         SUM(CASE WHEN r.initially_denied = 0 THEN c.denied_cents END) AS won_denied,
         SUM(CASE WHEN r.initially_denied = 0 THEN r.first_paid_cents END) AS recovered
       FROM claims r JOIN claims c ON c.workspace_id = r.workspace_id AND c.id = r.original_claim_id
       WHERE r.workspace_id = ? AND r.original_claim_id IS NOT NULL AND r.initially_denied IS NOT NULL AND ${ofFirstDenials}`,
      [workspaceId],
    ),
  );
  const stored = await selectRows(
    tx,
    RECOVERY_OUTCOMES,
    'o',
    'FROM recovery_outcomes o WHERE o.workspace_id = ?',
    [workspaceId],
  );
  return confirm(tx, RECOVERY_OUTCOMES, sums.all(), stored);
}
