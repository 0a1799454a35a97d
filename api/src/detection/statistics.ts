/**
 * The few statistics that detection needs. Only `+ - * /` and `Math.sqrt` are exact on every machine, so the one
 * logarithm here is rounded before it is compared.
 */

/** Gamma(2, 2): weighs as two denials with two expected, so that a handful of claims cannot raise an alarm. */
const PRIOR_SHAPE = 2;
const PRIOR_RATE = 2;

/** log-likelihood ratio of "denied at its own rate" over "denied as expected", Poisson; 0 when not above expected. */
export function poissonLlr(denied: number, expected: number): number {
  if (denied <= expected) return 0;
  const floor = Math.max(expected, 1e-9);
  return Math.round((denied * Math.log(denied / floor) - (denied - floor)) * 1e6) / 1e6;
}

/** Posterior mean of denied / expected. */
export const shrunkenRatio = (denied: number, expected: number): number =>
  (PRIOR_SHAPE + denied) / (PRIOR_RATE + expected);

/**
 * Posterior quantile of denied / expected at `z` standard normal deviations (-1.645 is the lower 5 % bound).
 * Wilson and Hilferty's cube-root approximation to the gamma quantile (PNAS 17, 1931): no transcendental function.
 */
export function ratioBound(denied: number, expected: number, z: number): number {
  const shape = PRIOR_SHAPE + denied;
  const root = Math.max(0, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape)));
  return (shape * root * root * root) / (PRIOR_RATE + expected);
}

export interface PercentInterval {
  low: number;
  high: number;
}

/** 95 % Wilson score interval (JASA 22, 1927) of a rate, in percent with two decimals; null without eligible claims. */
export function wilsonInterval(denied: number, eligible: number): PercentInterval | null {
  if (eligible <= 0) return null;
  const z = 1.959964;
  const rate = denied / eligible;
  const scale = 1 + (z * z) / eligible;
  const center = rate + (z * z) / (2 * eligible);
  const half = z * Math.sqrt((rate * (1 - rate)) / eligible + (z * z) / (4 * eligible * eligible));
  return {
    low: denied === 0 ? 0 : percent(Math.max(0, (center - half) / scale)),
    high: denied === eligible ? 100 : percent(Math.min(1, (center + half) / scale)),
  };
}

const percent = (share: number): number => Math.round(share * 10_000) / 100;
