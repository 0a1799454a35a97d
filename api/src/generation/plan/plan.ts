import type { RuleSet } from '../../domain/rules/rule-set';
import type { ClaimSlice } from '../../domain/claim-slice';
import type { RuleKey } from '../../domain/denial-rules';
import type { BehaviorKind } from '../../domain/policies/payer-behavior';
import type { ProviderGroup } from '../world/provider-mix';

/** One reason why claims carry a rule's defect: the background, or one injected pattern of the scenario. */
export interface DefectSource {
  ruleIndex: number;
  /** Index into the scenario's patterns; null for the background. */
  patternIndex: number | null;
  /** Only claims in it have the defect; null for all claims of the payers. */
  slice: ClaimSlice | null;
  /** Run days, `toDay` included; null for no end. */
  fromDay: number;
  toDay: number | null;
  /** By payer: the probability that an eligible claim of the average provider has the defect, before learning. */
  probabilities: Float64Array;
}

/** What payers do of their own accord, as planned: a pattern that is no mistake, or noise under one rule's codes. */
export interface PlannedBehavior {
  kind: BehaviorKind;
  patternIndex: number | null;
  ruleKey: RuleKey;
  carc: string | null;
  slice: ClaimSlice;
  fromDay: number;
  toDay: number | null;
  /** By payer: the share of the slice's claims that are refused, of those on which nothing is wrong. */
  probabilities: Float64Array;
}

export interface ScenarioPlan {
  sources: readonly DefectSource[];
  /** What payers do of their own accord, in the order in which they ask. */
  behaviors: readonly PlannedBehavior[];
  /** By payer, in the order of the scenario's payers. */
  cells: readonly MixCell[];
  providers: readonly ProviderGroup[];
}

/** Claims for which the same defects are possible. */
export interface MixCell {
  payerIndex: number;
  /** Share of all claims. */
  share: number;
  /** Rules that can deny such a claim at this payer. */
  applicable: RuleSet;
  /** By pattern that names a slice, the share of the cell's claims in it; null where no pattern does. */
  inSlice: Float64Array | null;
}

/** The share of a rule's defects that remains, 1 for all of them, by rule index. */
export type RuleMultipliers = (ruleIndex: number) => number;

/** Above this, an eligible claim would be denied nearly always, which no real slice of claims is. */
export const MAX_DEFECT_PROBABILITY = 0.95;

export const isActive = (source: Pick<DefectSource, 'fromDay' | 'toDay'>, runDay: number): boolean =>
  runDay >= source.fromDay && (source.toDay === null || runDay <= source.toDay);

/** @param runDay null: with all patterns active */
export const isActiveOn = (source: Pick<DefectSource, 'fromDay' | 'toDay'>, runDay: number | null): boolean =>
  runDay === null || isActive(source, runDay);

export const clamp = (probability: number): number => Math.min(MAX_DEFECT_PROBABILITY, probability);
