/**
 * A payer names one reason for a claim, so a defect can hide behind another. Where training removes the errors of some
 * rules, the others come to light: their denials grow although nothing about them has changed.
 */

/**
 * The share of a claim's untrained defects that show, where trained defects deny a share `t` of the claims: with defects
 * that come independently and are found in any order, t / -ln(1 - t), which is 1 - t/2 - t^2/12 - ...
 */
const shownShare = (t: number): number => 1 - t / 2 - (t * t) / 12;

export interface ProviderShare {
  /** Its denial rate relative to all providers'. */
  factor: number;
  /** Its share of all denials. */
  weight: number;
}

const MAX_SHARE = 0.95;

/**
 * By how much denials under untrained rules grow as trained rules' denials fall from `without` to `withTraining`, both as
 * shares of all claims; over providers, who differ by how often they are denied.
 */
export function unmaskingFactor(
  providers: readonly ProviderShare[],
  without: number,
  withTraining: number,
): number {
  if (providers.length === 0) return shownShare(withTraining) / shownShare(without);
  let before = 0;
  let after = 0;
  for (const { factor, weight } of providers) {
    before += weight * shownShare(Math.min(MAX_SHARE, Math.max(0, without * factor)));
    after += weight * shownShare(Math.min(MAX_SHARE, Math.max(0, withTraining * factor)));
  }
  return after / before;
}
