import {
  addDays,
  dateFromEpochSeconds,
  daysBetween,
  epochSeconds,
  formatDay,
  formatFullDay,
  formatMonth,
} from '../format/dates';

const DAY_SECONDS = 86_400;
/** A Monday, from which days and weeks are counted, so that labels stay where they are while a live window moves. */
const FIRST_MONDAY = '1970-01-05';
/** Days, then weeks, doubling. */
const DAY_STEPS = [1, 2, 4, 7, 14, 28, 56, 112, 224, 448, 896] as const;
const WEEK_STEPS = [1, 2, 4, 8, 13, 26, 52, 104] as const;
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60] as const;
/** Beyond so many days the same day may come twice, and a label needs its year. */
const LONGEST_WITHOUT_YEAR_DAYS = 360;

export interface AxisTick {
  readonly seconds: number;
  readonly label: string;
}

/** Where a point stands: in the middle of the days, the week or the month that it sums up. */
export function pointSeconds(date: string, pointDays: number): number {
  return epochSeconds(date) + (pointDays * DAY_SECONDS) / 2;
}

/** What the axis spans: the days that the points sum up, and not one more. */
export function axisSpan(points: readonly number[], pointDays: number): [number, number] {
  const first = dateOfPoint(points[0] ?? 0, pointDays);
  const last = dateOfPoint(points.at(-1) ?? 0, pointDays);
  return [epochSeconds(first), epochSeconds(endOf(last, pointDays))];
}

/** At most `most` ticks, each at a point of its own, so that none is between days and no label comes twice. */
export function axisTicks(points: readonly number[], pointDays: number, most: number): AxisTick[] {
  const steps = pointDays > 7 ? MONTH_STEPS : pointDays === 7 ? WEEK_STEPS : DAY_STEPS;
  const ordinals = points.map((seconds) => ordinalOf(dateOfPoint(seconds, pointDays), pointDays));
  let kept = points;
  for (const step of steps) {
    kept = points.filter((_, index) => (ordinals[index] ?? 0) % step === 0);
    if (kept.length <= most) break;
  }
  // So few points that the step passed over all of them, or more than the widest step is for.
  if (kept.length === 0 || kept.length > most) kept = points.slice(0, 1);
  const label = labelling(points, pointDays);
  return kept.map((seconds) => ({ seconds, label: label(dateOfPoint(seconds, pointDays)) }));
}

function labelling(points: readonly number[], pointDays: number): (date: string) => string {
  if (pointDays > 7) return formatMonth;
  const days = ((points.at(-1) ?? 0) - (points[0] ?? 0)) / DAY_SECONDS;
  return days > LONGEST_WITHOUT_YEAR_DAYS ? formatFullDay : formatDay;
}

function dateOfPoint(seconds: number, pointDays: number): string {
  return dateFromEpochSeconds(seconds - (pointDays * DAY_SECONDS) / 2);
}

function endOf(date: string, pointDays: number): string {
  if (pointDays <= 7) return addDays(date, pointDays);
  // Any month's first day and 31 days more lie in the month after it.
  return `${addDays(`${date.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
}

/** Counts days, weeks or months from a fixed beginning. */
function ordinalOf(date: string, pointDays: number): number {
  if (pointDays > 7) return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  return Math.floor(daysBetween(FIRST_MONDAY, date) / pointDays);
}
