import type { LocalDate } from './calendar';
import { epochDay } from './calendar';
import { epochDayOf } from './date-index';

/**
 * The payers' enrollment, as a pure function of the card: a letter, eight digits for the member and the last two digits
 * of the plan year. A card covers one plan year, which begins on January 1st for more than half of the members and in
 * another month for the rest (the employer's renewal). So an expired card is a defect of the claim's own fields, and
 * the payer finds it by looking up the card.
 */
const CARD_LENGTH = 11;
const NEW_YEARS = Array.from({ length: 101 }, (_, year) => epochDay(`${2000 + year}-01-01`));
const CARD = /^[A-Z]\d{10}$/;

export interface CoverageSpan {
  /** Epoch days; `toDay` is the first day no longer covered. */
  fromDay: number;
  toDay: number;
}

export const isCard = (memberId: string): boolean => memberId.length === CARD_LENGTH && CARD.test(memberId);

/** Null for an id that is not one of our cards: that member's enrollment is not known. */
export function coverageOf(memberId: string): CoverageSpan | null {
  if (!isCard(memberId)) return null;
  const year = Number(memberId.slice(9));
  const offset = renewalOffsetDays(Number(memberId.slice(1, 9)));
  return { fromDay: (NEW_YEARS[year] as number) + offset, toDay: (NEW_YEARS[year + 1] as number) + offset };
}

/** The card that the member with this number and payer letter holds on a date (2000 to 2099). */
export function cardOn(payerLetter: string, memberNumber: number, date: LocalDate): string {
  const day = epochDayOf(date) - renewalOffsetDays(memberNumber);
  // A first estimate by the mean length of a year, off by at most one.
  let year = Math.floor((day - (NEW_YEARS[0] as number)) / 365.25);
  if (year < 0 || year > 99) throw new RangeError(`cards are issued for 2000 to 2099, not for ${date}`);
  if (day >= (NEW_YEARS[year + 1] as number)) year++;
  else if (day < (NEW_YEARS[year] as number)) year--;
  return payerLetter + String(100_000_000 + memberNumber).slice(1) + String(100 + (year % 100)).slice(1);
}

/** The same member's card for another date: the one that the front desk should have copied. */
export function cardForDate(memberId: string, date: LocalDate): string {
  return coverageOf(memberId) ? cardOn(memberId[0] as string, Number(memberId.slice(1, 9)), date) : memberId;
}

/** The card of the previous plan year: what a front desk copies when it does not ask for the new one. */
export function lapsedCard(memberId: string): string {
  const span = coverageOf(memberId);
  if (!span) return memberId;
  const year = (Number(memberId.slice(9)) + 99) % 100;
  return memberId.slice(0, 9) + String(100 + year).slice(1);
}

function renewalOffsetDays(memberNumber: number): number {
  const digit = memberNumber % 10;
  return digit < 4 ? 0 : (1 + (Math.floor(memberNumber / 10) % 11)) * 30;
}
