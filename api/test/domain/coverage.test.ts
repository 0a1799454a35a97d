import { addDays, dateOfEpochDay } from '../../src/domain/calendar';
import { cardForDate, cardOn, coverageOf, lapsedCard } from '../../src/domain/coverage';
import { epochDayOf } from '../../src/domain/date-index';

describe('enrollment by member card', () => {
  it('covers the date that a card was issued for, and its plan year only', () => {
    for (let member = 0; member < 3000; member += 7) {
      const date = addDays('2024-11-03', (member * 13) % 700);
      const span = coverageOf(cardOn('H', member * 31_337, date));
      const day = epochDayOf(date);
      expect(span && span.fromDay <= day && day < span.toDay).toBe(true);
      expect(span && span.toDay - span.fromDay).toBeGreaterThanOrEqual(365);
    }
  });

  it('ends before the next card begins, and the lapsed card ends before the valid one', () => {
    const card = cardOn('H', 12_345_678, '2025-06-30');
    const before = coverageOf(lapsedCard(card));
    expect(before?.toDay).toBe(coverageOf(card)?.fromDay);
    expect(cardForDate(lapsedCard(card), '2025-06-30')).toBe(card);
    expect(cardForDate(card, dateOfEpochDay((before?.toDay ?? 0) - 1))).toBe(lapsedCard(card));
  });

  it.each(['', 'ABC', 'H1234567', '12345678901', 'H12345678AB'])('knows nothing of "%s"', (memberId) => {
    expect(coverageOf(memberId)).toBeNull();
    expect(lapsedCard(memberId)).toBe(memberId);
  });
});
