import { poissonLlr } from '../statistics';
import { byScore, TERM_PENALTY, type SliceNode } from './beam-search';
import { countsOf, type CarcTable } from './carc-table';
import { splitGain, windowFacts, type TestKind, type WindowFacts } from './slice-test';
import { compareTerms, LATTICE_FIELDS, MAX_DEPTH, type LatticeField } from './lattice-fields';

/** "Also high": the rest of the parent has at least this ratio by itself, and is this unlikely to be chance. */
const REST_RATIO = 1.5;
const REST_LLR = 3;
/** A part stands out of its parent when it is this much higher than what is left of it. */
const STANDS_OUT = 1.8;

interface Search {
  node: SliceNode;
  looked: readonly SliceNode[];
  kind: TestKind;
}

interface Part {
  node: SliceNode;
  facts: WindowFacts;
}

/**
 * Two payers of five that are each five times as high as usual make all payers together look high. A parent is kept
 * where the rest of it, without the parts that stand out, is high as well; otherwise the strongest part is taken, and
 * the others are found after it.
 */
export function mostSpecific(
  table: CarcTable,
  best: SliceNode,
  looked: readonly SliceNode[],
  kind: TestKind,
): SliceNode {
  let node = best;
  for (let step = 0; step < MAX_DEPTH; step++) {
    const part = LATTICE_FIELDS.map((field) => bestSplit(table, { node, looked, kind }, field))
      .filter((split) => split !== null)
      .sort((x, y) => y.gain - x.gain || byScore(kind)(x.part, y.part))[0]?.part;
    if (part === undefined) return node;
    node = part;
  }
  return node;
}

interface Split {
  gain: number;
  /** The strongest of its parts. */
  part: SliceNode;
}

/** Of the field's values, the highest together, as many as explain the most. */
function bestSplit(table: CarcTable, search: Search, field: LatticeField): Split | null {
  const { node, kind } = search;
  const window = node.tests[kind]?.window ?? 0;
  const parts = partsBy(table, search, window, field);
  let rest = windowFacts(countsOf(table, node.bits), kind, window);
  let taken: readonly Part[] = [];
  let best: { gain: number; taken: readonly Part[] } | null = null;
  for (const part of parts) {
    rest = without(rest, part.facts);
    taken = [...taken, part];
    const standsOut = part.facts.denied * rest.usual >= STANDS_OUT * rest.denied * part.facts.usual;
    const isRestHigh =
      rest.denied >= REST_RATIO * rest.usual && poissonLlr(rest.denied, rest.usual) >= REST_LLR;
    if (!standsOut || isRestHigh) continue;
    const split = splitGain(
      taken.map(({ facts }) => facts),
      rest,
    );
    // Every part has a term more, and all but one are patterns more.
    const gain = split - TERM_PENALTY * (2 * taken.length - 1);
    if (gain > (best?.gain ?? 0)) best = { gain, taken };
  }
  if (best === null) return null;
  const [part] = best.taken.map((each) => each.node).sort(byScore(kind));
  return part === undefined ? null : { gain: best.gain, part };
}

/** The parts of a node by one field's values that are high by themselves, the highest ratio first. */
function partsBy(
  table: CarcTable,
  { node, looked, kind }: Search,
  window: number,
  field: LatticeField,
): Part[] {
  const parts: Part[] = [];
  for (const child of looked) {
    if (child.slice.length !== node.slice.length + 1 || (child.bits & node.bits) !== node.bits) continue;
    const added = child.slice.find((term) => !node.slice.some((own) => compareTerms(own, term) === 0));
    if (
      added?.field !== field ||
      field === 'population' ||
      Math.max(child.scores.CHANGE, child.scores.LEVEL) <= 0
    )
      continue;
    parts.push({ node: child, facts: windowFacts(countsOf(table, child.bits), kind, window) });
  }
  const ratio = ({ facts }: Part): number => Math.round((facts.denied / Math.max(facts.usual, 0.01)) * 1e6);
  return parts.sort((a, b) => ratio(b) - ratio(a) || byScore(kind)(a.node, b.node));
}

const without = (whole: WindowFacts, part: WindowFacts): WindowFacts => ({
  claims: Math.max(0, whole.claims - part.claims),
  denied: Math.max(0, whole.denied - part.denied),
  usual: Math.max(0, whole.usual - part.usual),
});
