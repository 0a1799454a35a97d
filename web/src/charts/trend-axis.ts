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
/** A Monday, from which days and weeks are counted, so that labels stay in place while a live window moves. */
const FIRST_MONDAY = '1970-01-05';
/** Days, then weeks, doubling. */
const DAY_STEPS = [1, 2, 4, 7, 14, 28, 56, 112, 224, 448, 896] as const;
const WEEK_STEPS = [1, 2, 4, 8, 13, 26, 52, 104] as const;
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60] as const;
/** Beyond this many days the same day of the year may occur twice, and a label needs its year. */
const MAX_WITHOUT_YEAR_DAYS = 360;

export interface AxisTick {
  readonly seconds: number;
  readonly label: string;
}

/** The x position of a point: the middle of its day, week or month. */
export function pointSeconds(date: string, pointDays: number): number {
  return epochSeconds(date) + (pointDays * DAY_SECONDS) / 2;
}

/** The range of the axis: exactly the days that the points cover. */
export function axisSpan(points: readonly number[], pointDays: number): [number, number] {
  const first = dateOfPoint(points[0] ?? 0, pointDays);
  const last = dateOfPoint(points.at(-1) ?? 0, pointDays);
  return [epochSeconds(first), epochSeconds(endOf(last, pointDays))];
}

/** At most `most` ticks, each at a point, so that none is between days and no label is repeated. */
export function axisTicks(points: readonly number[], pointDays: number, most: number): AxisTick[] {
  const steps = pointDays > 7 ? MONTH_STEPS : pointDays === 7 ? WEEK_STEPS : DAY_STEPS;
  const ordinals = points.map((seconds) => ordinalOf(dateOfPoint(seconds, pointDays), pointDays));
  let kept = points;
  for (const step of steps) {
    kept = points.filter((_, index) => (ordinals[index] ?? 0) % step === 0);
    if (kept.length <= most) break;
  }
  // Too few points for the step to hit one of them, or more than the widest step is for.
  if (kept.length === 0 || kept.length > most) kept = points.slice(0, 1);
  const label = labeler(points, pointDays);
  return kept.map((seconds) => ({ seconds, label: label(dateOfPoint(seconds, pointDays)) }));
}

function labeler(points: readonly number[], pointDays: number): (date: string) => string {
  if (pointDays > 7) return formatMonth;
  const days = ((points.at(-1) ?? 0) - (points[0] ?? 0)) / DAY_SECONDS;
  return days > MAX_WITHOUT_YEAR_DAYS ? formatFullDay : formatDay;
}

function dateOfPoint(seconds: number, pointDays: number): string {
  return dateFromEpochSeconds(seconds - (pointDays * DAY_SECONDS) / 2);
}

function endOf(date: string, pointDays: number): string {
  if (pointDays <= 7) return addDays(date, pointDays);
  // 31 days after any month's first day is in the next month.
  return `${addDays(`${date.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
}

/** The number of days, weeks or months since a fixed start. */
function ordinalOf(date: string, pointDays: number): number {
  if (pointDays > 7) return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  return Math.floor(daysBetween(FIRST_MONDAY, date) / pointDays);
}
