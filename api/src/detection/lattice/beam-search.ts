import { elementAt } from '../../domain/element-at';
import { BUCKET_COUNT } from './age-buckets';
import type { CarcTable } from './carc-table';
import type { BucketSums } from './cell-table';
import type { ItemDictionary } from './item-dictionary';
import {
  compareSlices,
  compareTerms,
  hasLevel,
  isWithinSlice,
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
/** A part of what is known must become so many times as high as the whole to be a pattern of its own. */
const MIN_RATIO_WITHIN = 2;

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
export class SliceSearch {
  private readonly nodes = new Map<number, SliceNode | null>();
  private readonly elsewhere = new Map<number, BucketSums>();
  private readonly beside = new Map<number, BucketSums>();
  readonly terms: readonly LatticeTerm[];

  /** @param covered slices that this search has explained already */
  constructor(
    readonly table: CarcTable,
    items: ItemDictionary,
    private readonly covered: readonly LatticeSlice[],
  ) {
    this.terms = table.items.map((item) => items.term(item));
  }

  /** Every combination that was looked at and has denials enough. */
  run(): SliceNode[] {
    let frontier = [0, ...this.table.ownBits];
    for (const bits of frontier) this.node(bits);
    for (let depth = 1; depth <= MAX_DEPTH; depth++) {
      const found = new Map<number, SliceNode>();
      for (const parent of frontier) {
        for (const child of this.childrenOf(parent)) found.set(child.bits, child);
      }
      const list = [...found.values()];
      const promising = TEST_KINDS.flatMap((kind) => list.sort(byScore(kind)).slice(0, BEAM_WIDTH[kind]));
      frontier = [...new Set(promising.map(({ bits }) => bits))];
    }
    return [...this.nodes.values()].filter((node) => node !== null);
  }

  node(bits: number): SliceNode | null {
    const known = this.nodes.get(bits);
    return known !== undefined ? known : this.look(bits, { ...this.table.cells.countsOf(bits), offset: 0 });
  }

  /** A combination with one candidate more: counts from `bit * BUCKET_COUNT` on. */
  countsBeside(bits: number): BucketSums {
    const known = this.beside.get(bits) ?? this.table.cells.countsBeside(bits, this.terms.length);
    this.beside.set(bits, known);
    return known;
  }

  /** One more term on a combination: all its children in one pass over its part of the table. */
  private childrenOf(parent: number): SliceNode[] {
    const sums = this.countsBeside(parent);
    const children: SliceNode[] = [];
    this.terms.forEach((_, bit) => {
      const bits = parent | (1 << bit);
      if (bits === parent || this.table.ownBits.includes(1 << bit) || !this.fits(parent, bit)) return;
      const known = this.nodes.get(bits);
      const node = known === undefined ? this.look(bits, { ...sums, offset: bit * BUCKET_COUNT }) : known;
      if (node !== null) children.push(node);
    });
    return children;
  }

  /**
   * A field has one value on a claim, or on a line; only populations go together. A payer within its line of business is
   * looked at as a part of it, and so is a procedure within its group; the other way round says nothing.
   */
  fits(parent: number, bit: number): boolean {
    const term = elementAt(this.terms, bit);
    return this.terms.every(
      (other, at) =>
        (parent & (1 << at)) === 0 ||
        ((term.field !== other.field || term.field === 'population') && !implies(other, term)),
    );
  }

  private look(bits: number, counts: BucketCounts): SliceNode | null {
    let sum = 0;
    for (let bucket = 0; bucket < BUCKET_COUNT; bucket++)
      sum += counts.denied[counts.offset + bucket] as number;
    const node = sum < MIN_DENIALS ? null : this.tested(bits, counts);
    this.nodes.set(bits, node);
    return node;
  }

  private tested(bits: number, counts: BucketCounts): SliceNode | null {
    const tests = testSlice(counts, this.levelOf(bits));
    if (tests.LEVEL === null && tests.CHANGE === null) return null;
    const slice = this.terms.filter((_, bit) => (bits & (1 << bit)) !== 0).sort(compareTerms);
    if (slice.some(({ field }) => !hasLevel(this.table.carc, field))) tests.LEVEL = null;
    this.judgeWithin(slice, tests, counts);
    const free = this.table.ownBits.filter((own) => (bits & own) !== 0).length;
    const penalty = TERM_PENALTY * (withoutImplied(slice).length - free);
    const score = (kind: TestKind): number => (tests[kind]?.llr ?? 0) - penalty;
    return { bits, slice, tests, scores: { LEVEL: score('LEVEL'), CHANGE: score('CHANGE') } };
  }

  /** Within what is known no benchmark holds, and parts differ: there, only what becomes much worse is news. */
  private judgeWithin(slice: LatticeSlice, tests: SliceTests, { denied, offset }: BucketCounts): void {
    const isWithin = [...this.covered, ...this.table.known].some((whole) => isWithinSlice(slice, whole));
    if (!isWithin) return;
    tests.LEVEL = null;
    const change = tests.CHANGE;
    if (change === null) return;
    let seen = 0;
    for (let bucket = 0; bucket <= change.window; bucket++)
      seen += (denied[offset + bucket] as number) + (denied[offset + bucket + BUCKET_COUNT / 2] as number);
    if (seen < MIN_RATIO_WITHIN * (seen - change.excess)) tests.CHANGE = null;
  }

  private levelOf(bits: number): UsualLevel {
    const services = bits & this.table.serviceBits;
    if (services === 0) return 'BENCHMARK';
    const own = this.table.ownBits.reduce((mask, bit) => mask | (bits & bit), 0);
    const key = services | own;
    if (key === bits) return 'UNKNOWN';
    let whole = this.elsewhere.get(key);
    if (whole === undefined) this.elsewhere.set(key, (whole = this.table.cells.countsOf(key)));
    return whole;
  }
}

const implies = (narrow: LatticeTerm, wide: LatticeTerm): boolean =>
  (narrow.field === 'procedure' && wide.field === 'procedureGroup') ||
  (narrow.field === 'payer' && wide.field === 'lineOfBusiness');

/** Without the terms that others say already. */
export const withoutImplied = (slice: LatticeSlice): LatticeSlice =>
  slice.filter((term) => !slice.some((other) => implies(other, term)));
