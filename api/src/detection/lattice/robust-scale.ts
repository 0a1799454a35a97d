import { poissonLlr } from '../statistics';

/** The weight of the prior, in expected denials: with little history, a unit is taken to be like the rest. */
const PRIOR_DENIALS = 3;
/**
 * A CARC this far from its unit's others counts as a pattern of its own and not as evidence about the unit: not chance,
 * and more than payers differ from rule to rule anyway (residual variation within 20 %).
 */
const OUTLIER_LLR = 4;
const OUTLIER_RATIO = 1.3;
/** At least this share of the CARCs is kept. */
const MIN_KEPT = 0.4;
const MIN_SCALE = 0.1;
const MAX_SCALE = 12;

export interface UnitCounts {
  /** Denied and expected claims by CARC, in one order. */
  denied: Float64Array;
  expected: Float64Array;
}

export interface RobustScale {
  scale: number;
  kept: readonly number[];
}

/**
 * Denied over expected over the CARCs `among`, after outlying ones are left out, high ones first: patterns are high
 * outliers, and none may be hidden by the scale that it raised itself. Shrunk toward `usual`.
 */
export function robustScale(
  { denied, expected }: UnitCounts,
  usual: number,
  among: readonly number[],
): RobustScale {
  let kept = among.filter((carc) => (expected[carc] as number) > 0);
  const least = Math.ceil(kept.length * MIN_KEPT);
  const scaleOf = (carcs: readonly number[]): number => {
    const seen = carcs.reduce((sum, carc) => sum + (denied[carc] as number), 0);
    const due = carcs.reduce((sum, carc) => sum + (expected[carc] as number), 0);
    return (PRIOR_DENIALS * usual + seen) / (PRIOR_DENIALS + due);
  };
  for (const side of ['above', 'below'] as const) {
    while (kept.length > least) {
      const worst = worstOutlier({ denied, expected }, kept, scaleOf(kept), side);
      if (worst === null) break;
      kept = kept.filter((carc) => carc !== worst);
    }
  }
  const scale = Math.min(MAX_SCALE, Math.max(MIN_SCALE, scaleOf(kept)));
  return { scale: Math.round(scale * 10_000) / 10_000, kept };
}

function worstOutlier(
  { denied, expected }: UnitCounts,
  carcs: readonly number[],
  scale: number,
  side: 'above' | 'below',
): number | null {
  let worst: number | null = null;
  let worstLlr = OUTLIER_LLR;
  for (const carc of carcs) {
    const seen = denied[carc] as number;
    const due = (expected[carc] as number) * scale;
    const isFar = side === 'above' ? seen > due * OUTLIER_RATIO : seen * OUTLIER_RATIO < due;
    const llr = side === 'above' ? poissonLlr(seen, due) : lowLlr(seen, due);
    if (isFar && llr > worstLlr) [worst, worstLlr] = [carc, llr];
  }
  return worst;
}

/** The same ratio for fewer than expected. */
function lowLlr(denied: number, expected: number): number {
  if (denied >= expected) return 0;
  const logarithm = denied === 0 ? 0 : denied * Math.log(denied / expected);
  return Math.round((logarithm - (denied - expected)) * 1e6) / 1e6;
}
