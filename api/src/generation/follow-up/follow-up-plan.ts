import { elementAt } from '../../domain/element-at';
import type { AppealLevel } from '../../domain/catalogues/appeal-levels';
import { APPEAL_LEVELS } from '../../domain/catalogues/appeal-levels';
import type { PayerType } from '../../domain/claim';
import { correctionRates } from '../../domain/catalogues/correction-rates';
import { DENIAL_RULES } from '../../domain/denial-rules';
import type { AppealBehavior, ScenarioConfig } from '../../domain/scenario/scenario';
import { MAX_OF_MEAN } from './appeal-turnaround';
import type { Substream } from '../rng';
import { substream, threshold } from '../rng';
import type { ScenarioPlan } from '../plan/plan';
import { expectedByPayerAndRule } from '../plan/expected-shares';
import { planScenario } from '../plan/scenario-plan';

/** What a practice does about denials and how payers decide: thresholds for draws, solved once for a run. */
export interface FollowUpPlan {
  /** By rule index: thresholds for an appeal, and for an appeal or a corrected claim. */
  appealBelow: readonly number[];
  correctBelow: readonly number[];
  /** By rule index: thresholds for winning at the first level. */
  overturnBelow: readonly number[];
  /** Percent of appeals to win, all levels together: further levels are won as a multiple of it. */
  overturnRate: number;
  /** Days to a decision for a level of turnaround 1. */
  daysToDecision: number;
  /**
   * By rule index, 0 to 1: the probability that a denial is recovered in the end, by an appeal or a corrected claim.
   */
  wonAnyway: readonly number[];
  streams: Record<'choice' | 'lag' | 'decision' | 'outcome' | 'further' | 'furtherLag', Substream>;
}

/** Expected denials of one payer, by rule index, in any unit that is the same for all payers. */
export interface PayerDenials {
  type: PayerType;
  byRule: ArrayLike<number>;
}

/** Any rate will do: the solution depends only on the shares of its denials. */
const BENCHMARK_DENIAL_RATE = 10;

/**
 * The denials for which a run's follow-up is solved. A scenario without denials may be reconfigured to have some later;
 * it is treated as having the benchmark's.
 */
export function expectedDenials(
  config: ScenarioConfig,
  plan: ScenarioPlan,
  ruleFactors: Float64Array,
): PayerDenials[] {
  const { payers } = config;
  let denials = expectedByPayerAndRule(plan, payers.length);
  if (denials.every((byRule) => byRule.every((share) => share === 0))) {
    const benchmark = { ...config, denialRate: BENCHMARK_DENIAL_RATE, patterns: [] };
    const planned = planScenario(benchmark, plan.cells, ruleFactors, plan.providers);
    denials = expectedByPayerAndRule(planned, payers.length);
  }
  return denials.map((byRule, index) => ({
    type: elementAt(payers, index).type,
    byRule,
  }));
}

/**
 * How often each rule is appealed, before scaling to the scenario's rate: first choice by the rule's own path,
 * otherwise occasionally.
 */
const FIRST_PATH = 1;
const LATER_PATH = 0.5;
/** No rule's denials are always appealed. */
const MAX_APPEALED = 0.95;
const MAX_WON_PERCENT = 95;

/**
 * @param denials expected denials by payer and rule: the appeal rate is the share of ALL denials, and only some rules
 * can be appealed; the overturn rate is over all decisions, and payers differ in their levels
 */
export function planFollowUps(
  seed: number,
  appeals: AppealBehavior,
  denials: readonly PayerDenials[],
): FollowUpPlan {
  const appealRates = solveAppealRates(appeals.appealRate / 100, denials);
  const correction = correctionRates();
  const priors = solveOverturns(appeals.overturnRate, appealRates, denials);
  const course = courseOfAppeals(appeals.overturnRate, appealRates, priors, denials);
  return {
    appealBelow: appealRates.map((rate) => threshold(rate)),
    correctBelow: appealRates.map((rate, rule) =>
      threshold(rate + (1 - rate) * (correction[rule] as number)),
    ),
    overturnBelow: priors.map((percent) => threshold(percent / 100)),
    overturnRate: appeals.overturnRate,
    daysToDecision: daysToDecision(appeals.meanDaysToDecision, course),
    wonAnyway: DENIAL_RULES.map((_, rule) => {
      const corrected = (1 - (appealRates[rule] as number)) * (correction[rule] as number);
      const denied = denials.reduce((sum, { byRule }) => sum + (byRule[rule] as number), 0);
      return denied > 0 ? (course.wonByRule[rule] as number) / denied + corrected : corrected;
    }),
    streams: {
      choice: substream(seed, 'follow-up'),
      lag: substream(seed, 'follow-up-lag'),
      decision: substream(seed, 'appeal-lag'),
      outcome: substream(seed, 'appeal-outcome'),
      further: substream(seed, 'appeal-further'),
      furtherLag: substream(seed, 'appeal-further-lag'),
    },
  };
}

/** Percent of further appeals at a level that are won. None or all stays none or all. */
export function furtherOverturnPercent(overturnRate: number, { overturnFactor }: AppealLevel): number {
  if (overturnRate === 0 || overturnRate === 100) return overturnRate;
  return Math.min(MAX_WON_PERCENT, overturnRate * (overturnFactor ?? 1));
}

/** What follows from the rates: appeals decided and won, in the unit of the expected denials. */
interface AppealCourse {
  decided: number;
  won: number;
  wonByRule: Float64Array;
  /** Sum over the decided appeals of their level's turnaround. */
  turnaround: number;
}

/** @param priors percent won at the first level, by rule */
function courseOfAppeals(
  overturnRate: number,
  appealRates: readonly number[],
  priors: readonly number[],
  denials: readonly PayerDenials[],
): AppealCourse {
  const course = { decided: 0, won: 0, wonByRule: new Float64Array(DENIAL_RULES.length), turnaround: 0 };
  for (const { type, byRule } of denials) {
    appealRates.forEach((rate, rule) => {
      let filed = rate * (byRule[rule] as number);
      APPEAL_LEVELS[type].forEach((level, index) => {
        filed *= level.furtherAppealPercent / 100;
        const won =
          (filed * (index === 0 ? (priors[rule] as number) : furtherOverturnPercent(overturnRate, level))) /
          100;
        course.decided += filed;
        course.won += won;
        course.wonByRule[rule] = (course.wonByRule[rule] as number) + won;
        course.turnaround += filed * level.turnaround;
        filed -= won;
      });
    });
  }
  return course;
}

/**
 * Percent won at the first level: each rule's prior, shifted alike so that over all expected decisions, those of further
 * levels included, the scenario's rate comes out. None or all stays none or all.
 */
function solveOverturns(
  wanted: number,
  appealRates: readonly number[],
  denials: readonly PayerDenials[],
): number[] {
  if (wanted === 0 || wanted === 100) return DENIAL_RULES.map(() => wanted);
  const shifted = (shift: number): number[] =>
    DENIAL_RULES.map(({ overturnPercent }) =>
      Math.min(100, Math.max(0, (overturnPercent ?? wanted) + shift)),
    );
  let low = -100;
  let high = 100;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    const { won, decided } = courseOfAppeals(wanted, appealRates, shifted(middle), denials);
    if (100 * won < wanted * decided) low = middle;
    else high = middle;
  }
  return shifted(high);
}

/** Rates proportional to appetite that together reach the wanted share of denials, each bounded. */
function solveAppealRates(wantedShare: number, denials: readonly PayerDenials[]): number[] {
  const appetite: number[] = DENIAL_RULES.map(({ paths }) => {
    const place = (paths as readonly string[]).indexOf('A');
    return place < 0 ? 0 : place === 0 ? FIRST_PATH : LATER_PATH;
  });
  const byRule = appetite.map((_, rule) =>
    denials.reduce((sum, payer) => sum + (payer.byRule[rule] as number), 0),
  );
  const wanted = wantedShare * byRule.reduce((sum, denied) => sum + denied, 0);
  let scale = 0;
  let rates: number[] = appetite.map(() => 0);
  for (let step = 0; step < 20; step++) {
    const reached = rates.reduce((sum, rate, rule) => sum + rate * (byRule[rule] as number), 0);
    const missing = wanted - reached;
    const room = appetite.reduce(
      (sum, a, rule) => sum + ((rates[rule] as number) < MAX_APPEALED ? a * (byRule[rule] as number) : 0),
      0,
    );
    if (missing <= wanted * 1e-9 || room <= 0) break;
    scale += missing / room;
    rates = appetite.map((a) => Math.min(MAX_APPEALED, a * scale));
  }
  return rates;
}

/** A decision that falls on a weekend waits for Monday: two days or one, on two days out of seven. */
const MEAN_WEEKEND_WAIT_DAYS = 3 / 7;

/** Chosen so that the mean over all decisions, of any payer and level, is the scenario's. */
function daysToDecision(meanDays: number, { decided, turnaround }: AppealCourse): number {
  const scale = turnaround > 0 ? decided / turnaround : 1;
  return Math.max(1, meanDays - MEAN_WEEKEND_WAIT_DAYS) * scale;
}

/** More than any decision takes in a scenario with this mean. */
export function longestDecisionDays(meanDaysToDecision: number): number {
  const turnarounds = Object.values(APPEAL_LEVELS).flatMap((levels) =>
    levels.map((level) => level.turnaround),
  );
  const spread = Math.max(...turnarounds) / Math.min(...turnarounds);
  return Math.ceil(meanDaysToDecision * spread * MAX_OF_MEAN) + 3;
}
