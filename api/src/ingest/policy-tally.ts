import type { Adjudication, Claim } from '../domain/claim';
import type { ClaimsInScope } from '../domain/policies/claims-in-scope';
import { RuleSet } from '../domain/rules/rule-set';
import { policyId, policyIdOf } from '../domain/policies/policy-register';
import type { PolicyFigure } from '../persistence/rollups/policy-metrics';
import {
  POLICY_DAILY_METRICS,
  POLICY_PERFORMANCE,
  POLICY_PROVIDERS,
} from '../persistence/rollups/policy-metrics';
import type { RollupRows } from '../persistence/rollups/rollups';
import type { Times } from './tally';
import { Tally } from './tally';

/** Appeals are added by a statement of their own. */
const NOTHING: Readonly<Record<PolicyFigure, number>> = {
  hitCount: 0,
  deniedCount: 0,
  deniedCents: 0,
  appealCount: 0,
  appealDecidedCount: 0,
  overturnCount: 0,
};

/**
 * Counts a batch's first adjudications under the payers' policies, by processing date. A claim is in scope of a policy
 * that applies to it; a policy has denied a claim when it denied a line of it. Most claims are in scope of about twenty
 * policies, so claims are counted by their set of policies, and the counts are spread over the policies once per batch.
 */
export class PolicyTally {
  times: Times = 1;
  private readonly cells = new Map<string, HitCell>();
  private readonly days = new Tally(POLICY_DAILY_METRICS, NOTHING);
  private readonly totals = new Tally(POLICY_PERFORMANCE, NOTHING);
  private readonly deniedProviders = new Tally(POLICY_PROVIDERS, { deniedCount: 0 });

  constructor(
    private readonly workspaceId: number,
    private readonly hits: ClaimsInScope,
  ) {}

  add(claim: Claim, adjudication: Adjudication, eligiblePopulations: number): void {
    const rules = this.hits.of(claim, eligiblePopulations);
    if (rules === RuleSet.NONE) return;
    const { payerId } = claim;
    const date = adjudication.processingDate;
    const name = `${payerId}|${date}`;
    let cell = this.cells.get(name);
    if (!cell) this.cells.set(name, (cell = { payerId, date, claimsByRules: new Map() }));
    cell.claimsByRules.set(rules, (cell.claimsByRules.get(rules) ?? 0) + this.times);
    if (adjudication.outcome === 'DENIED') this.addDenials(claim, adjudication);
  }

  /** What is added to policy_daily_metrics, policy_performance and policy_providers. */
  finish(): Pick<RollupRows, 'policyDays' | 'policyTotals' | 'policyProviders'> {
    for (const { payerId, date, claimsByRules } of this.cells.values()) {
      hitsByRule(claimsByRules).forEach((hitCount, rule) => {
        if (hitCount !== 0) this.count(policyId(payerId, rule), date, { hitCount });
      });
    }
    return {
      policyDays: this.days.packed(),
      policyTotals: this.totals.packed(),
      policyProviders: this.deniedProviders.packed(),
    };
  }

  private count(id: number, metricDate: string, figures: Partial<Record<PolicyFigure, number>>): void {
    const key = { workspaceId: this.workspaceId, policyId: id };
    this.days.add({ ...key, metricDate }, figures);
    this.totals.add(key, figures);
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
      this.count(id, processingDate, { deniedCount: this.times, deniedCents: this.times * deniedCents });
      const { providerId } = claim;
      if (providerId !== null)
        this.deniedProviders.add(
          { workspaceId: this.workspaceId, policyId: id, providerId },
          { deniedCount: this.times },
        );
    }
  }
}

interface HitCell {
  payerId: number;
  date: string;
  /** Claims by the set of rules they are in scope of. */
  claimsByRules: Map<RuleSet, number>;
}

function hitsByRule(claimsByRules: ReadonlyMap<RuleSet, number>): number[] {
  const hits: number[] = [];
  for (const [rules, claims] of claimsByRules)
    for (const rule of rules.indexes) hits[rule] = (hits[rule] ?? 0) + claims;
  return hits;
}
