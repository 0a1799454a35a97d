import { ELIGIBLE_POPULATIONS } from '../../domain/denial-rule';
import { elementAt } from '../../domain/element-at';
import { LINE_STRIDE, type ClaimRows, type Denial } from './claim-rows';
import { MISSING } from './item-dictionary';
import { CLAIM_FIELDS, LINE_FIELDS, type LatticeSlice } from './lattice-fields';

/** A slice over rows. */
export interface SliceMatcher {
  hasClaim(row: number): boolean;
  hasDenial(denial: Denial): boolean;
}

const bits = new Map<string, number>(ELIGIBLE_POPULATIONS.map((population, bit) => [population, 1 << bit]));

/** The bit of a population; 0 when there is none of that name. */
export const bitOfPopulation = (population: string): number => bits.get(population) ?? 0;

export function matcherOf(rows: ClaimRows, slice: LatticeSlice): SliceMatcher {
  let mask = 0;
  const claimTerms: { column: number; item: number }[] = [];
  const lineTerms: { part: number; item: number }[] = [];
  let isPossible = true;
  for (const term of slice) {
    if (term.field === 'population') {
      mask |= bitOfPopulation(term.value);
      continue;
    }
    const item = rows.items.find(term);
    if (item === MISSING) isPossible = false;
    const column = (CLAIM_FIELDS as readonly string[]).indexOf(term.field);
    if (column >= 0) claimTerms.push({ column, item });
    else lineTerms.push({ part: (LINE_FIELDS as readonly string[]).indexOf(term.field), item });
  }
  const meetsClaim = (row: number): boolean => {
    if (!isPossible || ((rows.masks[row] as number) & mask) !== mask) return false;
    for (const { column, item } of claimTerms)
      if (elementAt(rows.columns, column)[row] !== item) return false;
    return true;
  };
  const meetsLine = (line: number): boolean => {
    for (const { part, item } of lineTerms) if (rows.lines[line * LINE_STRIDE + part] !== item) return false;
    return true;
  };
  const hasLine = (row: number): boolean => {
    if (lineTerms.length === 0) return true;
    const end = rows.lineStarts[row + 1] as number;
    for (let line = rows.lineStarts[row] as number; line < end; line++) if (meetsLine(line)) return true;
    return false;
  };
  return {
    hasClaim: (row) => meetsClaim(row) && hasLine(row),
    hasDenial: ({ row, lines }) => {
      if (!meetsClaim(row)) return false;
      if (lines.length === 0) return hasLine(row);
      const start = rows.lineStarts[row] as number;
      return lines.some((line) => meetsLine(start + line));
    },
  };
}
