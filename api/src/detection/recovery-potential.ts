import type { Cents } from '../domain/money';

/** One active pattern over the last 30 mature days. */
export interface PatternExcess {
  eligibleCount: number;
  deniedCount: number;
  /** Usual denials per 1,000,000 eligible claims; see DetectedPattern. */
  benchmarkPerMillion: number;
  /** The allowed amount of the denied lines, each denial counted for one pattern only. */
  deniedAllowedCents: Cents;
}

export interface Recoverability {
  /** 0 to 1, by dollars: denials that an appeal or a corrected claim recovers in any case. */
  wonAnyway: number;
  /** 0 to 1: the share of the excess that training can remove. */
  achievableCut: number;
}

/**
 * What a month would recover if the active patterns that coders control were eliminated: over the last 30 mature days,
 * the denials in excess of the benchmark, in allowed dollars, minus what would have been recovered anyway, times the
 * cut that training can achieve. A month is 30 days; saved rework is not included.
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
