import { REVISED_WEEKS, cohortBookings } from '../../../src/detection/impact/bookings';
import { monthlyPotentialCents, sharesByPattern } from '../../../src/detection/impact/monthly-potential';
import { ruleValues } from '../../../src/detection/impact/rule-values';
import {
  USUAL_COSTS,
  returnOnTraining,
  reworkAvoidedCents,
  trainingCostCents,
} from '../../../src/detection/impact/training-return';
import { TRAINED, outcomes } from './impact-world';

const week = (startDay: number, preventedCents: number, preventedDenials = 1) => ({
  startDay,
  preventedCents,
  preventedDenials,
  sharedSd: 0,
  chanceVariance: 0,
});

describe('the bookings of cohorts', () => {
  it('are one row for each that is new, in whole cents', () => {
    const bookings = cohortBookings({ weeks: [week(7, 100.4), week(14, -3.6)] }, new Map());
    expect(bookings).toEqual([
      { kind: 'PREVENTED', startDay: 7, cents: 100, preventedDenials: 1 },
      { kind: 'PREVENTED', startDay: 14, cents: -4, preventedDenials: 1 },
    ]);
  });

  it('are the difference where the estimate says otherwise now, and nothing where it says the same', () => {
    const booked = new Map([
      [7, { cents: 100, preventedDenials: 2 }],
      [14, { cents: 50, preventedDenials: 1 }],
    ]);
    expect(cohortBookings({ weeks: [week(7, 80, 1.5), week(14, 50)] }, booked)).toEqual([
      { kind: 'PREVENTED_REVISION', startDay: 7, cents: -20, preventedDenials: -0.5 },
    ]);
  });

  it('leave cohorts alone that are half a year old', () => {
    const weeks = Array.from({ length: REVISED_WEEKS + 3 }, (_, index) => week(index * 7, 100));
    const booked = cohortBookings({ weeks }, new Map());
    expect(booked).toHaveLength(REVISED_WEEKS);
    expect(booked[0]?.startDay).toBe(3 * 7);
  });
});

describe('what training costs and spares', () => {
  it('is a coder for half an hour at $35 for each session', () => {
    expect(trainingCostCents(10, USUAL_COSTS)).toBe(17_500);
    expect(trainingCostCents(10, { ...USUAL_COSTS, minutesPerSession: 60 })).toBe(35_000);
  });

  it('is $25 of rework for a professional denial and $57.23 for an institutional one', () => {
    expect(reworkAvoidedCents(4, 0, USUAL_COSTS)).toBe(10_000);
    expect(reworkAvoidedCents(4, 1, USUAL_COSTS)).toBe(22_892);
  });

  it('returns what is left for each dollar of cost, and nothing without cost', () => {
    expect(returnOnTraining(30_000, 10_000, 10_000)).toBe(3);
    expect(returnOnTraining(30_000, 10_000, 0)).toBeNull();
  });
});

describe('what a month could bring', () => {
  const values = ruleValues([outcomes(TRAINED)]);
  const pattern = {
    carc: '252',
    ruleKey: 'records-missing',
    days: 15,
    claimCount: 1_000,
    deniedCount: 110,
    benchmarkPerMillion: 10_000,
  };

  it('is the excess over the benchmark at the value of its rule, for 30 days and as far as training reaches', () => {
    expect(monthlyPotentialCents([pattern], values)).toBeCloseTo(100 * 2 * 4_000 * 0.95, -4);
  });

  it('leaves out what coders do not control, and patterns at or below the benchmark', () => {
    expect(monthlyPotentialCents([{ ...pattern, carc: '197', ruleKey: null }], values)).toBe(0);
    expect(monthlyPotentialCents([{ ...pattern, deniedCount: 9 }], values)).toBe(0);
  });

  it('shares a rule out to its patterns by their denials before training', () => {
    const patterns = [
      { carc: '252', ruleKey: null, weight: 30 },
      { carc: '252', ruleKey: 'records-missing', weight: 10 },
      { carc: '11', ruleKey: null, weight: 0 },
    ];
    const shares = [...sharesByPattern(patterns, ({ weight }) => weight).values()];
    expect(shares.map(({ share }) => share)).toEqual([0.75, 0.25, 0]);
    expect(shares.slice(0, 2).map(({ rule }) => rule)).toEqual([TRAINED, TRAINED]);
  });
});
