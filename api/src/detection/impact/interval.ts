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

/** Standard deviation of what weeks share, over all of them. */
export function sharedSd(
  rules: readonly RuleBalance[],
  values: readonly RuleValue[],
  baselineDenied: readonly number[],
  drift: CommonDrift,
): number {
  let variance = 0;
  for (const { rule, expected, prevented } of rules) {
    const value = values[rule];
    if (!value) continue;
    const counted = Math.max(1, baselineDenied[rule] ?? 0);
    variance += (expected * value.meanCents) ** 2 / counted + prevented ** 2 * value.variance;
  }
  return Math.sqrt(variance + expectedCents(rules, values) ** 2 * drift.variance);
}

/** Each prevented denial comes with its own amount; what was not prevented came by chance, too. */
export function chanceVariance(rules: readonly RuleBalance[], values: readonly RuleValue[]): number {
  return rules.reduce((sum, { rule, expected, denied, prevented }) => {
    const { meanCents, meanSquare } = values[rule] ?? { meanCents: 0, meanSquare: 0 };
    return sum + Math.abs(prevented) * meanSquare + (expected > 0 ? denied : 0) * meanCents ** 2;
  }, 0);
}

export const expectedCents = (rules: readonly RuleBalance[], values: readonly RuleValue[]): number =>
  rules.reduce((sum, { rule, expected }) => sum + expected * (values[rule]?.meanCents ?? 0), 0);
