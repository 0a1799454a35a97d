export type SortOrder = 'asc' | 'desc';

/** Rows by a value; equal ones stay as they were, and those without a value come last in either order. */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => string | number | null,
  order: SortOrder,
): Row[] {
  const sign = order === 'asc' ? 1 : -1;
  return [...rows].sort((first, second) => {
    const [a, b] = [valueOf(first), valueOf(second)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)));
  });
}

const { compare } = new Intl.Collator('en', { numeric: true });
