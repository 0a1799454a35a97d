import type { AdjustmentGroup, PayerType } from './claim';

export const PATTERN_CATEGORIES = [
  'MODIFIER_MISSING',
  'CODE_MISMATCH',
  'DOCUMENTATION',
  'AUTHORIZATION',
  'BILLING_ERROR',
  'TIMING',
  'MEDICAL_NECESSITY',
  'ELIGIBILITY',
  'COVERAGE',
  'OTHER',
] as const;
export type PatternCategory = (typeof PATTERN_CATEGORIES)[number];

/**
 * Eligible populations: a rule can apply only to claims of its population, judged by fields OTHER than the defect
 * itself ("E/M with a same-day procedure", never "no modifier 25"). The order is the bit order of
 * `claims.eligible_populations` in the store: append only.
 */
export const ELIGIBLE_POPULATIONS = [
  'all',
  'em-with-procedure',
  'separable-pair',
  'bilateral-capable',
  'policy-diagnosis',
  'authorization-listed',
  'bundling-pair',
  'records-listed',
  'em-level',
  'frequency-limited',
  'necessity-listed',
  'new-patient-visit',
  'referral-listed',
  'age-sex-limited',
] as const;
export type EligiblePopulation = (typeof ELIGIBLE_POPULATIONS)[number];
export const populationBit = (family: EligiblePopulation): number =>
  1 << ELIGIBLE_POPULATIONS.indexOf(family);

/** C corrected claim, N new claim, A appeal, R reroute, P patient, W write-off. */
type CorrectionPath = 'C' | 'N' | 'A' | 'R' | 'P' | 'W';

/** One way in which a claim can be wrong, and the codes it is denied with; the wording is our own. */
export interface DenialRule {
  key: string;
  title: string;
  category: PatternCategory;
  carc: string;
  rarc: string | null;
  group: AdjustmentGroup;
  coderControllable: boolean;
  fixGuidance: string;
  family: EligiblePopulation;
  paths: readonly CorrectionPath[];
  /** Percent of its appeals that are won, averaged over payers; null when it cannot be appealed. */
  overturnPercent: number | null;
  benchmark: {
    /** Relative weight among a payer type's denials; 0 for a mistake that the usual mix of claims does not make. */
    weight: number;
    /** Percent of professional claims that are eligible, and of institutional ones, if the payer applies it at all. */
    eligibleShare: number;
    institutionalEligibleShare: number;
  };
  /** Percent of its denials that are corrected; null where a corrected claim cannot win. See correction-rates.ts. */
  correctionPercent: number | null;
}

/**
 * A rule's share of a payer type's denials, and of claims that are eligible; benchmark rate = total x weight / eligible
 * share.
 */
export interface RuleBenchmark {
  ruleKey: string;
  carc: string;
  family: EligiblePopulation;
  /** Relative weight, renormalized over the rules in use. */
  weight: number;
  /** Percent of professional claims that are eligible. */
  eligibleShare: number;
}

/**
 * Initial denials per 100 adjudicated claims, all rules together, by payer type:
 * between first-submission rates of practices (Dunn & Gottlieb, BFI 2021-80) and of hospitals (Premier 2022).
 */
export const BENCHMARK_TOTAL_PERCENT: Record<PayerType, number> = {
  COMMERCIAL: 5,
  MEDICARE: 7,
  MEDICARE_ADVANTAGE: 9,
  OTHER: 7,
  MEDICAID: 14,
};
