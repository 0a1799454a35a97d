import { addDays } from '../calendar';
import { ruleOf } from '../denial-rules';
import type { PatternTruth } from '../pattern-truth';
import { mergedTruths } from '../pattern-truth';
import { realizationOf, sliceOfPattern } from './pattern-realization';
import type { PatternInjection, ScenarioConfig } from './scenario';

type Injecting = Pick<ScenarioConfig, 'payers' | 'patterns' | 'startDate'>;

/** The truths that a scenario's patterns inject; those that differ in their days only are one. */
export const injectedTruths = (config: Injecting): PatternTruth[] =>
  mergedTruths(config.patterns.map((pattern, index) => truthOf(config, pattern, index)));

function truthOf({ payers, startDate }: Injecting, pattern: PatternInjection, index: number): PatternTruth {
  const { carc, family } = ruleOf(pattern.rule);
  const { fromDay, toDay } = pattern;
  const isMistake = realizationOf(pattern) === 'DEFECT';
  return {
    patternIndices: [index],
    origin: isMistake ? 'MISTAKE' : 'PAYER_POLICY',
    ruleKey: pattern.rule,
    carc: pattern.carc ?? carc,
    slice: sliceOfPattern(pattern, payers),
    // A payer's own behavior does not ask whether the rule could apply.
    population: isMistake ? family : 'all',
    from: addDays(startDate, fromDay),
    to: toDay === null ? null : addDays(startDate, toDay),
  };
}
