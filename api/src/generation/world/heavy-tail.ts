/**
 * The quantile of a lognormal distribution of median 1, rounded to six places: the library's log and exp may differ in
 * the last one between machines.
 * @param place in (0, 1)
 * @param sigma of the logarithm
 */
export const lognormalQuantile = (place: number, sigma: number): number =>
  Math.round(Math.exp(sigma * normalQuantile(place)) * 1_000_000) / 1_000_000;

/** Abramowitz and Stegun 26.2.23: within 0.0005 of the true quantile. */
function normalQuantile(place: number): number {
  const tail = Math.min(place, 1 - place);
  const t = Math.sqrt(-2 * Math.log(tail));
  const z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return place < 0.5 ? -z : z;
}
