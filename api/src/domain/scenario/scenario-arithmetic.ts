import { elementAt } from '../element-at';
import type { PayerType } from '../claim';
import { DENIAL_RULES, findRule, appliesTo, benchmarkShare, ruleOf } from '../denial-rules';
import { isNarrowed, realizationOf } from './pattern-realization';
import type {
  LearningPlan,
  PatternConditions,
  PatternInjection,
  PayerShare,
  ScenarioConfig,
} from './scenario';

/**
 * The denials that a scenario's figures require at each payer and rule, by the catalogue's eligible shares alone:
 * enough to tell which shares are impossible and which targets training cannot reach, without simulating anything.
 */
export interface ScenarioFigures {
  denialRate: number;
  /** Percent of claims that are institutional. */
  institutionalShare: number;
  payers: readonly PayerShare[];
  patterns: readonly PatternInjection[];
  /** Percent of denials without a reason; 0 when absent. */
  payerNoise?: number;
}

/**
 * A pattern may deny at most this percent of its eligible population; beyond it, most claims would be denied and it
 * would not stand out as a pattern.
 */
const MAX_PERCENT_OF_ELIGIBLE = 80;
/** The share of the untrained error rate that remains even with full mastery of a rule. */
export const MASTERY_SLIP = 0.05;

/**
 * The largest shareOfDenials, in percent, at which a pattern's denials still fit among the eligible claims of each
 * payer it affects, together with the other patterns of its rule and the background that such a share leaves; 0 where
 * no payer applies the rule. Windows do not matter: denialRate is that of the days on which all of them are active, and
 * the plan gives each source its part of that.
 */
export function largestShareOfDenials(figures: ScenarioFigures, index: number): number {
  const { denialRate, payers, patterns } = figures;
  const pattern = elementAt(patterns, index);
  // How many claims are in a slice of several fields is known to the plan of a run alone.
  if (isNarrowed(pattern)) return 100;
  const eligibleShare = eligibleShareOf(pattern.rule, figures.institutionalShare);
  if (eligibleShare === null || denialRate === 0) return 100;
  const parts = denialParts(payers);
  const takers = takersOf(pattern, payers);
  const taken = takers.reduce((sum, payer) => sum + (parts[payer] as number), 0);
  let largest = takers.length > 0 && taken > 0 ? 100 : 0;
  const elsewhere =
    (figures.payerNoise ?? 0) +
    patterns.reduce((sum, other, at) => sum + (at === index ? 0 : other.shareOfDenials), 0);
  // Percent of denials that are background at a share of 0.
  const left = Math.max(0, 100 - elsewhere);
  for (const payer of takers) {
    // All in percent of the scenario's claims.
    const room = (MAX_PERCENT_OF_ELIGIBLE * eligibleShare * claimShare(payers, payer)) / 10_000;
    const others = patterns.filter((other, at) => at !== index && other.rule === pattern.rule);
    const used = others.reduce((sum, other) => sum + patternAt(figures, other, payer), 0);
    if (parts[payer] === 0) continue;
    // Both sides as percent of this payer's denials: share / taken + natural x (left - share) <= free.
    const free = (Math.max(0, room - used) * 100) / (denialRate * (parts[payer] as number));
    const natural = benchmarkShare(pattern.rule, elementAt(payers, payer).type);
    const beside = (free - natural * left) / (1 / taken - natural);
    largest = Math.min(largest, Math.max(0, beside > left ? free * taken : beside));
  }
  return largest;
}

/**
 * The denialWeight at which payers must be capped so that none has more denials than its claims can hold; Infinity where
 * they fit as they are, 0 where no cap helps (nobody else has a weight). Every payer above it is too heavy: a payer is
 * denied at denialRate x its weight / the mean weight, and that mean falls as weights are capped.
 */
export function largestDenialWeight(
  denialRate: number,
  payers: readonly Pick<PayerShare, 'share' | 'denialWeight'>[],
): number {
  if (denialRate === 0) return Infinity;
  const shares = payers.reduce((sum, { share }) => sum + share, 0);
  const most = MAX_PERCENT_OF_ELIGIBLE / denialRate;
  const heaviestFirst = [...payers].sort((a, b) => b.denialWeight - a.denialWeight);
  let weighted = payers.reduce((sum, { share, denialWeight }) => sum + (share * denialWeight) / shares, 0);
  // A small margin, so that rounding does not refuse the very weight that was named.
  if (weighted === 0 || elementAt(heaviestFirst, 0).denialWeight <= most * weighted * (1 + 1e-9))
    return Infinity;
  // Those capped so far, as a share of claims: cap = most x (cap x capped + weighted), of the others' weighted mean.
  let capped = 0;
  let cap = 0;
  for (let at = 0; at < heaviestFirst.length; at++) {
    const { share, denialWeight } = elementAt(heaviestFirst, at);
    capped += share / shares;
    weighted -= (share * denialWeight) / shares;
    cap = capped * most < 1 ? (most * Math.max(0, weighted)) / (1 - most * capped) : cap;
    const next = heaviestFirst[at + 1] as { denialWeight: number } | undefined;
    if (capped * most >= 1 || !next || next.denialWeight <= cap) break;
  }
  // Rounding errors of a subtraction that should give zero count as zero.
  return cap > elementAt(heaviestFirst, 0).denialWeight * 1e-9 ? cap : 0;
}

/** Percent of the claims in such a mix that are eligible for a rule; null for an unknown key. */
function eligibleShareOf(rule: string, institutionalShare: number): number | null {
  const known = findRule(rule);
  if (!known) return null;
  const { eligibleShare, institutionalEligibleShare } = known.benchmark;
  return eligibleShare + ((institutionalEligibleShare - eligibleShare) * institutionalShare) / 100;
}

/** Percent denied on `day` if every coder mastered every rule that training reaches. */
export function lowestDenialRate(figures: ScenarioFigures, learning: LearningPlan, day: number): number {
  const { denialRate, payers, patterns } = figures;
  const reached = new Set(reachedRules(learning, patterns));
  const left = (ruleKey: string): number => (reached.has(ruleKey) ? MASTERY_SLIP : 1);
  let rate = (denialRate * (figures.payerNoise ?? 0)) / 100;
  for (const pattern of patterns) {
    const { fromDay, toDay, rule, shareOfDenials } = pattern;
    if (day < fromDay || (toDay !== null && day > toDay)) continue;
    const remaining = realizationOf(pattern) === 'DEFECT' ? left(rule) : 1;
    rate += (denialRate * shareOfDenials * remaining) / 100;
  }
  payers.forEach((_, payer) => {
    for (const { key } of DENIAL_RULES) rate += backgroundAt(figures, payer, key) * left(key);
  });
  return rate;
}

/**
 * The rules that training reaches: those named, otherwise those of the injected patterns, otherwise all; only rules
 * that coders can control. What payers do of their own accord is nobody's mistake.
 */
export function reachedRules(
  { focus }: Pick<LearningPlan, 'focus'>,
  patterns: readonly RuledPattern[],
): string[] {
  const mistakes = patterns.filter((pattern) => realizationOf(pattern) === 'DEFECT');
  const named = focus.length > 0 ? focus : mistakes.map(({ rule }) => rule);
  const keys = named.length > 0 ? named : DENIAL_RULES.map(({ key }) => key);
  return [...new Set(keys)].filter((key) => ruleOf(key).coderControllable);
}

type RuledPattern = Pick<PatternInjection, 'rule'> & PatternConditions;

/** The most coder-days, and quiz attempts on a rule, between the start of training and its target day. */
const MAX_LEARNING_STEPS = 200_000;

/**
 * The largest number of days of training over which the pace of learning can be solved: every attempt of every coder is
 * computed, several times. Decades with one attempt, months with five hundred coders and two sessions a week.
 */
export function longestSolvableDays(
  learning: Pick<LearningPlan, 'coders' | 'sessionsPerWeek' | 'focus'>,
  patterns: readonly RuledPattern[],
): number {
  const practicesADay = (learning.sessionsPerWeek / 7) * reachedRules(learning, patterns).length;
  return Math.max(7, Math.floor(MAX_LEARNING_STEPS / (learning.coders * (1 + practicesADay))));
}

/**
 * Each payer's part of the scenario's denials, 0 to 1: share x denialWeight, normalized, so that a weight is the
 * payer's relative total rate. When all weights are zero, payers deny alike.
 */
export function denialParts(payers: readonly Pick<PayerShare, 'share' | 'denialWeight'>[]): number[] {
  const shares = payers.reduce((sum, { share }) => sum + share, 0);
  const weighted = payers.reduce((sum, { share, denialWeight }) => sum + share * denialWeight, 0);
  return payers.map(({ share, denialWeight }) =>
    weighted > 0 ? (share * denialWeight) / weighted : share / shares,
  );
}

/** The number of coders: that of the learning plan, otherwise one for every 40 claims a day. */
export const coderCount = ({
  learning,
  claimsPerDay,
}: Pick<ScenarioConfig, 'learning' | 'claimsPerDay'>): number =>
  learning?.coders ?? Math.min(40, Math.max(2, Math.round(claimsPerDay / 40)));

/**
 * Denials outside all patterns and without the payers' noise, in percent of claims: what remains of denialRate after
 * their shares.
 */
export function backgroundRate({
  denialRate,
  patterns,
  payerNoise = 0,
}: Pick<ScenarioFigures, 'denialRate' | 'patterns' | 'payerNoise'>): number {
  const share = patterns.reduce((sum, { shareOfDenials }) => sum + shareOfDenials, payerNoise);
  return (denialRate * Math.max(0, 100 - share)) / 100;
}

const claimShare = (payers: readonly PayerShare[], payer: number): number =>
  (100 * elementAt(payers, payer).share) / payers.reduce((sum, { share }) => sum + share, 0);

/** A payer's background denials under a rule, in percent of all claims. */
function backgroundAt(figures: ScenarioFigures, payer: number, rule: string): number {
  const { type } = elementAt(figures.payers, payer);
  return (
    backgroundRate(figures) * (denialParts(figures.payers)[payer] as number) * benchmarkShare(rule, type)
  );
}

/** A pattern's denials at a payer, in percent of all claims. */
function patternAt(
  { denialRate, payers }: ScenarioFigures,
  pattern: PatternInjection,
  payer: number,
): number {
  const takers = takersOf(pattern, payers);
  if (!takers.includes(payer) || realizationOf(pattern) !== 'DEFECT') return 0;
  const parts = denialParts(payers);
  const taken = takers.reduce((sum, taker) => sum + (parts[taker] as number), 0);
  return taken > 0 ? (denialRate * pattern.shareOfDenials * (parts[payer] as number)) / taken / 100 : 0;
}

function takersOf(
  { rule, payer, lineOfBusiness = null }: PatternInjection,
  payers: readonly PayerShare[],
): number[] {
  return payers.flatMap(({ name, type }: { name: string; type: PayerType }, index) =>
    (payer === null || name === payer) &&
    (lineOfBusiness === null || type === lineOfBusiness) &&
    appliesTo(rule, type)
      ? [index]
      : [],
  );
}
