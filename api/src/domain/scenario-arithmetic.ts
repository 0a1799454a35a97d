import type { PayerType } from './claim';
import { DENIAL_RULES, RULE_BENCHMARKS, appliesTo, benchmarkShare, ruleOf } from './denial-rules';
import type { LearningPlan, PatternInjection, PayerShare } from './scenario';

/**
 * What a scenario's figures ask of each payer and rule, by the catalogue's opportunities alone: enough to say which
 * shares cannot be and which targets training cannot reach, before any world is made.
 */
export interface ScenarioFigures {
  denialRate: number;
  payers: readonly PayerShare[];
  patterns: readonly PatternInjection[];
}

/** Above this share of its opportunities, a pattern would be no pattern any more but the rule. */
const MAX_PERCENT_OF_EXPOSED = 80;
/** What even a master of a rule gets wrong, as a share of the untrained error rate. */
export const MASTERY_SLIP = 0.05;

/**
 * The largest shareOfDenials, in percent, at which a pattern's defect still finds room at each payer that it falls on,
 * beside the background and the other patterns of its rule; 0 where no payer applies the rule.
 */
export function largestShareOfDenials(figures: ScenarioFigures, index: number): number {
  const { denialRate, payers, patterns } = figures;
  const pattern = patterns[index];
  const opportunity = RULE_BENCHMARKS.find(({ ruleKey }) => ruleKey === pattern.rule)?.opportunity;
  if (opportunity === undefined || denialRate === 0) return 100;
  const parts = denialParts(payers);
  const takers = takersOf(pattern, payers);
  const taken = takers.reduce((sum, payer) => sum + parts[payer], 0);
  let largest = takers.length > 0 && taken > 0 ? 100 : 0;
  for (const payer of takers) {
    // All in percent of the scenario's claims.
    const room = (MAX_PERCENT_OF_EXPOSED * opportunity * claimShare(payers, payer)) / 10_000;
    const others = patterns.filter((other, at) => at !== index && other.rule === pattern.rule);
    const used =
      backgroundAt(figures, payer, pattern.rule) +
      others.reduce((sum, other) => sum + patternAt(figures, other, payer), 0);
    if (parts[payer] > 0) {
      largest = Math.min(largest, (Math.max(0, room - used) * 100 * taken) / (denialRate * parts[payer]));
    }
  }
  return largest;
}

/** Percent denied on `day` if every coder mastered every rule that training reaches. */
export function lowestDenialRate(figures: ScenarioFigures, learning: LearningPlan, day: number): number {
  const { denialRate, payers, patterns } = figures;
  const reached = new Set(reachedRules(learning, patterns));
  const left = (ruleKey: string): number => (reached.has(ruleKey) ? MASTERY_SLIP : 1);
  let rate = 0;
  for (const { fromDay, toDay, rule, shareOfDenials } of patterns) {
    if (day < fromDay || (toDay !== null && day > toDay)) continue;
    rate += (denialRate * shareOfDenials * left(rule)) / 100;
  }
  payers.forEach((_, payer) => {
    for (const { key } of DENIAL_RULES) rate += backgroundAt(figures, payer, key) * left(key);
  });
  return rate;
}

/** The rules that training reaches: those named, else those of the injected patterns, else all; coders' own only. */
export function reachedRules(
  { focus }: Pick<LearningPlan, 'focus'>,
  patterns: readonly Pick<PatternInjection, 'rule'>[],
): string[] {
  const named = focus.length > 0 ? focus : patterns.map(({ rule }) => rule);
  const keys = named.length > 0 ? named : DENIAL_RULES.map(({ key }) => key);
  return [...new Set(keys)].filter((key) => ruleOf(key).coderControllable);
}

/**
 * Each payer's part of the scenario's denials, 0 to 1: share x denialWeight, normalised, so that a weight is the
 * payer's relative total rate. Without any weight they are denied alike.
 */
export function denialParts(payers: readonly Pick<PayerShare, 'share' | 'denialWeight'>[]): number[] {
  const shares = payers.reduce((sum, { share }) => sum + share, 0);
  const weighted = payers.reduce((sum, { share, denialWeight }) => sum + share * denialWeight, 0);
  return payers.map(({ share, denialWeight }) =>
    weighted > 0 ? (share * denialWeight) / weighted : share / shares,
  );
}

/** Denials beside all patterns, in percent of claims: what is left of denialRate after the patterns' shares. */
export function backgroundRate({ denialRate, patterns }: Omit<ScenarioFigures, 'payers'>): number {
  const share = patterns.reduce((sum, { shareOfDenials }) => sum + shareOfDenials, 0);
  return (denialRate * Math.max(0, 100 - share)) / 100;
}

const claimShare = (payers: readonly PayerShare[], payer: number): number =>
  (100 * payers[payer].share) / payers.reduce((sum, { share }) => sum + share, 0);

/** A payer's background denials under a rule, in percent of all claims. */
function backgroundAt(figures: ScenarioFigures, payer: number, rule: string): number {
  const { type } = figures.payers[payer];
  return backgroundRate(figures) * denialParts(figures.payers)[payer] * benchmarkShare(rule, type);
}

/** A pattern's denials at a payer, in percent of all claims. */
function patternAt(
  { denialRate, payers }: ScenarioFigures,
  pattern: PatternInjection,
  payer: number,
): number {
  const takers = takersOf(pattern, payers);
  if (!takers.includes(payer)) return 0;
  const parts = denialParts(payers);
  const taken = takers.reduce((sum, taker) => sum + parts[taker], 0);
  return taken > 0 ? (denialRate * pattern.shareOfDenials * parts[payer]) / taken / 100 : 0;
}

function takersOf({ rule, payer }: PatternInjection, payers: readonly PayerShare[]): number[] {
  return payers.flatMap(({ name, type }: { name: string; type: PayerType }, index) =>
    (payer === null || name === payer) && appliesTo(rule, type) ? [index] : [],
  );
}
