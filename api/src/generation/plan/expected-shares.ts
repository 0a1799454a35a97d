import type { RuleSet } from '../../domain/rules/rule-set';
import { elementAt } from '../../domain/element-at';
import { DENIAL_RULES, ruleIndexOfDenial, ruleOf } from '../../domain/denial-rules';
import { chancesByGroup } from '../world/provider-mix';
import type { NarrowedSource } from './narrowed-sources';
import { extraChances, isNarrowedSource, withNarrowed } from './narrowed-sources';
import type { DefectSource, MixCell, RuleMultipliers, ScenarioPlan } from './plan';
import { clamp, isActiveOn } from './plan';
import { expectedRefusals } from './planned-behaviors';

/** Expected initial denial rate, 0 to 1, of claims submitted on a run day; null means with all patterns active. */
export function expectedDenialRate(
  plan: ScenarioPlan,
  runDay: number | null,
  multiplier: RuleMultipliers,
): number {
  let rate = 0;
  const chancesOf = chancesByCell(plan, runDay, multiplier);
  for (const cell of plan.cells) {
    const chances = chancesOf(cell);
    plan.providers.forEach(({ share }, group) => {
      rate += cell.share * share * (1 - cleanShare(elementAt(chances, group), cell.applicable));
    });
  }
  for (const refused of refusedByBehavior(plan, runDay, multiplier)) {
    for (const share of refused) rate += share;
  }
  return rate;
}

export const NO_LEARNING: RuleMultipliers = () => 1;

/** By group of providers: each rule's probability on a cell's claims; cells are best asked about payer by payer. */
function chancesByCell(
  plan: ScenarioPlan,
  runDay: number | null,
  multiplier: RuleMultipliers,
): (cell: MixCell) => readonly Float64Array[] {
  const byRule = new Float64Array(DENIAL_RULES.length);
  const narrowed = plan.sources.filter(isNarrowedSource).filter((source) => isActiveOn(source, runDay));
  let base: Float64Array[] = [];
  let payer = -1;
  return (cell) => {
    if (cell.payerIndex !== payer) {
      payer = cell.payerIndex;
      fillRuleProbabilities(plan.sources, payer, runDay, byRule);
      base = chancesByGroup(plan.providers, byRule, multiplier);
    }
    return withNarrowed(base, narrowed, cell, multiplier);
  };
}

/** By behavior and payer: the expected share of all claims that it refuses on a run day; null: all are active. */
export function refusedByBehavior(
  plan: ScenarioPlan,
  runDay: number | null,
  multiplier: RuleMultipliers,
): Float64Array[] {
  if (plan.behaviors.length === 0) return [];
  const active = plan.behaviors.filter((behavior) => isActiveOn(behavior, runDay));
  const chancesOf = chancesByCell(plan, runDay, multiplier);
  return expectedRefusals(active, plan.cells, (cell) => {
    const chances = chancesOf(cell);
    return plan.providers.reduce(
      (sum, { share }, group) => sum + share * cleanShare(elementAt(chances, group), cell.applicable),
      0,
    );
  });
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
  refusedByBehavior(plan, null, NO_LEARNING).forEach((byPayer, index) => {
    const { ruleKey, carc } = elementAt(plan.behaviors, index);
    const { rarc, group, carc: own } = ruleOf(ruleKey);
    const rule = ruleIndexOfDenial({ carc: carc ?? own, rarc, group, ruleKey: null });
    if (rule < 0) return;
    byPayer.forEach((value, payer) => {
      const byRule = elementAt(denials, payer);
      byRule[rule] = (byRule[rule] as number) + value;
    });
  });
  return denials;
}

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
export function expectedBySource(
  { sources, cells, providers }: Pick<ScenarioPlan, 'sources' | 'cells' | 'providers'>,
  payerCount: number,
): Float64Array[] {
  const narrowed = sources.filter(isNarrowedSource);
  const wonByNarrowed = new Map(narrowed.map((source) => [source, new Float64Array(payerCount)]));
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
    const wins = elementAt(winByRuleAndPayer, payer);
    providers.forEach(({ share }, group) => {
      const base = elementAt(chances, group);
      if (narrowed.length === 0) addWins(base, cell.applicable, cell.share * share, wins);
      else addSharedWins(base, narrowed, { ...cell, share: cell.share * share }, wins, wonByNarrowed);
    });
  }
  return sources.map((source) =>
    isNarrowedSource(source)
      ? (wonByNarrowed.get(source) ?? new Float64Array(payerCount))
      : source.probabilities.map((probability, index) => {
          const total = elementAt(ruleTotals, index)[source.ruleIndex] as number;
          return total > 0
            ? ((elementAt(winByRuleAndPayer, index)[source.ruleIndex] as number) * probability) / total
            : 0;
        }),
  );
}

/** The same where patterns that name a slice add to a rule: its wins are shared out by what each adds. */
function addSharedWins(
  base: Float64Array,
  narrowed: readonly NarrowedSource[],
  cell: MixCell,
  wins: Float64Array,
  wonByNarrowed: ReadonlyMap<DefectSource, Float64Array>,
): void {
  const [chances = base] = withNarrowed([base], narrowed, cell, NO_LEARNING);
  const all = new Float64Array(wins.length);
  addWins(chances, cell.applicable, cell.share, all);
  const extra = extraChances(narrowed, cell);
  for (let rule = 0; rule < all.length; rule++) {
    const added = extra[rule] as number;
    const parts = (base[rule] as number) + added;
    if (parts > 0)
      wins[rule] = (wins[rule] as number) + ((all[rule] as number) * (base[rule] as number)) / parts;
    if (added === 0) continue;
    for (const source of narrowed) {
      if (source.ruleIndex !== rule) continue;
      const won = wonByNarrowed.get(source);
      const [part = 0] = [extraChances([source], cell)[rule]];
      if (won)
        won[cell.payerIndex] = (won[cell.payerIndex] as number) + ((all[rule] as number) * part) / parts;
    }
  }
}

/** By pattern: the share of all claims that it is expected to deny, with all patterns active and before any training. */
export function expectedByPattern(plan: ScenarioPlan, payerCount: number): Map<number, number> {
  const total = (shares: Float64Array): number => shares.reduce((sum, share) => sum + share, 0);
  const byPattern = new Map<number, number>();
  const add = (patternIndex: number | null, shares: Float64Array): void => {
    if (patternIndex !== null) byPattern.set(patternIndex, total(shares));
  };
  expectedBySource(plan, payerCount).forEach((shares, index) => {
    add(elementAt(plan.sources, index).patternIndex, shares);
  });
  refusedByBehavior(plan, null, NO_LEARNING).forEach((shares, index) => {
    add(elementAt(plan.behaviors, index).patternIndex, shares);
  });
  return byPattern;
}

/** Adds to each rule the share of the claims on which its defect is the one. */
export function addWins(chances: Float64Array, applicable: RuleSet, share: number, wins: Float64Array): void {
  for (const [at, weight] of NODES) {
    let product = 1;
    for (let rule = 0; rule < chances.length; rule++) {
      if ((chances[rule] as number) > 0 && applicable.has(rule))
        product *= 1 - (chances[rule] as number) * at;
    }
    for (let rule = 0; rule < chances.length; rule++) {
      if (chances[rule] === 0 || !applicable.has(rule)) continue;
      const chance = chances[rule] as number;
      wins[rule] = (wins[rule] as number) + (share * chance * weight * product) / (1 - chance * at);
    }
  }
}

/** The share of claims without a defect, of those on which these rules can apply. */
export function cleanShare(chances: Float64Array, applicable: RuleSet): number {
  let clean = 1;
  for (let rule = 0; rule < chances.length; rule++) {
    if ((chances[rule] as number) > 0 && applicable.has(rule)) clean *= 1 - (chances[rule] as number);
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
    if (source.slice === null && isActiveOn(source, runDay))
      into[source.ruleIndex] =
        (into[source.ruleIndex] as number) + (source.probabilities[payerIndex] as number);
  }
  for (let rule = 0; rule < into.length; rule++) into[rule] = clamp(into[rule] as number);
}
