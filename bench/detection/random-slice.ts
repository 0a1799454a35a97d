import { addDays } from '../../api/src/domain/calendar';
import { diagnosisChapterOf } from '../../api/src/domain/catalogues/diagnosis-chapters';
import { procedureGroupOf } from '../../api/src/domain/catalogues/procedure-groups';
import type { Adjudication, Claim, PayerType } from '../../api/src/domain/claim';
import type { ClaimSlice } from '../../api/src/domain/claim-slice';
import { SLICE_FIELDS, WHOLE_STREAM, isInSlice, isServiceInSlice } from '../../api/src/domain/claim-slice';
import { populationBit } from '../../api/src/domain/denial-rule';
import { DENIAL_RULES, benchmarkShare } from '../../api/src/domain/denial-rules';
import { elementAt } from '../../api/src/domain/element-at';
import { eligiblePopulationsOf } from '../../api/src/domain/eligible-populations';
import type { PatternTruth } from '../../api/src/domain/pattern-truth';
import type { ScenarioConfig } from '../../api/src/domain/scenario/scenario';
import { denialParts } from '../../api/src/domain/scenario/scenario-arithmetic';
import { DEFAULT_APPEALS, DEFAULT_PAYERS } from '../../api/src/domain/scenario/scenario-validation';
import { createSimulation } from '../../api/src/generation/create-simulation';

/** Claims that are denied more often from a day on, whoever they are of and whatever the catalogue says of the CARC. */
export interface RandomSlice {
  slice: ClaimSlice;
  carc: string;
  fromDay: number;
  /** Of the slice's claims that nothing is wrong with, the share that is denied, 0 to 1. */
  share: number;
}

type SliceField = (typeof SLICE_FIELDS)[number];

/** Conditions that no detector searches, because the CARC's own defect changes the field. */
const NOT_SEARCHED: Readonly<Record<string, readonly SliceField[]>> = {
  '5': ['placeOfService'],
  '11': ['diagnosisChapter'],
  '50': ['diagnosisChapter'],
};

const FROM_DAY = 40;
const PATTERN_DAYS = 60;
const EXCESS = [20, 300] as const;
const RATIO = [2, 8] as const;
const CLAIMS_PER_DAY = [60, 1500] as const;
/** More would not be a slice that stands out but one that is not paid at all. */
const MAX_SHARE = 0.8;
const SAMPLE = { days: 14, claimsPerDay: 350 };

/**
 * A scenario of background denials and a slice in it. Fields and depth are drawn first and kept; values are those of a
 * random claim; CARC, ratio and expected excess over 60 days are uniform, and drawn again (with the values) until some
 * practice of the size allowed here would have them. Nothing here knows how a detector searches.
 */
export function drawRandomSlice(seed: number): { config: ScenarioConfig; random: RandomSlice } {
  const random = randomOf(seed);
  const base = practiceOf(seed, random);
  const sample = sampleOf(base);
  for (;;) {
    const fields = shuffled(SLICE_FIELDS, random).slice(0, 1 + Math.floor(random() * 3));
    for (let attempt = 0; attempt < 400; attempt++) {
      const drawn = attemptWith(fields, base, sample, random);
      if (drawn) return drawn;
    }
  }
}

interface SampledClaim {
  claim: Claim;
  payerType: PayerType;
  populations: number;
}

const CARCS = [...new Set(DENIAL_RULES.map(({ carc }) => carc))];

function attemptWith(
  fields: readonly SliceField[],
  base: ScenarioConfig,
  sample: readonly SampledClaim[],
  random: () => number,
): { config: ScenarioConfig; random: RandomSlice } | null {
  const slice = sliceLike(elementAt(sample, Math.floor(random() * sample.length)), fields, random);
  const carc = elementAt(CARCS, Math.floor(random() * CARCS.length));
  const ratio = uniform(RATIO, random);
  const excess = uniform(EXCESS, random);
  if (slice === null || NOT_SEARCHED[carc]?.some((field) => fields.includes(field))) return null;
  const natural = naturalRates(carc, base, sample);
  const inside = sample.flatMap(({ claim, payerType }, i) =>
    isInSlice(claim, payerType, slice) ? [elementAt(natural, i)] : [],
  );
  const usual = mean(inside);
  // Where the CARC is unusual, against the rate among all claims.
  const share = ratio * Math.max(usual, mean([...natural])) - usual;
  const claimsPerDay = excess / (share * (inside.length / sample.length) * PATTERN_DAYS);
  const isPossible =
    share <= MAX_SHARE && claimsPerDay >= CLAIMS_PER_DAY[0] && claimsPerDay <= CLAIMS_PER_DAY[1];
  if (!isPossible) return null;
  return { config: { ...base, claimsPerDay }, random: { slice, carc, fromDay: FROM_DAY, share } };
}

/** The conditions that this claim meets; null where it lacks a value. */
function sliceLike(
  { claim, payerType }: SampledClaim,
  fields: readonly SliceField[],
  random: () => number,
): ClaimSlice | null {
  const line = elementAt(claim.lines, Math.floor(random() * claim.lines.length));
  const values: ClaimSlice = {
    payer: claim.payerId,
    lineOfBusiness: payerType,
    provider: claim.providerId,
    coder: claim.coderId,
    procedure: line.procedureCode === '' ? null : line.procedureCode,
    procedureGroup: procedureGroupOf(line.procedureCode),
    placeOfService: claim.placeOfService,
    diagnosisChapter: diagnosisChapterOf(claim.diagnosisCodes[0] ?? ''),
  };
  if (fields.some((field) => values[field] === null)) return null;
  return { ...WHOLE_STREAM, ...Object.fromEntries(fields.map((field) => [field, values[field]])) };
}

/** By claim of the sample, the probability that background alone denies it with the CARC. */
function naturalRates(
  carc: string,
  { payers, denialRate }: ScenarioConfig,
  sample: readonly SampledClaim[],
): Float64Array {
  const rules = DENIAL_RULES.filter((rule) => rule.carc === carc).map(({ key, family }) => {
    const bit = populationBit(family);
    const eligible = sample.filter(({ populations }) => (populations & bit) !== 0).length;
    return { key, bit, eligibleShare: eligible / sample.length };
  });
  const shares = payers.reduce((sum, { share }) => sum + share, 0);
  const parts = denialParts(payers);
  return Float64Array.from(sample, ({ claim, payerType, populations }) => {
    const at = claim.payerId - 1;
    const ofPayer = ((denialRate / 100) * elementAt(parts, at) * shares) / elementAt(payers, at).share;
    return rules.reduce(
      (sum, { key, bit, eligibleShare }) =>
        (populations & bit) === 0 ? sum : sum + (ofPayer * benchmarkShare(key, payerType)) / eligibleShare,
      0,
    );
  });
}

function practiceOf(seed: number, random: () => number): ScenarioConfig {
  return {
    seed,
    startDate: '2025-01-06',
    durationDays: FROM_DAY + PATTERN_DAYS,
    claimsPerDay: SAMPLE.claimsPerDay,
    denialRate: 6 + 8 * random(),
    institutionalShare: random() < 0.3 ? 20 : 0,
    providers: 3 + Math.floor(random() * 10),
    payers: DEFAULT_PAYERS,
    patterns: [],
    appeals: DEFAULT_APPEALS,
    learning: {
      coders: 3 + Math.floor(random() * 8),
      sessionsPerWeek: 0,
      fromDay: 0,
      targetDenialRate: null,
      targetDay: null,
      halfLifeDays: null,
      focus: [],
    },
    events: [],
    daysPerSecond: null,
  };
}

function sampleOf(base: ScenarioConfig): SampledClaim[] {
  const config = { ...base, durationDays: SAMPLE.days };
  const simulation = createSimulation({ config, seed: config.seed, commands: [] });
  return simulation.advance(simulation.endS as number, Number.MAX_SAFE_INTEGER).flatMap((event) =>
    event.kind === 'CLAIM_SUBMITTED' && event.claim.frequencyCode === '1'
      ? [
          {
            claim: event.claim,
            payerType: elementAt(simulation.payers, event.claim.payerId - 1).type,
            populations: eligiblePopulationsOf(event.claim),
          },
        ]
      : [],
  );
}

export const truthOfSlice = (
  { slice, carc, fromDay }: RandomSlice,
  { startDate }: ScenarioConfig,
): PatternTruth => ({
  patternIndices: [],
  carc,
  slice,
  population: 'all',
  from: addDays(startDate, fromDay),
  to: null,
});

/** The claim's adjudication if the slice denies it, else null. Submissions count from `fromDay`. */
export function deniedBySlice(
  { slice, carc, fromDay, share }: RandomSlice,
  claim: Claim,
  adjudication: Adjudication,
  payerType: PayerType,
): Adjudication | null {
  if (claim.id < fromDay * 2 ** 20 || adjudication.denial !== null) return null;
  if (!isInSlice(claim, payerType, slice) || randomOf(claim.id)() >= share) return null;
  const denial = { carc, rarc: null, group: 'CO', ruleKey: null } as const;
  const lines = adjudication.lines.map((line, i) =>
    isServiceInSlice(elementAt(claim.lines, i), slice)
      ? { ...line, allowedCents: 0, paidCents: 0, denial }
      : line,
  );
  return { ...adjudication, outcome: 'DENIED', denial, lines };
}

const uniform = ([from, to]: readonly [number, number], random: () => number): number =>
  from + (to - from) * random();

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** mulberry32. */
function randomOf(seed: number): () => number {
  let state = Math.imul(seed ^ Math.floor(seed / 4294967296), 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
