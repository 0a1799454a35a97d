import type { LocalDate } from '../../domain/calendar';
import { dateOfEpochDay } from '../../domain/calendar';
import { WHOLE_STREAM } from '../../domain/claim-slice';
import type { RuleKey } from '../../domain/denial-rules';
import { DENIAL_RULES, benchmarkShare, ruleOf } from '../../domain/denial-rules';
import { elementAt } from '../../domain/element-at';
import type { PayerBehavior } from '../../domain/policies/payer-behavior';
import { realizationOf, sliceOfPattern } from '../../domain/scenario/pattern-realization';
import type { ScenarioConfig } from '../../domain/scenario/scenario';
import { denialParts } from '../../domain/scenario/scenario-arithmetic';
import { threshold } from '../rng';
import type { MixCell, PlannedBehavior } from './plan';
import { inSliceShare } from './narrowed-sources';

/** By payer: denials wanted, as a share of ALL claims. */
export interface BehaviorTarget {
  behavior: PlannedBehavior;
  target: Float64Array;
}

/** Above this, a payer would refuse nearly every claim of a slice. */
const MAX_REFUSED = 0.95;

/** The behaviors that a scenario asks for, in the order in which payers ask, with what each is to deny. */
export function behaviorTargets(config: ScenarioConfig, cells: readonly MixCell[]): BehaviorTarget[] {
  const { patterns, payers, denialRate, payerNoise = 0 } = config;
  const wanted = (sharePercent: number): number => (denialRate / 100) * (sharePercent / 100);
  const own = patterns.flatMap((pattern, patternIndex): BehaviorTarget[] => {
    if (realizationOf(pattern) !== 'BEHAVIOR') return [];
    const behavior = {
      kind: 'POLICY' as const,
      patternIndex,
      ruleKey: pattern.rule as RuleKey,
      carc: pattern.carc ?? null,
      slice: sliceOfPattern(pattern, payers),
      fromDay: pattern.fromDay,
      toDay: pattern.toDay,
      probabilities: new Float64Array(payers.length),
    };
    const shares = sharesInSlice(cells, payers.length, patternIndex);
    return [{ behavior, target: spreadOver(config, shares, wanted(pattern.shareOfDenials)) }];
  });
  return payerNoise > 0 ? [...own, ...noiseTargets(config, wanted(payerNoise))] : own;
}

/** Mistakes of payers look like their ordinary denials: the same mix of reasons, whether or not the reason can apply. */
function noiseTargets({ payers }: ScenarioConfig, wanted: number): BehaviorTarget[] {
  const parts = denialParts(payers);
  return DENIAL_RULES.map(({ key }): BehaviorTarget => {
    const behavior = {
      kind: 'NOISE' as const,
      patternIndex: null,
      ruleKey: key,
      carc: null,
      slice: WHOLE_STREAM,
      fromDay: 0,
      toDay: null,
      probabilities: new Float64Array(payers.length),
    };
    const target = Float64Array.from(
      payers,
      ({ type }, index) => wanted * (parts[index] as number) * benchmarkShare(key, type),
    );
    return { behavior, target };
  });
}

/** By payer: the share of all claims that are the payer's and in the pattern's slice. */
export function sharesInSlice(
  cells: readonly MixCell[],
  payerCount: number,
  patternIndex: number,
  isEligible: (cell: MixCell) => boolean = () => true,
): Float64Array {
  const shares = new Float64Array(payerCount);
  for (const cell of cells) {
    if (!isEligible(cell)) continue;
    shares[cell.payerIndex] =
      (shares[cell.payerIndex] as number) + cell.share * inSliceShare(cell, patternIndex);
  }
  return shares;
}

/** A pattern's denials over payers: by their claims in its slice, and their weights. */
export function spreadOver(
  { payers }: Pick<ScenarioConfig, 'payers'>,
  shares: Float64Array,
  wanted: number,
): Float64Array {
  const allZero = payers.every(({ denialWeight }) => denialWeight === 0);
  const takes = shares.map((share, index) => share * (allZero ? 1 : elementAt(payers, index).denialWeight));
  const total = takes.reduce((sum, take) => sum + take, 0);
  return takes.map((take) => (total > 0 ? (wanted * take) / total : 0));
}

/** By behavior and payer: the expected share of all claims that it refuses, of the clean ones of each cell. */
export function expectedRefusals(
  behaviors: readonly PlannedBehavior[],
  cells: readonly MixCell[],
  cleanShare: (cell: MixCell) => number,
): Float64Array[] {
  const expected = behaviors.map(({ probabilities }) => new Float64Array(probabilities.length));
  if (behaviors.length === 0) return expected;
  for (const cell of cells) {
    let left = cell.share * cleanShare(cell);
    behaviors.forEach(({ patternIndex, probabilities }, index) => {
      const inSlice = patternIndex === null ? 1 : inSliceShare(cell, patternIndex);
      const refused = left * inSlice * (probabilities[cell.payerIndex] as number);
      const ofBehavior = elementAt(expected, index);
      ofBehavior[cell.payerIndex] = (ofBehavior[cell.payerIndex] as number) + refused;
      left -= refused;
    });
  }
  return expected;
}

/** One step toward the targets: the first from the share of claims in the slice, later ones from what was reached. */
export function scaleBehaviors(targets: readonly BehaviorTarget[], expected: readonly Float64Array[]): void {
  targets.forEach(({ behavior, target }, index) => {
    const reached = elementAt(expected, index);
    behavior.probabilities = behavior.probabilities.map((probability, payer) =>
      (reached[payer] as number) > 0
        ? Math.min(MAX_REFUSED, (probability * (target[payer] as number)) / (reached[payer] as number))
        : probability,
    );
  });
}

/** To begin with, as if every claim were clean and in one slice only. */
export function startBehaviors(
  targets: readonly BehaviorTarget[],
  cells: readonly MixCell[],
  payerCount: number,
): void {
  for (const { behavior, target } of targets) {
    const { patternIndex } = behavior;
    const shares =
      patternIndex === null
        ? shareByPayer(cells, payerCount)
        : sharesInSlice(cells, payerCount, patternIndex);
    behavior.probabilities = target.map((wanted, payer) =>
      (shares[payer] as number) > 0 ? Math.min(MAX_REFUSED, wanted / (shares[payer] as number)) : 0,
    );
  }
}

function shareByPayer(cells: readonly MixCell[], payerCount: number): Float64Array {
  const shares = new Float64Array(payerCount);
  for (const { payerIndex, share } of cells) shares[payerIndex] = (shares[payerIndex] as number) + share;
  return shares;
}

/** A payer's behaviors as adjudication applies them, for submissions from a run day on. */
export function payerBehaviors(
  behaviors: readonly PlannedBehavior[],
  payerIndex: number,
  startDay: number,
  fromRunDay: number,
): PayerBehavior[] {
  const dateOf = (runDay: number): LocalDate => dateOfEpochDay(startDay + runDay);
  return behaviors.flatMap((planned, index): PayerBehavior[] => {
    const { kind, patternIndex, ruleKey, slice, probabilities, fromDay, toDay } = planned;
    const below = threshold(probabilities[payerIndex] as number);
    if (below === 0 || (toDay !== null && toDay < fromRunDay)) return [];
    const { carc, rarc, group } = ruleOf(ruleKey);
    const isOwnCarc = planned.carc === null || planned.carc === carc;
    return [
      {
        kind,
        patternIndex,
        ruleKey,
        codes: { carc: planned.carc ?? carc, rarc: isOwnCarc ? rarc : null, group, ruleKey: null },
        slice,
        below,
        salt: Math.imul(index + 1, 0x9e3779b1),
        from: dateOf(Math.max(fromDay, fromRunDay)),
        to: toDay === null ? null : dateOf(toDay),
      },
    ];
  });
}
