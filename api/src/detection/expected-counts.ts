import { elementAt } from '../domain/element-at';
import { FAMILY_COUNT, type BenchmarkRates, type FamilyIndex } from './benchmark-rates';
import type { SliceRefinement } from '../domain/pattern';
import {
  eligibleIn,
  firstSlot,
  slotCount,
  type DetectionWindows,
  type WindowSums,
} from './detection-windows';
import type { CalibrationFactors } from './calibration-factors';

/** A slice by position: family, and payer, provider or coder. */
export interface PlacedSlice {
  family: FamilyIndex;
  by: SliceRefinement | null;
  /** Index in its directory; -1 when no claim in the horizon has that id. */
  at: number;
}

/** What the denials of one CARC are expected from. */
export interface ExpectationBasis {
  windows: DetectionWindows;
  rates: BenchmarkRates;
  factors: CalibrationFactors;
  carc: string;
}

/** The expected rate of a slice is at most this. */
const MAX_RATE = 0.9;

/**
 * Expected denials of a CARC in every slice of a family: benchmark over the slice's payer mix x payer scale x provider
 * scale, minus what is in the slices of `cover`, whose denials are counted elsewhere.
 *
 * Families are counted by payer and by provider, not by both. Their joint count is taken as the claims of the pair
 * times the family's share at the payer times its share at the provider (no three-way interaction), and only as a
 * weight: every slice's own eligible count is exact.
 */
export function expectedBySlot(
  { windows, rates, factors, carc }: ExpectationBasis,
  sums: WindowSums,
  family: FamilyIndex,
  cover: readonly PlacedSlice[],
): Float64Array {
  const { payers } = windows;
  const expected = new Float64Array(slotCount(windows));
  const claims = sums.total[0];
  if (claims === 0) return expected;
  const payerRate = Float64Array.from(payers.ids, (_, payer) =>
    Math.min(
      MAX_RATE,
      rates.rate(carc, family, elementAt(factors.types, payer)) * (factors.payer[payer] as number),
    ),
  );
  const { ofPayers, ofProviders, ofCoders } = mixSums({ windows, factors }, sums, family, payerRate, cover);
  const put = (slot: number, rate: number): number => {
    const eligible = eligibleIn(windows, sums, family, slot);
    expected[slot] = eligible * Math.min(MAX_RATE, rate);
    return expected[slot];
  };
  const payerSlot = firstSlot(windows, 'payer');
  for (let at = 0; at < payers.ids.length; at++) {
    const weight = ofPayers.weight[at] as number;
    const scale = weight > 0 ? (ofPayers.sum[at] as number) / weight : 1;
    expected[0] = (expected[0] as number) + put(payerSlot + at, (payerRate[at] as number) * scale);
  }
  const putOwners = (first: number, owners: WeightedSums, scales: Float64Array): void => {
    owners.weight.forEach((weight, at) => {
      if (weight > 0) put(first + at, ((scales[at] as number) * (owners.sum[at] as number)) / weight);
    });
  };
  putOwners(firstSlot(windows, 'provider'), ofProviders, factors.provider);
  putOwners(firstSlot(windows, 'coder'), ofCoders, factors.coder);
  return expected;
}

/** By position: a sum over claims, and the weight of the claims it is over. */
interface WeightedSums {
  weight: Float64Array;
  sum: Float64Array;
}

const newSums = (count: number): WeightedSums => ({
  weight: new Float64Array(count),
  sum: new Float64Array(count),
});

function addTo({ weight, sum }: WeightedSums, at: number, claims: number, value: number): void {
  weight[at] = (weight[at] as number) + claims;
  sum[at] = (sum[at] as number) + value;
}

/** Over the claims outside the cover: providers' scales by payer, payers' rates by provider and by coder. */
function mixSums(
  { windows, factors }: Pick<ExpectationBasis, 'windows' | 'factors'>,
  sums: WindowSums,
  family: FamilyIndex,
  payerRate: Float64Array,
  cover: readonly PlacedSlice[],
): Record<'ofPayers' | 'ofProviders' | 'ofCoders', WeightedSums> {
  const { payers, providers, coders } = windows;
  const payerShare = shares(sums.payers, payers.ids.length, family);
  const providerShare = shares(sums.providers, providers.ids.length, family);
  const uncovered = uncoveredShare(windows, sums, family, cover);
  const ofPayers = newSums(payers.ids.length);
  const ofProviders = newSums(providers.ids.length);
  windows.providerPairs.forEach(({ owner, payer }, at) => {
    const known = owner < providers.ids.length;
    const weight =
      (sums.providerMix[at] as number) *
      (payerShare[payer] as number) *
      (known ? (providerShare[owner] as number) : 1);
    if (weight === 0) return;
    const left = weight * uncovered('provider', owner, payer);
    addTo(ofPayers, payer, weight, left * (factors.provider[owner] as number));
    if (known) addTo(ofProviders, owner, weight, left * (payerRate[payer] as number));
  });
  const ofCoders = newSums(coders.ids.length);
  windows.coderPairs.forEach(({ owner, payer }, at) => {
    const weight = (sums.coderMix[at] as number) * (payerShare[payer] as number);
    if (weight === 0) return;
    const left = weight * uncovered('coder', owner, payer);
    addTo(ofCoders, owner, weight, left * (payerRate[payer] as number));
  });
  return { ofPayers, ofProviders, ofCoders };
}

/** By position, the share of claims that belong to the family. */
function shares(rows: Float64Array, count: number, family: FamilyIndex): Float64Array {
  return Float64Array.from({ length: count }, (_, at) => {
    const all = rows[at * FAMILY_COUNT] as number;
    return all > 0 ? (rows[at * FAMILY_COUNT + family] as number) / all : 0;
  });
}

type UncoveredShare = (owner: 'provider' | 'coder', position: number, payer: number) => number;

/** The share of a pair's claims outside all covering slices, treating other families and dimensions as independent. */
function uncoveredShare(
  windows: DetectionWindows,
  sums: WindowSums,
  family: FamilyIndex,
  cover: readonly PlacedSlice[],
): UncoveredShare {
  if (cover.length === 0) return () => 1;
  const overlaps = cover.map((slice) => {
    const inFamily =
      slice.family === family || slice.family === 0
        ? 1
        : (sums.total[slice.family] as number) / (sums.total[0] as number);
    const slot = slice.by === null || slice.at < 0 ? 0 : firstSlot(windows, slice.by) + slice.at;
    const eligible = sums.total[family] as number;
    const share = eligible > 0 ? eligibleIn(windows, sums, family, slot) / eligible : 0;
    return { slice, inFamily, share: slice.at < 0 && slice.by !== null ? 0 : share };
  });
  return (owner, position, payer) => {
    let left = 1;
    for (const { slice, inFamily, share } of overlaps) {
      let covered = share;
      if (slice.by === null) covered = 1;
      else if (slice.by === 'payer') covered = slice.at === payer ? 1 : 0;
      else if (slice.by === owner) covered = slice.at === position ? 1 : 0;
      left *= 1 - inFamily * covered;
    }
    return left;
  };
}
