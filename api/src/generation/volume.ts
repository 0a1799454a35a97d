import { CORRECTED_ORDINAL_OFFSET } from '../domain/corrected-claim';
import { weekdayOf } from '../domain/date-index';
import type { Substream } from './rng';
import { UINT32, below, draw } from './rng';

/** Claims by weekday, Monday first, relative to the calendar-day mean: low at weekends. The seven add up to 7. */
export const WEEKDAY_PROFILE = [1.28, 1.3, 1.27, 1.22, 1.13, 0.5, 0.3] as const;

/** Percent by which a day's volume deviates from its mean: overdispersed, evenly drawn, mean 100. */
const DAY_SWING_PERCENT = 12;

/** Half of a day's ordinals; the other half names corrected claims. */
const MAX_CLAIMS_A_DAY = CORRECTED_ORDINAL_OFFSET - 1;

/**
 * How many original claims are submitted on a day. `claimsPerDay` is the mean over calendar days. The fraction is
 * rounded by chance, so that small volumes keep their mean.
 */
export function claimsOnDay(stream: Substream, day: number, claimsPerDay: number, factor: number): number {
  const swing = (100 - DAY_SWING_PERCENT + below(draw(stream, day), 2 * DAY_SWING_PERCENT + 1)) / 100;
  const mean = claimsPerDay * WEEKDAY_PROFILE[weekdayOf(day)] * swing * factor;
  return Math.min(MAX_CLAIMS_A_DAY, Math.floor(mean + draw(stream, day, 1) / UINT32));
}

/** Office hours, with a long tail into the evening when batches go out: second of the day from one draw. */
export function secondOfDay(uniform: number): number {
  const open = 7 * 3600;
  return uniform < UINT32 * 0.8
    ? open + below(uniform / 0.8, 10 * 3600)
    : open + below((uniform - UINT32 * 0.8) / 0.2, 15 * 3600);
}
