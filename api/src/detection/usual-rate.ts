import { epochDay, type LocalDate } from '../domain/calendar';
import { HORIZON_DAYS } from './lattice/claim-rows';
import type { SlicePattern } from './lattice/lattice-engine';
import type { PatternCounts } from './pattern-counts';

/** What was expected weighs as so many denials beside a slice's own earlier days. */
const PRIOR_DENIALS = 5;
/** In the first days of a stream paid and denied claims are not mixed as usual. */
const UNMIXED_DAYS = 21;

/**
 * Denials in 1,000,000 claims of the slice that would be there without the pattern: by the benchmark and this
 * workspace's own scales, which for a slice that changed are overruled by its own days before the change.
 */
export function usualPerMillion(
  { kind, since, expectedPerMillion }: SlicePattern,
  counts: PatternCounts,
  today: number,
  firstDate: LocalDate,
): number {
  const expected = Math.max(1, expectedPerMillion);
  if (kind === 'LEVEL') return expected;
  const first = Math.max(today - HORIZON_DAYS + 1, epochDay(firstDate) + UNMIXED_DAYS);
  const before = counts.within(first, epochDay(since) - 1);
  const prior = (PRIOR_DENIALS * 1_000_000) / expected;
  const rate = (before.deniedCount + PRIOR_DENIALS) / (before.eligibleCount + prior);
  return Math.max(1, Math.round(rate * 1_000_000));
}
