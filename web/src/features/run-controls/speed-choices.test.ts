import { formatPace, formatSpeed } from '../../format/numbers';
import { speedChoices, UNLIMITED } from './speed-choices';

describe('the speed of a run in words', () => {
  it.each([
    [1 / 24, '1 hour/s', 'a day in 24 s'],
    [0.35, '0.35 days/s', 'a day in 2.9 s'],
    [1, '1 day/s', 'a day in 1 s'],
    [5, '5 days/s', '30 days in 6 s'],
    [null, 'Full speed', 'as fast as the machine allows'],
  ])('%p days per second are "%s", "%s"', (daysPerSecond, speed, pace) => {
    expect(formatSpeed(daysPerSecond)).toBe(speed);
    expect(formatPace(daysPerSecond)).toBe(pace);
  });

  it("offers the run's own speed once, in its place, and full speed last", () => {
    const usual = speedChoices(1).map(({ value }) => value);
    const withOwn = speedChoices(0.35).map(({ value }) => value);
    expect(withOwn.filter((value) => value !== '0.35')).toEqual(usual);
    expect(withOwn.indexOf('0.35')).toBe(withOwn.indexOf('0.25') + 1);
    expect(withOwn.at(-1)).toBe(UNLIMITED);
  });
});
