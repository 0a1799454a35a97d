import type { RuleSet } from '../../domain/rules/rule-set';
import { elementAt } from '../../domain/element-at';
import type { Claim, PayerType } from '../../domain/claim';
import type { ClaimSlice } from '../../domain/claim-slice';
import { isInSlice } from '../../domain/claim-slice';
import type { RuleKey } from '../../domain/denial-rules';
import { DENIAL_RULES, ruleIndex } from '../../domain/denial-rules';
import { populationBit } from '../../domain/denial-rule';
import { eligiblePopulationsOf } from '../../domain/eligible-populations';
import { withDenialPattern } from './defects';
import type { DefectContext } from './defects';
import type { Substream } from '../rng';
import { draw, substream, threshold, UINT32 } from '../rng';
import { chanceOf } from '../world/provider-mix';
import type { ScenarioPlan } from '../plan/plan';
import { MAX_DEFECT_PROBABILITY, isActive } from '../plan/plan';
import { isNarrowedSource, withExtra } from '../plan/narrowed-sources';

const RULES = DENIAL_RULES.length;

/** The defect that a claim carries, drawn before and independently of adjudication. */
export interface DrawnDefect {
  ruleIndex: number;
  patternIndex: number | null;
}

export interface DefectStreams {
  defect: Substream;
  order: Substream;
  shape: Substream;
}

export const defectStreams = (seed: number): DefectStreams => ({
  defect: substream(seed, 'defect'),
  order: substream(seed, 'defect-order'),
  shape: substream(seed, 'defect-shape'),
});

/** One day's probabilities of a defect, by payer and rule: background first, then the active patterns, cumulated. */
export interface DayChances {
  /** [payer * RULES + rule]: all sources together, before the factors of provider and coder. */
  total: Float64Array;
  /** By the same index: the sources that it adds up, for attribution. */
  parts: readonly (readonly { patternIndex: number | null; probability: number }[])[];
  /** The patterns that name a slice: what they add to their rule on claims in it. */
  narrowed: readonly NarrowedChance[];
}

interface NarrowedChance {
  ruleIndex: number;
  patternIndex: number;
  slice: ClaimSlice;
  /** By payer. */
  probabilities: Float64Array;
}

/** @param factor by which scenario events multiply a payer's defects under a rule on that day, 1 for no change */
export function chancesOn(
  plan: ScenarioPlan,
  payerCount: number,
  runDay: number,
  factor: (payerIndex: number, rule: number) => number,
): DayChances {
  const total = new Float64Array(payerCount * RULES);
  const parts = Array.from(total, (): { patternIndex: number | null; probability: number }[] => []);
  const narrowed: NarrowedChance[] = [];
  for (const source of plan.sources) {
    if (!isActive(source, runDay)) continue;
    if (isNarrowedSource(source)) {
      const { ruleIndex: rule, patternIndex, slice, probabilities } = source;
      const ofDay = probabilities.map((probability, payer) => probability * factor(payer, rule));
      narrowed.push({ ruleIndex: rule, patternIndex, slice, probabilities: ofDay });
      continue;
    }
    for (let payer = 0; payer < payerCount; payer++) {
      const probability = (source.probabilities[payer] as number) * factor(payer, source.ruleIndex);
      if (probability <= 0) continue;
      const index = payer * RULES + source.ruleIndex;
      total[index] = (total[index] as number) + probability;
      elementAt(parts, index).push({
        patternIndex: source.patternIndex,
        probability,
      });
    }
  }
  return { total, parts, narrowed };
}

/** What the defects of one day are drawn from. */
export interface DayDefects {
  streams: DefectStreams;
  chances: DayChances;
  /** The share of errors that each coder still makes under each rule, [coder * rules + rule], 1 before any learning. */
  multipliers: Float64Array;
}

/** What a claim's defect depends on, by the indices it was generated with. */
export interface DefectCandidate {
  claim: Claim;
  payerType: PayerType;
  payerIndex: number;
  coderIndex: number;
}

/**
 * Draws a claim's defect. Every rule has its own draw, so that a coder who learns one rule changes nothing about the
 * others; of several candidates, the one with the lowest priority number is taken.
 *
 * @param applicable the rules that can deny the claim
 * @param providerFactor how often the provider's claims have defects, relative to the mean
 */
export function drawDefect(
  { streams, chances, multipliers }: DayDefects,
  candidate: DefectCandidate,
  applicable: RuleSet,
  providerFactor: number,
): DrawnDefect | null {
  const { claim, payerIndex, coderIndex } = candidate;
  const claimId = claim.id;
  const extra = chances.narrowed.length > 0 ? extraOn(chances.narrowed, candidate, applicable) : null;
  let winner = -1;
  let lowest = UINT32;
  for (let rule = 0; rule < RULES; rule++) {
    const chance = chances.total[payerIndex * RULES + rule] as number;
    const added = extra === null ? 0 : (extra[rule] as number);
    if ((chance === 0 && added === 0) || !applicable.has(rule)) continue;
    const ofProvider = chanceOf(Math.min(MAX_DEFECT_PROBABILITY, chance), providerFactor);
    const whole = added === 0 ? ofProvider : withExtra(ofProvider, added);
    const probability = improvePattern(whole, multipliers[coderIndex * RULES + rule] as number);
    if (draw(streams.defect, claimId, rule + 1) >= threshold(probability)) continue;
    const priority = draw(streams.order, claimId, rule + 1);
    if (priority < lowest) {
      lowest = priority;
      winner = rule;
    }
  }
  if (winner < 0) return null;
  const index = payerIndex * RULES + winner;
  const narrowed = extra !== null && (extra[winner] as number) > 0;
  const ofProvider = narrowed
    ? chanceOf(Math.min(MAX_DEFECT_PROBABILITY, chances.total[index] as number), providerFactor)
    : 0;
  const patternIndex =
    (narrowed ? narrowedSourceOf({ streams, chances }, candidate, winner, ofProvider) : undefined) ??
    sourceOf(streams, chances, index, claimId);
  return { ruleIndex: winner, patternIndex };
}

/** By rule: what the patterns add whose slice the claim is in; null where it is in none. */
function extraOn(
  narrowed: readonly NarrowedChance[],
  { claim, payerType, payerIndex }: DefectCandidate,
  applicable: RuleSet,
): Float64Array | null {
  let extra: Float64Array | null = null;
  for (const { ruleIndex: rule, slice, probabilities } of narrowed) {
    if (!applicable.has(rule) || !isInSlice(claim, payerType, slice)) continue;
    extra ??= new Float64Array(RULES);
    extra[rule] = (extra[rule] as number) + (probabilities[payerIndex] as number);
  }
  return extra;
}

/** The pattern with a slice that the defect is of, in proportion to what each adds; undefined for another source. */
function narrowedSourceOf(
  { streams, chances }: Pick<DayDefects, 'streams' | 'chances'>,
  { claim, payerType, payerIndex }: DefectCandidate,
  rule: number,
  ofProvider: number,
): number | undefined {
  const here = chances.narrowed.filter(
    (each) => each.ruleIndex === rule && isInSlice(claim, payerType, each.slice),
  );
  const added = here.reduce((sum, { probabilities }) => sum + (probabilities[payerIndex] as number), 0);
  let left = (draw(streams.order, claim.id) / UINT32) * (ofProvider + added);
  for (const { patternIndex, probabilities } of here) {
    left -= probabilities[payerIndex] as number;
    if (left < 0) return patternIndex;
  }
  return undefined;
}

/** The error rate that remains once its coder makes only `multiplier` of the errors. */
export const improvePattern = (probability: number, multiplier: number): number => probability * multiplier;

/** Puts a rule's defect into this percent of a batch's eligible claims; the others are returned unchanged. */
export function injectPattern(
  claims: readonly Claim[],
  ruleKey: RuleKey,
  percentOfEligible: number,
  seed: number,
  contextOf: (claim: Claim, uniform: number) => DefectContext,
): Claim[] {
  const streams = defectStreams(seed);
  const rule = ruleIndex(ruleKey);
  const family = populationBit(elementAt(DENIAL_RULES, rule).family);
  return claims.map((claim) => {
    const hit = draw(streams.defect, claim.id, rule + 1) < threshold(percentOfEligible / 100);
    if (!hit || (eligiblePopulationsOf(claim) & family) === 0) return claim;
    return withDenialPattern(claim, ruleKey, contextOf(claim, draw(streams.shape, claim.id)));
  });
}

function sourceOf(
  streams: DefectStreams,
  chances: DayChances,
  index: number,
  claimId: number,
): number | null {
  const parts = elementAt(chances.parts, index);
  if (parts.length === 0) return null;
  if (parts.length === 1) return elementAt(parts, 0).patternIndex;
  let left = (draw(streams.order, claimId) / UINT32) * (chances.total[index] as number);
  for (const part of parts) {
    left -= part.probability;
    if (left < 0) return part.patternIndex;
  }
  return elementAt(parts, parts.length - 1).patternIndex;
}
