import type { Row, Tx } from '../database';
import { selectRows } from '../read/hydrate';
import { POLICY_DAILY_METRICS, POLICY_PERFORMANCE, POLICY_PROVIDERS } from '../rollups/policy-metrics';
import { confirm } from './compare';

const FIRST_ADJUDICATIONS = `c.frequency_code = '1' AND c.bill_of IS NULL AND c.initially_denied IS NOT NULL`;
const LINES = 'claim_line_items l ON l.workspace_id = c.workspace_id AND l.claim_id = c.id';
const POLICIES = 'policies p ON p.workspace_id = c.workspace_id AND p.payer_id = c.payer_id';

/**
 * One day of policy_daily_metrics, recomputed: claims in scope and denials among the claims adjudicated on it, and
 * appeals filed on it. Whether a policy applies follows from the stored populations, or from the codes of the claim's
 * lines and its DRG.
 */
export async function confirmPolicyDay(tx: Tx, workspaceId: number, date: string): Promise<number> {
  const key = [workspaceId, date];
  const adjudicated = `WHERE c.workspace_id = ? AND c.processing_date = ? AND ${FIRST_ADJUDICATIONS}`;
  const hitsByBit = await tx.query<Row>(
    `SELECT p.id AS "policyId", SUM(c.claims) AS "hitCount" FROM (
       SELECT c.workspace_id, c.payer_id, c.eligible_populations, COUNT(*) AS claims FROM claims c ${adjudicated}
       GROUP BY c.workspace_id, c.payer_id, c.eligible_populations) AS c
     JOIN ${POLICIES} AND (c.eligible_populations & p.population_bit) <> 0 GROUP BY p.id`,
    key,
  );
  const hitsByCode = await tx.query<Row>(
    `SELECT h.policy_id AS "policyId", COUNT(DISTINCT h.claim_id) AS "hitCount" FROM (
       SELECT p.id AS policy_id, c.id AS claim_id FROM claims c JOIN ${LINES}
       JOIN ${POLICIES} AND p.population_bit IS NULL
       JOIN policy_codes k ON k.workspace_id = p.workspace_id AND k.policy_id = p.id AND k.procedure_code = l.procedure_code
       ${adjudicated}
       UNION ALL
       SELECT p.id, c.id FROM claims c JOIN ${POLICIES} AND p.population_bit IS NULL
       JOIN policy_codes k ON k.workspace_id = p.workspace_id AND k.policy_id = p.id AND k.procedure_code = 'DRG ' || c.drg_code
       ${adjudicated} AND c.drg_code IS NOT NULL) AS h GROUP BY h.policy_id`,
    [...key, ...key],
  );
  const denials = await tx.query<Row>(
    `SELECT p.id AS "policyId", COUNT(DISTINCT c.id) AS "deniedCount", SUM(l.billed_cents) AS "deniedCents"
     FROM claims c JOIN ${LINES} JOIN ${POLICIES} AND p.rule_key = l.rule_key ${adjudicated} GROUP BY p.id`,
    key,
  );
  const appeals = await tx.query<Row>(
    `SELECT p.id AS "policyId", COUNT(*) AS "appealCount",
       SUM(CASE WHEN a.decided_date IS NULL THEN 0 ELSE 1 END) AS "appealDecidedCount",
       SUM(CASE WHEN a.outcome IN ('OVERTURNED', 'PARTIAL') THEN 1 ELSE 0 END) AS "overturnCount"
     FROM appeals a JOIN claims c ON c.workspace_id = a.workspace_id AND c.id = a.claim_id AND c.frequency_code = '1' AND c.bill_of IS NULL
     JOIN ${POLICIES}
     WHERE a.workspace_id = ? AND a.filed_date = ? AND EXISTS (
       SELECT 1 FROM ${LINES.replace(' ON ', ' WHERE ')} AND l.rule_key = p.rule_key) GROUP BY p.id`,
    key,
  );
  const stored = await selectRows(
    tx,
    POLICY_DAILY_METRICS,
    'm',
    `FROM policies p
     JOIN policy_daily_metrics m ON m.workspace_id = p.workspace_id AND m.policy_id = p.id AND m.metric_date = ?
     WHERE p.workspace_id = ?`,
    [date, workspaceId],
  );
  const byPolicy = new Map<unknown, Row>();
  for (const row of [...hitsByBit, ...hitsByCode, ...denials, ...appeals]) {
    const { policyId } = row;
    byPolicy.set(policyId, { workspaceId, metricDate: date, ...byPolicy.get(policyId), ...row });
  }
  return confirm(tx, POLICY_DAILY_METRICS, [...byPolicy.values()], stored);
}

/** policy_performance compared with the days, which have been confirmed before; records when. */
export async function confirmPolicyTotals(tx: Tx, workspaceId: number, nowIso: string): Promise<number> {
  const sums = POLICY_PERFORMANCE.columns
    .filter(({ isKey }) => !isKey)
    .map(({ name, property }) => `SUM(${name}) AS "${property}"`);
  const expected = await tx.query<Row>(
    `SELECT workspace_id AS "workspaceId", policy_id AS "policyId", ${sums.join(', ')} FROM policy_daily_metrics
     WHERE workspace_id = ? GROUP BY workspace_id, policy_id`,
    [workspaceId],
  );
  const stored = await selectRows(
    tx,
    POLICY_PERFORMANCE,
    't',
    'FROM policy_performance t WHERE t.workspace_id = ?',
    [workspaceId],
  );
  const mismatches = await confirm(tx, POLICY_PERFORMANCE, expected, stored);
  await tx.run('UPDATE policy_performance SET last_computed_at = ? WHERE workspace_id = ?', [
    nowIso,
    workspaceId,
  ]);
  return mismatches;
}

/** Which policies have denied one provider's claims, and how many. */
export async function confirmPolicyProvider(
  tx: Tx,
  workspaceId: number,
  providerId: number,
): Promise<number> {
  const expected = await tx.query<Row>(
    `SELECT c.workspace_id AS "workspaceId", p.id AS "policyId", c.provider_id AS "providerId", COUNT(DISTINCT c.id) AS "deniedCount"
     FROM claims c JOIN ${LINES} JOIN ${POLICIES} AND p.rule_key = l.rule_key
     WHERE c.workspace_id = ? AND c.provider_id = ? AND c.initially_denied = 1 AND ${FIRST_ADJUDICATIONS}
     GROUP BY c.workspace_id, p.id, c.provider_id`,
    [workspaceId, providerId],
  );
  const stored = await selectRows(
    tx,
    POLICY_PROVIDERS,
    'm',
    `FROM policies p
     JOIN policy_providers m ON m.workspace_id = p.workspace_id AND m.policy_id = p.id AND m.provider_id = ?
     WHERE p.workspace_id = ?`,
    [providerId, workspaceId],
  );
  return confirm(tx, POLICY_PROVIDERS, expected, stored);
}
