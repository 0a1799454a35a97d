/**
 * Folds A-Z only, as `lower()` does in SQLite and under the "C" collation of PostgreSQL: both sides of a comparison
 * must fold alike, on either database.
 */
export const foldCase = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
