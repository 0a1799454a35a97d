import type { Adjudication, Claim } from '../domain/claim';
import type { ClaimsInScope } from '../domain/policies/claims-in-scope';
import { policyId, policyIdOf } from '../domain/policies/policy-register';
import type { RowOf } from '../persistence/batch';
import { Tally } from './tally';

/**
 * Counts a batch's first adjudications under the payers' policies, by processing date. A claim is in scope of a policy
 * that applies to it; a policy has denied a claim when it denied a line of it. Most claims are in scope of about twenty
 * policies, so claims are counted by their set of policies, and the counts are spread over the policies once per batch.
 */
export class PolicyTally {
  private readonly cells = new Map<string, HitCell>();
  private readonly denials = new Tally(['denied', 'deniedCents'] as const);
  private readonly deniedProviders = new Tally(['denied'] as const);

  constructor(private readonly hits: ClaimsInScope) {}

  add(claim: Claim, adjudication: Adjudication, eligiblePopulations: number): void {
    const rules = this.hits.of(claim, eligiblePopulations);
    if (rules === 0) return;
    const { payerId } = claim;
    const date = adjudication.processingDate;
    const name = `${payerId}|${date}`;
    let cell = this.cells.get(name);
    if (!cell) this.cells.set(name, (cell = { payerId, date, claimsByRules: new Map() }));
    cell.claimsByRules.set(rules, (cell.claimsByRules.get(rules) ?? 0) + 1);
    if (adjudication.outcome === 'DENIED') this.addDenials(claim, adjudication);
  }

  /** Rows of policy_daily_metrics and policy_performance to be added, and denials by provider. */
  finish(workspaceId: number): { daily: RowOf[]; totals: RowOf[]; providers: RowOf[] } {
    const daily = new Tally(FIGURES);
    const totals = new Tally(FIGURES);
    const add = (
      id: number,
      date: string,
      figures: Partial<Record<(typeof FIGURES)[number], number>>,
    ): void => {
      daily.add([id, date], figures);
      totals.add([id], figures);
    };
    for (const { payerId, date, claimsByRules } of this.cells.values()) {
      hitsByRule(claimsByRules).forEach((hit, rule) => {
        if (hit > 0) add(policyId(payerId, rule), date, { hit });
      });
    }
    for (const [, id, date, denied, deniedCents] of this.denials.rows(workspaceId)) {
      add(Number(id), String(date), { denied: Number(denied), deniedCents: Number(deniedCents) });
    }
    return {
      daily: daily.rows(workspaceId),
      totals: totals.rows(workspaceId),
      providers: this.deniedProviders.rows(workspaceId),
    };
  }

  private addDenials(claim: Claim, { lines, processingDate }: Adjudication): void {
    const centsByRule = new Map<string, number>();
    for (const { lineNumber, denial } of lines) {
      if (!denial?.ruleKey) continue;
      const billed = claim.lines.find((line) => line.lineNumber === lineNumber)?.billedCents ?? 0;
      centsByRule.set(denial.ruleKey, (centsByRule.get(denial.ruleKey) ?? 0) + billed);
    }
    for (const [ruleKey, deniedCents] of centsByRule) {
      const id = policyIdOf(claim.payerId, ruleKey);
      if (id === null) continue;
      this.denials.add([id, processingDate], { denied: 1, deniedCents });
      if (claim.providerId !== null) this.deniedProviders.add([id, claim.providerId], { denied: 1 });
    }
  }
}

/** In the order of the rollups' columns; appeals are added by a statement of their own. */
const FIGURES = ['hit', 'denied', 'deniedCents', 'appeals', 'appealsDecided', 'overturned'] as const;

interface HitCell {
  payerId: number;
  date: string;
  /** Claims by the set of rules they are in scope of, as a bitmask. */
  claimsByRules: Map<number, number>;
}

function hitsByRule(claimsByRules: ReadonlyMap<number, number>): number[] {
  const hits = new Array<number>(32).fill(0);
  for (const [rules, claims] of claimsByRules) {
    for (let rule = 0; rule < hits.length; rule++)
      if ((rules & (1 << rule)) !== 0) hits[rule] = (hits[rule] as number) + claims;
  }
  return hits;
}
