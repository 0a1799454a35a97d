import { policyIdOf } from '../../domain/policies/policy-register';
import { addRows } from '../bulk';
import type { Tx } from '../database';
import type { PolicyFigure } from './policy-metrics';
import { POLICY_DAILY_METRICS, POLICY_PERFORMANCE } from './policy-metrics';
import type { AppealStep } from '../tables';

const NOTHING: Readonly<Record<PolicyFigure, number>> = {
  hitCount: 0,
  deniedCount: 0,
  deniedCents: 0,
  appealCount: 0,
  appealDecidedCount: 0,
  overturnCount: 0,
};

/**
 * Counts appeals, filed and decided, under every policy that denied a line of the appealed claim: by filing date, and
 * in total. What the lines were denied for is looked up by key in two plain statements: as one join, PostgreSQL without
 * fresh statistics read every line of the workspace.
 */
export async function addPolicyAppeals(
  tx: Tx,
  workspaceId: number,
  steps: readonly AppealStep[],
): Promise<void> {
  if (steps.length === 0) return;
  const claimIds = [...new Set(steps.map(({ claimId }) => claimId))];
  const policiesOf = await denyingPolicies(tx, workspaceId, claimIds);
  const days = new Map<string, Parameters<typeof POLICY_DAILY_METRICS.pack>[0]>();
  const totals = new Map<number, Parameters<typeof POLICY_PERFORMANCE.pack>[0]>();
  for (const step of steps) {
    for (const policyId of policiesOf.get(step.claimId) ?? []) {
      const metricDate = step.filedDate;
      const key = `${policyId}|${metricDate}`;
      days.set(key, added(days.get(key) ?? { workspaceId, policyId, metricDate, ...NOTHING }, step));
      totals.set(policyId, added(totals.get(policyId) ?? { workspaceId, policyId, ...NOTHING }, step));
    }
  }
  await addRows(tx, POLICY_DAILY_METRICS, POLICY_DAILY_METRICS.packAll(days.values()));
  await addRows(tx, POLICY_PERFORMANCE, POLICY_PERFORMANCE.packAll(totals.values()));
}

const added = <Row extends Record<PolicyFigure, number>>(row: Row, step: AppealStep): Row => ({
  ...row,
  appealCount: row.appealCount + step.appealCount,
  appealDecidedCount: row.appealDecidedCount + step.appealDecidedCount,
  overturnCount: row.overturnCount + step.overturnCount,
});

/** By claim, first submissions only: the policies that denied a line of it. */
async function denyingPolicies(
  tx: Tx,
  workspaceId: number,
  claimIds: readonly number[],
): Promise<Map<number, Set<number>>> {
  const keys = [workspaceId, ...claimIds];
  const marks = claimIds.map(() => '?').join(', ');
  const claims = await tx.query<{ id: number; payer_id: number }>(
    `SELECT id, payer_id FROM claims WHERE workspace_id = ? AND id IN (${marks}) AND frequency_code = '1' AND bill_of IS NULL`,
    keys,
  );
  const lines = await tx.query<{ claim_id: number; rule_key: string }>(
    `SELECT claim_id, rule_key FROM claim_line_items WHERE workspace_id = ? AND claim_id IN (${marks}) AND rule_key IS NOT NULL`,
    keys,
  );
  const payerOf = new Map(claims.map((claim) => [claim.id, claim.payer_id]));
  const policies = new Map<number, Set<number>>();
  for (const line of lines) {
    const payerId = payerOf.get(line.claim_id);
    const id = payerId === undefined ? null : policyIdOf(payerId, line.rule_key);
    if (id === null) continue;
    const found = policies.get(line.claim_id);
    if (found) found.add(id);
    else policies.set(line.claim_id, new Set([id]));
  }
  return policies;
}
