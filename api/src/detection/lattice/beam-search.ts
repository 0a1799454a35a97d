import { elementAt } from '../../domain/element-at';
import { BUCKET_COUNT, WINDOW_COUNT } from './age-buckets';
import { BUCKET_STRIDE, sumsAt, type BucketSums, type SumsMemory } from './bucket-sums';
import type { CarcTable } from './carc-table';
import { bitCount } from './cell-table';
import type { ItemDictionary } from './item-dictionary';
import {
  compareSlices,
  compareTerms,
  hasLevel,
  MAX_DEPTH,
  type LatticeSlice,
  type LatticeTerm,
} from './lattice-fields';
import { TEST_KINDS, testSlice, type SliceTests, type TestKind, type UsualLevel } from './slice-test';

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

/** A combination with each of some candidates besides. */
interface Beside {
  /** The candidates with denials enough, as bits. */
  frequent: number;
  sums: BucketSums;
}

/**
 * Combinations of at most three candidates, each also within the populations of the CARC's own rules:
 * those say where the rules apply and cost nothing.
 */
export class SliceSearch {
  private readonly nodes = new Map<number, SliceNode | null>();
  private readonly elsewhere = new Map<number, BucketSums>();
  private readonly beside = new Map<number, Beside>();
  readonly terms: readonly LatticeTerm[];
  private readonly masks: TermMasks;
  /** What is known, and what this search has explained already, as bits of all terms. */
  private readonly wholes: readonly number[];

  /** @param covered slices that this search has explained already */
  constructor(
    readonly table: CarcTable,
    items: ItemDictionary,
    covered: readonly LatticeSlice[],
    readonly memory: SumsMemory,
  ) {
    memory.clear();
    this.terms = table.items.map((item) => items.term(item));
    this.masks = new TermMasks(this.terms, table);
    this.wholes = [...covered, ...table.known].flatMap((slice) => this.masks.bitsOf(slice) ?? []);
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
    return known !== undefined ? known : this.look(bits, this.countsOf(bits));
  }

  /** Counts of a combination with one candidate more; null where it has too few denials. */
  countsBeside(bits: number, bit: number): BucketSums | null {
    const { frequent, sums } = this.besideOf(bits);
    if ((frequent & (1 << bit)) === 0) return null;
    return sumsAt(sums, bitCount(frequent & ((1 << bit) - 1)));
  }

  private besideOf(bits: number): Beside {
    let known = this.beside.get(bits);
    if (known === undefined) {
      const frequent = this.table.cells.frequentBeside(bits, MIN_DENIALS);
      known = { frequent, sums: this.table.cells.countsBeside(bits, frequent, this.memory) };
      this.beside.set(bits, known);
    }
    return known;
  }

  /** One more term on a combination: all its children in one pass over its part of the table. */
  private childrenOf(parent: number): SliceNode[] {
    const { frequent } = this.besideOf(parent);
    const children: SliceNode[] = [];
    for (let rest = frequent & ~this.masks.own; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      if (!this.fits(parent, bit)) continue;
      const bits = parent | (1 << bit);
      const known = this.nodes.get(bits);
      const counts = known === undefined ? this.countsBeside(parent, bit) : null;
      const node = counts === null ? known : this.look(bits, counts);
      if (node) children.push(node);
    }
    return children;
  }

  /**
   * A field has one value on a claim, or on a line; only populations go together. A payer within its line of business is
   * looked at as a part of it, and so is a procedure within its group; the other way round says nothing.
   */
  fits(parent: number, bit: number): boolean {
    return (parent & (this.masks.conflicts[bit] as number)) === 0;
  }

  private look(bits: number, counts: BucketSums): SliceNode | null {
    let sum = 0;
    for (let bucket = 0; bucket < BUCKET_COUNT; bucket++)
      sum += counts.values[counts.from + bucket * BUCKET_STRIDE] as number;
    const node = sum < MIN_DENIALS ? null : this.tested(bits, counts);
    this.nodes.set(bits, node);
    return node;
  }

  private tested(bits: number, counts: BucketSums): SliceNode | null {
    const { masks } = this;
    const tests = testSlice(counts, this.levelOf(bits));
    if (tests.LEVEL === null && tests.CHANGE === null) return null;
    if ((bits & masks.withoutLevel) !== 0) tests.LEVEL = null;
    // Within what is known no benchmark holds, and parts differ: there, only what becomes much worse is news.
    if (this.wholes.some((whole) => (bits & whole) === whole)) {
      tests.LEVEL = null;
      if (!isMuchWorse(tests, counts)) tests.CHANGE = null;
    }
    const penalty = TERM_PENALTY * (masks.termCount(bits) - bitCount(bits & masks.own));
    const scores = {
      LEVEL: (tests.LEVEL?.llr ?? 0) - penalty,
      CHANGE: (tests.CHANGE?.llr ?? 0) - penalty,
    };
    return { bits, slice: masks.sliceOf(bits), tests, scores };
  }

  private levelOf(bits: number): UsualLevel {
    const services = bits & this.table.serviceBits;
    if (services === 0) return 'BENCHMARK';
    const key = services | (bits & this.masks.own);
    if (key === bits) return 'UNKNOWN';
    let whole = this.elsewhere.get(key);
    if (whole === undefined) this.elsewhere.set(key, (whole = this.countsOf(key)));
    return whole;
  }

  /** As a part of what has been counted, or by a pass over the table. */
  private countsOf(bits: number): BucketSums {
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      const known = this.beside.get(bits & ~bit);
      if (known !== undefined && (known.frequent & bit) !== 0)
        return sumsAt(known.sums, bitCount(known.frequent & (bit - 1)));
    }
    return this.table.cells.countsOf(bits, this.memory);
  }
}

function isMuchWorse({ CHANGE: change }: SliceTests, { values, from }: BucketSums): boolean {
  if (change === null) return false;
  let seen = 0;
  for (let bucket = 0; bucket <= change.window; bucket++) {
    const at = from + bucket * BUCKET_STRIDE;
    seen += (values[at] as number) + (values[at + WINDOW_COUNT * BUCKET_STRIDE] as number);
  }
  return seen >= MIN_RATIO_WITHIN * (seen - change.excess);
}

/** What a combination's terms are to each other, by their bits. */
class TermMasks {
  /** By bit: the terms that it cannot be added to. */
  readonly conflicts: Int32Array;
  /** By bit: the terms that say it already. */
  private readonly narrower: Int32Array;
  /** Terms that no benchmark tells the level of. */
  readonly withoutLevel: number;
  /** The populations of the CARC's own rules. */
  readonly own: number;
  /** The bits in the order of their terms. */
  private readonly inOrder: readonly number[];

  constructor(
    private readonly terms: readonly LatticeTerm[],
    { carc, ownBits }: CarcTable,
  ) {
    const maskOf = (isMeant: (term: LatticeTerm) => boolean): number =>
      terms.reduce((mask, term, bit) => (isMeant(term) ? mask | (1 << bit) : mask), 0);
    this.conflicts = Int32Array.from(terms, (term) =>
      maskOf((other) => (other.field === term.field && term.field !== 'population') || implies(other, term)),
    );
    this.narrower = Int32Array.from(terms, (term) => maskOf((other) => implies(other, term)));
    this.withoutLevel = maskOf(({ field }) => !hasLevel(carc, field));
    this.own = ownBits.reduce((mask, bit) => mask | bit, 0);
    this.inOrder = terms
      .map((_, bit) => bit)
      .sort((a, b) => compareTerms(elementAt(terms, a), elementAt(terms, b)));
  }

  sliceOf(bits: number): LatticeTerm[] {
    const slice: LatticeTerm[] = [];
    for (const bit of this.inOrder) if ((bits & (1 << bit)) !== 0) slice.push(elementAt(this.terms, bit));
    return slice;
  }

  /** Null when a term of the slice is no candidate. */
  bitsOf(slice: LatticeSlice): number | null {
    let bits = 0;
    for (const term of slice) {
      const bit = this.terms.findIndex((other) => compareTerms(other, term) === 0);
      if (bit < 0) return null;
      bits |= 1 << bit;
    }
    return bits;
  }

  /** Without those that others say already. */
  termCount(bits: number): number {
    let count = 0;
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      if ((bits & (this.narrower[bit] as number)) === 0) count++;
    }
    return count;
  }
}

const implies = (narrow: LatticeTerm, wide: LatticeTerm): boolean =>
  (narrow.field === 'procedure' && wide.field === 'procedureGroup') ||
  (narrow.field === 'payer' && wide.field === 'lineOfBusiness');

/** Without the terms that others say already. */
export const withoutImplied = (slice: LatticeSlice): LatticeSlice =>
  slice.filter((term) => !slice.some((other) => implies(other, term)));
