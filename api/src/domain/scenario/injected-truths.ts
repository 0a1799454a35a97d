import { addDays } from '../calendar';
import type { ClaimSlice } from '../claim-slice';
import { WHOLE_STREAM } from '../claim-slice';
import { ruleOf } from '../denial-rules';
import type { PatternTruth } from '../pattern-truth';
import type { PatternInjection, ScenarioConfig } from './scenario';

/**
 * The truths that a scenario's patterns inject. Patterns that differ in their days only are one truth: a pattern that
 * comes back is still the same.
 */
export function injectedTruths(
  config: Pick<ScenarioConfig, 'payers' | 'patterns' | 'startDate'>,
): PatternTruth[] {
  const truths = new Map<string, PatternTruth>();
  config.patterns.forEach((pattern, index) => {
    const truth = truthOf(config, pattern, index);
    const key = JSON.stringify([truth.carc, truth.population, truth.slice]);
    const known = truths.get(key);
    truths.set(key, known ? merged(known, truth) : truth);
  });
  return [...truths.values()];
}

function truthOf(
  { payers, startDate }: Pick<ScenarioConfig, 'payers' | 'startDate'>,
  { rule, payer, fromDay, toDay }: PatternInjection,
  index: number,
): PatternTruth {
  const { carc, family } = ruleOf(rule);
  const payerIndex = payers.findIndex(({ name }) => name === payer);
  const slice: ClaimSlice = { ...WHOLE_STREAM, payer: payer === null ? null : payerIndex + 1 };
  return {
    patternIndices: [index],
    carc,
    slice,
    population: family,
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
