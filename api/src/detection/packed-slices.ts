import { CLAIM_TYPES, PAYER_TYPES } from '../domain/claim';
import { isOfLine, type LatticeSlice, type LatticeTerm } from './lattice/lattice-fields';
import { bitOfPopulation } from './lattice/slice-matcher';
import type { NumberReader } from './number-text';

/** Places of a packed claim's fields, behind its number. */
const HEAD = {
  payer: 0,
  lineOfBusiness: 1,
  provider: 2,
  coder: 3,
  claimType: 4,
  placeOfService: 5,
  diagnosisChapter: 6,
  population: 7,
} as const;
const HEAD_LENGTH = 8;
const LINE = { procedure: 0, procedureGroup: 1, modifiers: 2 } as const;
const LINE_LENGTH = 3;

/** A number at a place. */
interface Condition {
  at: number;
  value: number;
}

interface PackedSlice {
  head: readonly Condition[];
  /** Bits of the populations. */
  mask: number;
  line: readonly Condition[];
}

/**
 * Tells by the numbers of packed claims which are in one of some slices. Most are in none, and making claims of them
 * would cost ten times as much as looking.
 */
export class PackedSlices {
  private readonly head = new Float64Array(HEAD_LENGTH);
  private readonly line = new Float64Array(LINE_LENGTH);
  private readonly slices: readonly PackedSlice[];

  /** @param texts of the packed content, by their numbers less 1 */
  constructor(slices: readonly LatticeSlice[], texts: readonly string[]) {
    const places = new Map(texts.map((text, at) => [text, at + 1]));
    this.slices = slices.flatMap((slice) => packedSlice(slice, places) ?? []);
  }

  /** No claim of the content can be in any of the slices. */
  get isEmpty(): boolean {
    return this.slices.length === 0;
  }

  /** Whether the claim is in one of the slices. @param from at the claim's fields; afterward, behind the claim */
  has(from: NumberReader): boolean {
    const { head } = this;
    for (let at = 0; at < HEAD_LENGTH; at++) head[at] = from.whole();
    from.skip(1);
    const possible = this.slices.filter((slice) => meets(head, slice.head) && hasPopulations(head, slice));
    const count = from.whole();
    const isFound = this.hasLine(from, count >> 1, (count & 1) === 1, possible);
    from.skip(3 * from.whole());
    return isFound;
  }

  private hasLine(
    from: NumberReader,
    lines: number,
    hasRevenueCodes: boolean,
    possible: readonly PackedSlice[],
  ): boolean {
    let isFound = possible.some((slice) => slice.line.length === 0);
    for (let left = lines; left > 0; left--) {
      if (isFound || possible.length === 0) from.skip(LINE_LENGTH);
      else {
        for (let at = 0; at < LINE_LENGTH; at++) this.line[at] = from.whole();
        isFound = possible.some((slice) => meets(this.line, slice.line));
      }
      if (hasRevenueCodes) from.skip(1);
    }
    return isFound;
  }
}

function meets(numbers: Float64Array, conditions: readonly Condition[]): boolean {
  for (const { at, value } of conditions) if (numbers[at] !== value) return false;
  return true;
}

/** The populations are packed with a bit below them. */
const hasPopulations = (head: Float64Array, { mask }: PackedSlice): boolean =>
  (((head[HEAD.population] as number) >> 1) & mask) === mask;

/** Null where a value of the slice does not occur. */
function packedSlice(slice: LatticeSlice, places: ReadonlyMap<string, number>): PackedSlice | null {
  const packed = { head: [] as Condition[], mask: 0, line: [] as Condition[] };
  for (const term of slice) {
    if (term.field === 'population') {
      packed.mask |= bitOfPopulation(term.value);
      continue;
    }
    const value = packedValue(term, places);
    if (value === undefined || value < 0) return null;
    if (isOfLine(term.field)) packed.line.push({ at: LINE[term.field], value });
    else packed.head.push({ at: HEAD[term.field], value });
  }
  return packed;
}

function packedValue({ field, value }: LatticeTerm, places: ReadonlyMap<string, number>): number | undefined {
  switch (field) {
    case 'payer':
      return Number(value);
    case 'lineOfBusiness':
      return (PAYER_TYPES as readonly string[]).indexOf(value);
    case 'provider':
    case 'coder':
      return Number(value) + 1;
    case 'claimType':
      return (CLAIM_TYPES as readonly string[]).indexOf(value);
    default:
      return places.get(value);
  }
}
