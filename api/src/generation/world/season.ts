import { elementAt } from '../../domain/element-at';
import { dateOfEpochDay, epochDay } from '../../domain/calendar';
import { weekdayOf } from '../../domain/date-index';

/**
 * How a year's claims spread over its days. Found by Zocdoc (2023): March 7 % and the week of January 9 10 % above the
 * usual, the week of July 4 20 % below it. The other months, the weekdays and what holidays take away are estimates.
 */

/** Claims by weekday, Monday first: low at weekends. The seven add up to 7. */
const WEEKDAY_PROFILE = [1.28, 1.3, 1.27, 1.22, 1.13, 0.5, 0.3] as const;

/** Percent of the mean over a year, January first; holidays, which are extra, make up for what is above 100. */
const MONTH_PERCENT = [99, 93, 107, 102, 103, 103, 101, 103, 103, 105, 104, 103] as const;

/** A week (Monday to Sunday) that differs from its month, and the day on which the practice is closed, if any. */
interface SpecialWeek {
  /** 1 to 12. */
  month: number;
  /** A day of the month, or the nth of a weekday (0 Monday; from 1; -1 the last). */
  on: { day: number } | { weekday: number; nth: number };
  /** Percent of a usual week of that month, the holiday itself included. */
  weekPercent: number;
  /** Percent of that weekday's usual claims on the holiday itself; null where it is no holiday. */
  dayPercent: number | null;
}

const SPECIAL_WEEKS: readonly SpecialWeek[] = [
  { month: 1, on: { day: 1 }, weekPercent: 75, dayPercent: 5 },
  { month: 1, on: { day: 9 }, weekPercent: 112, dayPercent: null },
  { month: 5, on: { weekday: 0, nth: -1 }, weekPercent: 86, dayPercent: 10 },
  { month: 7, on: { day: 4 }, weekPercent: 80, dayPercent: 10 },
  { month: 9, on: { weekday: 0, nth: 1 }, weekPercent: 86, dayPercent: 10 },
  { month: 11, on: { weekday: 3, nth: 4 }, weekPercent: 72, dayPercent: 5 },
  { month: 12, on: { day: 25 }, weekPercent: 62, dayPercent: 5 },
];

/** A day's expected claims, relative to the mean over the calendar days of its year. */
export const calendarFactor = (day: number): number => shapeOf(day) / yearlyMean(day);

/** Before it is brought to mean 1 over the year. */
function shapeOf(day: number): number {
  const month = Number(dateOfEpochDay(day).slice(5, 7));
  return (
    (elementAt(WEEKDAY_PROFILE, weekdayOf(day)) * elementAt(MONTH_PERCENT, month - 1) * weekFactor(day)) / 100
  );
}

/** A holiday removes its own day's claims; the rest of the week's gain or loss is shared by the other days. */
function weekFactor(day: number): number {
  const special = specialWeekOf(day);
  if (!special) return 1;
  const { week, holiday } = special;
  if (week.dayPercent === null) return week.weekPercent / 100;
  if (day === holiday) return week.dayPercent / 100;
  const usual = elementAt(WEEKDAY_PROFILE, weekdayOf(holiday));
  return (7 * week.weekPercent - usual * week.dayPercent) / (100 * (7 - usual));
}

interface Special {
  week: SpecialWeek;
  /** Epoch day: on a weekend, the workday on which it is kept. */
  holiday: number;
}

const mondayOf = (day: number): number => day - weekdayOf(day);

/** A week that crosses into another year is looked for in both. */
function specialWeekOf(day: number): Special | undefined {
  const monday = mondayOf(day);
  const first = weeksOf(Number(dateOfEpochDay(monday).slice(0, 4)));
  return first.get(monday) ?? weeksOf(Number(dateOfEpochDay(monday + 6).slice(0, 4))).get(monday);
}

/** Of shapeOf, by year. */
const means = new Map<number, number>();
/** By year, then by epoch day of their Monday. */
const weeks = new Map<number, ReadonlyMap<number, Special>>();

function yearlyMean(day: number): number {
  const year = Number(dateOfEpochDay(day).slice(0, 4));
  let mean = means.get(year);
  if (mean === undefined) means.set(year, (mean = meanOf(year)));
  return mean;
}

function meanOf(year: number): number {
  const from = epochDay(`${year}-01-01`);
  const to = epochDay(`${year + 1}-01-01`);
  let total = 0;
  for (let day = from; day < to; day++) total += shapeOf(day);
  return total / (to - from);
}

function weeksOf(year: number): ReadonlyMap<number, Special> {
  let known = weeks.get(year);
  if (!known) {
    known = new Map(
      SPECIAL_WEEKS.map((week) => {
        const holiday = observed(dayIn(year, week));
        return [mondayOf(holiday), { week, holiday }];
      }),
    );
    weeks.set(year, known);
  }
  return known;
}

function dayIn(year: number, { month, on }: SpecialWeek): number {
  const first = epochDay(`${year}-${String(month).padStart(2, '0')}-01`);
  if ('day' in on) return first + on.day - 1;
  const inFirstWeek = first + ((on.weekday - weekdayOf(first) + 7) % 7);
  if (on.nth > 0) return inFirstWeek + 7 * (on.nth - 1);
  const next = epochDay(
    month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`,
  );
  const back = weekdayOf(next - 1) - on.weekday;
  return next - 1 - ((back + 7) % 7);
}

/** A holiday on a Saturday is kept on Friday, on a Sunday on Monday. */
function observed(day: number): number {
  const weekday = weekdayOf(day);
  return weekday === 5 ? day - 1 : weekday === 6 ? day + 1 : day;
}
