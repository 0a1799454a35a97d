import { elementAt } from '../domain/element-at';
import { DENIAL_RULES, benchmarkShare, ruleIndex } from '../domain/denial-rules';
import { isRuleApplicable } from '../domain/applicable-rules';
import type { PayerType } from '../domain/claim';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import { backgroundRate, denialParts } from '../domain/scenario/scenario-arithmetic';
import type { ProviderGroup } from './world/provider-mix';
import { chancesByGroup } from './world/provider-mix';

/** One reason why claims carry a rule's defect: the background, or one injected pattern of the scenario. */
export interface DefectSource {
  ruleIndex: number;
  /** Index into the scenario's patterns; null for the background. */
  patternIndex: number | null;
  /** Run days, `toDay` included; null for no end. */
  fromDay: number;
  toDay: number | null;
  /** By payer: the probability that an eligible claim of the average provider has the defect, before learning. */
  probabilities: Float64Array;
}

export interface ScenarioPlan {
  sources: readonly DefectSource[];
  /** By payer, in the order of the scenario's payers. */
  cells: readonly MixCell[];
  providers: readonly ProviderGroup[];
}

/** Claims for which the same defects are possible. */
export interface MixCell {
  payerIndex: number;
  /** Share of all claims. */
  share: number;
  /** Rules that can deny such a claim at this payer, as a bitmask by rule index. */
  applicable: number;
}

/** The share of a rule's defects that remains, 1 for all of them, by rule index. */
export type RuleMultipliers = (ruleIndex: number) => number;

/** Above this, an eligible claim would be denied nearly always, which no real slice of claims is. */
export const MAX_DEFECT_PROBABILITY = 0.95;

/**
 * Solves the scenario's arithmetic: how often each source must put its defect into an eligible claim, so that with all
 * patterns active claims are denied at `denialRate`, and each pattern owns its share of the denials. background =
 * denialRate x (1 - sum of shares), split over a payer's rules by benchmark weight and own variation; a pattern's
 * defect rate = share x denialRate / eligible share, before overlap. A claim with several candidates gets one defect,
 * picked evenly among them; fixed-point steps compensate for that here (only + - x / on doubles: the same everywhere).
 */
export function planScenario(
  config: ScenarioConfig,
  cells: readonly MixCell[],
  ruleFactors: Float64Array,
  providers: readonly ProviderGroup[],
): ScenarioPlan {
  const targets = targetsOf(config, cells, ruleFactors);
  const sources = targets.map(({ source, target }) => {
    source.probabilities = target.map((wanted, payer) => {
      const eligibleShare = eligibleShareOf(cells, payer, source.ruleIndex);
      return eligibleShare > 0 ? clamp(wanted / eligibleShare) : 0;
    });
    return source;
  });
  for (let step = 0; step < 25; step++) {
    const expected = expectedBySource({ sources, cells, providers }, config.payers.length);
    targets.forEach(({ source, target }, index) => {
      for (let payer = 0; payer < target.length; payer++) {
        const reached = elementAt(expected, index)[payer] as number;
        if (reached > 0)
          source.probabilities[payer] = clamp(
            ((source.probabilities[payer] as number) * (target[payer] as number)) / reached,
          );
      }
    });
  }
  return { sources, cells, providers };
}

/** Expected initial denial rate, 0 to 1, of claims submitted on a run day; null means with all patterns active. */
export function expectedDenialRate(
  plan: ScenarioPlan,
  runDay: number | null,
  multiplier: RuleMultipliers,
): number {
  let rate = 0;
  const byRule = new Float64Array(DENIAL_RULES.length);
  let chances: Float64Array[] = [];
  let payer = -1;
  for (const cell of plan.cells) {
    if (cell.payerIndex !== payer) {
      payer = cell.payerIndex;
      fillRuleProbabilities(plan.sources, payer, runDay, byRule);
      chances = chancesByGroup(plan.providers, byRule, multiplier);
    }
    plan.providers.forEach(({ share }, group) => {
      rate += cell.share * share * (1 - cleanShare(elementAt(chances, group), cell.applicable));
    });
  }
  return rate;
}

/**
 * By payer, then rule: the expected share of all claims denied for it, with all patterns active and before any
 * training.
 */
export function expectedByPayerAndRule(plan: ScenarioPlan, payerCount: number): Float64Array[] {
  const denials = Array.from({ length: payerCount }, () => new Float64Array(DENIAL_RULES.length));
  expectedBySource(plan, payerCount).forEach((byPayer, index) => {
    byPayer.forEach(
      (value, payer) =>
        (elementAt(denials, payer)[(plan.sources[index] as DefectSource).ruleIndex] =
          (elementAt(denials, payer)[(plan.sources[index] as DefectSource).ruleIndex] as number) + value),
    );
  });
  return denials;
}

export const isActive = (source: DefectSource, runDay: number): boolean =>
  runDay >= source.fromDay && (source.toDay === null || runDay <= source.toDay);

interface Target {
  source: DefectSource;
  /** By payer: target denials as a share of ALL claims. */
  target: Float64Array;
}

function targetsOf(config: ScenarioConfig, cells: readonly MixCell[], ruleFactors: Float64Array): Target[] {
  const { payers, patterns } = config;
  const parts = denialParts(payers);
  const denialRate = config.denialRate / 100;
  const background = backgroundRate(config) / 100;

  const mixes = payers.map(({ type }, index) => backgroundMix(cells, index, type, ruleFactors));
  const natural = DENIAL_RULES.map(({ key }, rule): Target => {
    const target = Float64Array.from(
      parts,
      (part, index) => background * part * ((mixes[index] as number[])[rule] as number),
    );
    return { source: newSource(key, null, 0, null), target };
  });
  const injected = patterns.map((pattern, patternIndex): Target => {
    const wanted = denialRate * (pattern.shareOfDenials / 100);
    const rule = ruleIndex(pattern.rule);
    // If the rule cannot deny anything at a payer, the other payers take its part.
    const takes = payers.map(({ name }, index) => {
      const meant = pattern.payer === null || name === pattern.payer;
      return meant && eligibleShareOf(cells, index, rule) > 0 ? (parts[index] as number) : 0;
    });
    const total = takes.reduce((sum, part) => sum + part, 0);
    const target = Float64Array.from(takes, (part) => (total > 0 ? (wanted * part) / total : 0));
    return { source: newSource(pattern.rule, patternIndex, pattern.fromDay, pattern.toDay), target };
  });
  return [...natural, ...injected];
}

/** How a payer's background denials divide over the rules that can deny anything there; adds up to 1. */
function backgroundMix(
  cells: readonly MixCell[],
  payerIndex: number,
  type: PayerType,
  ruleFactors: Float64Array,
): number[] {
  const weights = DENIAL_RULES.map(({ key }, rule) =>
    eligibleShareOf(cells, payerIndex, rule) > 0
      ? benchmarkShare(key, type) * (ruleFactors[payerIndex * DENIAL_RULES.length + rule] as number)
      : 0,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total > 0 ? weight / total : 0));
}

function newSource(
  rule: string,
  patternIndex: number | null,
  fromDay: number,
  toDay: number | null,
): DefectSource {
  return { ruleIndex: ruleIndex(rule), patternIndex, fromDay, toDay, probabilities: new Float64Array() };
}

/** Share of all claims that are this payer's and eligible for the rule. */
function eligibleShareOf(cells: readonly MixCell[], payerIndex: number, rule: number): number {
  let eligibleShare = 0;
  for (const cell of cells) {
    if (cell.payerIndex === payerIndex && isRuleApplicable(cell.applicable, rule))
      eligibleShare += cell.share;
  }
  return eligibleShare;
}

const clamp = (probability: number): number => Math.min(MAX_DEFECT_PROBABILITY, probability);

/** Gauss-Legendre on [0, 1], three points: exact enough for products of a few dozen small factors. */
const NODES: readonly (readonly [at: number, weight: number])[] = [
  [0.1127016653792583, 5 / 18],
  [0.5, 8 / 18],
  [0.8872983346207417, 5 / 18],
];

/**
 * By source and payer, the expected share of all claims that end up with its defect. Candidates carry independent
 * uniform priorities, so a rule with probability p wins with p x integral over x of the product of (1 - q x), q the
 * other candidates' probabilities.
 */
function expectedBySource({ sources, cells, providers }: ScenarioPlan, payerCount: number): Float64Array[] {
  const winByRuleAndPayer = Array.from({ length: payerCount }, () => new Float64Array(DENIAL_RULES.length));
  const byRule = new Float64Array(DENIAL_RULES.length);
  const ruleTotals = Array.from({ length: payerCount }, () => new Float64Array(DENIAL_RULES.length));
  let chances: Float64Array[] = [];
  let payer = -1;
  for (const cell of cells) {
    if (cell.payerIndex !== payer) {
      payer = cell.payerIndex;
      fillRuleProbabilities(sources, payer, null, byRule);
      elementAt(ruleTotals, payer).set(byRule);
      chances = chancesByGroup(providers, byRule, () => 1);
    }
    providers.forEach(({ share }, group) => {
      addWins(
        elementAt(chances, group),
        cell.applicable,
        cell.share * share,
        elementAt(winByRuleAndPayer, payer),
      );
    });
  }
  return sources.map((source) =>
    source.probabilities.map((probability, index) => {
      const total = elementAt(ruleTotals, index)[source.ruleIndex] as number;
      return total > 0
        ? ((elementAt(winByRuleAndPayer, index)[source.ruleIndex] as number) * probability) / total
        : 0;
    }),
  );
}

/** Adds to each rule the share of the claims on which its defect is the one. */
export function addWins(chances: Float64Array, applicable: number, share: number, wins: Float64Array): void {
  for (const [at, weight] of NODES) {
    let product = 1;
    for (let rule = 0; rule < chances.length; rule++) {
      if ((chances[rule] as number) > 0 && isRuleApplicable(applicable, rule))
        product *= 1 - (chances[rule] as number) * at;
    }
    for (let rule = 0; rule < chances.length; rule++) {
      if (chances[rule] === 0 || !isRuleApplicable(applicable, rule)) continue;
      const chance = chances[rule] as number;
      wins[rule] = (wins[rule] as number) + (share * chance * weight * product) / (1 - chance * at);
    }
  }
}

function cleanShare(chances: Float64Array, applicable: number): number {
  let clean = 1;
  for (let rule = 0; rule < chances.length; rule++) {
    if ((chances[rule] as number) > 0 && isRuleApplicable(applicable, rule))
      clean *= 1 - (chances[rule] as number);
  }
  return clean;
}

function fillRuleProbabilities(
  sources: readonly DefectSource[],
  payerIndex: number,
  runDay: number | null,
  into: Float64Array,
): void {
  into.fill(0);
  for (const source of sources) {
    if (runDay === null || isActive(source, runDay))
      into[source.ruleIndex] =
        (into[source.ruleIndex] as number) + (source.probabilities[payerIndex] as number);
  }
  for (let rule = 0; rule < into.length; rule++) into[rule] = clamp(into[rule] as number);
}
