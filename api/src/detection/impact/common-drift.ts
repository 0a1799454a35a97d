/**
 * What changed for everybody: payers grow stricter, software changes. It is read off denials that training does not
 * reach, and shrunk, because a few hundred of them tell it only roughly.
 */
export interface CommonDrift {
  /** Natural logarithm of the denial rate over that of the baseline, all else equal. */
  log: number;
  variance: number;
}

/**
 * Standard deviation of the logarithm of common drift that is expected before looking. Fixed: a few rules over a few
 * weeks are too little to estimate it from. A change of 20 % is beyond it and is told only in part.
 */
const PRIOR_SD = 0.085;

/**
 * The posterior of a normal prior around no drift.
 * @param denied under untrained rules since the training began, unmasking taken off
 * @param expected of them, at the baseline's rates
 * @param baselineDenied the count that those rates come from
 */
export function commonDrift(denied: number, expected: number, baselineDenied: number): CommonDrift {
  const prior = PRIOR_SD ** 2;
  if (denied <= 0 || expected <= 0 || baselineDenied <= 0) return { log: 0, variance: prior };
  const measured = Math.log((denied + 0.5) / (expected + 0.5));
  const noise = 1 / (denied + 0.5) + 1 / (baselineDenied + 0.5);
  const weight = prior / (prior + noise);
  return { log: measured * weight, variance: prior * (1 - weight) };
}
