import { MAX_RANGE_DAYS } from '../../workspace/default-range';
import { parseOverviewSearch, sparklineFrom, windowOf } from './overview-search';

describe('how the overview reads its address', () => {
  it('ignores invalid values instead of refusing the page', () => {
    expect(
      parseOverviewSearch({ range: 'soon', by: 'HOUR', from: '2026-02-31x', reasons: 1, feed: 'all' }),
    ).toEqual({});
    expect(parseOverviewSearch({ from: '2026-03-02', to: '2026-03-01' })).toEqual({});
  });

  it('keeps valid values', () => {
    const search = {
      range: 30,
      by: 'WEEK',
      trend: 'table',
      reasons: 'count',
      feed: 'denials',
      providers: 'rate',
    };
    expect(parseOverviewSearch(search)).toEqual(search);
  });

  it('draws the sparklines of a very long range over its last days only', () => {
    const window = windowOf({ range: MAX_RANGE_DAYS }, '2026-03-07', null);
    expect(sparklineFrom(window) > window.from).toBe(true);
    expect(sparklineFrom(window) < '2025-03-07').toBe(true);
    const year = windowOf({ range: 365 }, '2026-03-07', null);
    expect(sparklineFrom(year)).toBe(year.from);
  });

  it("counts a live range back from the workspace's clock, both ends included", () => {
    expect(windowOf({ range: 7 }, '2026-03-07', null)).toEqual({
      from: '2026-03-01',
      to: '2026-03-07',
      days: 7,
      granularity: 'DAY',
      live: true,
    });
  });

  it('shows the whole run where nothing is chosen, from its first day on', () => {
    expect(windowOf({}, '2026-03-07', '2026-01-05')).toEqual({
      from: '2026-01-05',
      to: '2026-03-07',
      days: MAX_RANGE_DAYS,
      granularity: 'DAY',
      live: true,
    });
  });

  it('keeps a fixed range, whatever the clock says', () => {
    const window = windowOf({ range: 7, from: '2025-01-01', to: '2025-06-30' }, '2026-03-07', null);
    expect(window).toEqual({
      from: '2025-01-01',
      to: '2025-06-30',
      days: 181,
      granularity: 'WEEK',
      live: false,
    });
  });
});
