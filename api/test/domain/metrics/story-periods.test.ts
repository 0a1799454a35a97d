import { addDays } from '../../../src/domain/calendar';
import type { CohortCounts } from '../../../src/domain/metrics/story-periods';
import { daysOf, storyPeriods } from '../../../src/domain/metrics/story-periods';

/** A Monday. */
const START = '2025-01-06';

/** `weeks` weeks of 40 claims a day; each day has what `of` says of its week. */
function days(
  weeks: number,
  of: (week: number) => { denied: number; pending?: number },
  perDay = 40,
): CohortCounts[] {
  return Array.from({ length: 7 * weeks }, (_, index) => {
    const { denied, pending = 0 } = of(Math.floor(index / 7));
    return {
      date: addDays(START, index),
      claimCount: perDay,
      adjudicatedCount: perDay - pending,
      deniedCount: denied,
      deniedCents: denied * 100_00,
    };
  });
}

describe('the two periods of a story', () => {
  it('are the weeks before the first training and the newest mature weeks since, never both in one', () => {
    const cohorts = days(10, (week) => ({ denied: week < 4 ? 8 : 12 - week, pending: week < 9 ? 2 : 20 }));
    const { untrained, latest } = storyPeriods(cohorts, addDays(START, 28));
    expect(untrained).toEqual({
      from: START,
      to: addDays(START, 27),
      claimCount: 28 * 40,
      adjudicatedCount: 28 * 38,
      deniedCount: 28 * 8,
      deniedCents: 28 * 8 * 100_00,
    });
    // The tenth week is half pending; the eighth and ninth together hold 400 adjudicated claims.
    expect(latest).toEqual({
      from: addDays(START, 49),
      to: addDays(START, 62),
      claimCount: 14 * 40,
      adjudicatedCount: 14 * 38,
      deniedCount: 7 * (5 + 4),
      deniedCents: 7 * (5 + 4) * 100_00,
    });
  });

  it('leave the week out in which training begins on its way, and take at most four weeks', () => {
    const { untrained, latest } = storyPeriods(
      days(12, () => ({ denied: 1 }), 5),
      addDays(START, 30),
    );
    expect(untrained?.to).toBe(addDays(START, 29));
    expect(latest?.from).toBe(addDays(START, 7 * 8));
    expect(latest && daysOf(latest)).toBe(28);
    const { latest: first } = storyPeriods(
      days(5, () => ({ denied: 1 })),
      addDays(START, 30),
    );
    expect(first).toBeNull();
  });

  it('know no rate while claims are pending, and no change where nobody trained', () => {
    expect(storyPeriods([], null)).toEqual({ untrained: null, latest: null });
    expect(
      storyPeriods(
        days(2, () => ({ denied: 1, pending: 5 })),
        null,
      ),
    ).toEqual({
      untrained: null,
      latest: null,
    });
    const { untrained, latest } = storyPeriods(
      days(3, () => ({ denied: 4 })),
      null,
    );
    expect(untrained?.to).toBe(addDays(START, 20));
    expect(latest).toBeNull();
  });
});
