import { addDays, daysBetween } from '../../format/dates';

interface DayCounts {
  readonly metricDate: string;
  readonly claimCount: number;
  readonly deniedCount: number;
}

export interface WeekRate {
  /** Its first day. */
  readonly week: string;
  readonly claimCount: number;
  readonly deniedCount: number;
  /** Percent; null without claims. */
  readonly rate: number | null;
}

/** Weeks of seven days that end with the last day given, the oldest first; weeks without claims between others stay. */
export function weeklyRates(days: readonly DayCounts[], maxWeeks = 26): WeekRate[] {
  const last = days.at(-1)?.metricDate;
  if (last === undefined) return [];
  const byAge = new Map<number, { claimCount: number; deniedCount: number }>();
  for (const { metricDate, claimCount, deniedCount } of days) {
    const age = Math.floor(daysBetween(metricDate, last) / 7);
    if (age >= maxWeeks) continue;
    const week = byAge.get(age) ?? { claimCount: 0, deniedCount: 0 };
    week.claimCount += claimCount;
    week.deniedCount += deniedCount;
    byAge.set(age, week);
  }
  const oldest = Math.max(...byAge.keys());
  return Array.from({ length: oldest + 1 }, (_, index) => {
    const age = oldest - index;
    const { claimCount, deniedCount } = byAge.get(age) ?? { claimCount: 0, deniedCount: 0 };
    const rate = claimCount === 0 ? null : (100 * deniedCount) / claimCount;
    return { week: addDays(last, -7 * age - 6), claimCount, deniedCount, rate };
  });
}
