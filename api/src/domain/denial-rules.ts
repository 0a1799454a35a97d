import { elementAt } from './element-at';
import type { DenialCodes, PayerType } from './claim';
import type { DenialRule, RuleBenchmark } from './denial-rule';
import { BENCHMARK_TOTAL_PERCENT } from './denial-rule';
import type { RuleKey } from './rule-table';
import { DENIAL_RULES } from './rule-table';

export { DENIAL_RULES } from './rule-table';
export type { RuleKey } from './rule-table';

/** Age conflicts are denied with CARC 6, sex conflicts with 7; 7 is the rule's own code. */
const ALTERNATIVE_CARC = { carc: '6', ruleKey: 'age-sex-conflict' };

const indexByKey = new Map<string, number>(DENIAL_RULES.map((rule, index) => [rule.key, index]));
/** By CARC and RARC; by the CARC alone, the first rule that has it. */
const indexByCodes = new Map<string, number>();
DENIAL_RULES.forEach(({ carc, rarc }, index) => {
  indexByCodes.set(`${carc} ${rarc ?? ''}`, index);
  if (!indexByCodes.has(carc)) indexByCodes.set(carc, index);
});
indexByCodes.set(ALTERNATIVE_CARC.carc, indexByKey.get(ALTERNATIVE_CARC.ruleKey) ?? -1);

/** The rule's index in DENIAL_RULES; -1 when the key is unknown. */
export const ruleIndex = (key: string): number => indexByKey.get(key) ?? -1;

export function findRule(key: string): DenialRule | null {
  const index = ruleIndex(key);
  return index < 0 ? null : elementAt(DENIAL_RULES, index);
}

/** Throws for an unknown key; use it only with validated keys. */
export function ruleOf(key: string): DenialRule {
  const rule = findRule(key);
  if (!rule) throw new RangeError(`there is no denial rule "${key}"`);
  return rule;
}

/** The rule behind a denial; by its codes when the rule was not stored (a denial read from the tables, or imported). */
export function ruleIndexOfDenial({ ruleKey, carc, rarc }: DenialCodes): number {
  if (ruleKey !== null) return ruleIndex(ruleKey);
  return indexByCodes.get(`${carc} ${rarc ?? ''}`) ?? indexByCodes.get(carc) ?? -1;
}

export interface InstitutionalBenchmark {
  /** Percent of institutional claims that are eligible, if the payer applies the rule at all. */
  institutionalEligibleShare: number;
}

/**
 * How often each rule denies without any injected pattern: its weight among a payer type's denials, and the percent of
 * professional, then of institutional claims it can apply to. Weights after the reason mixes of the Change Healthcare
 * Denials Index 2020 and ReMatrix 2014; eligible shares are estimates from code frequencies. Rules without a weight are
 * left out: claims of the case mix are billed right in these respects, unless a scenario injects the mistake.
 */
export const RULE_BENCHMARKS: readonly (RuleBenchmark & InstitutionalBenchmark)[] = DENIAL_RULES.flatMap(
  ({ key, carc, family, benchmark }) =>
    benchmark.weight > 0 ? [{ ruleKey: key, carc, family, ...benchmark }] : [],
);

/** Traditional Medicare requires almost no prior authorization, no referral, and has no network. */
const NOT_IN_MEDICARE: ReadonlySet<string> = new Set<RuleKey>([
  'missing-authorization',
  'authorization-exceeded',
  'missing-referral',
  'out-of-network',
]);

export const appliesTo = (ruleKey: string, type: PayerType): boolean =>
  type !== 'MEDICARE' || !NOT_IN_MEDICARE.has(ruleKey);

/** A rule's share of the denials of a payer of this type, 0 to 1: weights renormalized over the rules that apply. */
export function benchmarkShare(ruleKey: string, type: PayerType): number {
  return (SHARES.get(type) ?? SHARES_OF_OTHERS).get(ruleKey) ?? 0;
}

const sharesOf = (type: PayerType): ReadonlyMap<string, number> => {
  const rules = RULE_BENCHMARKS.filter(({ ruleKey }) => appliesTo(ruleKey, type));
  const total = rules.reduce((sum, { weight }) => sum + weight, 0);
  return new Map(rules.map(({ ruleKey, weight }) => [ruleKey, weight / total]));
};
const SHARES_OF_OTHERS = sharesOf('OTHER');
const SHARES = new Map(
  (Object.keys(BENCHMARK_TOTAL_PERCENT) as PayerType[]).map((type) => [type, sharesOf(type)]),
);
