import type { InstantS, LocalDate } from './calendar';
import { SECONDS_PER_DAY, dateOfEpochDay, epochDay, epochDayOfInstant } from './calendar';

const known = new Map<LocalDate, number>();

/**
 * epochDay with a cache: adjudication needs the same few thousand dates millions of times. Throws RangeError on
 * anything but a real calendar date.
 */
export function epochDayOf(date: LocalDate): number {
  let day = known.get(date);
  if (day === undefined) {
    day = epochDay(date);
    if (known.size > 50_000) known.clear();
    known.set(date, day);
  }
  return day;
}

/** 0 Monday to 6 Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Payers and billing offices work Monday to Friday: what falls on a weekend happens on Monday. */
export function nextWorkday(day: number): number {
  const weekday = weekdayOf(day);
  return weekday < 5 ? day : day + 7 - weekday;
}

/** The Monday on or before a date. Throws RangeError on anything but a real calendar date. */
export function weekStartOf(date: LocalDate): LocalDate {
  const day = epochDayOf(date);
  return dateOfEpochDay(day - weekdayOf(day));
}

/** The last second of the first day that ends after an instant. */
export const nextDayEndS = (afterS: InstantS): InstantS =>
  (epochDayOfInstant(afterS + 1) + 1) * SECONDS_PER_DAY - 1;

/** The last second of the first Sunday that ends after an instant. */
export function endOfWeekS(afterS: InstantS): InstantS {
  const day = epochDayOfInstant(afterS + 1);
  return (day - weekdayOf(day) + 7) * SECONDS_PER_DAY - 1;
}
