import type { LocalDate } from '../../domain/calendar';
import { isLocalDate } from '../../domain/calendar';
import type { Cents } from '../../domain/money';

/** What a resource holds is known only when it is looked at: these look, and give null for anything else. */

export function fieldOf(value: unknown, ...path: readonly string[]): unknown {
  let at: unknown = value;
  for (const name of path) {
    const [first] = Array.isArray(at) ? (at as unknown[]) : [at];
    if (typeof first !== 'object' || first === null) return undefined;
    at = (first as Record<string, unknown>)[name];
  }
  return at;
}

/** A list as it is; where one thing stands in the place of a list, that thing. */
export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

export const listAt = (value: unknown, ...path: readonly string[]): unknown[] =>
  listOf(fieldOf(value, ...path));

function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

export const textAt = (value: unknown, ...path: readonly string[]): string | null =>
  textOf(fieldOf(value, ...path));

const MAX_DOLLARS = 1e11;

/** Money or a Quantity; numbers as text are read, too. */
export function centsOf(money: unknown): Cents | null {
  const stated = typeof money === 'object' && money !== null ? fieldOf(money, 'value') : money;
  const text = typeof stated === 'string' ? stated.trim() : stated;
  const value = typeof text === 'number' ? text : typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN; // prettier-ignore
  if (!Number.isFinite(value) || Math.abs(value) > MAX_DOLLARS) return null;
  const cents = Math.round(Math.abs(value) * 100 + 1e-6);
  return value < 0 && cents !== 0 ? -cents : cents;
}

export const centsAt = (value: unknown, ...path: readonly string[]): Cents | null =>
  centsOf(fieldOf(value, ...path));

/** The day of a date or dateTime; a year or month alone is none. */
export function dateOf(value: unknown): LocalDate | null {
  const day = typeof value === 'string' ? value.slice(0, 10) : '';
  return isLocalDate(day) && day > '1900' && day < '2200' ? day : null;
}

export const dateAt = (value: unknown, ...path: readonly string[]): LocalDate | null =>
  dateOf(fieldOf(value, ...path));

export interface Code {
  system: string;
  code: string;
}

/** The codes of a CodeableConcept, or of several. */
export const codesOf = (concept: unknown): Code[] =>
  listOf(concept).flatMap((each) =>
    listAt(each, 'coding').flatMap((coding) => {
      const code = textAt(coding, 'code');
      return code === null ? [] : [{ system: textAt(coding, 'system') ?? '', code }];
    }),
  );

/** A code of a CMS variable is an address that ends in its name. */
export const lastPart = (code: string): string => code.slice(code.lastIndexOf('/') + 1).toLowerCase();

export const hasCode = (concept: unknown, ...codes: readonly string[]): boolean =>
  codesOf(concept).some(({ code }) => codes.includes(lastPart(code)));

/** Money that states a value which is no amount: to take it for none would lose it. */
export const isUnreadableMoney = (money: unknown): boolean =>
  typeof money === 'object' &&
  money !== null &&
  'value' in money &&
  money.value !== null &&
  centsOf(money) === null;
