import type { Cents } from '../domain/money';

/** One active pattern over the last 30 mature days. */
export interface PatternExcess {
  eligibleCount: number;
  deniedCount: number;
  /** Denials per 1,000,000 exposed claims that are usual here; see DetectedPattern. */
  benchmarkPerMillion: number;
  /** What the denied lines would have been allowed at, each denial counted with one pattern only. */
  deniedAllowedCents: Cents;
}

export interface Recoverability {
  /** 0 to 1, by dollars: denials that an appeal or a corrected claim wins back in any case. */
  wonAnyway: number;
  /** 0 to 1: the share of the excess that training can take away. */
  achievableCut: number;
}

/**
 * What a month would bring if the active patterns that coders control were cured: over the last 30 mature days, the
 * denials in excess of the benchmark, in allowed dollars, less what would have been won anyway, times the cut that
 * training can achieve. A month is 30 days; rework saved is not in it.
 */
export function recoveryPotentialCents(
  patterns: readonly PatternExcess[],
  { wonAnyway, achievableCut }: Recoverability,
): Cents {
  let excessCents = 0;
  for (const { eligibleCount, deniedCount, benchmarkPerMillion, deniedAllowedCents } of patterns) {
    const excess = deniedCount - (eligibleCount * benchmarkPerMillion) / 1_000_000;
    if (excess > 0) excessCents += (deniedAllowedCents * excess) / deniedCount;
  }
  return Math.round(excessCents * (1 - wonAnyway) * achievableCut);
}
