import { assignEvents } from '../../../src/domain/remit/assign-events';
import { assignSubmissions } from '../../../src/domain/remit/assign-submissions';
import { foldClaim } from '../../../src/domain/remit/fold-claim';
import type { RemitEvent } from '../../../src/domain/remit/remit-event';
import { testSeed } from '../../support/effort';
import { randomOf } from '../../support/random';
import { shuffled } from '../../support/remit-histories';
import { eventOf, takebackOf } from './events';

const ORIGINAL = eventOf({});
const LATER = '2026-03-01';
const TAKEBACK = takebackOf(ORIGINAL, { date: LATER });
const correction = (own: Partial<RemitEvent>): RemitEvent =>
  eventOf({ date: LATER, paidCents: 8_000, ...own });

/** Sums of what each claim was paid, and of its takebacks that match nothing. */
const claimsOf = (events: readonly RemitEvent[]): [paidCents: number, unmatched: number][] =>
  assignSubmissions(assignEvents(events), [])
    .map((history): [number, number] => [
      foldClaim(history)?.paidCents ?? 0,
      history.unmatched.reduce((sum, { paidCents }) => sum + paidCents, 0),
    ])
    .sort(([a], [b]) => a - b);

describe('the events of one claim', () => {
  it.each([
    ['a correction under the same number', correction({})],
    [
      'a correction under a new number that names the original',
      correction({ payerNumber: 'N', originalPayerNumber: 'ICN1' }),
    ],
    ['a replacement under a new number', correction({ payerNumber: 'N', frequencyCode: '7' })],
    ['what the payment of the takeback says of the same bill', correction({ payerNumber: 'N' })],
  ])('are, with a takeback, %s', (_what, corrected) => {
    expect(claimsOf([ORIGINAL, TAKEBACK, corrected])).toEqual([[8_000, 0]]);
  });

  it('are a takeback without a date, and one under a new number with the same amounts', () => {
    expect(
      claimsOf([ORIGINAL, takebackOf(ORIGINAL, { date: LATER, serviceFrom: null, serviceTo: null })]),
    ).toEqual([[0, 0]]);
    expect(claimsOf([ORIGINAL, takebackOf(ORIGINAL, { date: LATER, payerNumber: 'N' })])).toEqual([[0, 0]]);
  });

  it('are an adjudication, its takeback and its correction in one payment', () => {
    const sameDay = takebackOf(ORIGINAL, { date: ORIGINAL.date, payment: ORIGINAL.payment });
    const corrected = eventOf({ paidCents: 8_000 });
    expect(claimsOf([corrected, sameDay, ORIGINAL])).toEqual([[8_000, 0]]);
  });

  it('are not two adjudications in one payment, whatever numbers they share', () => {
    expect(claimsOf([ORIGINAL, eventOf({ paidCents: 9_000 })])).toEqual([
      [9_000, 0],
      [10_000, 0],
    ]);
    expect(claimsOf([ORIGINAL, eventOf({ payerNumber: 'ICN2' })])).toHaveLength(2);
  });

  it('are not what another number says in another payment without a takeback', () => {
    expect(claimsOf([ORIGINAL, correction({ payerNumber: 'N' })])).toHaveLength(2);
  });

  it('are not those of another payer, of another bill under a number used again, or of zeros for a number', () => {
    expect(claimsOf([ORIGINAL, correction({ payerId: 2 })])).toHaveLength(2);
    expect(claimsOf([ORIGINAL, correction({ claimNumber: 'B', serviceFrom: '2026-01-20' })])).toHaveLength(2);
    const zeros = { claimNumber: '000', payerNumber: null };
    expect(claimsOf([eventOf(zeros), correction({ ...zeros, frequencyCode: '7' })])).toHaveLength(2);
  });

  it('leave a takeback of what is not there unmatched, beside its correction', () => {
    expect(claimsOf([TAKEBACK])).toEqual([[0, -10_000]]);
    expect(claimsOf([TAKEBACK, correction({})])).toEqual([[8_000, -10_000]]);
  });

  const seed = testSeed(22);
  it(`are the same in every order, and without events that share no number with them (seed ${seed})`, () => {
    const random = randomOf(seed);
    const chosen = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
    for (let round = 0; round < 300; round += 1) {
      const events = Array.from({ length: 2 + Math.floor(random() * 8) }, () =>
        randomEvent(chosen, `${chosen(['A', 'B'])}1`),
      );
      const others = Array.from({ length: 3 }, () => ({ ...randomEvent(chosen, 'X1'), payerId: 9 }));
      const unique = [...new Map(events.map((event) => [event.key, event])).values()];
      const expected = claimsOf(unique);
      expect(claimsOf(shuffled(random, unique))).toEqual(expected);
      const apart = new Set(others);
      const together = assignEvents(shuffled(random, [...unique, ...others]));
      const own = together.filter(
        ({ events: e, unmatched }) => ![...e, ...unmatched].some((each) => apart.has(each)),
      );
      expect(claimsOf(own.flatMap(({ events: e, unmatched }) => [...e, ...unmatched]))).toEqual(expected);
      expect(own.length).toBe(assignEvents(unique).length);
    }
  });
});

function randomEvent(chosen: <T>(items: readonly T[]) => T, claimNumber: string): RemitEvent {
  const event = eventOf({
    claimNumber,
    date: chosen(['2026-02-01', '2026-02-01', '2026-02-10', '2026-03-01']),
    payment: chosen(['P', 'Q']),
    payerNumber: chosen([`${claimNumber}a`, `${claimNumber}b`, null]),
    originalPayerNumber: chosen([null, null, `${claimNumber}a`]),
    frequencyCode: chosen(['1', '1', '7']),
    paidCents: chosen([0, 8_000, 10_000]),
    serviceFrom: chosen(['2026-01-05', '2026-01-05', null]),
  });
  return chosen([false, false, true])
    ? takebackOf(event, { date: event.date, payment: event.payment })
    : event;
}
