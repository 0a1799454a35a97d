import type { Granularity } from '../../workspace/range';
import type { TrendPointFragment } from './overview.generated';

export interface TrendSeriesPoint {
  readonly date: string;
  readonly total: number;
  readonly denied: number;
  readonly pending: number;
  readonly deniedAmount: number;
  readonly rate: number | null;
  readonly lineRate: number | null;
}

type Counts = Pick<TrendSeriesPoint, 'total' | 'denied' | 'pending'>;

/** A cohort with more than this share still pending can change too much to be read as a result. */
const IMMATURE_PENDING_SHARE = 0.1;
/** With a smaller share adjudicated, a group of claims has no rate worth drawing. */
const MIN_ADJUDICATED_SHARE = 0.25;
/** Single days have so few claims that their rates mostly show chance; the line pools this many days. */
export const POOLED_DAYS = 7;

/**
 * The trend as the chart draws it: from `from` or the first day with claims, with the rate that its line shows. Days
 * before `from` are used only for the first pooled rates.
 */
export function trendSeries(
  points: readonly TrendPointFragment[],
  granularity: Granularity,
  from: string,
): TrendSeriesPoint[] {
  const first = points.findIndex(({ totalClaims }) => totalClaims > 0);
  if (first === -1) return [];
  const shown = points.slice(first);
  const series = shown.map((point, index) => ({
    date: point.date,
    total: point.totalClaims,
    denied: point.deniedClaims,
    pending: point.pendingClaims,
    deniedAmount: point.deniedAmount,
    rate: point.denialRate,
    lineRate: steadyRate(
      shown
        .slice(granularity === 'DAY' ? Math.max(0, index - POOLED_DAYS + 1) : index, index + 1)
        .map(asCounts),
    ),
  }));
  // A week or month may begin before the range and still belong to it.
  return granularity === 'DAY' ? series.filter(({ date }) => date >= from) : series;
}

/** The first date from which every cohort is immature; null when all are as good as final. */
export function immatureFrom(series: readonly TrendSeriesPoint[]): string | null {
  let from: string | null = null;
  for (const { date, total, pending } of series.toReversed()) {
    if (total > 0 && pending / total <= IMMATURE_PENDING_SHARE) break;
    from = date;
  }
  return from;
}

/**
 * No rate while too few claims are adjudicated: the first adjudications are those of the fast payers, and say little
 * about the rest.
 */
function steadyRate(points: readonly Counts[]): number | null {
  const total = points.reduce((sum, point) => sum + point.total, 0);
  const pending = points.reduce((sum, point) => sum + point.pending, 0);
  return (total - pending) / total < MIN_ADJUDICATED_SHARE ? null : pooledRate(points);
}

/** Percent of the adjudicated claims of all the points together; null where none is adjudicated. */
export function pooledRate(points: readonly Counts[]): number | null {
  let adjudicated = 0;
  let denied = 0;
  for (const point of points) {
    adjudicated += point.total - point.pending;
    denied += point.denied;
  }
  return adjudicated === 0 ? null : (100 * denied) / adjudicated;
}

function asCounts(point: TrendPointFragment): Counts {
  return { total: point.totalClaims, denied: point.deniedClaims, pending: point.pendingClaims };
}
