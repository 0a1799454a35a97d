import { elementAt } from '../../domain/element-at';
import type { Claim, Coder, PayerType } from '../../domain/claim';
import { DENIAL_RULES } from '../../domain/denial-rules';
import { behaviorFor } from '../../domain/policies/payer-behavior';
import type { ScenarioConfig } from '../../domain/scenario/scenario';
import { chargeCents } from '../claims/charge-master';
import type { GeneratedClaim } from '../claims/claim-generator';
import { generateClaimBatch, withDenialPattern } from '../claims/claim-generator';
import type { ClaimStreams } from '../claims/claim-streams';
import { claimStreams } from '../claims/claim-streams';
import type { Epoch } from '../epoch';
import type { LearnerState } from '../learning/learner';
import { errorMultiplier } from '../learning/learner';
import type { DefectStreams } from '../claims/pattern-injector';
import { chancesOn, defectStreams, drawDefect } from '../claims/pattern-injector';
import type { Substream } from '../rng';
import { below, choiceTable, draw, substream } from '../rng';
import { defectFactor, payerShares, volumeFactor } from '../scenario-events';
import type { ClaimTruth } from '../simulation';
import { claimsOnDay } from '../world/volume';
import type { World } from '../world/world';

export interface PlannedClaim {
  claim: Claim;
  atS: number;
  truth: ClaimTruth | null;
}

/** The substreams that planning a day draws from. */
export interface DayStreams {
  claims: ClaimStreams;
  defects: DefectStreams;
  volume: Substream;
  source: Substream;
}

export const dayStreams = (seed: number): DayStreams => ({
  claims: claimStreams(seed),
  defects: defectStreams(seed),
  volume: substream(seed, 'volume'),
  source: substream(seed, 'duplicate-source'),
});

/** How many days back a claim may be sent a second time. */
export const DUPLICATE_DAYS = 5;

/** Original claims of the last DUPLICATE_DAYS days, by day, in the order of their ids. */
type RecentOriginals = ReadonlyMap<number, readonly Claim[]>;

/** A day before its first claim. */
export interface Morning {
  day: number;
  runDay: number;
  /** What the coders know. */
  learners: LearnerState;
  recent: RecentOriginals;
}

/**
 * The original claims of one day, in the order of their ids: clean ones, some of them with a defect. Depends on the
 * world, the day, what the coders know that morning, and the claims of the days before (for duplicates).
 */
export function planClaims(
  world: World,
  streams: DayStreams,
  epoch: Epoch,
  { day, runDay, learners, recent }: Morning,
): PlannedClaim[] {
  const { config } = epoch;
  const count = claimsOnDay(streams.volume, day, config.claimsPerDay, volumeFactor(config, runDay));
  const mix = { day, runDay, payerTable: choiceTable(payerShares(config, runDay)) };
  const chances = chancesOn(epoch.plan, world.payers.length, runDay, defectFactor(config, runDay));
  const defects = { streams: streams.defects, chances, multipliers: multipliersOf(learners, world.coders) };
  return generateClaimBatch(world, streams.claims, mix, count).map((generated) => {
    const { claim, atS, visitIndex, payerIndex, providerIndex } = generated;
    const applicable = elementAt(elementAt(world.applicableRules, payerIndex), visitIndex);
    const factor = world.providerErrorFactors[providerIndex] as number;
    const { type: payerType } = elementAt(world.payers, payerIndex);
    const drawn = drawDefect(defects, { ...generated, payerType }, applicable, factor);
    if (!drawn) return { claim, atS, truth: refusalOf(world, claim, payerType) };
    const ruleKey = elementAt(DENIAL_RULES, drawn.ruleIndex).key;
    const earlier = ruleKey === 'duplicate' ? duplicateSource(streams, recent, day, claim) : null;
    const defective = withDefect(world, streams, generated, ruleKey, earlier);
    const truth: ClaimTruth | null =
      defective === claim
        ? refusalOf(world, claim, payerType)
        : { cause: 'DEFECT', ruleKey, patternIndex: drawn.patternIndex };
    return { claim: defective, atS, truth };
  });
}

/** What the payer will do to a clean claim of its own accord; adjudication finds it for itself. */
function refusalOf(world: World, claim: Claim, payerType: PayerType): ClaimTruth | null {
  const behavior = behaviorFor(claim, payerType, world.policies.behaviorsOf(claim.payerId));
  if (!behavior) return null;
  const { kind, ruleKey, patternIndex } = behavior;
  return { cause: kind === 'NOISE' ? 'PAYER_NOISE' : 'PAYER_POLICY', ruleKey, patternIndex };
}

function withDefect(
  world: World,
  streams: DayStreams,
  { claim, providerIndex }: GeneratedClaim,
  ruleKey: (typeof DENIAL_RULES)[number]['key'],
  earlier: Claim | null,
): Claim {
  const policy = world.policies.of(claim.payerId);
  if (!policy) return claim;
  return withDenialPattern(claim, ruleKey, {
    policy,
    uniform: draw(streams.defects.shape, claim.id),
    earlier,
    chargeCents: (code) => chargeCents(world, claim.claimType, providerIndex, code),
  });
}

/**
 * A claim of a day not long ago: preferably of the same provider and payer, so that duplicates are spread over
 * providers and payers as drawn. Null at the very start of a run.
 */
function duplicateSource(
  streams: DayStreams,
  recent: RecentOriginals,
  day: number,
  claim: Claim,
): Claim | null {
  const first = below(draw(streams.source, claim.id), DUPLICATE_DAYS);
  let any: Claim | null = null;
  for (let i = 0; i < DUPLICATE_DAYS; i++) {
    const candidates = recent.get(day - 1 - ((first + i) % DUPLICATE_DAYS)) ?? [];
    const from = below(draw(streams.source, claim.id, 1), candidates.length);
    for (let step = 0; step < candidates.length; step++) {
      const candidate = elementAt(candidates, (from + step) % candidates.length);
      if (candidate.providerId === claim.providerId && candidate.payerId === claim.payerId) return candidate;
    }
    any ??= candidates[from] ?? null;
  }
  return any;
}

/** Training reaches only rules that coders control: not eligibility, and not payers' rules. */
function multipliersOf(learners: LearnerState, coders: readonly Coder[]): Float64Array {
  const rules = DENIAL_RULES.length;
  return Float64Array.from({ length: coders.length * rules }, (_, index) => {
    const rule = index % rules;
    return elementAt(DENIAL_RULES, rule).coderControllable
      ? errorMultiplier(learners, Math.floor(index / rules), rule)
      : 1;
  });
}

export const hasSubmissions = (config: ScenarioConfig, runDay: number): boolean =>
  config.durationDays === null || runDay < config.durationDays;
