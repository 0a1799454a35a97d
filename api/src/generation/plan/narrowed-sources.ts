import { DENIAL_RULES } from '../../domain/denial-rules';
import { elementAt } from '../../domain/element-at';
import type { DefectSource, MixCell, RuleMultipliers } from './plan';
import { MAX_DEFECT_PROBABILITY } from './plan';

/** A defect source that names a slice. */
export type NarrowedSource = DefectSource & { patternIndex: number; slice: object };

export const isNarrowedSource = (source: DefectSource): source is NarrowedSource =>
  source.slice !== null && source.patternIndex !== null;

/** Adds to a rule's probability what narrowed patterns add to it; see drawDefect. */
export const withExtra = (probability: number, extra: number): number =>
  Math.min(MAX_DEFECT_PROBABILITY, probability + extra);

/** The share of the cell's claims that are in the pattern's slice. */
export const inSliceShare = (cell: MixCell, patternIndex: number): number =>
  cell.inSlice?.[patternIndex] ?? 0;

/** By rule: what the narrowed patterns add on average to the probability of a claim of the cell. */
export function extraChances(
  sources: readonly NarrowedSource[],
  cell: MixCell,
  factor: (payerIndex: number, rule: number) => number = () => 1,
): Float64Array {
  const extra = new Float64Array(DENIAL_RULES.length);
  for (const { ruleIndex, patternIndex, probabilities } of sources) {
    if (!cell.applicable.has(ruleIndex)) continue;
    const share = inSliceShare(cell, patternIndex);
    const probability = (probabilities[cell.payerIndex] as number) * factor(cell.payerIndex, ruleIndex);
    extra[ruleIndex] = (extra[ruleIndex] as number) + share * probability;
  }
  return extra;
}

/** By group of providers: each rule's probability, narrowed patterns included; the same lists where there are none. */
export function withNarrowed(
  base: readonly Float64Array[],
  sources: readonly NarrowedSource[],
  cell: MixCell,
  multiplier: RuleMultipliers,
  factor?: (payerIndex: number, rule: number) => number,
): readonly Float64Array[] {
  if (sources.length === 0 || cell.inSlice === null) return base;
  const extra = extraChances(sources, cell, factor);
  return base.map((chances) =>
    chances.map((chance, rule) => withExtra(chance, elementAt(extra, rule) * multiplier(rule))),
  );
}
