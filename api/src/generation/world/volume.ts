import { CORRECTED_ORDINAL_OFFSET } from '../../domain/adjudication/corrected-claim';
import type { Substream } from '../rng';
import { UINT32, below, draw } from '../rng';
import { calendarFactor } from './season';

/**
 * Beyond chance: the squared coefficient of variation of a day's volume around its expectation, caused by patients'
 * habits, weather and staffing. With n expected claims the variance is n + 0.0144 n^2, as of a negative binomial.
 */
export const DAY_DISPERSION = 0.0144;

/** Half of a day's ordinals; the other half names corrected claims. */
const MAX_CLAIMS_A_DAY = CORRECTED_ORDINAL_OFFSET - 1;

/** Mean claims of a day; `claimsPerDay` is the mean over the calendar days of a year. */
export const expectedOnDay = (day: number, claimsPerDay: number, factor: number): number =>
  claimsPerDay * calendarFactor(day) * factor;

/** How many original claims are submitted on a day. The fraction is rounded by chance, so that the mean is kept. */
export function claimsOnDay(stream: Substream, day: number, claimsPerDay: number, factor: number): number {
  const mean = expectedOnDay(day, claimsPerDay, factor);
  if (mean <= 0) return 0;
  const count = mean * skewedUnit(bellOf(stream, day), DAY_DISPERSION + 1 / mean);
  return Math.min(MAX_CLAIMS_A_DAY, Math.floor(count + draw(stream, day, 1) / UINT32));
}

/** Office hours, with a long tail into the evening when batches go out: second of the day from one draw. */
export function secondOfDay(uniform: number): number {
  const open = 7 * 3600;
  return uniform < UINT32 * 0.8
    ? open + below(uniform / 0.8, 10 * 3600)
    : open + below((uniform - UINT32 * 0.8) / 0.2, 15 * 3600);
}

const BELL_DRAWS = 12;

/** Twelve draws added up (Irwin-Hall): mean 0, variance 1, symmetric, nearly normal, and whole-number arithmetic. */
function bellOf(stream: Substream, entity: number): number {
  let sum = 0;
  for (let index = 0; index < BELL_DRAWS; index++) sum += draw(stream, entity, 2 + index);
  return sum / UINT32 - BELL_DRAWS / 2;
}

/**
 * A gamma variable of mean 1 and this variance (at most 1), from a standard normal one: the cube of a normal variable
 * (Wilson and Hilferty 1931), brought to mean 1 exactly. Only + - x / on doubles, but for one square root: the same
 * everywhere.
 */
function skewedUnit(bell: number, variance: number): number {
  const ninth = Math.min(1, variance) / 9;
  const root = Math.max(0, 1 - ninth + bell * Math.sqrt(ninth));
  return (root * root * root) / (1 - ninth * ninth * ninth);
}
