/** Money is whole US cents everywhere inside; dollars only at the API and in files. */
export type Cents = number;

/** Parses a decimal dollar amount exactly, as X12 (`-12.5`, `.5`, `100`) and CSV write it; null if it is not one. */
export function parseCents(text: string): Cents | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim());
  if (!match || (!match[2] && !match[3])) return null;
  const fraction = (match[3] ?? '').padEnd(2, '0');
  // More than two decimals are refused unless they are zeros: half cents do not exist on a remittance.
  if (/[1-9]/.test(fraction.slice(2))) return null;
  const cents = Number(match[2] || '0') * 100 + Number(fraction.slice(0, 2));
  if (!Number.isSafeInteger(cents)) return null;
  return match[1] === '-' && cents !== 0 ? -cents : cents;
}

export const dollarsOfCents = (cents: Cents): number => cents / 100;

/** Dollars from the API to cents; null when there is a fraction of a cent. */
export function centsOfDollars(dollars: number): Cents | null {
  const cents = Math.round(dollars * 100);
  return Number.isFinite(dollars) && Math.abs(cents / 100 - dollars) < 1e-9 * Math.max(1, Math.abs(dollars))
    ? cents
    : null;
}
