import { weeklyRates } from './weekly-rates';

const day = (metricDate: string, claimCount: number, deniedCount: number) => ({
  metricDate,
  claimCount,
  deniedCount,
});

describe('denial rates by week', () => {
  it('count back from the last day, and keep weeks in which nothing came', () => {
    expect(
      weeklyRates([day('2026-01-01', 4, 1), day('2026-01-17', 10, 5), day('2026-01-21', 10, 1)]),
    ).toEqual([
      { week: '2026-01-01', claimCount: 4, deniedCount: 1, rate: 25 },
      { week: '2026-01-08', claimCount: 0, deniedCount: 0, rate: null },
      { week: '2026-01-15', claimCount: 20, deniedCount: 6, rate: 30 },
    ]);
  });

  it('are none without days, and no more than asked for', () => {
    expect(weeklyRates([])).toEqual([]);
    const year = Array.from({ length: 300 }, (_, at) =>
      day(new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10), 1, 0),
    );
    expect(weeklyRates(year, 10)).toHaveLength(10);
  });
});
