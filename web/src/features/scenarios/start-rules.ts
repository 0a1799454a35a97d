import { addDays, formatFullDay } from '../../format/dates';
import { formatCount } from '../../format/numbers';

/** The most days of history that the API accepts. */
export const MAX_BACKFILL_DAYS = 3_660;
const USUAL_HISTORY_DAYS = 28;
const MAX_SEED = 2_147_483_647;

interface StoryPlan {
  readonly startDate: string;
  readonly durationDays: number | null;
  readonly claimsPerDay: number;
}

/** The error for a name as typed; null when it is valid. */
export function faultOfName(name: string): string | null {
  return name.trim() === '' ? 'Enter a workspace name.' : null;
}

/** The error for a seed as typed; null when it is valid. */
export function faultOfSeed(typed: string): string | null {
  return faultOfCount(typed, MAX_SEED, 'The seed');
}

/** The error for the days of history as typed; null when it is valid. */
export function faultOfHistory(typed: string, plan: StoryPlan): string | null {
  const most = Math.min(MAX_BACKFILL_DAYS, plan.durationDays ?? MAX_BACKFILL_DAYS);
  return faultOfCount(typed, most, 'Days of history');
}

/** As the first scenario starts: the page shows complete figures at once, and training begins soon after. */
export function usualHistory(plan: StoryPlan): string {
  return String(Math.min(USUAL_HISTORY_DAYS, plan.durationDays ?? USUAL_HISTORY_DAYS));
}

/** Above this, a twin is started only when it is asked for: it costs as much work as the run itself. */
const MAX_CLAIMS_FOR_A_TWIN = 50_000;

/** Whether the run is small enough to run its twin without training beside it from the start. */
export const isSmallEnoughForTwin = ({ durationDays, claimsPerDay }: StoryPlan): boolean =>
  durationDays !== null && durationDays * claimsPerDay <= MAX_CLAIMS_FOR_A_TWIN;

/** Describes the effect of the days of history while they are typed. */
export function describeHistory(typed: string, plan: StoryPlan): string {
  const days = faultOfHistory(typed, plan) === null ? Number(typed) : 0;
  if (days === 0) {
    return `Generated right away, before the live run begins. With 0, the run begins on ${formatFullDay(plan.startDate)}.`;
  }
  return `About ${formatCount(days * plan.claimsPerDay)} claims right away, so that figures and patterns are there from the start; live from ${formatFullDay(addDays(plan.startDate, days))}. 0 starts with an empty dashboard.`;
}

/** Digits only: "1e9", "-5" and "1.5" are refused instead of being read as something else. */
function faultOfCount(typed: string, most: number, what: string): string | null {
  if (/^\d+$/.test(typed.trim()) && Number(typed) <= most) return null;
  return `${what} must be a whole number from 0 to ${most.toLocaleString('en-US')}.`;
}
