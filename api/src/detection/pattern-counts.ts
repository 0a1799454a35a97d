import { dateOfEpochDay, type LocalDate } from '../domain/calendar';
import { epochDayOf } from '../domain/date-index';
import type { Cents } from '../domain/money';
import type { DailyCount, Observation, PatternDenial, PeriodCounts } from './detector';
import {
  isInLatticeSlice,
  isLineInSlice,
  type LatticeObservation,
  type LatticeSlice,
} from './lattice/lattice-fields';
import { bitOfPopulation } from './lattice/slice-matcher';

type Sums = Omit<DailyCount, 'day'>;

/** A claim's denials under one CARC in a slice, by its lines; null when there is none. */
export interface SliceDenial {
  deniedCents: Cents;
  procedureCode: string | null;
}

export const isInSlice = (claim: LatticeObservation, slice: LatticeSlice): boolean =>
  isInLatticeSlice(claim, slice, bitOfPopulation);

/** @param observation of a claim in the slice: the lines that bear the denial must meet the terms about lines, too */
export function denialIn(
  { claim, revenueCodes }: Observation,
  carc: string,
  slice: LatticeSlice,
): SliceDenial | null {
  let found: SliceDenial | null = null;
  for (let at = 0; at < claim.lines.length; at++) {
    const line = claim.lines[at];
    if (line?.denial?.carc !== carc || !isLineInSlice(line, slice)) continue;
    found ??= { deniedCents: 0, procedureCode: line.procedureCode ?? revenueCodes?.[at] ?? null };
    found.deniedCents += line.denial.deniedCents;
  }
  if (claim.claimDenial?.carc === carc)
    found ??= { deniedCents: claim.claimDenial.deniedCents, procedureCode: null };
  return found;
}

export const patternDenial = ({ claim }: Observation, { procedureCode }: SliceDenial): PatternDenial => ({
  claimId: claim.claimId,
  denialDate: claim.processingDate,
  procedureCode,
  billedCents: claim.billedCents,
});

/** Eligible and denied claims of one pattern by day of adjudication. Sums of whole numbers: in whatever order. */
export class PatternCounts {
  private readonly byDay = new Map<number, Sums>();

  add(day: number, billedCents: Cents, denial: SliceDenial | null): void {
    let sums = this.byDay.get(day);
    if (sums === undefined) {
      sums = { eligibleCount: 0, billedCents: 0, deniedCount: 0, deniedCents: 0 };
      this.byDay.set(day, sums);
    }
    sums.eligibleCount += 1;
    sums.billedCents += billedCents;
    if (denial === null) return;
    sums.deniedCount += 1;
    sums.deniedCents += denial.deniedCents;
  }

  /** Both days included. */
  within(first: number, last: number): Omit<Sums, 'billedCents'> {
    const sums = { eligibleCount: 0, deniedCount: 0, deniedCents: 0 };
    for (let day = first; day <= last; day++) {
      const on = this.byDay.get(day);
      if (on === undefined) continue;
      sums.eligibleCount += on.eligibleCount;
      sums.deniedCount += on.deniedCount;
      sums.deniedCents += on.deniedCents;
    }
    return sums;
  }

  /** The sums of a period; null when fewer than `leastDays` had a claim. A period does not begin before the data do. */
  period(start: LocalDate, end: LocalDate, leastDays: number, firstDate: LocalDate): PeriodCounts | null {
    const [from, to] = [epochDayOf(start), epochDayOf(end)];
    let days = 0;
    for (let day = from; day <= to; day++) if (this.byDay.has(day)) days++;
    if (days === 0 || days < leastDays) return null;
    return { start: firstDate > start ? firstDate : start, end, ...this.within(from, to) };
  }

  lastDenialBefore(today: number, leastDay: number): number | null {
    for (let day = today; day >= leastDay; day--) {
      if ((this.byDay.get(day)?.deniedCount ?? 0) > 0) return day;
    }
    return null;
  }

  daily(): DailyCount[] {
    return [...this.byDay]
      .sort(([a], [b]) => a - b)
      .map(([day, sums]) => ({ day: dateOfEpochDay(day), ...sums }));
  }

  on(day: LocalDate): DailyCount | null {
    const sums = this.byDay.get(epochDayOf(day));
    return sums === undefined ? null : { day, ...sums };
  }
}
