import type { CommonDrift } from './common-drift';
import type { RuleValue } from './rule-values';

/** One rule's denials over some weeks since training began, of claims whose coders trained it. */
export interface RuleBalance {
  rule: number;
  expected: number;
  denied: number;
  prevented: number;
}

/** How uncertain an amount of cents is. */
export interface Uncertainty {
  /** Standard deviation of what all weeks share: the baseline's counts, the drift, the values. */
  sharedSd: number;
  /** Variance of the chance of the very claims, which differs from week to week (a twin is one draw, too). */
  chanceVariance: number;
}

/** Standard normal deviations on either side of a 90 % interval. */
const Z_90 = 1.6449;

export interface CentsInterval {
  lowCents: number;
  highCents: number;
}

/** 90 % of what the exact twin would show for these weeks together. */
export function intervalAround(cents: number, weeks: readonly Uncertainty[]): CentsInterval {
  const shared = weeks.reduce((sum, { sharedSd }) => sum + sharedSd, 0);
  const chance = weeks.reduce((sum, { chanceVariance }) => sum + chanceVariance, 0);
  const half = Z_90 * Math.sqrt(shared ** 2 + chance);
  return { lowCents: cents - half, highCents: cents + half };
}

/** What the baseline says, by rule: denials, and their share of the claims that the rule can apply to. */
export interface BaselineCounts {
  denied: readonly number[];
  rates: readonly number[];
}

/** Counts of claims denied or not are binomial: they vary by 1 - rate less than rare events do. */
const notDenied = ({ rates }: BaselineCounts, rule: number): number => 1 - Math.min(1, rates[rule] ?? 0);

/** Standard deviation of what weeks share, over all of them. */
export function sharedSd(
  rules: readonly RuleBalance[],
  values: readonly RuleValue[],
  baseline: BaselineCounts,
  drift: CommonDrift,
): number {
  let variance = 0;
  for (const { rule, expected, prevented } of rules) {
    const value = values[rule];
    if (!value) continue;
    const counts = notDenied(baseline, rule) / Math.max(1, baseline.denied[rule] ?? 0);
    variance += (expected * value.meanCents) ** 2 * counts + prevented ** 2 * value.variance;
  }
  return Math.sqrt(variance + expectedCents(rules, values) ** 2 * drift.variance);
}

/** Chance in how many would have been denied, and each prevented denial comes with an amount of its own. */
export function chanceVariance(
  rules: readonly RuleBalance[],
  values: readonly RuleValue[],
  baseline: BaselineCounts,
): number {
  return rules.reduce((sum, { rule, expected, denied, prevented }) => {
    const { meanCents, meanSquare } = values[rule] ?? { meanCents: 0, meanSquare: 0 };
    const count = Math.abs(prevented) + (expected > 0 ? denied : 0);
    const amounts = Math.abs(prevented) * Math.max(0, meanSquare - meanCents ** 2);
    return sum + amounts + count * meanCents ** 2 * notDenied(baseline, rule);
  }, 0);
}

export const expectedCents = (rules: readonly RuleBalance[], values: readonly RuleValue[]): number =>
  rules.reduce((sum, { rule, expected }) => sum + expected * (values[rule]?.meanCents ?? 0), 0);
