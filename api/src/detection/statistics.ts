/**
 * The few statistics that detection needs. Only `+ - * /` and `Math.sqrt` are exact on every machine, so the one
 * logarithm here is rounded before anybody compares it.
 */

/** Gamma(2, 2): worth two denials where two were expected, so that a handful of claims cannot shout. */
const PRIOR_SHAPE = 2;
const PRIOR_RATE = 2;

/** log-likelihood ratio of "denied at its own rate" over "denied as expected", Poisson; 0 where not above expected. */
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

/** 95 % Wilson score interval (JASA 22, 1927) of a rate, in percent with two decimals; null where nothing was exposed. */
export function wilsonInterval(denied: number, exposed: number): PercentInterval | null {
  if (exposed <= 0) return null;
  const z = 1.959964;
  const rate = denied / exposed;
  const scale = 1 + (z * z) / exposed;
  const centre = rate + (z * z) / (2 * exposed);
  const half = z * Math.sqrt((rate * (1 - rate)) / exposed + (z * z) / (4 * exposed * exposed));
  return {
    low: denied === 0 ? 0 : percent(Math.max(0, (centre - half) / scale)),
    high: denied === exposed ? 100 : percent(Math.min(1, (centre + half) / scale)),
  };
}

const percent = (share: number): number => Math.round(share * 10_000) / 100;
