import type { LocalDate } from '../../../domain/calendar';
import type { Cents } from '../../../domain/money';
import { elementName } from './segment';
import type { Segment } from './segment';
import { quotable, shapeOf } from './segment-position';

/** An invalid element that rejects its claim; the connector makes a Rejection at the segment's position of it. */
export class ElementFault extends Error {
  constructor(
    readonly segment: Pick<Segment, 'id' | 'byte' | 'number'>,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ElementFault';
  }
}

/** A billion dollars on one claim is a shifted element, not an amount. */
const MAX_CENTS = 100_000_000_000;

/** A mandatory dollar amount. */
export function requiredCents(segment: Segment, index: number): Cents {
  const cents = optionalCents(segment, index);
  if (cents === null) throw missing(segment, index, 'AMOUNT_MISSING', 'a dollar amount');
  return cents;
}

/** A dollar amount; null when the element is empty. */
export function optionalCents(segment: Segment, index: number): Cents | null {
  if (segment.isEmpty(index)) return null;
  const cents = segment.cents(index);
  if (!(Math.abs(cents) <= MAX_CENTS)) {
    throw new ElementFault(
      segment,
      `${segment.id}_AMOUNT_INVALID`,
      `${elementName(segment, index)}: expected a dollar amount such as 125.50, found ${shapeOf(segment.get(index))}`,
    );
  }
  return cents;
}

/** A dollar amount as far as one can be read; null otherwise. */
export function readableCents(segment: Segment, index: number): Cents | null {
  const cents = segment.cents(index);
  return Math.abs(cents) <= MAX_CENTS ? cents : null;
}

/** Units of service: a decimal number, fractions allowed; null when the element is empty. */
export function optionalUnits(segment: Segment, index: number): number | null {
  const text = segment.get(index);
  if (text === '') return null;
  if (text === '1') return 1;
  const units = /^-?(\d{1,9}(\.\d{0,6})?|\.\d{1,6})$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(units)) {
    throw new ElementFault(
      segment,
      `${segment.id}_UNITS_INVALID`,
      `${elementName(segment, index)}: expected a number of units, found ${shapeOf(text)}`,
    );
  }
  return units;
}

/** Enough for the guides' 999 service lines with twenty segments each; more is damage or an attack. */
const MAX_SEGMENTS_OF_CLAIM = 20_000;

/** @throws ElementFault at a segment beyond what one claim may have */
export function boundClaim(segment: Segment, segmentsSoFar: number): void {
  if (segmentsSoFar <= MAX_SEGMENTS_OF_CLAIM) return;
  throw new ElementFault(
    segment,
    'CLAIM_TOO_LARGE',
    `expected at most ${MAX_SEGMENTS_OF_CLAIM} segments in a claim, found more`,
  );
}

/** A code from a list; quoted in the message only if it is too short to hold anything personal. */
export function codeFault(segment: Segment, index: number, code: string, expected: string): ElementFault {
  const text = segment.get(index);
  const found = text === '' ? 'nothing' : text.length <= 3 ? `"${quotable(text)}"` : shapeOf(text);
  return new ElementFault(
    segment,
    `${segment.id}_${code}`,
    `${elementName(segment, index)}: expected ${expected}, found ${found}`,
  );
}

export function missing(segment: Segment, index: number, code: string, expected: string): ElementFault {
  return new ElementFault(
    segment,
    `${segment.id}_${code}`,
    `${elementName(segment, index)}: expected ${expected}, found nothing`,
  );
}

export interface DateRange {
  from: LocalDate;
  to: LocalDate;
}

/**
 * The date of a DTM segment: DTM02 as CCYYMMDD, the YYMMDD of older versions, or a range; else DTM05/DTM06 with a
 * format qualifier (D8, RD8). null when no date can be read.
 */
export function dateRange(segment: Segment): DateRange | null {
  return rangeOf(segment.get(2) || segment.get(6));
}

/** CCYYMMDD, CCYYMMDD-CCYYMMDD, or the date of CCYYMMDDHHMM; null when it is none of these. */
export const statedRange = (segment: Segment, index: number): DateRange | null =>
  rangeOf(segment.get(index).replace(/^(\d{8})\d{4}$/, '$1'));

function rangeOf(text: string): DateRange | null {
  const dash = text.indexOf('-');
  const from = parseX12Date(dash < 0 ? text : text.slice(0, dash));
  const to = dash < 0 ? from : parseX12Date(text.slice(dash + 1));
  return from === null || to === null || to < from ? null : { from, to };
}

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const MAX_REMEMBERED_DATES = 20_000;
const remembered = new Map<string, LocalDate | null>();

/** CCYYMMDD, or YYMMDD with years 70-99 in the 1900s; null for anything that is not a date between 1900 and 2099. */
export function parseX12Date(text: string): LocalDate | null {
  if (text.length > 8) return null;
  let date = remembered.get(text);
  if (date === undefined) {
    date = readX12Date(text);
    if (remembered.size >= MAX_REMEMBERED_DATES) remembered.clear();
    remembered.set(text, date);
  }
  return date;
}

function readX12Date(text: string): LocalDate | null {
  if (!/^(\d{6}|\d{8})$/.test(text)) return null;
  const full = text.length === 8 ? text : (text < '70' ? '20' : '19') + text;
  const year = Number(full.slice(0, 4));
  const month = Number(full.slice(4, 6));
  const day = Number(full.slice(6, 8));
  if (year < 1900 || year > 2099) return null;
  const days = month === 2 && !isLeapYear(year) ? 28 : DAYS_IN_MONTH[month - 1];
  if (days === undefined || day < 1 || day > days) return null;
  return `${full.slice(0, 4)}-${full.slice(4, 6)}-${full.slice(6, 8)}`;
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
