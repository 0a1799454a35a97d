import { diagnosisChapterOf } from '../../api/src/domain/catalogues/diagnosis-chapters';
import { procedureGroupOf } from '../../api/src/domain/catalogues/procedure-groups';
import type { Claim, PayerType } from '../../api/src/domain/claim';
import type { ClaimSlice } from '../../api/src/domain/claim-slice';
import { SLICE_FIELDS, WHOLE_STREAM, isInSlice } from '../../api/src/domain/claim-slice';
import type { DenialRule } from '../../api/src/domain/denial-rule';
import { populationBit } from '../../api/src/domain/denial-rule';
import { DENIAL_RULES, benchmarkShare } from '../../api/src/domain/denial-rules';
import { elementAt } from '../../api/src/domain/element-at';
import { eligiblePopulationsOf } from '../../api/src/domain/eligible-populations';
import { realizationOf } from '../../api/src/domain/scenario/pattern-realization';
import type { PatternInjection, ScenarioConfig } from '../../api/src/domain/scenario/scenario';
import { denialParts } from '../../api/src/domain/scenario/scenario-arithmetic';
import {
  DEFAULT_APPEALS,
  DEFAULT_PAYERS,
  parseScenarioConfig,
} from '../../api/src/domain/scenario/scenario-validation';
import { createSimulation } from '../../api/src/generation/create-simulation';

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
 * A scenario of background denials with one pattern in a random slice. Fields and depth are drawn first and kept; values
 * are those of a random claim; rule, ratio and expected excess over 60 days are uniform, and drawn again (with the
 * values) until some practice of the size allowed here would have them. Nothing here knows how a detector searches.
 */
export function drawRandomScenario(seed: number): ScenarioConfig {
  const random = randomOf(seed);
  const base = practiceOf(seed, random);
  const sample = sampleOf(base);
  for (;;) {
    const fields = shuffled(SLICE_FIELDS, random).slice(0, 1 + Math.floor(random() * 3));
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const drawn = attemptWith(fields, base, sample, random);
      if (drawn) return drawn;
    }
  }
}

const MAX_ATTEMPTS = 400;

interface SampledClaim {
  claim: Claim;
  payerType: PayerType;
  populations: number;
}

function attemptWith(
  fields: readonly SliceField[],
  base: ScenarioConfig,
  sample: readonly SampledClaim[],
  random: () => number,
): ScenarioConfig | null {
  const slice = sliceLike(elementAt(sample, Math.floor(random() * sample.length)), fields, random);
  const rule = elementAt(DENIAL_RULES, Math.floor(random() * DENIAL_RULES.length));
  const ratio = uniform(RATIO, random);
  const excess = uniform(EXCESS, random);
  if (slice === null || NOT_SEARCHED[rule.carc]?.some((field) => fields.includes(field))) return null;
  const pattern = patternOf(base, rule, slice);
  if (pattern === null) return null;
  const natural = naturalRates(rule.carc, base, sample);
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
  const added = (100 * excess) / (PATTERN_DAYS * claimsPerDay);
  const denialRate = base.denialRate + added;
  const patterns = [{ ...pattern, shareOfDenials: (100 * added) / denialRate }];
  return parseScenarioConfig({ ...base, claimsPerDay, denialRate, patterns });
}

/**
 * Payers deny with the rule's CARC whatever is on the claim. What one coder does cannot be theirs: then it is the
 * rule's mistake, where that can be made on every claim of the slice; else null.
 */
function patternOf(
  { payers }: ScenarioConfig,
  { key, carc, family }: Pick<DenialRule, 'key' | 'carc' | 'family'>,
  slice: ClaimSlice,
): PatternInjection | null {
  const pattern: PatternInjection = {
    ...slice,
    rule: key,
    shareOfDenials: 0,
    fromDay: FROM_DAY,
    toDay: null,
    payer: slice.payer === null ? null : elementAt(payers, slice.payer - 1).name,
  };
  if (slice.coder === null) return { ...pattern, carc };
  return family === 'all' && realizationOf(pattern) === 'DEFECT' ? pattern : null;
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
  return simulation.advance(simulation.submissionsEndS as number, Number.MAX_SAFE_INTEGER).flatMap((event) =>
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
