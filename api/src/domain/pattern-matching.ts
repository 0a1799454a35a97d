import { elementAt } from './element-at';

/** Claims with one outcome: an injected pattern or a detected one. `members` holds 1 for each eligible claim. */
export interface PatternClaims {
  carc: string;
  members: Uint8Array;
}

export interface PatternMatch {
  truth: number;
  pattern: number;
  jaccard: number;
}

/** A detected pattern is an injected one when they have the CARC and this share of their eligible claims in common. */
export const MIN_JACCARD = 0.8;

/**
 * Pairs each truth with at most one pattern, and each pattern with at most one truth, the best pairs first (ties: in the
 * order given). Patterns without a pair are surplus.
 */
export function matchPatterns(
  truths: readonly PatternClaims[],
  patterns: readonly PatternClaims[],
  minJaccard = MIN_JACCARD,
): PatternMatch[] {
  const pairs = truths.flatMap((truth, t) =>
    patterns.flatMap((pattern, p): PatternMatch[] => {
      if (truth.carc !== pattern.carc) return [];
      const jaccard = jaccardOf(truth.members, pattern.members);
      return jaccard >= minJaccard ? [{ truth: t, pattern: p, jaccard }] : [];
    }),
  );
  const matches: PatternMatch[] = [];
  for (const pair of pairs.sort((a, b) => b.jaccard - a.jaccard)) {
    const isTaken = matches.some(({ truth, pattern }) => truth === pair.truth || pattern === pair.pattern);
    if (!isTaken) matches.push(pair);
  }
  return matches;
}

/** Claims in both over claims in either, 0 to 1; 0 when both are empty. Both lists are over the same claims. */
export function jaccardOf(left: Uint8Array, right: Uint8Array): number {
  if (left.length !== right.length)
    throw new RangeError(`expected ${left.length} claims, got ${right.length}`);
  let both = 0;
  let either = 0;
  for (let i = 0; i < left.length; i++) {
    const [inLeft, inRight] = [elementAt(left, i), elementAt(right, i)];
    both += inLeft & inRight;
    either += inLeft | inRight;
  }
  return either > 0 ? both / either : 0;
}
