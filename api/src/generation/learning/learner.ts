import { elementAt } from '../../domain/element-at';
import { DENIAL_RULES } from '../../domain/denial-rules';
import { MASTERY_SLIP } from '../../domain/scenario/scenario-arithmetic';
import { draw, substream } from '../rng';

/**
 * What coders know about each rule. Per coder and rule a mastery K in [0,1]: P(error) = (1-K) e0 + K slip, with the
 * slip a small share of e0. A quiz attempt moves K by (1-K)(1-exp(-a)): individual curves are exponential (Heathcote
 * 2000), a varies between coders by a gamma distribution. Between attempts K halves every h days, and h grows with each
 * success (half-life regression). Guess, slip and mastery are the terms of Bayesian knowledge tracing.
 */
export interface LearnerState {
  /** Mastery in units of 2^-20, [coder * rules + rule]. Whole numbers, so that they compare and store exactly. */
  mastery: number[];
  /** Half-life in thousandths of a day, by the same index; 0 before the first attempt. */
  halfLife: number[];
}

const RULES = DENIAL_RULES.length;
const ONE = 2 ** 20;
/** How often, in percent, an attempt on an unknown rule is correct by guessing. */
const GUESS_PERCENT = 25;
export const DEFAULT_HALF_LIFE_DAYS = 60;
/** Mean gain of one attempt on one rule, when a plan has no target to solve for. */
export const DEFAULT_GAIN = 0.21;
const HALF_LIFE_GROWTH = 1.3;
const MAX_HALF_LIFE = 3_650_000;

/** Sixteen quantiles of Gamma(shape 4), mean 1: how quickly coders learn. */
const GAIN_QUANTILES = [
  0.294, 0.429, 0.521, 0.601, 0.674, 0.744, 0.815, 0.887, 0.962, 1.042, 1.13, 1.229, 1.347, 1.495, 1.706,
  2.124,
];

export function newLearners(coderCount: number): LearnerState {
  return {
    mastery: new Array<number>(coderCount * RULES).fill(0),
    halfLife: new Array<number>(coderCount * RULES).fill(0),
  };
}

export function copyLearners(state: LearnerState): LearnerState {
  return { mastery: [...state.mastery], halfLife: [...state.halfLife] };
}

/** The share of errors that a coder still makes under a rule: 1 untrained, MASTERY_SLIP at full mastery. */
export function errorMultiplier(state: LearnerState, coder: number, rule: number): number {
  return 1 - ((1 - MASTERY_SLIP) * (state.mastery[coder * RULES + rule] as number)) / ONE;
}

export const masteryOf = (state: LearnerState, coder: number, rule: number): number =>
  (state.mastery[coder * RULES + rule] as number) / ONE;

/** Percent of quiz attempts that are correct. */
export function correctPercent(state: LearnerState, coder: number, rule: number): number {
  return GUESS_PERCENT + Math.floor((70 * (state.mastery[coder * RULES + rule] as number)) / ONE);
}

/**
 * How much each coder learns from an attempt, relative to the mean: quantiles dealt out so that every group of coders,
 * however small, spans the distribution and has mean 1.
 */
export function gainFactors(seed: number, coderCount: number): number[] {
  const stream = substream(seed, 'coder-gain');
  const order = Array.from({ length: coderCount }, (_, coder) => coder).sort(
    (a, b) => draw(stream, a) - draw(stream, b) || a - b,
  );
  const factors = new Array<number>(coderCount).fill(1);
  const last = GAIN_QUANTILES.length;
  order.forEach(
    (coder, rank) =>
      (factors[coder] = elementAt(GAIN_QUANTILES, Math.floor(((rank + 0.5) * last) / coderCount))),
  );
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / coderCount;
  return factors.map((factor) => Math.round((factor / mean) * 1000) / 1000);
}

/** How much a practice teaches a coder, and how long what a first one teaches lasts. */
export interface Lesson {
  /** Of an attempt, the coder's own factor included. */
  gain: number;
  halfLifeDays: number;
}

/** One practice on one rule, changing the state in place. An unsuccessful one teaches half as much. */
export function practiceRule(
  state: LearnerState,
  coder: number,
  rule: number,
  { gain, halfLifeDays }: Lesson,
  success: boolean,
): void {
  const index = coder * RULES + rule;
  const share = quantized(1 - Math.exp(-(success ? gain : gain / 2)));
  state.mastery[index] = Math.min(
    ONE,
    Math.floor((state.mastery[index] as number) + (ONE - (state.mastery[index] as number)) * share),
  );
  const current = state.halfLife[index] || Math.round(halfLifeDays * 1000);
  state.halfLife[index] = success ? Math.min(MAX_HALF_LIFE, Math.round(current * HALF_LIFE_GROWTH)) : current;
}

/** A day of forgetting, in place. */
export function forget(state: LearnerState): void {
  for (let index = 0; index < state.mastery.length; index++) {
    if (state.mastery[index] === 0) continue;
    state.mastery[index] = Math.floor(
      (state.mastery[index] as number) * quantized(2 ** (-1000 / (state.halfLife[index] as number))),
    );
  }
}

/** Math.exp and Math.pow may differ in the last digit between machines: only 24 bits of them are used. */
const quantized = (value: number): number => Math.round(value * 2 ** 24) / 2 ** 24;
