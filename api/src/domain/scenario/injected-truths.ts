import { addDays } from '../calendar';
import { ruleOf } from '../denial-rules';
import type { PatternTruth } from '../pattern-truth';
import { realizationOf, sliceOfPattern } from './pattern-realization';
import type { PatternInjection, ScenarioConfig } from './scenario';

type Injecting = Pick<ScenarioConfig, 'payers' | 'patterns' | 'startDate'>;

/**
 * The truths that a scenario's patterns inject. Patterns that differ in their days only are one truth: a pattern that
 * comes back is still the same.
 */
export function injectedTruths(config: Injecting): PatternTruth[] {
  const truths = new Map<string, PatternTruth>();
  config.patterns.forEach((pattern, index) => {
    const truth = truthOf(config, pattern, index);
    const key = JSON.stringify([truth.carc, truth.population, truth.slice]);
    const known = truths.get(key);
    truths.set(key, known ? merged(known, truth) : truth);
  });
  return [...truths.values()];
}

function truthOf({ payers, startDate }: Injecting, pattern: PatternInjection, index: number): PatternTruth {
  const { carc, family } = ruleOf(pattern.rule);
  const { fromDay, toDay } = pattern;
  return {
    patternIndices: [index],
    carc: pattern.carc ?? carc,
    slice: sliceOfPattern(pattern, payers),
    // A payer's own behavior does not ask whether the rule could apply.
    population: realizationOf(pattern) === 'DEFECT' ? family : 'all',
    from: addDays(startDate, fromDay),
    to: toDay === null ? null : addDays(startDate, toDay),
  };
}

const merged = (one: PatternTruth, other: PatternTruth): PatternTruth => ({
  ...one,
  patternIndices: [...one.patternIndices, ...other.patternIndices],
  from: one.from < other.from ? one.from : other.from,
  to: one.to === null || other.to === null ? null : one.to > other.to ? one.to : other.to,
});
