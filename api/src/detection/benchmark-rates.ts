import { PAYER_TYPES, type PayerType } from '../domain/claim';
import { ELIGIBLE_POPULATIONS, type EligiblePopulation, type RuleBenchmark } from '../domain/denial-rule';

/** Position in ELIGIBLE_POPULATIONS, which is also the bit of the claim's mask. */
type FamilyIndex = number;
export const FAMILY_COUNT = ELIGIBLE_POPULATIONS.length;
const ALL_FAMILIES: FamilyIndex = 0;
const familyIndex = (family: EligiblePopulation): FamilyIndex => ELIGIBLE_POPULATIONS.indexOf(family);

/**
 * Traditional Medicare requires hardly any authorization or referral and has no network. A quarter of the weight, not
 * zero: if no denials at all were expected, any five would raise an alarm.
 */
const MEDICARE_SHARE = 0.25;
const RARE_IN_MEDICARE: ReadonlySet<string> = new Set([
  'missing-authorization',
  'authorization-exceeded',
  'missing-referral',
  'out-of-network',
]);

/** A CARC without a rule gets the weight of an average rule of the catalogue, over all claims. */
const UNLISTED_WEIGHT = 1.5;

/** What is expected of denials anywhere. */
export interface DetectorContext {
  benchmarks: readonly RuleBenchmark[];
  /** Percent of adjudicated claims by payer type. */
  totalPercent: Record<PayerType, number>;
}

interface RuleRate {
  family: FamilyIndex;
  /** Percent of claims that are eligible. */
  eligibleShare: number;
  /** Expected denials per eligible claim, by payer type. */
  rate: Record<PayerType, number>;
}

/** Expected initial denials per eligible claim, before any factor: type total x rule's weight / eligible share. */
export interface BenchmarkRates {
  /** CARCs with a rule, in code point order. */
  readonly carcs: readonly string[];
  /** The rules of a CARC, each over its own population. */
  rules(carc: string): readonly RuleRate[];
  /** Percent of claims that are eligible for the family; 100 when no rule defines it. */
  eligibleShare(family: FamilyIndex): number;
}

export function createBenchmarkRates(context: DetectorContext): BenchmarkRates {
  const byCarc = new Map<string, RuleRate[]>();
  const eligibleShares = new Map<FamilyIndex, number>();
  const weightOfType = mapTypes((type) => sum(context.benchmarks.map((rule) => weight(rule, type))));
  for (const rule of context.benchmarks) {
    const family = familyIndex(rule.family);
    const rules = byCarc.get(rule.carc) ?? [];
    rules.push({
      family,
      eligibleShare: rule.eligibleShare,
      rate: mapTypes((type) =>
        weightOfType[type] > 0
          ? (context.totalPercent[type] / 100) *
            (weight(rule, type) / weightOfType[type]) *
            (100 / rule.eligibleShare)
          : 0,
      ),
    });
    byCarc.set(rule.carc, rules);
    eligibleShares.set(family, rule.eligibleShare);
  }
  const unlisted: RuleRate = {
    family: ALL_FAMILIES,
    eligibleShare: 100,
    rate: mapTypes((type) => (context.totalPercent[type] / 100) * (UNLISTED_WEIGHT / 100)),
  };
  const rulesOf = (carc: string): readonly RuleRate[] => byCarc.get(carc) ?? [unlisted];
  return {
    carcs: [...byCarc.keys()].sort(),
    rules: rulesOf,
    eligibleShare: (family) => (family === ALL_FAMILIES ? 100 : (eligibleShares.get(family) ?? 100)),
  };
}

const weight = (rule: RuleBenchmark, type: PayerType): number =>
  rule.weight * (type === 'MEDICARE' && RARE_IN_MEDICARE.has(rule.ruleKey) ? MEDICARE_SHARE : 1);

function mapTypes(value: (type: PayerType) => number): Record<PayerType, number> {
  return Object.fromEntries(PAYER_TYPES.map((type) => [type, value(type)])) as Record<PayerType, number>;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
