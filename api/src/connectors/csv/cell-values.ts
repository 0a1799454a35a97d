import type { LocalDate } from '../../domain/calendar';
import { isLocalDate } from '../../domain/calendar';
import type { Cents } from '../../domain/money';
import type { DateOrder, DecimalMark } from '../../domain/tables/column-mapping';

/** Nothing, or what systems and people write for it. */
export const isBlank = (cell: string): boolean =>
  /^(?:\s*|[$\s]*-+\s*|n\/?a|null|none|nil|nan|\\n|#n\/a|\.)$/i.test(cell.trim());

/** Beyond it cents are no whole numbers any more. */
const MAX_DIGITS = 13;

interface PlainAmount {
  digits: string;
  isNegative: boolean;
}

/** Takes off what is around the number: currency, blanks, signs on either side, parentheses, CR for credit. */
function plainAmount(cell: string): PlainAmount {
  let text = cell.trim().replace(/^'/, '');
  let isNegative = false;
  const bracketed = /^[^\d(]*\((.*)\)[^\d)]*$/.exec(text);
  if (bracketed?.[1] !== undefined) {
    isNegative = true;
    text = bracketed[1];
  }
  if (/(?:CR|Cr)\.?$/.test(text)) {
    isNegative = !isNegative;
    text = text.replace(/CR\.?$/i, '');
  }
  text = text.replace(/USD|US\$|[$€£]|DR\.?$/gi, '').replace(/[\s\u00a0\u202f'’]/g, '');
  const signed = /^([-−–+])(.*)$|^(.*)([-−–])$/.exec(text);
  if (signed) {
    if ((signed[1] ?? signed[4]) !== '+') isNegative = !isNegative;
    text = signed[2] ?? signed[3] ?? '';
  }
  return { digits: text, isNegative };
}

/** @returns null where it is no amount: blank cells are asked for with isBlank first */
export function readAmount(cell: string, mark: DecimalMark): Cents | null {
  const { digits, isNegative } = plainAmount(cell);
  const [decimal, thousands] = mark === 'POINT' ? ['.', ','] : [',', '.'];
  const [whole = '', fraction = '', ...more] = digits.split(decimal);
  const isGrouped = whole.includes(thousands);
  if (more.length > 0 || !/^\d*$/.test(fraction)) return null;
  if (isGrouped ? !/^\d{1,3}(?:[.,]\d{3})+$/.test(whole) : !/^\d*$/.test(whole)) return null;
  const plain = whole.replace(/\D/g, '');
  if (plain === '' && fraction === '') return null;
  if (plain.length > MAX_DIGITS) return null;
  // A half cent is rounded away from zero: systems that reckon with fractions export sums like 431.40000000000003.
  const cents = Number(plain || '0') * 100 + Math.round(Number(`0.${fraction || '0'}`) * 100 + 1e-9);
  return isNegative && cents !== 0 ? -cents : cents;
}

/** What one cell says of the sign before the cents; null where it could be either. */
export function markProvenBy(cell: string): DecimalMark | 'EITHER' | null {
  const { digits } = plainAmount(cell);
  if (!/^[\d.,]+$/.test(digits) || !/[.,]/.test(digits)) return null;
  const [point, comma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')];
  if (point >= 0 && comma >= 0) return point > comma ? 'POINT' : 'COMMA';
  const [sign, own, other] =
    point >= 0 ? (['.', 'POINT', 'COMMA'] as const) : ([',', 'COMMA', 'POINT'] as const);
  const parts = digits.split(sign);
  if (parts.length > 2) return other;
  const isGroup = /^[1-9]\d{0,2}$/.test(parts[0] ?? '') && (parts[1] ?? '').length === 3;
  if (!isGroup) return own;
  // 1,240: no amount has three decimals behind a comma, but systems write 1.240 for one dollar and 24 cents.
  return sign === ',' ? 'POINT' : 'EITHER';
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

const dateOf = (year: string, month: number, day: number): LocalDate | null => {
  const full = year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year;
  const date = `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
};

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const NAMED = /^(\d{1,2})[-\s/]?([A-Za-z]{3})[a-z]*\.?[-\s/,]*(\d{4}|\d{2})$/;
const NAMED_MONTH_FIRST = /^([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})$/;
const NUMERIC = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/;
/** Days since 1899-12-30, as spreadsheets count them; from 1982 to 2064. */
const SERIAL = /^(?:[345]\d{4})(?:\.\d+)?$/;

/** The day of a date with a time; a day alone stays. */
const withoutTime = (cell: string): string =>
  cell
    .trim()
    .replace(/^'/, '')
    .replace(/^(\d{4}-\d{2}-\d{2})T.*$/, '$1')
    .replace(/[ T]+\d{1,2}:\d{2}.*$/, '');

/** What one cell says of the order of day and month; null where it says nothing, EITHER where it could be both. */
export function orderProvenBy(cell: string): DateOrder | 'EITHER' | null {
  const match = NUMERIC.exec(withoutTime(cell));
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  if (first > 12) return second > 12 ? null : 'DAY_FIRST';
  if (second > 12) return 'MONTH_FIRST';
  return first === second ? null : 'EITHER';
}

/** A date that stands for none, in files of systems that need one: 9999-12-31, 0001-01-01. */
const isOpenDate = (date: LocalDate): boolean => date < '1900-01-01' || date > '2199-12-31';

/** @returns null where it is no date; 'NONE' for a date that stands for none */
export function readDate(cell: string, order: DateOrder): LocalDate | 'NONE' | null {
  const date = calendarDate(withoutTime(cell), order);
  return date !== null && isOpenDate(date) ? 'NONE' : date;
}

function calendarDate(text: string, order: DateOrder): LocalDate | null {
  const yearFirst = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (yearFirst) return dateOf(yearFirst[1] ?? '', Number(yearFirst[2]), Number(yearFirst[3]));
  const named = NAMED.exec(text);
  if (named) return dateOf(named[3] ?? '', monthOf(named[2] ?? ''), Number(named[1]));
  const worded = NAMED_MONTH_FIRST.exec(text);
  if (worded) return dateOf(worded[3] ?? '', monthOf(worded[1] ?? ''), Number(worded[2]));
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [first, second] = [Number(numeric[1]), Number(numeric[2])];
    const [month, day] = order === 'MONTH_FIRST' ? [first, second] : [second, first];
    return dateOf(numeric[3] ?? '', month, day);
  }
  if (!SERIAL.test(text)) return null;
  return new Date((Math.floor(Number(text)) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

const monthOf = (name: string): number => MONTHS.indexOf(name.toUpperCase()) + 1;
