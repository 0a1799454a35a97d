import { addDays, type LocalDate } from '../../src/domain/calendar';
import type { PayerType } from '../../src/domain/claim';
import { BENCHMARK_TOTAL_PERCENT, populationBit, type RuleBenchmark } from '../../src/domain/denial-rule';
import type { DetectorContext } from '../../src/detection/benchmark-rates';
import type { Observation } from '../../src/detection/detector';
import type { LatticeSlice } from '../../src/detection/lattice/lattice-fields';
import { randomOf } from '../support/random';

/** A claim stream for detection alone: eligible claims and denials are drawn, nothing has a cause. */

const rule = (
  ruleKey: string,
  carc: string,
  family: RuleBenchmark['family'],
  weight: number,
  eligibleShare: number,
): RuleBenchmark => ({ ruleKey, carc, family, weight, eligibleShare });

/** Denials that follow from nothing else than these rates; the catalogue's weights and eligible shares. */
const TEST_BENCHMARKS: readonly RuleBenchmark[] = [
  rule('missing-data', '16', 'all', 12, 100),
  rule('duplicate', '18', 'all', 10, 100),
  rule('outside-coverage', '27', 'all', 8, 100),
  rule('not-covered', '96', 'all', 8, 100),
  rule('missing-authorization', '197', 'authorization-listed', 7, 45),
  rule('other-payer-primary', '22', 'all', 6.5, 100),
  rule('bundled', '97', 'bundling-pair', 6, 38),
  rule('timely-filing', '29', 'all', 5, 100),
  rule('medical-necessity', '50', 'necessity-listed', 5, 36),
  rule('member-not-identified', '31', 'all', 4, 100),
  rule('records-missing', '252', 'records-listed', 4, 32),
  rule('diagnosis-linkage', '11', 'policy-diagnosis', 3, 46),
  rule('missing-modifier-25', '4', 'em-with-procedure', 2, 16),
  rule('missing-modifier-59', '236', 'separable-pair', 2, 22),
  rule('place-of-service', '5', 'all', 1.5, 100),
  rule('level-not-supported', '150', 'em-level', 1.5, 54),
  rule('frequency-limit', '151', 'frequency-limited', 1.5, 24),
  rule('bilateral-modifier', '4', 'bilateral-capable', 0.7, 8),
  rule('new-patient', 'B16', 'new-patient-visit', 0.6, 8),
];

interface WorldPayer {
  id: number;
  type: PayerType;
  share: number;
  /** Denied this many times its type's rate, over all rules. */
  factor: number;
}

const PAYERS: readonly WorldPayer[] = [
  { id: 1, type: 'MEDICARE', share: 0.3, factor: 1 },
  { id: 2, type: 'MEDICARE_ADVANTAGE', share: 0.2, factor: 1.2 },
  { id: 3, type: 'COMMERCIAL', share: 0.25, factor: 0.9 },
  { id: 4, type: 'COMMERCIAL', share: 0.15, factor: 1.4 },
  { id: 5, type: 'MEDICAID', share: 0.1, factor: 1 },
];

const RULE_BITS = TEST_BENCHMARKS.map(({ family }) => populationBit(family));
const FAMILY_SHARES = [
  ...new Map(TEST_BENCHMARKS.map((each) => [populationBit(each.family), each.eligibleShare / 100])),
];

const weightOf = (each: RuleBenchmark, type: PayerType): number =>
  type === 'MEDICARE' && each.ruleKey === 'missing-authorization' ? 0 : each.weight;

export interface Refinement {
  by: 'payer' | 'provider' | 'coder';
  id: number;
}

/** From `fromDay` on, `factor` times as many denials under the rule in its slice. */
interface Injection {
  ruleKey: string;
  refinement: Refinement | null;
  factor: number;
  fromDay: number;
  toDay: number;
}

export interface WorldOptions {
  seed: number;
  claimsPerDay: number;
  providers: number;
  coders: number;
  /** Standard deviation of the logarithm of a provider's denial factor (mean 1); 0 = all alike. */
  providerSpread: number;
  injections: readonly Injection[];
  /** Claims on a day as a multiple of claimsPerDay. */
  volume?(day: number): number;
  /** Relative weight of a payer on a day; 1 by default. */
  payerWeight?(payerId: number, day: number): number;
}

export const DEFAULT_OPTIONS: WorldOptions = {
  seed: 1,
  claimsPerDay: 100,
  providers: 5,
  coders: 4,
  providerSpread: 0.8,
  injections: [],
};

const START_DATE: LocalDate = '2025-01-01';
export const dateOfDay = (day: number): LocalDate => addDays(START_DATE, day);

export const testContext: DetectorContext = {
  benchmarks: TEST_BENCHMARKS,
  totalPercent: BENCHMARK_TOTAL_PERCENT,
};

/** Where an injection is. */
export function sliceOf(ruleKey: string, refinement: Refinement | null): LatticeSlice {
  const family = TEST_BENCHMARKS.find((each) => each.ruleKey === ruleKey)?.family ?? 'all';
  return [
    ...(refinement === null ? [] : [{ field: refinement.by, value: String(refinement.id) }]),
    ...(family === 'all' ? [] : [{ field: 'population' as const, value: family }]),
  ];
}

/** The same claim with a denial as a whole, or without. */
export const withDenial = (observation: Observation, carc: string | null): Observation => ({
  ...observation,
  claim: {
    ...observation.claim,
    claimDenial: carc === null ? null : { carc, deniedCents: observation.claim.billedCents },
  },
});

export class StreamWorld {
  private readonly random: () => number;
  private readonly providerFactors: number[];
  /** By payer, then rule: benchmark x payer's factor x a rule's own variation at that payer, within 20 %. */
  private readonly rates: number[][];
  private claims = 0;

  constructor(private readonly options: WorldOptions) {
    this.random = randomOf(options.seed);
    const raw = Array.from({ length: options.providers }, () =>
      Math.exp(options.providerSpread * this.normal()),
    );
    const mean = raw.reduce((sum, factor) => sum + factor, 0) / raw.length;
    this.providerFactors = raw.map((factor) => factor / mean);
    this.rates = PAYERS.map(({ type, factor }) => {
      const weights = TEST_BENCHMARKS.map((each) => weightOf(each, type));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return TEST_BENCHMARKS.map(
        ({ eligibleShare }, at) =>
          ((BENCHMARK_TOTAL_PERCENT[type] / 100) *
            (weights[at] as number) *
            100 *
            factor *
            (0.8 + 0.4 * this.random())) /
          (total * eligibleShare),
      );
    });
  }

  day(day: number): Observation[] {
    const mean = this.options.claimsPerDay * (this.options.volume?.(day) ?? 1);
    const count = this.poisson(mean);
    const date = dateOfDay(day);
    return Array.from({ length: count }, () => this.claim(day, date));
  }

  private claim(day: number, date: LocalDate): Observation {
    const payer = this.pickPayer(day);
    const provider = Math.floor(this.random() * this.options.providers);
    const coderId = this.options.coders > 0 ? 1 + Math.floor(this.random() * this.options.coders) : null;
    let eligiblePopulations = 1;
    for (const [bit, share] of FAMILY_SHARES) if (this.random() < share) eligiblePopulations |= bit;
    const billedCents = 5000 + Math.floor(this.random() * 40_000);
    let carc: string | null = null;
    TEST_BENCHMARKS.forEach((each, at) => {
      if ((eligiblePopulations & (RULE_BITS[at] as number)) === 0) return;
      let rate = ((this.rates[payer] as number[])[at] as number) * (this.providerFactors[provider] as number);
      for (const injection of this.options.injections) {
        if (injection.ruleKey !== each.ruleKey || day < injection.fromDay || day >= injection.toDay) continue;
        const ids = { payer: (PAYERS[payer] as WorldPayer).id, provider: provider + 1, coder: coderId };
        const { refinement } = injection;
        if (refinement === null || ids[refinement.by] === refinement.id) rate *= injection.factor;
      }
      if (this.random() < Math.min(0.9, rate)) carc ??= each.carc;
    });
    const { id: payerId, type: lineOfBusiness } = PAYERS[payer] as WorldPayer;
    return {
      claim: {
        claimId: ++this.claims,
        processingDate: date,
        eligiblePopulations,
        payerId,
        lineOfBusiness,
        providerId: provider + 1,
        coderId,
        claimType: 'PROFESSIONAL',
        placeOfService: null,
        diagnosisChapter: null,
        hasUnlistedService: false,
        billedCents,
        lines: [],
        claimDenial: carc === null ? null : { carc, deniedCents: billedCents },
      },
      revenueCodes: null,
    };
  }

  private pickPayer(day: number): number {
    const weights = PAYERS.map(({ id, share }) => share * (this.options.payerWeight?.(id, day) ?? 1));
    let left = this.random() * weights.reduce((sum, weight) => sum + weight, 0);
    const found = weights.findIndex((weight) => (left -= weight) < 0);
    return found < 0 ? PAYERS.length - 1 : found;
  }

  private poisson(mean: number): number {
    // Normal approximation: means here are at least some dozens.
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
  }

  private normal(): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw++) sum += this.random();
    return sum;
  }
}
