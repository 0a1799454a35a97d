import type { TrendPointFragment } from './overview.generated';
import { immatureFrom, pooledRate, trendSeries } from './trend-series';
import { trendSummary } from './trend-summary';

describe('trend series', () => {
  it('begins with the first day that has claims', () => {
    const series = trendSeries([day(1, 0), day(2, 0), day(3, 20)], 'DAY', '2026-01-01');
    expect(series.map(({ date }) => date)).toEqual(['2026-01-03']);
  });

  it('pools seven days for the line, weighing each day by its adjudicated claims', () => {
    const [, , last] = trendSeries([day(1, 100, 10), day(2, 100, 30), day(3, 10, 10)], 'DAY', '2026-01-01');
    expect(last?.lineRate).toBeCloseTo((100 * 50) / 210);
  });

  it('uses days before the range for the first pooled rates, and does not show them', () => {
    const series = trendSeries([day(1, 100, 50), day(2, 100, 0)], 'DAY', '2026-01-02');
    expect(series).toHaveLength(1);
    expect(series[0]?.lineRate).toBe(25);
  });

  it('leaves pending claims out of a rate and gives none when nothing is adjudicated', () => {
    expect(pooledRate([{ total: 100, pending: 50, denied: 5 }])).toBe(10);
    expect(pooledRate([{ total: 3, pending: 3, denied: 0 }])).toBeNull();
  });

  it('draws no rate when less than a quarter of the claims is adjudicated', () => {
    const series = trendSeries([day(1, 100, 10, 76), day(2, 100, 10, 60)], 'WEEK', '2026-01-01');
    expect(series.map(({ lineRate }) => lineRate)).toEqual([null, 25]);
  });

  it('calls the newest cohorts immature while more than a tenth of them is pending', () => {
    const series = trendSeries(
      [day(1, 100, 5, 11), day(2, 100, 5, 10), day(3, 100, 5, 11), day(4, 100, 0, 100)],
      'DAY',
      '2026-01-01',
    );
    expect(immatureFrom(series)).toBe('2026-01-03');
    expect(immatureFrom(series.slice(0, 2))).toBeNull();
  });
});

describe('trend summary', () => {
  it('states the range, the rate, its trend over the final cohorts, and what is still pending', () => {
    const points = [
      ...[1, 2, 3, 4].map((n) => day(n, 100, 20)),
      ...[5, 6, 7, 8].map((n) => day(n, 100, 12)),
      day(9, 100, 1, 90),
    ];
    const series = trendSeries(points, 'DAY', '2026-01-01');
    expect(trendSummary(series, '2026-01-09', immatureFrom(series))).toBe(
      'Jan 1, 2026 to Jan 9, 2026: 900 claims submitted, 15.9% of adjudicated claims denied. ' +
        'The rate fell from 20.0% to 12.0%. ' +
        '90 still pending, mostly from Jan 9, 2026 on: those rates will change.',
    );
  });

  it('says so when there is nothing to summarize', () => {
    expect(trendSummary([], '2026-01-09', null)).toBe('No claims were submitted in this range.');
  });
});

function day(
  dayOfMonth: number,
  totalClaims: number,
  deniedClaims = 0,
  pendingClaims = 0,
): TrendPointFragment {
  const adjudicated = totalClaims - pendingClaims;
  return {
    date: `2026-01-0${dayOfMonth}`,
    totalClaims,
    deniedClaims,
    pendingClaims,
    denialRate: adjudicated === 0 ? null : (100 * deniedClaims) / adjudicated,
    deniedAmount: 0,
    paidAmount: 0,
    appealsFiled: 0,
    overturned: 0,
  };
}
