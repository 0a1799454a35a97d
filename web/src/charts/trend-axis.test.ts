import { axisSpan, axisTicks, pointSeconds } from './trend-axis';
import { addDays, dateFromEpochSeconds } from '../format/dates';

describe("the trend's time axis", () => {
  it('names each of a few days once, in the middle of its bar', () => {
    const points = series('2026-01-06', 2, 1);
    const ticks = axisTicks(points, 1, 10);
    expect(ticks.map(({ label }) => label)).toEqual(['Jan 6', 'Jan 7']);
    expect(ticks.map(({ seconds }) => seconds)).toEqual(points);
  });

  it('spans the only month of an import, and ends with it', () => {
    const points = [pointSeconds('2026-02-01', 30)];
    expect(axisTicks(points, 30, 8).map(({ label }) => label)).toEqual(['Feb 2026']);
    expect(axisSpan(points, 30).map(dateFromEpochSeconds)).toEqual(['2026-02-01', '2026-03-01']);
  });

  it('spans a single day or week, and not the day after', () => {
    expect(axisSpan(series('2026-01-06', 1, 1), 1).map(dateFromEpochSeconds)).toEqual([
      '2026-01-06',
      '2026-01-07',
    ]);
    expect(axisSpan(series('2026-01-05', 1, 7), 7).map(dateFromEpochSeconds)).toEqual([
      '2026-01-05',
      '2026-01-12',
    ]);
  });

  it.each([
    { pointDays: 1, counts: [1, 2, 5, 8, 30, 90, 400, 3660] },
    { pointDays: 7, counts: [1, 3, 13, 60, 520] },
  ])('has a few ticks for any length, no label twice: points of $pointDays days', ({ pointDays, counts }) => {
    for (const count of counts) {
      for (const most of [1, 4, 9]) {
        const labels = axisTicks(series('2025-11-03', count, pointDays), pointDays, most).map(
          ({ label }) => label,
        );
        expect(labels.length).toBeGreaterThan(0);
        expect(labels.length).toBeLessThanOrEqual(most);
        expect(new Set(labels).size).toBe(labels.length);
      }
    }
  });

  it('keeps its labels in place while a live window moves by a day', () => {
    const before = axisTicks(series('2026-01-01', 90, 1), 1, 8);
    const after = axisTicks(series('2026-01-02', 90, 1), 1, 8);
    const shared = (ticks: typeof before) =>
      ticks.map(({ label }) => label).filter((label) => label !== before[0]?.label);
    expect(shared(after).slice(0, 5)).toEqual(shared(before).slice(0, 5));
  });
});

function series(from: string, count: number, pointDays: number): number[] {
  return Array.from({ length: count }, (_, index) =>
    pointSeconds(addDays(from, index * pointDays), pointDays),
  );
}
