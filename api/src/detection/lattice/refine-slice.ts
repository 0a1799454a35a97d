import { poissonLlr } from '../statistics';
import { byScore, TERM_PENALTY, type SliceNode, type SliceSearch } from './beam-search';
import { isOfService, LATTICE_FIELDS, type LatticeField } from './lattice-fields';
import { windowFacts, type TestKind, type WindowFacts } from './slice-test';
import { shareOf, splitGain, together } from './split-likelihood';

/** More steps than any slice needs. */
const MAX_STEPS = 6;
/** What has less than this share of its parts' excess does not belong to them. */
const MIN_SHARE = 0.3;
/** The rest of a population is high as well when it is this unlikely to be chance (log-likelihood). */
const EVIDENCE = 3;
/** What is wider must explain a good part of what the narrower explains. */
const MIN_WIDER_SCORE = 0.5;
const MIN_PART_DENIALS = 5;
const MAX_PARTS = 6;

/**
 * The slice around the best one that is high as a whole. A parent is kept where the rest of it is high as well, if not
 * quite as high: coders and providers differ. It is split where the rest demonstrably is not: two payers of five that
 * are each five times as high as usual make all payers together look high, and are two patterns; the strongest part is
 * taken, and the others are found after it.
 */
export function refined(search: SliceSearch, best: SliceNode, kind: TestKind): SliceNode {
  const window = best.tests[kind]?.window ?? 0;
  const splitter = new Splitter(search, kind, window);
  let node = best;
  for (let step = 0; step < MAX_STEPS; step++) {
    const wider = parentsOf(search, node)
      .filter(
        ({ parent, field }) =>
          parent.scores[kind] >= MIN_WIDER_SCORE * node.scores[kind] &&
          splitter.splits(parent).every((split) => split.field !== field),
      )
      .sort((a, b) => byScore(kind)(a.parent, b.parent))[0]?.parent;
    const next = wider ?? splitter.splits(node)[0]?.part;
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

interface Parent {
  parent: SliceNode;
  /** Of the term that it lacks. */
  field: LatticeField;
}

function parentsOf(search: SliceSearch, { bits }: SliceNode): Parent[] {
  return search.terms.flatMap(({ field }, bit) => {
    const parent = (bits & (1 << bit)) === 0 ? null : search.node(bits & ~(1 << bit));
    return parent === null ? [] : [{ parent, field }];
  });
}

interface Split {
  field: LatticeField;
  gain: number;
  /** The strongest of its parts. */
  part: SliceNode;
}

interface Part {
  node: SliceNode;
  facts: WindowFacts;
  ratio: number;
}

class Splitter {
  private readonly known = new Map<number, readonly Split[]>();

  constructor(
    private readonly search: SliceSearch,
    private readonly kind: TestKind,
    private readonly window: number,
  ) {}

  /** By which fields a combination must be split; the most telling first. */
  splits(whole: SliceNode): readonly Split[] {
    const known = this.known.get(whole.bits);
    if (known !== undefined) return known;
    const splits = LATTICE_FIELDS.flatMap((field) => this.bestSplit(whole, field) ?? []);
    splits.sort((a, b) => b.gain - a.gain);
    this.known.set(whole.bits, splits);
    return splits;
  }

  /** Of the field's values, the highest together, as many as explain the most. */
  private bestSplit(whole: SliceNode, field: LatticeField): Split | null {
    const isByUnit = !isOfService(field);
    // The populations of a CARC's own rules are where it is to be expected; elsewhere, it must show.
    const isOwn = field === 'population';
    const all = this.partsBy(whole, field, isByUnit).slice(0, MAX_PARTS);
    if (all.length === 0) return null;
    const { table, memory } = this.search;
    const partBits = all.map(({ node }) => node.bits & ~whole.bits);
    const rests = table.cells.countsWithout(whole.bits, partBits, memory);
    let best: { gain: number; taken: readonly Part[] } | null = null;
    for (const [at, counts] of rests.entries()) {
      const taken = all.slice(0, at + 1);
      const rest = windowFacts(counts, this.kind, this.window);
      const parts = taken.map((each) => each.facts);
      const isAlike = shareOf(parts.reduce(together), rest, isByUnit) >= MIN_SHARE;
      if (isAlike && (!isOwn || poissonLlr(rest.denied, rest.usual) >= EVIDENCE)) continue;
      // Every part has a term more, and all but one are patterns more.
      const cost = isOwn ? taken.length - 1 : 2 * taken.length - 1;
      const gain = splitGain(parts, rest, isByUnit) - TERM_PENALTY * cost;
      if (best === null ? gain > 0 || isOwn : gain > best.gain) best = { gain, taken };
    }
    const part = best?.taken.map(({ node }) => node).sort(byScore(this.kind))[0];
    if (best === null || part === undefined || part.scores[this.kind] <= 0) return null;
    return { field, gain: best.gain, part };
  }

  /** The parts of a combination by one field's values that have denials, the highest first. */
  private partsBy(whole: SliceNode, field: LatticeField, isByUnit: boolean): Part[] {
    const { search } = this;
    const parts: Part[] = [];
    if (whole.slice.some((term) => term.field === field)) return parts;
    search.terms.forEach((term, bit) => {
      if (term.field !== field || !search.fits(whole.bits, bit)) return;
      const counts = search.countsBeside(whole.bits, bit);
      if (counts === null) return;
      const facts = windowFacts(counts, this.kind, this.window);
      if (facts.denied < MIN_PART_DENIALS) return;
      const node = search.node(whole.bits | (1 << bit));
      if (node === null) return;
      const excess = Math.max(0, facts.denied - facts.usual);
      const ratio = excess / Math.max(0.01, isByUnit ? facts.usual : facts.claims);
      parts.push({ node, facts, ratio: Math.round(ratio * 1e6) });
    });
    return parts.sort((a, b) => b.ratio - a.ratio || byScore(this.kind)(a.node, b.node));
  }
}
