import { median, percentile, rounded } from '../figure';
import type { MatchScore, RunKind, RunScore } from './detection-run';

/** Of one detector, pooled over runs; null where there was nothing to judge it by. Rates are fractions. */
export interface DetectionSummary {
  /** Of the patterns raised, how many are a truth that the oracle raises too; others that are true do not count. */
  precision: number | null;
  /** Of the truths that the oracle raises, how many are found where they are. */
  recall: number | null;
  /** The same, weighted by the dollars that each truth had denied. */
  dollarRecall: number | null;
  /** Of the random slices, how many are found where they are, whether or not the oracle raises them. */
  localised: number | null;
  /** Patterns per 30 days of runs in which there is none. */
  falseAlarmsPer30Days: number | null;
  medianDaysFromInjection: number | null;
  medianDaysFromFirstRemit: number | null;
  p90DaysFromFirstRemit: number | null;
}

const QUIET_KINDS: readonly RunKind[] = ['NULL', 'DECOY'];

/** Precision and recall are over all runs but the random ones, whose figure is `localised`; delays are over all. */
export function summarize(runs: readonly RunScore[], detector: string): DetectionSummary {
  const tallies = runs.map((run) => ({ run, tally: tallyOf(run, detector) }));
  const named = tallies.filter(({ run }) => run.kind !== 'RANDOM').map(({ tally }) => tally);
  const random = tallies.filter(({ run }) => run.kind === 'RANDOM');
  const quiet = tallies.filter(({ run }) => QUIET_KINDS.includes(run.kind));
  const matched = sum(named, ({ matched: count }) => count);
  return {
    precision: ratio(matched, matched + sum(named, ({ surplus }) => surplus)),
    recall: ratio(
      matched,
      sum(named, ({ truths }) => truths),
    ),
    dollarRecall: ratio(
      sum(named, ({ matchedCents }) => matchedCents),
      sum(named, ({ cents }) => cents),
    ),
    localised: ratio(
      sum(random, ({ tally }) => tally.everyMatch),
      sum(random, ({ run }) => run.truths.length),
    ),
    falseAlarmsPer30Days: ratio(
      30 * sum(quiet, ({ tally }) => tally.surplus),
      sum(quiet, ({ run }) => run.days),
    ),
    ...delays(
      tallies.flatMap(({ tally }) => tally.fromInjection),
      tallies.flatMap(({ tally }) => tally.fromFirstRemit),
    ),
  };
}

/** The oracle's delays, over the truths that it raises. */
export function oracleDelays(runs: readonly RunScore[]) {
  const truths = runs.flatMap((run) => run.truths);
  return delays(
    truths.flatMap(({ oracleDaysFromInjection: days }) => (days === null ? [] : [days])),
    truths.flatMap(({ oracleDaysFromFirstRemit: days }) => (days === null ? [] : [days])),
  );
}

interface Tally {
  truths: number;
  cents: number;
  matched: number;
  matchedCents: number;
  /** Those of truths that the oracle does not raise included. */
  everyMatch: number;
  surplus: number;
  fromInjection: number[];
  fromFirstRemit: number[];
}

function tallyOf({ truths, detectors }: RunScore, detector: string): Tally {
  const score = detectors[detector];
  if (!score) throw new RangeError(`there is no detector "${detector}"`);
  const isFair = (index: number): boolean => truths[index]?.oracleDaysFromInjection !== null;
  const fair = truths.filter((_, index) => isFair(index));
  const matches = score.matches.filter(({ truth }) => isFair(truth));
  return {
    truths: fair.length,
    cents: sum(fair, ({ injectedCents }) => injectedCents),
    matched: matches.length,
    matchedCents: sum(matches, ({ truth }: MatchScore) => truths[truth]?.injectedCents ?? 0),
    everyMatch: score.matches.length,
    surplus: score.surplus.length,
    fromInjection: matches.map(({ daysFromInjection }) => daysFromInjection),
    fromFirstRemit: matches.flatMap(({ daysFromFirstRemit: days }) => (days === null ? [] : [days])),
  };
}

const delays = (fromInjection: readonly number[], fromFirstRemit: readonly number[]) => ({
  medianDaysFromInjection: fromInjection.length > 0 ? median(fromInjection) : null,
  medianDaysFromFirstRemit: fromFirstRemit.length > 0 ? median(fromFirstRemit) : null,
  p90DaysFromFirstRemit: fromFirstRemit.length > 0 ? percentile(fromFirstRemit, 0.9) : null,
});

const ratio = (part: number, whole: number): number | null => (whole > 0 ? rounded(part / whole, 4) : null);

const sum = <T>(values: readonly T[], of: (value: T) => number): number =>
  values.reduce((total, value) => total + of(value), 0);
