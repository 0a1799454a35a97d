import { formatFullDay } from '../../format/dates';
import { formatCount, formatPercent } from '../../format/numbers';
import { plural } from '../../format/words';
import { pooledRate, type TrendSeriesPoint } from './trend-series';

/** The chart in words, for screen readers and for a quick look. */
export function trendSummary(
  series: readonly TrendSeriesPoint[],
  to: string,
  immatureSince: string | null,
): string {
  const first = series[0];
  if (!first) return 'No claims were submitted in this range.';

  const total = sum(series.map((point) => point.total));
  const pending = sum(series.map((point) => point.pending));
  const rate = pooledRate(series);
  const sentences = [
    `${formatFullDay(first.date)} to ${formatFullDay(to)}: ${formatCount(total)} ${plural(total, 'claim')} submitted` +
      (rate === null ? '.' : `, ${formatPercent(rate)} of adjudicated claims denied.`),
  ];

  const course = describeCourse(series.filter(({ date }) => immatureSince === null || date < immatureSince));
  if (course) sentences.push(course);
  if (pending > 0) {
    sentences.push(
      immatureSince === null
        ? `${formatCount(pending)} still pending.`
        : `${formatCount(pending)} still pending, mostly from ${formatFullDay(immatureSince)} on: those rates will change.`,
    );
  }
  return sentences.join(' ');
}

/** Compares the first and the last quarter of the final cohorts; shorter spans say too little. */
function describeCourse(mature: readonly TrendSeriesPoint[]): string | null {
  const quarter = Math.floor(mature.length / 4);
  if (quarter === 0) return null;
  const before = pooledRate(mature.slice(0, quarter));
  const after = pooledRate(mature.slice(-quarter));
  if (before === null || after === null) return null;
  if (Math.abs(after - before) < 1) return `The rate held near ${formatPercent(after)}.`;
  return `The rate ${after < before ? 'fell' : 'rose'} from ${formatPercent(before)} to ${formatPercent(after)}.`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
