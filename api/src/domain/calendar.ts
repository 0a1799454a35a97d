/**
 * Dates and virtual instants as plain values. A date is a `YYYY-MM-DD` string in the workspace's own time, never
 * a Date at midnight; an instant is whole seconds since 1970-01-01T00:00:00 of that same time.
 */
export type LocalDate = string;
/** Whole seconds since 1970-01-01T00:00:00 in the workspace's own time. */
export type InstantS = number;

export const SECONDS_PER_DAY = 86_400;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01. Throws RangeError on anything but a real calendar date. */
export function epochDay(date: LocalDate): number {
  const match = DATE.exec(date);
  const ms = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`expected a calendar date YYYY-MM-DD, got "${date}"`);
  }
  return ms / 86_400_000;
}

/** The last date that the API accepts: windows and runs that begin there still end in a four-digit year. */
export const LAST_DATE: LocalDate = '9899-12-31';

export function isLocalDate(text: string): boolean {
  try {
    epochDay(text);
    return true;
  } catch {
    return false;
  }
}

const cache = new Map<number, LocalDate>();

/** The date of an epoch day; cached, because a simulation needs the same few thousand again and again. */
export function dateOfEpochDay(day: number): LocalDate {
  let date = cache.get(day);
  if (date === undefined) {
    date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    if (cache.size > 50_000) cache.clear();
    cache.set(day, date);
  }
  return date;
}

export const addDays = (date: LocalDate, days: number): LocalDate => dateOfEpochDay(epochDay(date) + days);
export const daysBetween = (from: LocalDate, to: LocalDate): number => epochDay(to) - epochDay(from);

export const startOfDayS = (date: LocalDate): InstantS => epochDay(date) * SECONDS_PER_DAY;
export const endOfDayS = (date: LocalDate): InstantS => startOfDayS(date) + SECONDS_PER_DAY;
export const epochDayOfInstant = (atS: InstantS): number => Math.floor(atS / SECONDS_PER_DAY);
export const dateOfInstant = (atS: InstantS): LocalDate => dateOfEpochDay(epochDayOfInstant(atS));
/** ISO 8601 with offset; the workspace's own time is written as UTC. */
export const isoOfInstant = (atS: InstantS): string => new Date(atS * 1000).toISOString();
