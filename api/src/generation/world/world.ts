import { elementAt } from '../../domain/element-at';
import { faker } from '@faker-js/faker/locale/en';
import { epochDay } from '../../domain/calendar';
import type { Coder, Payer, PayerType, Provider } from '../../domain/claim';
import { DENIAL_RULES } from '../../domain/denial-rules';
import type { PolicyBook } from '../../domain/policies/payer-policy';
import { buildPolicies } from '../../domain/policies/policies';
import type { RuleSet } from '../../domain/rules/rule-set';
import { applicableRules } from '../../domain/applicable-rules';
import type { ScenarioConfig } from '../../domain/scenario/scenario';
import { isNarrowed, sliceOfPattern } from '../../domain/scenario/pattern-realization';
import { coderCount } from '../../domain/scenario/scenario-arithmetic';
import { CLAIM_KINDS } from '../claims/claim-kinds';
import type { LagSampler } from './payer-lag';
import { lagSampler } from './payer-lag';
import type { ProviderGroup } from './provider-mix';
import { chargeLevels, errorFactors, providerGroups, providerTable } from './provider-mix';
import { UINT32, below, choose, draw, substream, threshold } from '../rng';
import { BehaviorRegister } from '../plan/behavior-register';
import type { MixCell } from '../plan/plan';
import { shareInSlice } from '../plan/slice-shares';
import { hospitalTableFor, kindShares, visitTableFor } from '../visits/visit-choice';

/**
 * What stays the same through a run: payers, providers, coders and patients. Depends on the seed and the first config.
 */
export interface World {
  seed: number;
  payers: readonly Payer[];
  providers: readonly Provider[];
  coders: readonly Coder[];
  policies: PolicyBook;
  /** What `policies` says of payers' behaviors; a new configuration adds to it. */
  behaviors: BehaviorRegister;
  lags: readonly LagSampler[];
  /** For the choice of a provider, and how often its claims have defects, relative to the mean. */
  providerTable: Uint16Array;
  providerErrorFactors: Float64Array;
  /** Each provider's charge level, in thousandths of the usual one. */
  chargeLevels: Float64Array;
  /** The same for a few groups, for expected values. */
  providerGroups: readonly ProviderGroup[];
  femaleNames: readonly string[];
  maleNames: readonly string[];
  lastNames: readonly string[];
  /** Members come from 8 blocks that alternate by day, so that nobody is billed twice within a week by accident. */
  slotsPerBlock: number;
  memberOffset: number;
  /** The run's first day: ages count from it. */
  startDay: number;
  /** An institutional claim is made when the draw is below it. */
  institutionalBelow: number;
  /** For the choice of a claim's kind by a patient's age and sex, of professional and of institutional claims. */
  visitTable(age: number, female: boolean): Uint16Array;
  hospitalTable(age: number, female: boolean): Uint16Array;
  /** By payer, then kind of claim: the rules that can deny such a claim at that payer. */
  applicableRules: readonly (readonly RuleSet[])[];
  /** [payer * rules + rule]: how a payer differs from its type in a rule, within a seventh either way. */
  ruleFactors: Float64Array;
}

export const MEMBER_BLOCKS = 8;

const SPECIALTIES: readonly (readonly [name: string, taxonomy: string])[] = [
  ['Family Medicine', '207Q00000X'],
  ['Internal Medicine', '207R00000X'],
  ['Cardiology', '207RC0000X'],
  ['Gastroenterology', '207RG0100X'],
  ['Orthopedic Surgery', '207X00000X'],
  ['Dermatology', '207N00000X'],
  ['Physical Therapy', '225100000X'],
  ['Psychiatry', '2084P0800X'],
  ['Ophthalmology', '207W00000X'],
  ['Pain Medicine', '208VP0000X'],
];

export function createWorld(config: ScenarioConfig, seed: number): World {
  const names = namePools(seed);
  const payers = payersOf(config);
  const providers = Array.from({ length: config.providers }, (_, index) =>
    newProvider(seed, index, names.lastNames),
  );
  const table = providerTable(seed, providers.length);
  const factors = errorFactors(seed, providers.length, table);
  const typeCounts = new Map<PayerType, number>();
  const lags = payers.map(({ type }) => {
    const ordinal = typeCounts.get(type) ?? 0;
    typeCounts.set(type, ordinal + 1);
    return lagSampler(type, ordinal);
  });
  const startDay = epochDay(config.startDate);
  const behaviors = new BehaviorRegister(payers, startDay);
  const policies = { ...policiesOf(payers, seed), behaviorsOf: (payerId: number) => behaviors.of(payerId) };
  return {
    seed,
    payers,
    providers,
    coders: Array.from({ length: coderCount(config) }, (_, index) => ({
      id: index + 1,
      name: `${names.femaleNames[(index * 7) % names.femaleNames.length]} ${names.lastNames[(index * 11 + 5) % names.lastNames.length]}`,
    })),
    policies,
    behaviors,
    lags,
    providerTable: table,
    providerErrorFactors: factors,
    chargeLevels: chargeLevels(seed, factors, table),
    providerGroups: providerGroups(factors, table),
    ...names,
    slotsPerBlock: powerOfTwoAbove(config.claimsPerDay * 6),
    memberOffset: below(draw(substream(seed, 'member-offset'), 0), 2 ** 20),
    startDay,
    institutionalBelow: threshold(config.institutionalShare / 100),
    visitTable: visitTableFor,
    hospitalTable: hospitalTableFor,
    applicableRules: payers.map((payer) => openByVisit(policies, payer)),
    ruleFactors: ruleFactors(seed, payers.length),
  };
}

export const payersOf = (config: ScenarioConfig): Payer[] =>
  config.payers.map(({ name, type }, index) => ({ id: index + 1, name, type }));

export function policiesOf(payers: readonly Payer[], seed: number): PolicyBook {
  const stream = substream(seed, 'policy');
  return buildPolicies(payers, (payerId, index) => draw(stream, payerId, index));
}

/** The shares of claims by payer and by applicable rules that this world produces. */
export function mixCells(
  config: ScenarioConfig,
  world: Pick<World, 'applicableRules' | 'payers' | 'providerTable' | 'coders'>,
): MixCell[] {
  const slices = config.patterns.map((pattern) =>
    isNarrowed(pattern) ? sliceOfPattern(pattern, config.payers) : null,
  );
  const isSliced = slices.some((slice) => slice !== null);
  const total = config.payers.reduce((sum, payer) => sum + payer.share, 0);
  return config.payers.flatMap((payer, payerIndex) => {
    const byRules = new Map<string, { applicable: RuleSet; share: number; sliced: Float64Array | null }>();
    kindShares(payer.type, config.institutionalShare).forEach((share, visit) => {
      if (share === 0) return;
      const applicable = elementAt(elementAt(world.applicableRules, payerIndex), visit);
      const ofAll = (share * payer.share) / total;
      let cell = byRules.get(applicable.key);
      if (!cell) byRules.set(applicable.key, (cell = { applicable, share: 0, sliced: null }));
      cell.share += ofAll;
      if (!isSliced) return;
      const sliced = (cell.sliced ??= new Float64Array(slices.length));
      slices.forEach((slice, pattern) => {
        if (slice === null) return;
        sliced[pattern] = (sliced[pattern] as number) + ofAll * shareInSlice(world, slice, payerIndex, visit);
      });
    });
    return [...byRules.values()].map(({ applicable, share, sliced }) => ({
      payerIndex,
      share,
      applicable,
      inSlice: sliced?.map((part) => part / share) ?? null,
    }));
  });
}

function openByVisit(policies: PolicyBook, payer: Payer): RuleSet[] {
  const policy = policies.of(payer.id);
  if (!policy) throw new RangeError(`payer ${payer.id} has no policies`);
  return CLAIM_KINDS.map(({ lines, hospital }) =>
    applicableRules(
      lines.map(({ codes }) => codes[0] as string),
      policy,
      { claimType: hospital ? 'INSTITUTIONAL' : 'PROFESSIONAL', drg: hospital?.drg ?? null },
    ),
  );
}

function ruleFactors(seed: number, payerCount: number): Float64Array {
  const stream = substream(seed, 'rule-variation');
  const rules = DENIAL_RULES.length;
  return Float64Array.from({ length: payerCount * rules }, (_, index) => {
    return 0.86 + (0.28 * draw(stream, Math.floor(index / rules), (index % rules) + 1)) / UINT32;
  });
}

/** faker is far too slow to be called for every claim: the pools are made once. */
function namePools(seed: number): Pick<World, 'femaleNames' | 'maleNames' | 'lastNames'> {
  faker.seed(draw(substream(seed, 'names'), 0));
  const pool = (size: number, next: () => string): string[] => Array.from({ length: size }, next);
  return {
    femaleNames: pool(300, () => faker.person.firstName('female')),
    maleNames: pool(300, () => faker.person.firstName('male')),
    lastNames: pool(900, () => faker.person.lastName()),
  };
}

function newProvider(seed: number, index: number, lastNames: readonly string[]): Provider {
  const [specialty, taxonomy] = elementAt(SPECIALTIES, index % SPECIALTIES.length);
  const stream = substream(seed, 'provider-npi');
  const lastName = lastNames[below(draw(stream, index, 2), lastNames.length)];
  return {
    id: index + 1,
    npi: npi(draw(stream, index), index),
    name: `${lastName} ${specialty}`,
    specialty,
    taxonomy,
  };
}

/** Ten digits: 1, eight digits of which the last four count up (so that no two providers share one), the check digit. */
function npi(uniform: number, index: number): string {
  const body = `1${String(10_000 + below(uniform, 10_000)).slice(1)}${String(10_000 + (index % 10_000)).slice(1)}`;
  return body + luhnCheckDigit(`80840${body}`);
}

/** The digit that makes the Luhn sum of `digits` + digit a multiple of ten (an NPI's is taken over 80840 + NPI). */
export function luhnCheckDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const weighted = i % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return (10 - (sum % 10)) % 10;
}

export const providerOf = (world: World, uniform: number): number => choose(world.providerTable, uniform);

function powerOfTwoAbove(value: number): number {
  let power = 64;
  while (power < value) power *= 2;
  return power;
}
