import { formatFullDay } from '../../format/dates';
import { formatDollars, formatExactDollars } from '../../format/numbers';
import { periodLabel } from '../../format/period-label';
import type { Granularity } from '../../workspace/range';
import type { ImpactFiguresFragment, RevenuePeriodFragment } from './impact.generated';

/** The page in one sentence, for someone who reads nothing else. */
export function headlineOf(impact: ImpactFiguresFragment): string {
  const rest = `${formatDollars(impact.recoveredAmount)} was recovered on denied claims; training cost ${formatDollars(impact.trainingCost)}.`;
  const { preventedAmount, preventedLow, preventedHigh } = impact;
  if (preventedAmount === null) return `What training prevented is not known yet. ${rest}`;
  const interval = `90% interval ${formatDollars(preventedLow)} to ${formatDollars(preventedHigh)}`;
  return preventedAmount > 0
    ? `Training prevented about ${formatDollars(preventedAmount)} (${interval}), and ${rest}`
    : `No gain from training shows yet: about ${formatDollars(preventedAmount)} (${interval}). ${rest}`;
}

/** What stands beside the estimate: the exact effect, or why there is none. */
export function exactOf({
  preventedAmount,
  preventedLow,
  preventedHigh,
  truePreventedAmount,
  reason,
}: ImpactFiguresFragment): string {
  if (truePreventedAmount === null)
    return reason ?? 'No exact figure: this workspace has no twin without training to compare with.';
  const exact = `Exactly ${formatDollars(truePreventedAmount)} as of now, from the same claims in the twin without training`;
  if (preventedAmount === null || preventedLow === null || preventedHigh === null)
    return `${exact}. ${reason ?? ''}`;
  const inside = truePreventedAmount >= preventedLow && truePreventedAmount <= preventedHigh;
  return `${exact}: ${inside ? 'within' : 'outside of'} the estimate’s interval. It moves while denials of both are still being worked.`;
}

/** The chart in words; `to` is the last day of what it shows. What is not known is not said to be nothing. */
export function trendSummary(
  points: readonly RevenuePeriodFragment[],
  to: string,
  isPreventedKnown: boolean,
): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return 'Nothing was booked in this range.';
  const { cumulativePrevented: prevented, cumulativeRecovered: recovered } = last;
  const days = `${formatFullDay(first.date)} to ${formatFullDay(to)}`;
  return isPreventedKnown
    ? `${days}: ${formatDollars(prevented)} prevented and ${formatDollars(recovered)} recovered, ${formatDollars(prevented + recovered)} together.`
    : `${days}: ${formatDollars(recovered)} recovered; what was prevented is not known yet.`;
}

/** Why the sums fell or jumped: each period's changes to what had been booked before. */
export function changesOf(points: readonly RevenuePeriodFragment[], granularity: Granularity): string[] {
  return points.flatMap(({ date, revisedAmount, reversedAmount }) => {
    const period = periodLabel(date, granularity);
    return [
      ...(revisedAmount === 0
        ? []
        : [
            `${period}: the estimate for earlier weeks was revised by ${signed(revisedAmount)}, from newer claims.`,
          ]),
      ...(reversedAmount === 0
        ? []
        : [`${period}: payers took back ${formatExactDollars(-reversedAmount)} that had been recovered.`]),
    ];
  });
}

export const signed = (dollars: number): string =>
  `${dollars < 0 ? '−' : dollars > 0 ? '+' : ''}${formatExactDollars(Math.abs(dollars))}`;
