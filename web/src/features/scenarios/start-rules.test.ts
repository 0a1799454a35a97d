import { describeHistory, faultOfHistory, faultOfSeed, MAX_BACKFILL_DAYS } from './start-rules';

const plan = { startDate: '2026-01-01', durationDays: null, claimsPerDay: 40 };
const REFUSED = ['99999999', '1e9', '-5', '1.5', '', 'ten', '3661', '9'.repeat(400)];

describe('the form that starts a scenario', () => {
  it.each(REFUSED)('refuses %j days of history, naming the field and what it expects', (typed) => {
    expect(faultOfHistory(typed, plan)).toBe('Days of history must be a whole number from 0 to 3,660.');
  });

  it.each(REFUSED)('describes %j days of history without a date that it cannot reach', (typed) => {
    expect(describeHistory(typed, plan)).toContain('With 0 the story begins on 1 Jan 2026.');
  });

  it('takes what the API takes, both ends included, and says what will come of it', () => {
    expect(faultOfHistory('0', plan)).toBeNull();
    expect(faultOfHistory(String(MAX_BACKFILL_DAYS), plan)).toBeNull();
    expect(describeHistory('31', plan)).toBe('About 1,240 claims at once; live from 1 Feb 2026.');
  });

  it('lays down no more history than the story is long', () => {
    expect(faultOfHistory('121', { ...plan, durationDays: 120 })).toBe(
      'Days of history must be a whole number from 0 to 120.',
    );
  });

  it('refuses a seed beyond 32 bits', () => {
    expect(faultOfSeed('2147483647')).toBeNull();
    expect(faultOfSeed('2147483648')).toBe('The seed must be a whole number from 0 to 2,147,483,647.');
  });
});
