import type { LocalDate } from '../domain/calendar';
import { addDays, epochDay } from '../domain/calendar';
import { WHOLE_STREAM } from '../domain/claim-slice';
import { DENIAL_RULES, benchmarkShare } from '../domain/denial-rules';
import { elementAt } from '../domain/element-at';
import type { PatternTruth } from '../domain/pattern-truth';
import { mergedTruths } from '../domain/pattern-truth';
import { injectedTruths } from '../domain/scenario/injected-truths';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import { configurations } from './configurations';
import { backgroundMix } from './plan/scenario-plan';
import { defectFactor } from './scenario-events';
import type { SimulationInputs } from './simulation';
import { createWorld, mixCells } from './world/world';

/**
 * Every pattern that a run really contains, its changes of configuration included: what is injected, and what scenario
 * events or the case mix bring about by themselves.
 */
export function runTruths({ config, seed, commands }: SimulationInputs): PatternTruth[] {
  const begun = configurations(config, commands, epochDay(config.startDate));
  const truths = begun.flatMap(({ runDay, config: each }, index) => {
    const next = begun[index + 1];
    const first = addDays(config.startDate, runDay);
    const last = next ? addDays(config.startDate, next.runDay - 1) : null;
    return injectedTruths(each).flatMap((truth) => within(truth, first, last));
  });
  return mergedTruths([...truths, ...organicTruths(config, seed)]);
}

function within(truth: PatternTruth, first: LocalDate, last: LocalDate | null): PatternTruth[] {
  const from = truth.from > first ? truth.from : first;
  const to = last === null || (truth.to !== null && truth.to < last) ? truth.to : last;
  return to !== null && to < from ? [] : [{ ...truth, from, to }];
}

/** From this ratio on, a rule's denials at a payer are a pattern, though nobody has planned it. */
const ORGANIC_RATIO = 2;

/**
 * Rules that background denials break at a payer at least twice as often as is usual for its type, relative to how often
 * it denies at all: by the scenario's events, or because few other rules apply. All payers alike are one truth.
 */
function organicTruths(config: ScenarioConfig, seed: number): PatternTruth[] {
  const days = [...new Set([0, ...config.events.map(({ day }) => day)])].sort((a, b) => a - b);
  const usual = usualRatios(config, seed);
  return DENIAL_RULES.flatMap(({ key, carc, family }, rule): PatternTruth[] => {
    const from = config.payers.map((_, payer) =>
      days.find((day) => {
        const factor = defectFactor(config, day)(payer, rule);
        return factor * elementAt(usual[payer] ?? [], rule) >= ORGANIC_RATIO;
      }),
    );
    const truth = (payer: number | null, day: number): PatternTruth => ({
      patternIndices: [],
      origin: 'ORGANIC',
      ruleKey: key,
      carc,
      slice: { ...WHOLE_STREAM, payer },
      population: family,
      from: addDays(config.startDate, day),
      to: null,
    });
    const [first] = from;
    if (first !== undefined && from.every((day) => day === first)) return [truth(null, first)];
    return from.flatMap((day, payer) => (day === undefined ? [] : [truth(payer + 1, day)]));
  });
}

/** By payer and rule: its share of the payer's background denials over the share that is usual, 0 where it denies nothing. */
function usualRatios(config: ScenarioConfig, seed: number): number[][] {
  const world = createWorld(config, seed);
  const cells = mixCells(config, world);
  return config.payers.map(({ type }, payer) =>
    backgroundMix(cells, payer, type, world.ruleFactors).map((share, rule) => {
      const benchmark = benchmarkShare(elementAt(DENIAL_RULES, rule).key, type);
      return benchmark > 0 ? share / benchmark : 0;
    }),
  );
}
