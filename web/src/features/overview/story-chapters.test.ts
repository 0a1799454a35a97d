import { chaptersOf, progressOf, type StoryData } from './story-chapters';

const span = (from: string, to: string, deniedCount: number) => ({
  from,
  to,
  adjudicatedCount: 1_000,
  deniedCount,
  denialRate: deniedCount / 10,
  deniedPerMonth: 41_250,
});

const EMPTY: StoryData = {
  commitNumber: 1,
  startedOn: null,
  claimsThrough: null,
  plannedEnd: '2025-03-30',
  untrained: null,
  latest: null,
  patternsDetected: 0,
  deniedClaims: 0,
  explainedClaims: 0,
  trainingFrom: null,
  trainingPlannedFrom: '2025-02-03',
  trainedCoders: 0,
  sessions: 0,
  targetDenialRate: 12,
  targetDate: '2025-03-03',
  preventedAmount: null,
  recoveredAmount: 0,
  twinId: null,
};

const told = (story: Partial<StoryData>) => chaptersOf({ ...EMPTY, startedOn: '2025-01-06', ...story });

describe('the story of a practice', () => {
  it('has nothing behind it on the first day, and says what is to come', () => {
    expect(chaptersOf(EMPTY).map(({ reached, figure }) => [reached, figure])).toEqual(
      Array.from({ length: 5 }, () => [false, null]),
    );
    expect(chaptersOf(EMPTY)[2]?.sentence).toBe('Practice is planned from Feb 3, 2025 on.');
  });

  it('counts denials while too many claims are pending for a rate, and then says one of how many is denied', () => {
    expect(told({ deniedClaims: 41 })[0]).toMatchObject({ reached: true, figure: '41' });
    expect(told({ deniedClaims: 300, untrained: span('2025-01-06', '2025-02-02', 206) })[0]).toMatchObject({
      figure: '20.6%',
      sentence: '1 of 5 claims is denied at first: $41,250 a month.',
    });
  });

  it('says how many denials the patterns explain, and who practices since when', () => {
    const [, patterns, training] = told({
      patternsDetected: 5,
      deniedClaims: 400,
      explainedClaims: 312,
      trainingFrom: '2025-02-03',
      trainedCoders: 5,
      sessions: 17,
    });
    expect(patterns).toMatchObject({ figure: '5', sentence: 'patterns explain 78% of the denials so far.' });
    expect(training).toMatchObject({
      figure: '17 sessions',
      sentence: 'Day 29: practice begins; 5 coders so far.',
    });
  });

  it('compares weeks with practice with those before it, and never one mean over both', () => {
    const waiting = told({ untrained: span('2025-01-06', '2025-02-02', 206), trainingFrom: '2025-02-03' })[3];
    expect(waiting).toMatchObject({ reached: false, figure: null });
    const change = told({
      untrained: span('2025-01-06', '2025-02-02', 206),
      latest: span('2025-03-10', '2025-03-23', 118),
    })[3];
    expect(change).toMatchObject({
      title: 'Fewer denials',
      figure: '20.6% → 11.8%',
      sentence: 'Denied at first: before practice, and Mar 10, 2025 to Mar 23, 2025. The target is 12%.',
    });
  });

  it('adds what was prevented to what was recovered, once it is known', () => {
    expect(told({ recoveredAmount: 900 })[4]).toMatchObject({ reached: true, figure: '$900' });
    expect(told({ preventedAmount: 203_153, recoveredAmount: 41_000 })[4]).toMatchObject({
      figure: '$244.2K',
      sentence: '$203.2K prevented + $41,000 recovered.',
    });
  });

  it('says how far the run is', () => {
    expect(progressOf(EMPTY, '2025-03-05')).toBeNull();
    const begun = { ...EMPTY, startedOn: '2025-01-06', claimsThrough: '2025-03-04' };
    expect(progressOf(begun, '2025-03-05')).toBe('Week 9 of 12');
    expect(progressOf({ ...begun, claimsThrough: '2025-03-30' }, '2025-04-20')).toBe(
      "All 12 weeks are submitted; payers' last responses arrive until Apr 20, 2025",
    );
  });
});
