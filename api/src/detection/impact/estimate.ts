import type { NoEstimateReason } from '../../domain/ledger/impact-reasons';
import type { CommonDrift } from './common-drift';
import { commonDrift } from './common-drift';
import type { CohortWeek, ImpactHistory } from './impact-history';
import { DAYS_PER_WEEK } from './impact-history';
import type { BaselineCounts, CentsInterval, RuleBalance, Uncertainty } from './interval';
import { chanceVariance, expectedCents, intervalAround, sharedSd } from './interval';
import type { RuleValue } from './rule-values';
import { ruleValues } from './rule-values';
import type { RuleWeek } from './training-groups';
import { GroupLevels, TrainingGroups } from './training-groups';
import type { ProviderShare } from './unmasking';
import { unmaskingFactor } from './unmasking';
import { untrainedRates } from './untrained-rates';

/** What training prevented among the claims of one week, one rule, or all. Cents are allowed cents. */
interface Prevented {
  preventedDenials: number;
  preventedCents: number;
}

interface PreventedByWeek extends Prevented, Uncertainty {
  /** The cohort's Monday, as an epoch day. */
  startDay: number;
}

interface PreventedByRule extends Prevented {
  rule: number;
}

/** The interval is 90 % of what the exact twin would show, its own chance included. */
export interface ImpactEstimate extends Prevented, CentsInterval {
  weeks: readonly PreventedByWeek[];
  byRule: readonly PreventedByRule[];
  drift: CommonDrift;
}

const MIN_BASELINE_WEEKS = 4;
/** A longer baseline says more about a time that is no longer. */
export const MAX_BASELINE_WEEKS = 26;
const MIN_BASELINE_DENIALS = 20;

/**
 * What training prevented, from nothing but claims and sessions: the denials expected at the rates from before it, less
 * those that came; corrected for what changed for everybody (common-drift.ts) and for what it brought to light
 * (unmasking.ts); in dollars by rule (rule-values.ts).
 */
export function estimateImpact(history: ImpactHistory): ImpactEstimate | NoEstimateReason {
  const groups = new TrainingGroups(history.trainings);
  if (history.trainings.length === 0) return 'NO_TRAINING';
  const baseline = history.weeks.filter((week) => groups.isBaseline(week)).slice(-MAX_BASELINE_WEEKS);
  if (!isLongEnough(baseline)) return 'NO_BASELINE';
  const since = history.weeks.filter((week) => !groups.isBaseline(week));
  if (since.length === 0) return 'NO_MATURE_COHORT';
  const rates = untrainedRates(baseline);
  const levels = new GroupLevels(baseline, rates);
  const weeks = since.map((week): SplitWeek => ({ week, rules: groups.split(week, rates, levels) }));
  const reached = new Set(history.trainings.map(({ rule }) => rule));
  const trainedBaseline = [...reached].reduce((sum, rule) => sum + (rates.denied[rule] ?? 0), 0);
  if (trainedBaseline < MIN_BASELINE_DENIALS) return 'TOO_FEW_DENIALS';
  const comparison = new Comparison(weeks, rates, providerShares([...baseline, ...since]));
  return comparison.estimate(ruleValues(history.outcomes));
}

function isLongEnough(baseline: readonly CohortWeek[]): boolean {
  const [first] = baseline;
  const last = baseline.at(-1);
  if (!first || !last) return false;
  return last.startDay - first.startDay >= (MIN_BASELINE_WEEKS - 1) * DAYS_PER_WEEK;
}

interface SplitWeek {
  week: CohortWeek;
  rules: readonly RuleWeek[];
}

const DRIFT_ROUNDS = 3;

/** The weeks since the first training against the baseline. */
class Comparison {
  private readonly drift: CommonDrift;
  private readonly unmasking: readonly number[];

  constructor(
    private readonly weeks: readonly SplitWeek[],
    private readonly baseline: BaselineCounts,
    private readonly providers: readonly ProviderShare[],
  ) {
    let drift: CommonDrift = { log: 0, variance: 0 };
    let unmasking: number[] = [];
    // Each depends a little on the other.
    for (let round = 0; round < DRIFT_ROUNDS; round++) {
      unmasking = weeks.map((week) => this.unmaskingIn(week, drift));
      drift = this.driftWith(unmasking);
    }
    this.drift = drift;
    this.unmasking = unmasking;
  }

  estimate(values: readonly RuleValue[]): ImpactEstimate {
    const balances = this.weeks.map((week, index) => this.balancesIn(week, this.unmasking[index] ?? 1));
    const rules = summedByRule(balances);
    const shared = sharedSd(rules, values, this.baseline, this.drift);
    const expected = expectedCents(rules, values);
    const weeks = this.weeks.map(({ week }, index): PreventedByWeek => {
      const own = balances[index] ?? [];
      // What weeks share weighs on each as much as it expected.
      const share = expected === 0 ? 0 : expectedCents(own, values) / expected;
      return {
        startDay: week.startDay,
        ...preventedOf(own, values),
        sharedSd: shared * share,
        chanceVariance: chanceVariance(own, values, this.baseline),
      };
    });
    const total = preventedOf(rules, values);
    return {
      ...total,
      ...intervalAround(total.preventedCents, weeks),
      weeks,
      byRule: rules.map((balance) => ({ rule: balance.rule, ...preventedOf([balance], values) })),
      drift: this.drift,
    };
  }

  private balancesIn({ rules }: SplitWeek, unmasking: number): RuleBalance[] {
    const factor = Math.exp(this.drift.log);
    return rules.map(({ rule, expected, denied }) => {
      const uncovered = denied.others * (1 - 1 / unmasking);
      return {
        rule,
        expected: expected.trained * factor,
        denied: denied.trained,
        prevented: expected.trained * factor - denied.trained - uncovered,
      };
    });
  }

  /** By how much the denials that training does not reach grew because it uncovered them. */
  private unmaskingIn({ week, rules }: SplitWeek, { log }: CommonDrift): number {
    const claims = week.payers.reduce((sum, { eligible }) => sum + (eligible[0] ?? 0), 0);
    if (claims === 0) return 1;
    const without = rules.reduce((sum, { expected }) => sum + expected.trained, 0) * Math.exp(log);
    const withTraining = rules.reduce((sum, { denied }) => sum + denied.trained, 0);
    return unmaskingFactor(this.providers, without / claims, Math.min(without, withTraining) / claims);
  }

  private driftWith(unmasking: readonly number[]): CommonDrift {
    let denied = 0;
    let expected = 0;
    const untrained = new Set<number>();
    this.weeks.forEach(({ rules }, index) => {
      for (const each of rules) {
        if (each.expected.others <= 0) continue;
        denied += each.denied.others / (unmasking[index] ?? 1);
        expected += each.expected.others;
        untrained.add(each.rule);
      }
    });
    const counted = [...untrained].reduce((sum, rule) => sum + (this.baseline.denied[rule] ?? 0), 0);
    return commonDrift(denied, expected, counted);
  }
}

function summedByRule(weeks: readonly (readonly RuleBalance[])[]): RuleBalance[] {
  const sums = new Map<number, RuleBalance>();
  for (const { rule, expected, denied, prevented } of weeks.flat()) {
    const sum = sums.get(rule) ?? { rule, expected: 0, denied: 0, prevented: 0 };
    sum.expected += expected;
    sum.denied += denied;
    sum.prevented += prevented;
    sums.set(rule, sum);
  }
  return [...sums.values()].sort((a, b) => a.rule - b.rule);
}

const preventedOf = (balances: readonly RuleBalance[], values: readonly RuleValue[]): Prevented => ({
  preventedDenials: balances.reduce((sum, { prevented }) => sum + prevented, 0),
  preventedCents: balances.reduce(
    (sum, { rule, prevented }) => sum + prevented * (values[rule]?.meanCents ?? 0),
    0,
  ),
});

/** How often providers are denied relative to all, and their share of the denials. */
function providerShares(weeks: readonly CohortWeek[]): ProviderShare[] {
  const sums = new Map<number, { claims: number; denied: number }>();
  for (const { providers } of weeks)
    for (const { memberId, eligible, denied } of providers) {
      const own = sums.get(memberId) ?? { claims: 0, denied: 0 };
      own.claims += eligible[0] ?? 0;
      own.denied += denied.reduce((sum, count) => sum + count, 0);
      sums.set(memberId, own);
    }
  const all = [...sums.values()].reduce(
    (sum, own) => ({ claims: sum.claims + own.claims, denied: sum.denied + own.denied }),
    { claims: 0, denied: 0 },
  );
  if (all.denied === 0) return [];
  const rate = all.denied / all.claims;
  return [...sums.values()].map(({ claims, denied }) => ({
    factor: denied / claims / rate,
    weight: denied / all.denied,
  }));
}
