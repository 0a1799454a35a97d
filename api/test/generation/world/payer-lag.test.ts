import { weekdayOf } from '../../../src/domain/date-index';
import type { PayerType } from '../../../src/domain/claim';
import { PAYER_TYPES } from '../../../src/domain/claim';
import { lagSampler, receiptDay } from '../../../src/generation/world/payer-lag';
import { substream } from '../../../src/generation/rng';

const CLAIMS = 60_000;
/** Last day of each bucket of the AMA's report; the last one is open. */
const BUCKETS = [15, 30, 45, 60, Infinity];

/** Percent adjudicated within 15, 16-30, 31-45, 46-60 and over 60 days: AMA National Health Insurer Report Card 2013. */
const PUBLISHED: readonly {
  insurer: string;
  type: PayerType;
  ordinal: number;
  percent: readonly number[];
}[] = [
  { insurer: 'Medicare', type: 'MEDICARE', ordinal: 0, percent: [95.8, 3.2, 0.5, 0.2, 0.3] },
  { insurer: 'UnitedHealthcare', type: 'COMMERCIAL', ordinal: 0, percent: [80.7, 18, 0.8, 0.3, 0.15] },
  { insurer: 'Aetna', type: 'COMMERCIAL', ordinal: 1, percent: [66.3, 32.8, 0.6, 0.2, 0.1] },
  { insurer: 'Cigna', type: 'COMMERCIAL', ordinal: 2, percent: [96.7, 2.6, 0.4, 0.2, 0.1] },
];

/** Days from receipt to remit, of claims received on each workday alike. */
function lagsOf(type: PayerType, ordinal: number): number[] {
  const sample = lagSampler(type, ordinal);
  const stream = substream(1, 'remit-lag');
  return Array.from({ length: CLAIMS }, (_, claim) => {
    const received = receiptDay(20_000 + (claim % 364));
    const remitted = sample(stream, claim, received);
    if (weekdayOf(received) > 4 || weekdayOf(remitted) > 4) throw new Error(`${remitted} is no workday`);
    return remitted - received;
  });
}

describe('the first remit', () => {
  it.each(PUBLISHED)('of a payer like $insurer takes as long as published', ({ type, ordinal, percent }) => {
    const counts = BUCKETS.map(() => 0);
    for (const days of lagsOf(type, ordinal))
      counts[BUCKETS.findIndex((last) => days <= last)] =
        (counts[BUCKETS.findIndex((last) => days <= last)] as number) + 1;
    const total = percent.reduce((sum, value) => sum + value, 0);
    counts.forEach((count, bucket) => {
      const wanted = (percent[bucket] as number) / total;
      // Four standard errors, and the grain of a table of 4,096.
      const tolerance = 4 * Math.sqrt((wanted * (1 - wanted)) / CLAIMS) + 1 / 4096;
      expect({
        bucket,
        share: count / CLAIMS,
        near: Math.abs(count / CLAIMS - wanted) < tolerance,
      }).toMatchObject({
        bucket,
        near: true,
      });
    });
  });

  it('of Medicare comes on the 14th day for most claims, and never before', () => {
    const lags = lagsOf('MEDICARE', 0);
    expect(Math.min(...new Set(lags))).toBe(14);
    expect(lags.filter((days) => days === 14).length / lags.length).toBeGreaterThan(0.8);
  });

  it('takes at least 14 days in the mean of every payer type, and at most 93', () => {
    for (const type of PAYER_TYPES) {
      for (let ordinal = 0; ordinal < 3; ordinal++) {
        const lags = lagsOf(type, ordinal);
        expect(lags.reduce((sum, days) => sum + days, 0) / CLAIMS).toBeGreaterThan(13.9);
        expect(Math.max(...new Set(lags))).toBeLessThanOrEqual(93);
      }
    }
  });

  it('of what is sent at a weekend counts from Monday', () => {
    // Epoch day 0 was a Thursday.
    expect([0, 1, 2, 3, 4].map(receiptDay)).toEqual([0, 1, 4, 4, 4]);
  });
});
