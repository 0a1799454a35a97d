import { TERM_PENALTY, type SliceNode } from './beam-search';
import { countsOf, type BucketSums, type CarcTable } from './carc-table';
import { compareSlices } from './lattice-fields';
import { splitGain, windowFacts, type TestKind, type WindowFacts } from './slice-test';

/** More steps than any slice needs: every one explains the denials better. */
const MAX_STEPS = 6;

/**
 * The slice around the best one that explains the denials best when each of its claims is denied more often by the same
 * share. A ratio would do otherwise: it is highest where the CARC is rare, and would cut a payer's new habit down to
 * the services that it least concerned before. A parent is taken when the rest of it is high as well, a part when the
 * rest is not.
 */
export function refined(
  table: CarcTable,
  best: SliceNode,
  looked: readonly SliceNode[],
  kind: TestKind,
): SliceNode {
  const window = best.tests[kind]?.window ?? 0;
  const sums = new Map<number, BucketSums>();
  const sumsOf = (bits: number): BucketSums => {
    const known = sums.get(bits) ?? countsOf(table, bits);
    sums.set(bits, known);
    return known;
  };
  const gain = (whole: number, part: number): number =>
    partGain(
      windowFacts(sumsOf(part), kind, window),
      windowFacts(difference(sumsOf(whole), sumsOf(part)), kind, window),
    ) -
    TERM_PENALTY * costOf(table, part & ~whole);
  let node = best;
  for (let step = 0; step < MAX_STEPS; step++) {
    const { bits } = node;
    const wider = looked
      .filter(
        (other) => other.bits !== bits && (other.bits & bits) === other.bits && isOneTermApart(other, node),
      )
      .map((other) => ({ node: other, gain: -gain(other.bits, bits) }));
    const narrower = looked
      .filter((other) => other.bits !== bits && (other.bits & bits) === bits && isOneTermApart(other, node))
      .map((other) => ({ node: other, gain: gain(bits, other.bits) }));
    const next = [...wider, ...narrower]
      .filter((move) => move.gain > 0)
      .sort((a, b) => b.gain - a.gain || compareSlices(a.node.slice, b.node.slice))[0];
    if (next === undefined) return node;
    node = next.node;
  }
  return node;
}

const isOneTermApart = (a: SliceNode, b: SliceNode): boolean =>
  Math.abs(a.slice.length - b.slice.length) === 1;

/** The populations of a CARC's own rules cost nothing. */
const costOf = (table: CarcTable, bits: number): number => (table.ownBits.includes(bits) ? 0 : 1);

/** log-likelihood of "only the part has an excess a claim" over "the whole has one". */
function partGain(part: WindowFacts, rest: WindowFacts): number {
  return part.claims <= 0 || rest.claims <= 0 ? 0 : splitGain([part], rest);
}

function difference(whole: BucketSums, part: BucketSums): BucketSums {
  const minus = (a: Float64Array, b: Float64Array): Float64Array =>
    a.map((value, at) => Math.max(0, value - (b[at] as number)));
  return {
    claims: minus(whole.claims, part.claims),
    denied: minus(whole.denied, part.denied),
    expected: minus(whole.expected, part.expected),
    added: minus(whole.added, part.added),
  };
}
