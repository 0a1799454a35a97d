import type { LocalDate } from '../domain/calendar';
import { FAMILY_COUNT } from './benchmark-rates';
import {
  carcIndexOf,
  countEligible,
  countMix,
  emptyDay,
  loadDay,
  NO_ID,
  storeDay,
  type DayCounters,
} from './day-counters';
import type { DayCells, Observation } from './detector';

/**
 * The number of days with claims that are held, the newest ones ever seen: the 140 calendar days that decisions use,
 * and some more for dates in the future. Which days those are does not depend on the order of arrival: a day among the
 * newest at the end was among the newest ever since it came.
 */
export const HELD_DAYS = 160;

const KNOWN_FAMILIES = (1 << FAMILY_COUNT) - 1;

/** The counters of the held days. */
export class DayBook {
  private readonly byDay = new Map<LocalDate, DayCounters>();
  private readonly changed = new Set<LocalDate>();
  /** Ascending. */
  private dates: LocalDate[] = [];
  /** Claims come in runs of one day. */
  private last: DayCounters | null = null;

  constructor(stored: readonly DayCells[]) {
    const newestFirst = [...stored].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
    for (const cells of newestFirst.slice(0, HELD_DAYS)) {
      this.byDay.set(cells.day, loadDay(cells));
      this.dates.unshift(cells.day);
    }
  }

  count(observation: Observation): void {
    const counters = this.countersOf(observation.processingDate);
    if (counters === null) return;
    const { payerId, providerId, coderId, billedCents, denial } = observation;
    const eligiblePopulations = (observation.eligiblePopulations | 1) & KNOWN_FAMILIES;
    countEligible(counters.payers, payerId, eligiblePopulations, billedCents);
    if (providerId !== null) countEligible(counters.providers, providerId, eligiblePopulations, billedCents);
    countMix(counters.providerMix, providerId ?? NO_ID, payerId);
    if (coderId !== null) {
      countEligible(counters.coders, coderId, eligiblePopulations, billedCents);
      countMix(counters.coderMix, coderId, payerId);
    }
    if (denial !== null) {
      counters.denials.push(
        carcIndexOf(counters, denial.carc),
        eligiblePopulations,
        payerId,
        providerId ?? NO_ID,
        coderId ?? NO_ID,
        denial.deniedCents,
      );
    }
  }

  /** Oldest first. */
  days(): DayCounters[] {
    return this.dates.map((date) => this.byDay.get(date)).filter((day) => day !== undefined);
  }

  takeChanged(): DayCells[] {
    const taken = this.days().filter((day) => this.changed.has(day.day));
    this.changed.clear();
    this.last = null;
    return taken.map(storeDay);
  }

  private countersOf(date: LocalDate): DayCounters | null {
    if (this.last !== null && this.last.day === date) return this.last;
    let counters = this.byDay.get(date);
    if (counters === undefined) {
      if (this.dates.length >= HELD_DAYS && date < (this.dates[0] as string)) return null;
      counters = emptyDay(date);
      this.byDay.set(date, counters);
      this.dates.push(date);
      this.dates.sort();
      if (this.dates.length > HELD_DAYS) this.drop(this.dates[0] as string);
    }
    this.changed.add(date);
    this.last = counters;
    return counters;
  }

  private drop(date: LocalDate): void {
    this.dates.shift();
    this.byDay.delete(date);
    this.changed.delete(date);
  }
}
