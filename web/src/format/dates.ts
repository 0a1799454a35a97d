import { addDays as plusDays, differenceInCalendarDays, formatISO, isValid, parseISO } from 'date-fns';

/**
 * Calendar dates are `YYYY-MM-DD` strings in the workspace's own time, instants ISO 8601. Both are shown in UTC, like
 * the workspace's clock, so that the user's own time zone never shifts a day. Days are counted by date-fns from one date
 * of the user's calendar to another, so that no clock change of that zone comes between.
 */

const dayFormat = format({ day: 'numeric', month: 'short' });
const fullDayFormat = format({ day: 'numeric', month: 'short', year: 'numeric' });
const weekdayFormat = format({ weekday: 'short' });
const monthFormat = format({ month: 'short', year: 'numeric' });
const timeFormat = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

export function dateOf(instant: string): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** A real calendar date, `YYYY-MM-DD`; February 31 is none. */
export function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isValid(parseISO(value));
}

export function addDays(date: string, days: number): string {
  return formatISO(plusDays(calendarDay(date), days), { representation: 'date' });
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return differenceInCalendarDays(calendarDay(to), calendarDay(from));
}

/** Seconds since 1970 at the date's midnight, for the x axis of charts. */
export function epochSeconds(date: string): number {
  return epochMs(date) / 1000;
}

export function dateFromEpochSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** "Apr 14" */
export function formatDay(date: string): string {
  return dayFormat(date);
}

/** "Apr 14, 2026" */
export function formatFullDay(date: string): string {
  return fullDayFormat(date);
}

/** "Tue" */
export function formatWeekday(date: string): string {
  return weekdayFormat(date);
}

/** "Apr 2026" */
export function formatMonth(date: string): string {
  return monthFormat(date);
}

/** "09:12" */
export function formatTime(instant: string): string {
  return timeFormat(instant);
}

function calendarDay(date: string): Date {
  return parseISO(date.slice(0, 10));
}

function epochMs(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
}

function format(options: Intl.DateTimeFormatOptions): (text: string) => string {
  const formatter = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  return (text) => formatter.format(new Date(text));
}
