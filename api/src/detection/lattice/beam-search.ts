import { BUCKET_COUNT } from './age-buckets';
import { addCell, countsOf, emptySums, inClaims, type BucketSums, type CarcTable } from './carc-table';
import type { ItemDictionary } from './item-dictionary';
import {
  compareSlices,
  compareTerms,
  MAX_DEPTH,
  type LatticeSlice,
  type LatticeTerm,
} from './lattice-fields';
import {
  TEST_KINDS,
  testSlice,
  type BucketCounts,
  type SliceTests,
  type TestKind,
  type UsualLevel,
} from './slice-test';

/** What a term more costs, in log-likelihood: for the slices among which it was chosen. */
export const TERM_PENALTY = 4;
/** Combinations that are refined at each depth. */
const BEAM_WIDTH: Record<TestKind, number> = { CHANGE: 8, LEVEL: 4 };
const MIN_DENIALS = 5;

export interface SliceNode {
  bits: number;
  slice: LatticeSlice;
  tests: SliceTests;
  /** Log-likelihood less the penalty of the terms, by test. */
  scores: Record<TestKind, number>;
}

/** By the highest score; then the shorter slice, then the earlier in the order of terms. */
export const byScore =
  (kind: TestKind) =>
  (a: SliceNode, b: SliceNode): number =>
    b.scores[kind] - a.scores[kind] || compareSlices(a.slice, b.slice);

/**
 * Combinations of at most three candidates, each also within the populations of the CARC's own rules:
 * those say where the rules apply and cost nothing.
 */
export function searchSlices(table: CarcTable, items: ItemDictionary): SliceNode[] {
  const search = new BeamSearch(
    table,
    table.items.map((item) => items.term(item)),
  );
  return search.run();
}

class BeamSearch {
  private readonly nodes = new Map<number, SliceNode>();
  private readonly elsewhere = new Map<number, BucketSums>();

  constructor(
    private readonly table: CarcTable,
    private readonly terms: readonly LatticeTerm[],
  ) {}

  run(): SliceNode[] {
    let frontier = [0, ...this.table.ownBits];
    for (const bits of frontier) {
      this.look(bits, { ...countsOf(this.table, bits), offset: 0 });
    }
    for (let depth = 1; depth <= MAX_DEPTH; depth++) {
      const found: SliceNode[] = [];
      for (const parent of frontier) found.push(...this.childrenOf(parent));
      const promising = TEST_KINDS.flatMap((kind) => found.sort(byScore(kind)).slice(0, BEAM_WIDTH[kind]));
      frontier = [...new Set(promising.map(({ bits }) => bits))];
    }
    return [...this.nodes.values()];
  }

  /** One more term on a combination: all its children in one pass over its part of the table. */
  private childrenOf(parent: number): SliceNode[] {
    const { table, terms } = this;
    const { keys, buckets } = table;
    const sums = emptySums(terms.length);
    for (let at = 0; at < table.length; at++) {
      const key = keys[at] as number;
      if ((key & parent) !== parent) continue;
      const bucket = buckets[at] as number;
      for (let rest = key & ~parent; rest !== 0; rest &= rest - 1) {
        addCell(sums, (31 - Math.clz32(rest & -rest)) * BUCKET_COUNT + bucket, table, at);
      }
    }
    inClaims(sums);
    const own = termsOf(terms, parent);
    const children: SliceNode[] = [];
    terms.forEach((term, bit) => {
      const bits = parent | (1 << bit);
      if (
        bits === parent ||
        this.nodes.has(bits) ||
        table.ownBits.includes(1 << bit) ||
        !fitsBeside(term, own)
      )
        return;
      const node = this.look(bits, { ...sums, offset: bit * BUCKET_COUNT });
      if (node !== null) children.push(node);
    });
    return children;
  }

  private look(bits: number, counts: BucketCounts): SliceNode | null {
    let sum = 0;
    for (let bucket = 0; bucket < BUCKET_COUNT; bucket++)
      sum += counts.denied[counts.offset + bucket] as number;
    if (sum < MIN_DENIALS) return null;
    const tests = testSlice(counts, this.levelOf(bits));
    if (tests.LEVEL === null && tests.CHANGE === null) return null;
    const slice = termsOf(this.terms, bits);
    const free = this.table.ownBits.filter((own) => (bits & own) !== 0).length;
    const penalty = TERM_PENALTY * (withoutImplied(slice).length - free);
    const score = (kind: TestKind): number => (tests[kind]?.llr ?? 0) - penalty;
    const node = { bits, slice, tests, scores: { LEVEL: score('LEVEL'), CHANGE: score('CHANGE') } };
    this.nodes.set(bits, node);
    return node;
  }

  private levelOf(bits: number): UsualLevel {
    const services = bits & this.table.serviceBits;
    if (services === 0) return 'BENCHMARK';
    const own = this.table.ownBits.reduce((mask, bit) => mask | (bits & bit), 0);
    const key = services | own;
    if (key === bits) return 'UNKNOWN';
    let whole = this.elsewhere.get(key);
    if (whole === undefined) this.elsewhere.set(key, (whole = countsOf(this.table, key)));
    return whole;
  }
}

const termsOf = (terms: readonly LatticeTerm[], bits: number): LatticeTerm[] =>
  terms.filter((_, bit) => (bits & (1 << bit)) !== 0).sort(compareTerms);

/**
 * A field has one value on a claim, or on a line; only populations go together. A payer within its line of business is
 * looked at as a part of it, and so is a procedure within its group; the other way round says nothing.
 */
const fitsBeside = (term: LatticeTerm, others: readonly LatticeTerm[]): boolean =>
  others.every(
    (other) => (term.field !== other.field || term.field === 'population') && !implies(other, term),
  );

const implies = (narrow: LatticeTerm, wide: LatticeTerm): boolean =>
  (narrow.field === 'procedure' && wide.field === 'procedureGroup') ||
  (narrow.field === 'payer' && wide.field === 'lineOfBusiness');

/** Without the terms that others say already. */
export const withoutImplied = (slice: LatticeSlice): LatticeSlice =>
  slice.filter((term) => !slice.some((other) => implies(other, term)));
