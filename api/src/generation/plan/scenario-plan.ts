import { elementAt } from '../../domain/element-at';
import { DENIAL_RULES, benchmarkShare, ruleIndex } from '../../domain/denial-rules';
import type { PayerType } from '../../domain/claim';
import type { ScenarioConfig } from '../../domain/scenario/scenario';
import { isNarrowed, realizationOf, sliceOfPattern } from '../../domain/scenario/pattern-realization';
import { backgroundRate, denialParts } from '../../domain/scenario/scenario-arithmetic';
import { NO_LEARNING, expectedBySource, refusedByBehavior } from './expected-shares';
import { isNarrowedSource } from './narrowed-sources';
import type { DefectSource, MixCell, ScenarioPlan } from './plan';
import { clamp } from './plan';
import {
  behaviorTargets,
  scaleBehaviors,
  sharesInSlice,
  spreadOver,
  startBehaviors,
} from './planned-behaviors';
import type { ProviderGroup } from '../world/provider-mix';

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
  const payerCount = config.payers.length;
  const sources = targets.map(({ source, target }) => {
    source.probabilities = target.map((wanted, payer) => {
      const eligibleShare = eligibleShareOfSource(cells, payer, source);
      return eligibleShare > 0 ? clamp(wanted / eligibleShare) : 0;
    });
    return source;
  });
  const refusals = behaviorTargets(config, cells);
  startBehaviors(refusals, cells, payerCount);
  const plan = { sources, behaviors: refusals.map(({ behavior }) => behavior), cells, providers };
  for (let step = 0; step < 25; step++) {
    const expected = expectedBySource(plan, payerCount);
    if (refusals.length > 0) scaleBehaviors(refusals, refusedByBehavior(plan, null, NO_LEARNING));
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
  return plan;
}

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
  const injected = patterns.flatMap((pattern, patternIndex): Target[] => {
    if (realizationOf(pattern) === 'BEHAVIOR') return [];
    const wanted = denialRate * (pattern.shareOfDenials / 100);
    const rule = ruleIndex(pattern.rule);
    const source = newSource(pattern.rule, patternIndex, pattern.fromDay, pattern.toDay);
    if (isNarrowed(pattern)) {
      source.slice = sliceOfPattern(pattern, payers);
      const shares = sharesInSlice(cells, payers.length, patternIndex, ({ applicable }) =>
        applicable.has(rule),
      );
      return [{ source, target: spreadOver(config, shares, wanted) }];
    }
    // If the rule cannot deny anything at a payer, the other payers take its part.
    const takes = payers.map(({ name }, index) => {
      const meant = pattern.payer === null || name === pattern.payer;
      return meant && eligibleShareOf(cells, index, rule) > 0 ? (parts[index] as number) : 0;
    });
    const total = takes.reduce((sum, part) => sum + part, 0);
    const target = Float64Array.from(takes, (part) => (total > 0 ? (wanted * part) / total : 0));
    return [{ source, target }];
  });
  return [...natural, ...injected];
}

/** How a payer's background denials divide over the rules that can deny anything there; adds up to 1. */
export function backgroundMix(
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
  return {
    ruleIndex: ruleIndex(rule),
    patternIndex,
    slice: null,
    fromDay,
    toDay,
    probabilities: new Float64Array(),
  };
}

/** Share of all claims that are this payer's and eligible for the rule. */
function eligibleShareOf(cells: readonly MixCell[], payerIndex: number, rule: number): number {
  let eligibleShare = 0;
  for (const cell of cells) {
    if (cell.payerIndex === payerIndex && cell.applicable.has(rule)) eligibleShare += cell.share;
  }
  return eligibleShare;
}

/** Share of all claims that are this payer's and can have the source's defect. */
function eligibleShareOfSource(cells: readonly MixCell[], payerIndex: number, source: DefectSource): number {
  if (!isNarrowedSource(source)) return eligibleShareOf(cells, payerIndex, source.ruleIndex);
  const isEligible = ({ applicable }: MixCell): boolean => applicable.has(source.ruleIndex);
  return sharesInSlice(
    cells,
    payerIndex + 1,
    source.patternIndex,
    (cell) => cell.payerIndex === payerIndex && isEligible(cell),
  )[payerIndex] as number;
}
