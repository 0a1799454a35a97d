/** Money is whole US cents everywhere inside; dollars only at the API and in files. */
export type Cents = number;

export const dollarsOfCents = (cents: Cents): number => cents / 100;

/** Dollars from the API to cents; null when there is a fraction of a cent. */
export function centsOfDollars(dollars: number): Cents | null {
  const cents = Math.round(dollars * 100);
  return Number.isFinite(dollars) && Math.abs(cents / 100 - dollars) < 1e-9 * Math.max(1, Math.abs(dollars))
    ? cents
    : null;
}
