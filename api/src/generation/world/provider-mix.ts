import { elementAt } from '../../domain/element-at';
import { lognormalQuantile } from './heavy-tail';
import type { Substream } from '../rng';
import { choiceTable, draw, substream } from '../rng';

/**
 * Providers differ in volume and in error rate: a small share of them makes half of the denials (GAO PEMD-95-10). With
 * both spreads lognormal, the busiest and most careless fifth of a hundred makes about half.
 */
const VOLUME_SIGMA = 0.35;
const ERROR_SIGMA = 0.9;
/** As a share of the median: no provider is without claims. */
const MIN_VOLUME = 0.5;

/** Providers with similar defect rates. */
export interface ProviderGroup {
  /** Share of all claims. */
  share: number;
  /** How much more often than the mean over claims, which is 1. */
  factor: number;
}

/** For the choice of a claim's provider. */
export function providerTable(seed: number, count: number): Uint16Array {
  const volumes = dealtOut(substream(seed, 'provider-share'), count, (place) =>
    Math.max(MIN_VOLUME, lognormalQuantile(place, VOLUME_SIGMA)),
  );
  return choiceTable([...volumes]);
}

/** By provider; the mean over claims is 1. */
export const errorFactors = (seed: number, count: number, table: Uint16Array): Float64Array =>
  withMeanOne(
    dealtOut(substream(seed, 'provider-errors'), count, (place) => lognormalQuantile(place, ERROR_SIGMA)),
    table,
  );

/**
 * Providers' charges relative to the usual ones, in whole thousandths: lognormal about a quarter either way, within the
 * interquartile range of charge ratios, 1.8-3.6 (JAMA 2017), and 1 in the mean both over claims and over defects.
 */
export function chargeLevels(seed: number, factors: Float64Array, table: Uint16Array): Float64Array {
  const drawn = dealtOut(substream(seed, 'charge'), factors.length, chargeQuantile);
  return withMeanOneOverDefects(drawn, factors, table).map((level) => Math.round(1000 * level));
}

/** Quantiles of a lognormal of sigma 0.24: at 0, then in the middle of each eighth, then at 1. */
const CHARGE_QUANTILES = [0.58, 0.69, 0.808, 0.889, 0.963, 1.038, 1.125, 1.238, 1.45, 1.72];

/** Linear between the quantiles: nothing of a logarithm that machines could differ in. */
function chargeQuantile(place: number): number {
  const at = place < 1 / 16 ? place * 16 : place > 15 / 16 ? 8 + (place - 15 / 16) * 16 : 0.5 + place * 8;
  const from = Math.min(CHARGE_QUANTILES.length - 2, Math.floor(at));
  return (
    (CHARGE_QUANTILES[from] as number) +
    (at - from) * ((CHARGE_QUANTILES[from + 1] as number) - (CHARGE_QUANTILES[from] as number))
  );
}

/**
 * A provider's probability of a defect when the average provider has `probability`: in proportion to its factor while
 * that is small, and never certain, because it is the odds that the factor multiplies.
 */
export const chanceOf = (probability: number, factor: number): number =>
  (probability * factor) / (1 + probability * (factor - 1));

/** Enough groups for sums over all providers. */
const MAX_GROUPS = 6;

/** The providers in at most six groups, each with about as many of the defects. */
export function providerGroups(factors: Float64Array, table: Uint16Array): ProviderGroup[] {
  const shares = new Float64Array(factors.length);
  for (const provider of table) shares[provider] = (shares[provider] as number) + 1 / table.length;
  const order = Array.from(factors, (_, provider) => provider).sort(
    (a, b) => (factors[a] as number) - (factors[b] as number) || a - b,
  );
  const groups = Array.from({ length: MAX_GROUPS }, () => ({ share: 0, defects: 0 }));
  let before = 0;
  for (const provider of order) {
    const defects = (shares[provider] as number) * (factors[provider] as number);
    const group = elementAt(
      groups,
      Math.min(MAX_GROUPS - 1, Math.floor((before + defects / 2) * MAX_GROUPS)),
    );
    group.share += shares[provider] as number;
    group.defects += defects;
    before += defects;
  }
  return groups
    .filter(({ share }) => share > 0)
    .map(({ share, defects }) => ({ share, factor: defects / share }));
}

/**
 * By group: the probability of each rule's defect.
 * @param byRule probabilities of the average provider, at most 1
 * @param multiplier the share of errors that coders still make under a rule
 */
export const chancesByGroup = (
  groups: readonly ProviderGroup[],
  byRule: Float64Array,
  multiplier: (rule: number) => number,
): Float64Array[] =>
  groups.map(({ factor }) =>
    byRule.map((probability, rule) =>
      probability === 0 ? 0 : chanceOf(probability, factor) * multiplier(rule),
    ),
  );

/**
 * Assigns a distribution's quantiles to the providers in a drawn order, so that a few providers span it as well as
 * many.
 * @param quantile at places in the middle of equal parts of [0, 1]
 */
function dealtOut(stream: Substream, count: number, quantile: (place: number) => number): Float64Array {
  const order = Array.from({ length: count }, (_, index) => index).sort(
    (a, b) => draw(stream, a) - draw(stream, b) || a - b,
  );
  const values = new Float64Array(count);
  order.forEach((provider, rank) => (values[provider] = quantile((rank + 0.5) / count)));
  return values;
}

/** Over the providers' claims. */
function withMeanOne(values: Float64Array, table: Uint16Array): Float64Array {
  let mean = 0;
  for (const provider of table) mean += (values[provider] as number) / table.length;
  return values.map((value) => value / mean);
}

/** How far a few providers' values may be moved from their quantiles. */
const MIN_PULLED = 0.5;
const MAX_PULLED = 2;

/**
 * Mean 1 over claims and over defects alike, by a factor that is linear in the providers' error factors f: the values v
 * (a + b f) with a sum(v) + b sum(v f) = 1 and a sum(v f) + b sum(v f f) = 1, sums over claims. Over claims alone if
 * that would move values too far, or if all providers are alike.
 */
function withMeanOneOverDefects(
  values: Float64Array,
  factors: Float64Array,
  table: Uint16Array,
): Float64Array {
  let plain = 0;
  let once = 0;
  let twice = 0;
  for (const provider of table) {
    const factor = factors[provider] as number;
    const term = (values[provider] as number) / table.length;
    plain += term;
    once += term * factor;
    twice += term * factor * factor;
  }
  const determinant = plain * twice - once * once;
  const a = (twice - once) / determinant;
  const b = (plain - once) / determinant;
  const pulls = factors.map((factor) => a + b * factor);
  const far = determinant < 1e-9 || pulls.some((pull) => pull < MIN_PULLED || pull > MAX_PULLED);
  return far
    ? withMeanOne(values, table)
    : values.map((value, provider) => value * (pulls[provider] as number));
}
