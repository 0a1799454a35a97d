import { elementAt } from '../domain/element-at';
import type { PayerType } from '../domain/claim';
import { FAMILY_COUNT, type BenchmarkRates, type RuleRate } from './benchmark-rates';
import { HORIZON_DAYS, windowOf, type MixPair, type DetectionWindows } from './detection-windows';
import { poissonLlr } from './statistics';

/**
 * How much more or less often than in the catalogue this workspace's payers deny over all CARCs and, relative to them,
 * its providers and coders are denied. Without the provider scale a practice whose few providers make most denials
 * would raise one false alarm after another (heavy-tailed providers: GAO PEMD-95-10).
 */
export interface CalibrationFactors {
  /** By position; `types` the payer's type. */
  payer: Float64Array;
  types: readonly PayerType[];
  /** By position; with one more at the end, 1, for claims without a provider. */
  provider: Float64Array;
  coder: Float64Array;
}

/**
 * The weight of the prior, in expected denials: with little history, a payer or provider is assumed to be like the
 * rest.
 */
const PRIOR_DENIALS = 3;
/**
 * A CARC this far above (below) its unit's others counts as a pattern of its own and not as evidence about the unit:
 * not chance, and more than payers differ from rule to rule anyway (residual variation within 20 %).
 */
const OUTLIER_LLR = 4;
const OUTLIER_RATIO = 1.3;
/** At least this share of a CARC's list is kept. */
const MIN_KEPT = 0.4;
const MIN_SCALE = 0.1;
const MAX_SCALE = 12;

export function computeCalibrationFactors(
  windows: DetectionWindows,
  rates: BenchmarkRates,
  typeOf: (payerId: number) => PayerType,
): CalibrationFactors {
  const { payers, providers, coders } = windows;
  const sums = windowOf(windows, HORIZON_DAYS);
  const types = payers.ids.map(typeOf);
  const { carcs } = rates;
  const rules = carcs.map((carc) => rates.rules(carc));
  const denied = countDenied(windows, rates);

  const expectedOf = (payer: number, { family, rate }: RuleRate): number =>
    (sums.payers[payer * FAMILY_COUNT + family] as number) * rate[elementAt(types, payer)];
  const payerExpected = types.map((_, payer) =>
    rules.map((list) => list.reduce((sum, rule) => sum + expectedOf(payer, rule), 0)),
  );
  const total = rules.map((list) =>
    types.reduce((all, _, payer) => list.reduce((sum, rule) => sum + expectedOf(payer, rule), all), 0),
  );
  // A CARC that is an outlier over the whole practice is left out everywhere: a single provider's few denials would not
  // show it.
  const { kept } = robustFit(
    denied.total,
    total,
    1,
    carcs.map((_, carc) => carc),
  );
  const overall = robustFit(denied.total, total, 1, kept).scale;
  const payer = Float64Array.from(
    payerExpected,
    (expected, at) => robustFit(elementAt(denied.payers, at), expected, overall, kept).scale,
  );
  const ofPayers = { rules, types, payer, kept };
  const provider = ownerFactors(ofPayers, {
    count: providers.ids.length,
    pairs: windows.providerPairs,
    mix: sums.providerMix,
    eligible: sums.providers,
    denied: denied.providers,
  });
  const coder = ownerFactors(ofPayers, {
    count: coders.ids.length,
    pairs: windows.coderPairs,
    mix: sums.coderMix,
    eligible: sums.coders,
    denied: denied.coders,
  });
  return { payer, types, provider: Float64Array.from([...provider, 1]), coder: Float64Array.from(coder) };
}

/** What owners' factors are relative to: the payers', over these CARCs. */
interface PayerLevels {
  /** By CARC. */
  rules: readonly (readonly RuleRate[])[];
  types: readonly PayerType[];
  payer: Float64Array;
  kept: readonly number[];
}

/** Providers or coders, with their claims by payer, and their eligible claims and denials. */
interface Owners {
  count: number;
  pairs: readonly MixPair[];
  mix: Float64Array;
  eligible: Float64Array;
  denied: readonly number[][];
}

/** Rates of each rule over an owner's own payers, times its eligible claims. */
function ownerFactors({ rules, types, payer, kept }: PayerLevels, owners: Owners): number[] {
  const { count, pairs, mix, eligible, denied } = owners;
  const claims = new Array<number>(count).fill(0);
  const weighted = Array.from({ length: count }, () => rules.map((list) => list.map(() => 0)));
  pairs.forEach((pair, at) => {
    if (pair.owner >= count) return;
    claims[pair.owner] = (claims[pair.owner] as number) + (mix[at] as number);
    rules.forEach((list, carc) =>
      list.forEach((rule, index) => {
        const sums = elementAt(elementAt(weighted, pair.owner), carc);
        const rate = rule.rate[elementAt(types, pair.payer)] * (payer[pair.payer] as number);
        sums[index] = (sums[index] as number) + (mix[at] as number) * rate;
      }),
    );
  });
  return claims.map((all, owner) => {
    if (all === 0) return 1;
    const expected = rules.map((list, carc) =>
      list.reduce(
        (sum, rule, index) =>
          sum +
          ((eligible[owner * FAMILY_COUNT + rule.family] as number) *
            (elementAt(elementAt(weighted, owner), carc)[index] as number)) /
            all,
        0,
      ),
    );
    return robustFit(elementAt(denied, owner), expected, 1, kept).scale;
  });
}

/**
 * Denied over expected over `among`, after outlying CARCs are left out, high ones first: patterns are high outliers,
 * and a pattern must not be hidden by the scale that it raised itself. Shrunk toward `usual`.
 */
export function robustFit(
  denied: readonly number[],
  expected: readonly number[],
  usual: number,
  among: readonly number[],
): { scale: number; kept: number[] } {
  let kept = among.filter((carc) => (expected[carc] as number) > 0);
  const least = Math.ceil(kept.length * MIN_KEPT);
  const scaleOf = (carcs: readonly number[]): number => {
    const seen = carcs.reduce((sum, carc) => sum + (denied[carc] as number), 0);
    const due = carcs.reduce((sum, carc) => sum + (expected[carc] as number), 0);
    return (PRIOR_DENIALS * usual + seen) / (PRIOR_DENIALS + due);
  };
  for (const side of ['above', 'below'] as const) {
    while (kept.length > least) {
      const worst = worstOutlier(side, kept, denied, expected, scaleOf(kept));
      if (worst === null) break;
      kept = kept.filter((carc) => carc !== worst);
    }
  }
  const scale = Math.min(MAX_SCALE, Math.max(MIN_SCALE, scaleOf(kept)));
  return { scale: Math.round(scale * 10_000) / 10_000, kept };
}

function worstOutlier(
  side: 'above' | 'below',
  carcs: readonly number[],
  denied: readonly number[],
  expected: readonly number[],
  scale: number,
): number | null {
  let worst: number | null = null;
  let worstLlr = OUTLIER_LLR;
  for (const carc of carcs) {
    const due = (expected[carc] as number) * scale;
    const far =
      side === 'above'
        ? (denied[carc] as number) > due * OUTLIER_RATIO
        : (denied[carc] as number) * OUTLIER_RATIO < due;
    const llr =
      side === 'above' ? poissonLlr(denied[carc] as number, due) : lowLlr(denied[carc] as number, due);
    if (far && llr > worstLlr) [worst, worstLlr] = [carc, llr];
  }
  return worst;
}

/** The same ratio for fewer than expected. */
function lowLlr(denied: number, expected: number): number {
  if (denied >= expected) return 0;
  const logarithm = denied === 0 ? 0 : denied * Math.log(denied / expected);
  return Math.round((logarithm - (denied - expected)) * 1e6) / 1e6;
}

const table = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(0));

/**
 * Denials of listed CARCs on claims eligible for one of the CARC's rules: the same denials that expectations are about.
 */
function countDenied(windows: DetectionWindows, rates: BenchmarkRates) {
  const { carcs } = rates;
  const denied = {
    total: new Array<number>(carcs.length).fill(0),
    payers: table(windows.payers.ids.length, carcs.length),
    providers: table(windows.providers.ids.length, carcs.length),
    coders: table(windows.coders.ids.length, carcs.length),
  };
  carcs.forEach((carc, at) => {
    const mask = rates.families(carc).reduce((bits, family) => bits | (1 << family), 0);
    for (const denial of windows.denials.get(carc) ?? []) {
      if ((denial.eligiblePopulations & mask) === 0) continue;
      denied.total[at] = (denied.total[at] as number) + 1;
      if (denial.payer >= 0)
        (denied.payers[denial.payer] as number[])[at] =
          ((denied.payers[denial.payer] as number[])[at] as number) + 1;
      if (denial.provider >= 0)
        (denied.providers[denial.provider] as number[])[at] =
          ((denied.providers[denial.provider] as number[])[at] as number) + 1;
      if (denial.coder >= 0)
        (denied.coders[denial.coder] as number[])[at] =
          ((denied.coders[denial.coder] as number[])[at] as number) + 1;
    }
  });
  return denied;
}
