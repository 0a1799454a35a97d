import { addDays, formatFullDay } from '../../format/dates';
import { formatCount } from '../../format/numbers';

/** The most that the API lays down at once, in days. */
export const MAX_BACKFILL_DAYS = 3_660;
export const MAX_SEED = 2_147_483_647;

interface StoryPlan {
  readonly startDate: string;
  readonly durationDays: number | null;
  readonly claimsPerDay: number;
}

/** What is wrong with a name as typed; null when nothing is. */
export function faultOfName(name: string): string | null {
  return name.trim() === '' ? 'A workspace needs a name.' : null;
}

/** What is wrong with a seed as typed; null when nothing is. */
export function faultOfSeed(typed: string): string | null {
  return faultOfCount(typed, MAX_SEED, 'The seed');
}

/** What is wrong with the days of history as typed; null when nothing is. */
export function faultOfHistory(typed: string, plan: StoryPlan): string | null {
  const most = Math.min(MAX_BACKFILL_DAYS, plan.durationDays ?? MAX_BACKFILL_DAYS);
  return faultOfCount(typed, most, 'Days of history');
}

/** Says what will come of the days of history while they are typed. */
export function describeHistory(typed: string, plan: StoryPlan): string {
  const days = faultOfHistory(typed, plan) === null ? Number(typed) : 0;
  if (days === 0) {
    return `Laid down at once before the live part. With 0 the story begins on ${formatFullDay(plan.startDate)}.`;
  }
  return `About ${formatCount(days * plan.claimsPerDay)} claims at once; live from ${formatFullDay(addDays(plan.startDate, days))}.`;
}

/** Digits only: "1e9", "-5" and "1.5" are refused rather than read as something that was not typed. */
function faultOfCount(typed: string, most: number, what: string): string | null {
  if (/^\d+$/.test(typed.trim()) && Number(typed) <= most) return null;
  return `${what} must be a whole number from 0 to ${most.toLocaleString('en-GB')}.`;
}
