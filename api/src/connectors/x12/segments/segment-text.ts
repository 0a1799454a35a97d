import type { LocalDate } from '../../../domain/calendar';
import type { Cents } from '../../../domain/money';

/** How segments are written: the guides' usual delimiters, and a line break after each terminator for readability. */
const ELEMENT = '*';
export const COMPONENT = ':';
export const REPETITION = '^';
const TERMINATOR = '~';

/** A segment of elements that hold no delimiters of their own; empty ones at its end are left out (X12.6). */
export function segment(...elements: readonly string[]): string {
  let end = elements.length;
  while (elements[end - 1] === '') end--;
  return `${elements.slice(0, end).join(ELEMENT)}${TERMINATOR}\n`;
}

/** A segment of plain texts. */
export const element = (...elements: readonly string[]): string => segment(...elements.map(plain));

export function composite(...components: readonly string[]): string {
  let end = components.length;
  while (components[end - 1] === '') end--;
  return components.slice(0, end).map(plain).join(COMPONENT);
}

/** X12 has no escapes: delimiters and line breaks within texts become spaces. */
export const plain = (text: string): string => text.replace(/[*:^~\r\n]/g, ' ');

export const compact = (date: LocalDate): string => date.replaceAll('-', '');

/** The shortest decimal, as the guides require: 12.5, 100, -0.25. */
export function dollars(cents: Cents): string {
  const whole = Math.trunc(Math.abs(cents) / 100);
  const fraction = String(Math.abs(cents) % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${cents < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
export const optionalDollars = (cents: Cents | null): string => (cents === null ? '' : dollars(cents));
