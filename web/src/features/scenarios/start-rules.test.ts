import {
  describeHistory,
  faultOfHistory,
  faultOfSeed,
  isSmallEnoughForTwin,
  MAX_BACKFILL_DAYS,
  usualHistory,
} from './start-rules';

const plan = { startDate: '2026-01-01', durationDays: null, claimsPerDay: 40 };
const REFUSED = ['99999999', '1e9', '-5', '1.5', '', 'ten', '3661', '9'.repeat(400)];

describe('the form that starts a scenario', () => {
  it.each(REFUSED)('refuses %j days of history, naming the field and what it expects', (typed) => {
    expect(faultOfHistory(typed, plan)).toBe('Days of history must be a whole number from 0 to 3,660.');
  });

  it.each(REFUSED)('describes %j days of history without a date that is out of range', (typed) => {
    expect(describeHistory(typed, plan)).toContain('With 0, the run begins on Jan 1, 2026.');
  });

  it('accepts what the API accepts, both ends included, and describes the result', () => {
    expect(faultOfHistory('0', plan)).toBeNull();
    expect(faultOfHistory(String(MAX_BACKFILL_DAYS), plan)).toBeNull();
    expect(describeHistory('31', plan)).toBe(
      'About 1,240 claims right away, so that figures and patterns are there from the start; live from Feb 1, 2026. 0 starts with an empty dashboard.',
    );
  });

  it('opens on four weeks of history, or all of a shorter story', () => {
    expect(usualHistory(plan)).toBe('28');
    expect(usualHistory({ ...plan, durationDays: 14 })).toBe('14');
  });

  it('allows no more history than the scenario is long', () => {
    expect(faultOfHistory('121', { ...plan, durationDays: 120 })).toBe(
      'Days of history must be a whole number from 0 to 120.',
    );
  });

  it('refuses a seed beyond 32 bits', () => {
    expect(faultOfSeed('2147483647')).toBeNull();
    expect(faultOfSeed('2147483648')).toBe('The seed must be a whole number from 0 to 2,147,483,647.');
  });

  it('runs a twin beside small runs only, unless it is asked to', () => {
    expect(isSmallEnoughForTwin({ ...plan, durationDays: 126, claimsPerDay: 250 })).toBe(true);
    expect(isSmallEnoughForTwin({ ...plan, durationDays: 365, claimsPerDay: 2_000 })).toBe(false);
    expect(isSmallEnoughForTwin(plan)).toBe(false);
  });
});
