import { dateOfEpochDay, epochDay } from '../../../src/domain/calendar';
import { weekdayOf } from '../../../src/domain/date-index';
import { substream } from '../../../src/generation/rng';
import { calendarFactor } from '../../../src/generation/world/season';
import { DAY_DISPERSION, claimsOnDay, expectedOnDay } from '../../../src/generation/world/volume';

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const daysOf = (from: string, to: string): number[] => {
  const first = epochDay(from);
  return Array.from({ length: epochDay(to) - first }, (_, index) => first + index);
};
const factorOver = (from: string, to: string): number => mean(daysOf(from, to).map(calendarFactor));

describe('the season', () => {
  it('has mean 1 over every calendar year, so that claimsPerDay is the mean over its days', () => {
    for (let year = 2003; year <= 2087; year++) {
      expect(factorOver(`${year}-01-01`, `${year + 1}-01-01`)).toBeCloseTo(1, 9);
    }
  });

  it('is as published: March 7 %, the week of January 9 10 % above the mean, the week of July 4 20 % below', () => {
    const marches: number[] = [];
    const januaries: number[] = [];
    const julys: number[] = [];
    const week = (date: string): number => {
      const monday = epochDay(date) - weekdayOf(epochDay(date));
      return factorOver(dateOfEpochDay(monday), dateOfEpochDay(monday + 7));
    };
    // 28 years: every date on every weekday equally often.
    for (let year = 2010; year < 2038; year++) {
      marches.push(factorOver(`${year}-03-01`, `${year}-04-01`));
      januaries.push(week(`${year}-01-09`));
      // On a Sunday it is kept in the week after.
      const isSunday = weekdayOf(epochDay(`${year}-07-04`)) === 6;
      julys.push(week(`${year}-07-0${isSunday ? 5 : 4}`));
    }
    expect(Math.abs(mean(marches) - 1.07)).toBeLessThan(0.015);
    expect(Math.abs(mean(januaries) - 1.1)).toBeLessThan(0.02);
    expect(Math.abs(mean(julys) - 0.8)).toBeLessThan(0.02);
  });

  it('is low at weekends and on holidays, kept on a workday where they fall on a weekend', () => {
    const weekly = (date: string): number =>
      calendarFactor(epochDay(date)) / mean([-14, 14].map((days) => calendarFactor(epochDay(date) + days)));
    const holidays = [
      ['2025-07-04', 'a Friday'],
      ['2026-07-03', 'kept on Friday'],
      ['2027-07-05', 'kept on Monday'],
      ['2025-05-26', 'the last Monday of May'],
      ['2025-09-01', 'the first Monday of September'],
      ['2025-11-27', 'the fourth Thursday of November'],
      ['2025-12-25', 'Christmas'],
    ];
    for (const [date = '', why] of holidays) {
      expect({ date, why, low: weekly(date) < 0.2 }).toEqual({ date, why, low: true });
    }
    for (const day of daysOf('2025-02-03', '2025-03-03')) {
      const weekday = weekdayOf(day);
      if (weekday >= 5) expect(calendarFactor(day)).toBeLessThan(0.6);
      else expect(calendarFactor(day)).toBeGreaterThan(1);
    }
  });
});

describe('the claims of a day', () => {
  const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
  const DAYS = daysOf('2024-01-01', '2026-01-01');

  it.each([1, 4, 33.3, 100, 5000])('keep the mean of %d a day', (claimsPerDay) => {
    let total = 0;
    for (const seed of SEEDS) {
      const stream = substream(seed, 'volume');
      for (const day of DAYS) total += claimsOnDay(stream, day, claimsPerDay, 1);
    }
    const days = SEEDS.length * DAYS.length;
    // Of the mean over so many days; a day's own variance is that of a mean day, near enough.
    const error = Math.sqrt((1 / claimsPerDay + DAY_DISPERSION) / days);
    expect(Math.abs(total / days / claimsPerDay - 1)).toBeLessThan(Math.max(0.01, 3 * error));
  });

  it('vary more than by chance, the more the more there are', () => {
    for (const claimsPerDay of [20, 100, 1000]) {
      let squares = 0;
      let wanted = 0;
      let chance = 0;
      let largest = 0;
      for (const seed of SEEDS) {
        const stream = substream(seed, 'volume');
        for (const day of DAYS) {
          const expected = expectedOnDay(day, claimsPerDay, 1);
          const count = claimsOnDay(stream, day, claimsPerDay, 1);
          squares += (count - expected) ** 2;
          chance += expected;
          wanted += expected + DAY_DISPERSION * expected ** 2;
          largest = Math.max(
            largest,
            (count - expected) / Math.sqrt(expected + DAY_DISPERSION * expected ** 2),
          );
        }
      }
      // 1 for a Poisson count; the law that is aimed at, within a few percent.
      expect(squares / chance).toBeGreaterThan(1 + 0.8 * DAY_DISPERSION * claimsPerDay);
      expect(Math.abs(squares / wanted - 1)).toBeLessThan(0.06);
      expect(largest).toBeGreaterThan(3);
    }
  });

  it('grow with a factor, and are none where none are expected', () => {
    const stream = substream(3, 'volume');
    const total = (factor: number): number =>
      DAYS.reduce((sum, day) => sum + claimsOnDay(stream, day, 50, factor), 0);
    expect(Math.abs(total(1.5) / total(1) - 1.5)).toBeLessThan(0.02);
    expect(total(0)).toBe(0);
  });
});
