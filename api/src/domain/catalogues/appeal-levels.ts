import type { PayerType } from '../claim';
import type { Cents } from '../money';

/** One level of appeal: its conditions, and how often practices use and win it. */
export interface AppealLevel {
  name: string;
  /** Days from the denial, or from the previous decision, to the last day for filing. */
  filingLimitDays: number;
  /** The amount that must be in dispute; 0 for any. */
  leastCents: Cents;
  /**
   * Percent of those who lost at the previous level, with enough in dispute, who file at this one. 100 at the first
   * level.
   */
  furtherAppealPercent: number;
  /**
   * How often it is won, as a multiple of the scenario's rate; null at the first level, where the rule's own rate
   * applies.
   */
  overturnFactor: number | null;
  /** How long a decision takes, relative to other payers and levels. */
  turnaround: number;
}

/**
 * Levels of appeal by payer type.
 * - Days to file: Medicare 42 CFR 405.942, .962, .1014, .1102; Medicare Advantage 42 CFR 422.582; Medicaid 42 CFR
 * 438.402 and .408 (plan, then State fair hearing), mostly 60 to 120 days; others as their provider manuals say.
 * - Least amount: a hearing needs $190 in dispute (2025). The courts behind the Council ($1,900) hear no single claim
 * of a practice and are left out; so is external review, which is for patients.
 * - Next level: of 2.6 million redeterminations in 2010, before audits swelled the figures, 265 thousand went to a
 * reconsideration and 42 thousand to a hearing (GAO-16-366); five in a hundred who lost a reconsideration appeal again
 * (CMS, first quarter of 2023, after Liles Parker). Plans: an estimate in between.
 * - Won: hearings 56 % (OIG OEI-02-10-00340); lower shares at the second level and at the Council: estimates.
 * - Turnaround follows the time that a decision may take: Medicare 60 days, hearing and Council 90, Medicare Advantage
 * 60, Medicaid plans and two-level commercial plans 30 (29 CFR 2560.503-1).
 */
export const APPEAL_LEVELS: Record<PayerType, readonly AppealLevel[]> = {
  MEDICARE: [
    first('Redetermination', 120, 1.2),
    further('Reconsideration', 180, 20, 0.5, 1.2),
    { ...further('Hearing', 60, 5, 0.9, 1.8), leastCents: 19_000 },
    { ...further('Council', 60, 15, 0.3, 1.8), leastCents: 19_000 },
  ],
  MEDICARE_ADVANTAGE: [
    first('Plan reconsideration', 65, 1.1),
    further('Plan, second level', 60, 15, 0.5, 1.1),
  ],
  MEDICAID: [first('Plan appeal', 90, 0.9), further('State hearing', 120, 8, 0.6, 1.5)],
  COMMERCIAL: [first('Plan appeal', 180, 0.9), further('Plan, second level', 60, 15, 0.5, 0.9)],
  OTHER: [first('Plan appeal', 180, 1), further('Plan, second level', 60, 15, 0.5, 1)],
};

/** The number of levels that an appeal's id has room for. */
export const MAX_APPEAL_LEVELS = 4;

/** Null when payers of this type have no such level. */
export const appealLevel = (type: PayerType, level: number): AppealLevel | null =>
  APPEAL_LEVELS[type][level - 1] ?? null;

function first(name: string, filingLimitDays: number, turnaround: number): AppealLevel {
  return {
    name,
    filingLimitDays,
    leastCents: 0,
    furtherAppealPercent: 100,
    overturnFactor: null,
    turnaround,
  };
}

function further(
  name: string,
  filingLimitDays: number,
  furtherAppealPercent: number,
  overturnFactor: number,
  turnaround: number,
): AppealLevel {
  return { name, filingLimitDays, leastCents: 0, furtherAppealPercent, overturnFactor, turnaround };
}
