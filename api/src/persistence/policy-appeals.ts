import { policyIdOf } from '../domain/policies/policy-register';
import type { RowOf } from './batch';
import { addRows } from './bulk';
import type { Tx } from './database';
import { POLICY_DAILY_METRICS, POLICY_PERFORMANCE } from './tables';

/**
 * Counts appeals, filed and decided, under every policy that denied a line of the appealed claim: by filing date, and
 * in total. Rows: workspace, claim, filing date, filed, won, decided. What the lines were denied for is looked up by
 * key in two plain statements: as one join, PostgreSQL without fresh statistics read every line of the workspace.
 */
export async function addPolicyAppeals(tx: Tx, workspaceId: number, steps: readonly RowOf[]): Promise<void> {
  if (steps.length === 0) return;
  const policiesOf = await denyingPolicies(tx, workspaceId, [
    ...new Set(steps.map((step) => Number(step[1]))),
  ]);
  const days = new Map<string, number[]>();
  const totals = new Map<number, number[]>();
  for (const [, claimId, filedDate, filed, won, decided] of steps) {
    const counts = [Number(filed), Number(decided), Number(won)];
    for (const id of policiesOf.get(Number(claimId)) ?? []) {
      add(days, `${id}|${String(filedDate)}`, counts);
      add(totals, id, counts);
    }
  }
  const none = [0, 0, 0];
  await addRows(
    tx,
    POLICY_DAILY_METRICS,
    [...days].map(([key, counts]) => {
      const [id, date] = key.split('|');
      return [workspaceId, Number(id), date as string, ...none, ...counts];
    }),
  );
  await addRows(
    tx,
    POLICY_PERFORMANCE,
    [...totals].map(([id, counts]) => [workspaceId, id, ...none, ...counts]),
  );
}

/** By claim, first submissions only: the policies that denied a line of it. */
async function denyingPolicies(
  tx: Tx,
  workspaceId: number,
  claimIds: readonly number[],
): Promise<Map<number, Set<number>>> {
  const keys = [workspaceId, ...claimIds];
  const marks = claimIds.map(() => '?').join(', ');
  const claims = await tx.query<{ id: number; payer_id: number }>(
    `SELECT id, payer_id FROM claims WHERE workspace_id = ? AND id IN (${marks}) AND frequency_code = '1'`,
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

function add<K>(sums: Map<K, number[]>, key: K, counts: readonly number[]): void {
  const before = sums.get(key);
  sums.set(key, before ? before.map((sum, index) => sum + (counts[index] ?? 0)) : [...counts]);
}
