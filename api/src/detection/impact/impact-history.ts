import { weekdayOf } from '../../domain/date-index';
import type { Cents } from '../../domain/money';
import { DENIAL_RULES } from '../../domain/denial-rules';
import { ELIGIBLE_POPULATIONS } from '../../domain/denial-rule';

/** Remittances that arrive later than this after a week's last submission are a fraction of a percent. */
const MATURE_DAYS = 42;
export const DAYS_PER_WEEK = 7;

/** First submissions of one payer, provider or coder in one week, as far as they are adjudicated. */
export interface MemberCounts {
  memberId: number;
  /** Claims by eligible population, in the order of ELIGIBLE_POPULATIONS; the first is all of them. */
  eligible: readonly number[];
  /** Initial denials by rule, in the order of DENIAL_RULES. */
  denied: readonly number[];
}

/** The claims submitted in one week, Monday to Sunday, counted three times over. */
export interface CohortWeek {
  /** Its Monday, as an epoch day. */
  startDay: number;
  payers: readonly MemberCounts[];
  providers: readonly MemberCounts[];
  /** Only rules that coders control are counted here. */
  coders: readonly MemberCounts[];
}

/**
 * What became of the denials under one rule. Cents that are not said to be allowed are BILLED cents of the denied lines,
 * so that shares of them are shares of what was denied.
 */
export interface DenialOutcomes {
  rule: number;
  deniedCount: number;
  institutionalCount: number;
  deniedCents: Cents;
  /** Sum of the squares of a denial's billed dollars. */
  deniedSquares: number;
  /** Of the denials old enough for a first step to have been taken. */
  settledCents: Cents;
  appealedCents: Cents;
  correctedCents: Cents;
  /** Of all denials with a decision: what was denied, what of it was overturned, and allowed for that. */
  decidedCount: number;
  decidedCents: Cents;
  wonCents: Cents;
  wonAllowedCents: Cents;
  /** Of all denials whose corrected claim is adjudicated. */
  adjudicatedCount: number;
  adjudicatedCents: Cents;
  adjudicatedAllowedCents: Cents;
}

/** The first day on which a coder trained a rule. */
export interface FirstTraining {
  coderId: number;
  rule: number;
  firstDay: number;
}

/** All that the effect of training is estimated from: nothing in it needs a simulator. */
export interface ImpactHistory {
  /** Matured cohorts, oldest first. */
  weeks: readonly CohortWeek[];
  outcomes: readonly DenialOutcomes[];
  trainings: readonly FirstTraining[];
}

export const RULE_COUNT = DENIAL_RULES.length;
export const POPULATION_COUNT = ELIGIBLE_POPULATIONS.length;

/** By rule index: the place of its population in ELIGIBLE_POPULATIONS. */
export const POPULATION_OF_RULE: readonly number[] = DENIAL_RULES.map(({ family }) =>
  ELIGIBLE_POPULATIONS.indexOf(family),
);

/** The Monday of a day's week, both as epoch days. */
export const mondayOf = (epochDay: number): number => epochDay - weekdayOf(epochDay);

/** The Monday of the week that matures on a Sunday. */
export const maturedOn = (sunday: number): number => sunday - MATURE_DAYS - (DAYS_PER_WEEK - 1);

/** The day on which a week's cohort is mature: a Sunday. */
export const maturesOn = (startDay: number): number => startDay + DAYS_PER_WEEK - 1 + MATURE_DAYS;

/** Within this many days of a denial an appeal is filed or a corrected claim sent, if ever. */
const FIRST_STEP_DAYS = 40;

/** Whether by the end of a day all denials of a week have been worked, if they ever are. */
export const isSettledWeek = (startDay: number, day: number): boolean =>
  startDay + DAYS_PER_WEEK - 1 + FIRST_STEP_DAYS <= day;

/** The last Monday of such a week, as an epoch day. */
export const settledBy = (day: number): number => mondayOf(day - FIRST_STEP_DAYS - (DAYS_PER_WEEK - 1));

/** Of whole dollars: squares of cents would not stay whole numbers in a sum. */
export const squareOf = (cents: Cents): number => Math.round(cents / 100) ** 2;

export const noOutcomes = (rule: number): DenialOutcomes => ({
  rule,
  deniedCount: 0,
  institutionalCount: 0,
  deniedCents: 0,
  deniedSquares: 0,
  settledCents: 0,
  appealedCents: 0,
  correctedCents: 0,
  decidedCount: 0,
  decidedCents: 0,
  wonCents: 0,
  wonAllowedCents: 0,
  adjudicatedCount: 0,
  adjudicatedCents: 0,
  adjudicatedAllowedCents: 0,
});
