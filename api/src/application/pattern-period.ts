import { wilsonInterval } from '../detection/statistics';
import type { PatternEntity, PatternPeriod } from '../entities/pattern.entity';

export function baselinePeriod(pattern: PatternEntity): PatternPeriod | null {
  if (pattern.baselineStart === null || pattern.baselineEnd === null) return null;
  return period(
    pattern.baselineStart,
    pattern.baselineEnd,
    pattern.baselineClaimCount ?? 0,
    pattern.baselineDeniedCount ?? 0,
    pattern.baselineDeniedCents ?? 0,
  );
}

export const currentPeriod = (pattern: PatternEntity): PatternPeriod =>
  period(
    pattern.currentStart,
    pattern.currentEnd,
    pattern.currentClaimCount,
    pattern.currentDeniedCount,
    pattern.currentDeniedCents,
  );

function period(
  start: string,
  end: string,
  claimCount: number,
  deniedCount: number,
  deniedCents: number,
): PatternPeriod {
  const interval = wilsonInterval(deniedCount, claimCount);
  return {
    start,
    end,
    claimCount,
    deniedCount,
    denialRate: claimCount === 0 ? null : (100 * deniedCount) / claimCount,
    denialRateLow: interval && interval.low,
    denialRateHigh: interval && interval.high,
    deniedCents,
  };
}
