import { addDays } from '../../../src/domain/calendar';
import type { DateSpan } from '../../../src/domain/work-list/open-denial-buckets';
import {
  AGE_BUCKETS,
  LIMIT_BUCKETS,
  datesOfAge,
  datesOfLimit,
} from '../../../src/domain/work-list/open-denial-buckets';

const TODAY = '2026-03-01';
const holds = ({ from, to }: DateSpan, date: string): boolean =>
  (from ?? date) <= date && date <= (to ?? date);

describe('the buckets of open denials', () => {
  it('hold every date of denial once, a later one than today as if it were of today', () => {
    const spans = AGE_BUCKETS.map((bucket) => datesOfAge(bucket, TODAY));
    for (let days = -40; days < 400; days += 1) {
      const found = spans.flatMap((span, index) => (holds(span, addDays(TODAY, -days)) ? [index] : []));
      const age = Math.max(0, days);
      expect([days, found]).toEqual([days, [age <= 30 ? 0 : age <= 60 ? 1 : age <= 90 ? 2 : 3]]);
    }
  });

  it('hold every filing limit once, those of today still in time', () => {
    const spans = LIMIT_BUCKETS.map((bucket) => datesOfLimit(bucket, TODAY));
    for (let days = -400; days < 400; days += 1) {
      const found = spans.flatMap((span, index) => (holds(span, addDays(TODAY, days)) ? [index] : []));
      const last = [-1, 7, 14, 30, 60, Infinity].findIndex((end) => days <= end);
      expect([days, found]).toEqual([days, [last]]);
    }
  });
});
