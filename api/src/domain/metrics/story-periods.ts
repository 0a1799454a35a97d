import type { LocalDate } from '../calendar';
import { epochDay } from '../calendar';
import { weekdayOf } from '../date-index';
import type { Cents } from '../money';

/** First submissions of one day. */
export interface CohortCounts {
  date: LocalDate;
  claimCount: number;
  adjudicatedCount: number;
  deniedCount: number;
  deniedCents: Cents;
}

/** Cohorts of a span, both ends included. */
export interface StoryPeriod {
  from: LocalDate;
  to: LocalDate;
  claimCount: number;
  adjudicatedCount: number;
  deniedCount: number;
  deniedCents: Cents;
}

/** A week can change too much to be read as a result while a larger share of its claims is pending. */
const MAX_PENDING_SHARE = 0.1;
/** Fewer adjudicated claims show mostly chance: a standard error of 2 points at a rate of 20 %. */
const MIN_ADJUDICATED = 400;
const MAX_WEEKS = 4;

interface Week extends StoryPeriod {
  monday: number;
}

/**
 * The two periods that a practice's story compares: its mature weeks before the first training, and the newest mature
 * weeks since, as many as it takes to tell a rate from chance. Rates of both are over adjudicated claims, so they may be
 * compared; a mean over both would hide the change.
 *
 * @param days in order
 * @param trainingFrom the day of the first training; null where there was none, then every mature week is untrained
 */
export function storyPeriods(
  days: readonly CohortCounts[],
  trainingFrom: LocalDate | null,
): { untrained: StoryPeriod | null; latest: StoryPeriod | null } {
  const isBefore = ({ date }: CohortCounts): boolean => trainingFrom === null || date < trainingFrom;
  const untrained = pooled(matureWeeks(days.filter(isBefore)));
  const since = matureWeeks(days.filter((day) => !isBefore(day)));
  // The days of the first week before its Monday would be compared with whole weeks.
  const whole = since.filter(
    ({ monday, from, to }) => epochDay(from) === monday && epochDay(to) === monday + 6,
  );
  const newest: Week[] = [];
  let adjudicated = 0;
  for (const week of whole.toReversed()) {
    if (newest.length >= MAX_WEEKS || adjudicated >= MIN_ADJUDICATED) break;
    newest.unshift(week);
    adjudicated += week.adjudicatedCount;
  }
  return { untrained, latest: pooled(newest) };
}

/** Weeks from Monday to Sunday, cut where the days end, that have claims and nearly all of them adjudicated. */
function matureWeeks(days: readonly CohortCounts[]): Week[] {
  const weeks = new Map<number, Week>();
  for (const { date, ...counts } of days) {
    const day = epochDay(date);
    const monday = day - weekdayOf(day);
    const week = weeks.get(monday);
    weeks.set(
      monday,
      week ? { ...added(week, counts), monday, to: date } : { ...counts, monday, from: date, to: date },
    );
  }
  return [...weeks.values()].filter(
    ({ claimCount, adjudicatedCount }) =>
      claimCount > 0 && claimCount - adjudicatedCount <= MAX_PENDING_SHARE * claimCount,
  );
}

function pooled(weeks: readonly Week[]): StoryPeriod | null {
  const [first, ...others] = weeks;
  if (!first) return null;
  const { monday: _, ...sum } = others.reduce(
    (all, week) => ({ ...added(all, week), monday: all.monday, to: week.to }),
    first,
  );
  return sum;
}

const added = <A extends StoryPeriod>(a: A, b: Omit<CohortCounts, 'date'>): A => ({
  ...a,
  claimCount: a.claimCount + b.claimCount,
  adjudicatedCount: a.adjudicatedCount + b.adjudicatedCount,
  deniedCount: a.deniedCount + b.deniedCount,
  deniedCents: a.deniedCents + b.deniedCents,
});

/** Days that a period spans. */
export const daysOf = ({ from, to }: Pick<StoryPeriod, 'from' | 'to'>): number =>
  epochDay(to) - epochDay(from) + 1;
