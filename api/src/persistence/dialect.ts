/** The differences between the two databases, in one place. */
export type Dialect = 'sqlite' | 'postgres';

/** A parameter or result value of a statement. */
export type Cell = string | number | null;

/** SQL is written once with `?`; PostgreSQL wants `$1`. Our SQL has no `?` operators and no `?` in literals. */
export function placeholders(dialect: Dialect, sql: string): string {
  if (dialect === 'sqlite') return sql;
  let n = 0;
  return sql.replace(/\?/g, () => `$${++n}`);
}

/** Whole days from one column of dates to another, in SQL. */
export const daysFromTo = (dialect: Dialect, from: string, to: string): string =>
  dialect === 'sqlite'
    ? `CAST(julianday(${to}) - julianday(${from}) AS INTEGER)`
    : `(CAST(${to} AS date) - CAST(${from} AS date))`;

/**
 * TypeORM's sqlite runner drops the rows of statements that begin with INSERT, UPDATE or DELETE; a leading comment
 * makes it fetch what RETURNING gives.
 */
export const returning = (sql: string): string => `/* returning */ ${sql}`;
