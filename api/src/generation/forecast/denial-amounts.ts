import type { RuleSet } from '../../domain/rules/rule-set';
import { elementAt } from '../../domain/element-at';
import { adjudicate } from '../../domain/adjudication/adjudication';
import { epochDay } from '../../domain/calendar';
import type { Adjudication, Claim } from '../../domain/claim';
import { NO_HISTORY } from '../../domain/adjudication/claim-history';
import { correctClaim, isCorrectable } from '../../domain/adjudication/corrected-claim';
import type { RuleKey } from '../../domain/denial-rules';
import { DENIAL_RULES } from '../../domain/denial-rules';
import type { ScenarioConfig } from '../../domain/scenario/scenario';
import { DEFAULT_APPEALS } from '../../domain/scenario/scenario-validation';
import { CLAIM_KINDS } from '../claims/claim-kinds';
import { chargeCents } from '../claims/charge-master';
import type { GeneratedClaim } from '../claims/claim-generator';
import { generateClaim, withDenialPattern } from '../claims/claim-generator';
import type { ClaimStreams } from '../claims/claim-streams';
import { claimStreams } from '../claims/claim-streams';
import { UINT32, draw } from '../rng';
import { kindShares } from '../visits/visit-choice';
import type { World } from '../world/world';
import { createWorld } from '../world/world';

/** The average effect of a rule's defect on one claim. Cents, not rounded. */
interface DenialAmount {
  /** Share of the claims that the defect can be put into at all. */
  applies: number;
  /** Billed on the denied lines. */
  deniedCents: number;
  /** Allowed for the same visit without the defect, minus what is allowed with it at the first adjudication. */
  lostCents: number;
  /** Allowed once the denial is overturned, or the claim corrected. */
  recoverableCents: number;
}

/** By payer index, applicable rules and rule index; null when no such claim is sampled. */
export type DenialAmounts = (payerIndex: number, applicable: RuleSet, rule: number) => DenialAmount | null;

/** Samples per payer and kind of visit; fewer when there are many payers, whose errors average out. */
const SAMPLES_IN_ALL = 40;
const MAX_SAMPLES = 10;
/** Different from any run's seed: the sample and its policies are the same for every seed of a scenario. */
export const SAMPLE_SEED = 20_200_229;
const SAMPLE_PROVIDERS = 16;
const SAMPLE_CLAIMS_A_DAY = 100;
/** Number of patients tried for a visit that not every patient can have. */
const MAX_TRIES = 100;
/** Late enough that the sample's history does not begin before the run. */
const SAMPLE_RUN_DAY = 60;

/** sampleAmounts with a cache: a user who builds a scenario seldom changes its payers. */
export function denialAmounts(config: ScenarioConfig): DenialAmounts {
  const priced = whatPricesDependOn(config);
  const key = JSON.stringify(priced);
  let amounts = remembered.get(key);
  if (!amounts) {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(key, (amounts = sampleAmounts(priced)));
  }
  return amounts;
}

const MAX_REMEMBERED = 16;
const remembered = new Map<string, DenialAmounts>();

/** The number of claims and their defect rates do not affect the value of a single claim. */
const whatPricesDependOn = (config: ScenarioConfig): ScenarioConfig => ({
  ...config,
  seed: SAMPLE_SEED,
  durationDays: null,
  claimsPerDay: SAMPLE_CLAIMS_A_DAY,
  denialRate: 0,
  providers: SAMPLE_PROVIDERS,
  patterns: [],
  appeals: DEFAULT_APPEALS,
  learning: null,
  events: [],
  daysPerSecond: null,
});

/**
 * Estimates amounts from a few claims of every kind of visit, each given each rule's defect and adjudicated as in a
 * run. Charges are taken at the mean of what providers charge: a run with two providers may lie a quarter above or
 * below it.
 */
function sampleAmounts(config: ScenarioConfig): DenialAmounts {
  const world = createWorld(config, SAMPLE_SEED);
  const source = { config, world, streams: claimStreams(SAMPLE_SEED) };
  const samples = Math.min(MAX_SAMPLES, Math.max(1, Math.round(SAMPLES_IN_ALL / config.payers.length)));
  const sums = config.payers.map(() => new Map<string, Sum[]>());
  const wholeClaim = newSum();
  config.payers.forEach((payer, payerIndex) => {
    kindShares(payer.type, config.institutionalShare).forEach((share, visit) => {
      if (share === 0) return;
      const applicable = elementAt(elementAt(world.applicableRules, payerIndex), visit);
      const cell = elementAt(sums, payerIndex);
      let byRule = cell.get(applicable.key);
      if (!byRule) cell.set(applicable.key, (byRule = DENIAL_RULES.map(newSum)));
      for (const generated of sampleOf(source, payerIndex, visit, samples)) {
        const clean = adjudicateAlone(world, generated.claim);
        if (!clean) continue;
        const scale = USUAL_CHARGE / (world.chargeLevels[generated.providerIndex] as number);
        add(wholeClaim, share * payer.share, generated.claim.billedCents * scale, 0, 0);
        const sample = { generated, clean, share, scale };
        byRule.forEach((sum, rule) => {
          if (applicable.has(rule)) addSample(sum, source, sample, rule);
        });
      }
    });
  });
  return (payerIndex, applicable, rule) => {
    // A duplicate can be of any earlier claim, as a whole; it loses nothing, because the earlier claim is paid.
    if (elementAt(DENIAL_RULES, rule).key === 'duplicate') return { ...meanOf(wholeClaim), applies: 1 };
    const sum = elementAt(sums, payerIndex).get(applicable.key)?.[rule];
    return sum && sum.weight > 0 ? meanOf(sum) : null;
  };
}

interface Sum {
  weight: number;
  applied: number;
  deniedCents: number;
  lostCents: number;
  recoverableCents: number;
}

const newSum = (): Sum => ({ weight: 0, applied: 0, deniedCents: 0, lostCents: 0, recoverableCents: 0 });

function add(sum: Sum, weight: number, denied: number, lost: number, recoverable: number): void {
  sum.weight += weight;
  sum.applied += weight;
  sum.deniedCents += weight * denied;
  sum.lostCents += weight * lost;
  sum.recoverableCents += weight * recoverable;
}

function meanOf(sum: Sum): DenialAmount {
  const part = (cents: number): number => (sum.applied > 0 ? cents / sum.applied : 0);
  return {
    applies: sum.weight > 0 ? sum.applied / sum.weight : 0,
    deniedCents: part(sum.deniedCents),
    lostCents: part(sum.lostCents),
    recoverableCents: part(sum.recoverableCents),
  };
}

/** Where the sampled claims come from. */
interface SampleSource {
  config: ScenarioConfig;
  world: World;
  streams: ClaimStreams;
}

/** A clean claim, and what it counts for. */
interface Sample {
  generated: GeneratedClaim;
  /** As adjudicated without a defect. */
  clean: Adjudication;
  /** Of its kind of visit, among the payer's claims. */
  share: number;
  /** By which a charge of its provider is brought to the mean of what providers charge. */
  scale: number;
}

/** Clean claims of one payer and one kind of visit. */
function sampleOf(
  { config, world, streams }: SampleSource,
  payerIndex: number,
  visit: number,
  samples: number,
): GeneratedClaim[] {
  const only = new Uint16Array(4096).fill(visit);
  const institutionalBelow = elementAt(CLAIM_KINDS, visit).hospital ? UINT32 : 0;
  const forced = { ...world, institutionalBelow, visitTable: () => only, hospitalTable: () => only };
  const payerTable = new Uint16Array(4096).fill(payerIndex);
  // Every cell uses a day of its own, so that cells draw independently.
  const runDay = SAMPLE_RUN_DAY + payerIndex * CLAIM_KINDS.length + visit;
  const mix = { day: epochDay(config.startDate) + SAMPLE_RUN_DAY, runDay, payerTable };
  const claims: GeneratedClaim[] = [];
  for (let ordinal = 1; claims.length < samples && ordinal <= MAX_TRIES; ordinal++) {
    const generated = generateClaim(forced, streams, mix, ordinal);
    // Some visits are for one sex or age group only: a patient outside it would be denied for that.
    if (adjudicateAlone(world, generated.claim)?.denial === null) claims.push(generated);
  }
  return claims;
}

function addSample(
  sum: Sum,
  { world, streams }: SampleSource,
  { generated: { claim, providerIndex }, clean, share, scale }: Sample,
  rule: number,
): void {
  const { key } = elementAt(DENIAL_RULES, rule);
  const policy = world.policies.of(claim.payerId);
  if (!policy) return;
  const defective = withDenialPattern(claim, key, {
    policy,
    uniform: draw(streams.charge, claim.id, rule + 1),
    earlier: null,
    chargeCents: (code) => chargeCents(world, claim.claimType, providerIndex, code),
  });
  if (defective === claim) {
    sum.weight += share;
    return;
  }
  const denied = adjudicateAlone(world, defective);
  if (!denied?.denial) {
    // The rule fires on what was received before, which a single claim does not have: its first line stands for it.
    const allowed = clean.lines[0]?.allowedCents ?? 0;
    add(sum, share, elementAt(claim.lines, 0).billedCents * scale, allowed, allowed);
    return;
  }
  let deniedCents = 0;
  defective.lines.forEach((line, index) => {
    if (denied.lines[index]?.denial) deniedCents += line.billedCents;
  });
  const lost = (clean.allowedCents ?? 0) - (denied.allowedCents ?? 0);
  const fixed = isCorrectable(key) ? allowedOnceCorrected(world, claim, defective, denied, key) : null;
  add(sum, share, deniedCents * scale, lost, fixed ?? allowedOnDeniedLines(denied, clean));
}

/** With the rule's fix applied; null when no corrected claim that the payer accepts can be sent. */
function allowedOnceCorrected(
  world: World,
  records: Claim,
  defective: Claim,
  denied: Adjudication,
  key: RuleKey,
): number | null {
  const policy = world.policies.of(defective.payerId);
  if (!policy) return null;
  const { submissionDate } = defective;
  const corrected = correctClaim(defective, denied, key, submissionDate, { policy, records });
  const adjudication = adjudicateAlone(world, corrected);
  return adjudication && !adjudication.denial ? (adjudication.allowedCents ?? 0) : null;
}

/** What the denied lines pay without the defect. */
const allowedOnDeniedLines = (denied: Adjudication, clean: Adjudication): number =>
  denied.lines.reduce(
    (sum, line, index) => sum + (line.denial ? (clean.lines[index]?.allowedCents ?? 0) : 0),
    0,
  );

const adjudicateAlone = (world: World, claim: Claim): Adjudication | null =>
  world.policies.of(claim.payerId)
    ? adjudicate(claim, NO_HISTORY, world.policies, claim.submissionDate)
    : null;

/** Thousandths. */
const USUAL_CHARGE = 1000;
