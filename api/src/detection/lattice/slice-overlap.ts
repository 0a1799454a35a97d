import { epochDay, type LocalDate } from '../../domain/calendar';
import { HORIZON_DAYS, type ClaimRows } from './claim-rows';
import type { LatticeSlice } from './lattice-fields';
import { matcherOf } from './slice-matcher';

/** What two slices have in common: of the first one's denials, of the other's, and of those of either. */
export interface SliceOverlap {
  ofFirst: number;
  ofOther: number;
  ofBoth: number;
}

/** What is held besides differs between an engine that ran on and one that was restored. */
export const isInHorizon = (day: number, today: number): boolean =>
  day <= today && day > today - HORIZON_DAYS;

/** Over the denials since the first one began. */
export function overlapOf(
  rows: ClaimRows,
  { carc, slice, since }: { carc: string; slice: LatticeSlice; since: LocalDate },
  other: LatticeSlice,
  today: number,
): SliceOverlap {
  const [a, b] = [matcherOf(rows, slice), matcherOf(rows, other)];
  const firstDay = epochDay(since);
  let [first, second, both, either] = [0, 0, 0, 0];
  for (const denial of rows.denials.get(carc) ?? []) {
    const day = rows.days[denial.row] as number;
    if (day < firstDay || !isInHorizon(day, today)) continue;
    const [inFirst, inOther] = [a.hasDenial(denial), b.hasDenial(denial)];
    if (inFirst) first++;
    if (inOther) second++;
    if (inFirst && inOther) both++;
    if (inFirst || inOther) either++;
  }
  const share = (of: number): number => (of > 0 ? both / of : 0);
  return { ofFirst: share(first), ofOther: share(second), ofBoth: share(either) };
}
