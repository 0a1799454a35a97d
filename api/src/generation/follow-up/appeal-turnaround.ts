import { elementAt } from '../../domain/element-at';
import { UINT32 } from '../rng';

/**
 * How long decisions take, in thousandths of their mean: seventeen quantiles of Gamma(shape 3), cut off at 0.4 and 99.7
 * %, straight lines between them. Skewed, as waiting times are: most come sooner than the mean, a few take three times
 * as long. The mean over the lines is exactly 1,000.
 */
const QUANTILES = [
  102, 295, 401, 488, 568, 644, 720, 798, 879, 965, 1059, 1165, 1288, 1440, 1642, 1968, 3258,
] as const;
const PARTS = QUANTILES.length - 1;

export const MAX_OF_MEAN = elementAt(QUANTILES, PARTS) / 1000;

/**
 * Whole days to a decision, at least 1, from two draws: one for the place in the distribution, one to round the fraction
 * by chance, so that the mean is kept.
 */
export function turnaroundDays(meanDays: number, place: number, rounding: number): number {
  const at = (place / UINT32) * PARTS;
  const part = Math.floor(at);
  const permille =
    elementAt(QUANTILES, part) + (elementAt(QUANTILES, part + 1) - elementAt(QUANTILES, part)) * (at - part);
  return Math.max(1, Math.floor((meanDays * permille) / 1000 + rounding / UINT32));
}
