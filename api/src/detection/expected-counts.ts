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
  windows: DetectionWindows,
  sums: WindowSums,
  rates: BenchmarkRates,
  factors: CalibrationFactors,
  carc: string,
  family: FamilyIndex,
  cover: readonly PlacedSlice[],
): Float64Array {
  const { payers, providers, coders } = windows;
  const expected = new Float64Array(slotCount(windows));
  const claims = sums.total[0];
  if (claims === 0) return expected;
  const payerRate = Float64Array.from(payers.ids, (_, payer) =>
    Math.min(MAX_RATE, rates.rate(carc, family, factors.types[payer]) * factors.payer[payer]),
  );
  const payerShare = shares(sums.payers, payers.ids.length, family);
  const providerShare = shares(sums.providers, providers.ids.length, family);
  const uncovered = uncoveredShare(windows, sums, family, cover);

  const payerWeight = new Float64Array(payers.ids.length);
  const payerSum = new Float64Array(payers.ids.length);
  const providerWeight = new Float64Array(providers.ids.length);
  const providerSum = new Float64Array(providers.ids.length);
  windows.providerPairs.forEach(({ owner, payer }, at) => {
    const known = owner < providers.ids.length;
    const weight = sums.providerMix[at] * payerShare[payer] * (known ? providerShare[owner] : 1);
    if (weight === 0) return;
    const left = weight * uncovered('provider', owner, payer);
    payerWeight[payer] += weight;
    payerSum[payer] += left * factors.provider[owner];
    if (known) {
      providerWeight[owner] += weight;
      providerSum[owner] += left * payerRate[payer];
    }
  });
  const coderWeight = new Float64Array(coders.ids.length);
  const coderSum = new Float64Array(coders.ids.length);
  windows.coderPairs.forEach(({ owner, payer }, at) => {
    const weight = sums.coderMix[at] * payerShare[payer];
    if (weight === 0) return;
    coderWeight[owner] += weight;
    coderSum[owner] += weight * uncovered('coder', owner, payer) * payerRate[payer];
  });

  const put = (slot: number, rate: number): number => {
    const eligible = eligibleIn(windows, sums, family, slot);
    expected[slot] = eligible * Math.min(MAX_RATE, rate);
    return expected[slot];
  };
  const [payerSlot, providerSlot, coderSlot] = (['payer', 'provider', 'coder'] as const).map((by) =>
    firstSlot(windows, by),
  );
  for (let at = 0; at < payers.ids.length; at++) {
    const scale = payerWeight[at] > 0 ? payerSum[at] / payerWeight[at] : 1;
    expected[0] += put(payerSlot + at, payerRate[at] * scale);
  }
  for (let at = 0; at < providers.ids.length; at++) {
    if (providerWeight[at] > 0) {
      put(providerSlot + at, (factors.provider[at] * providerSum[at]) / providerWeight[at]);
    }
  }
  for (let at = 0; at < coders.ids.length; at++) {
    if (coderWeight[at] > 0) put(coderSlot + at, (factors.coder[at] * coderSum[at]) / coderWeight[at]);
  }
  return expected;
}

/** By position, the share of claims that belong to the family. */
function shares(rows: Float64Array, count: number, family: FamilyIndex): Float64Array {
  return Float64Array.from({ length: count }, (_, at) => {
    const all = rows[at * FAMILY_COUNT];
    return all > 0 ? rows[at * FAMILY_COUNT + family] / all : 0;
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
      slice.family === family || slice.family === 0 ? 1 : sums.total[slice.family] / sums.total[0];
    const slot = slice.by === null || slice.at < 0 ? 0 : firstSlot(windows, slice.by) + slice.at;
    const eligible = sums.total[family];
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
