import type { Cell, Dialect } from './dialect';
import { placeholders } from './dialect';
import type { Tx } from './database';

/** How a JSON array element becomes a column; SQLite takes the JSON type as it is. */
export type ColumnType = 'int' | 'text' | 'real';
export type Columns = Record<string, ColumnType>;

export interface Table {
  name: string;
  key: readonly string[];
  columns: Columns;
}

const POSTGRES_TYPE: Record<ColumnType, string> = { int: 'bigint', text: 'text', real: 'double precision' };

const cell = (dialect: Dialect, column: string, type: ColumnType, index: number): string =>
  dialect === 'sqlite'
    ? `value->>${index} AS ${column}`
    : `(value->>${index})::${POSTGRES_TYPE[type]} AS ${column}`;

/** By jsonb_each: json_each would write each row out as text again for every column that is taken from it. */
export const jsonRows = (dialect: Dialect): string =>
  dialect === 'sqlite' ? 'jsonb_each(?)' : 'json_array_elements(?::json) AS j(value)';

/**
 * One statement for any number of rows: they are passed as one JSON text, an array of arrays in the order of
 * `table.columns`. `conflict` is what follows ON CONFLICT.
 */
export async function insertRows(
  tx: Tx,
  table: Table,
  rows: readonly (readonly Cell[])[],
  conflict?: string,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(insertSql(tx.dialect, table, conflict), [JSON.stringify(rows)]);
}

/** Adds to counters: rows that are not there yet are made, those that are get each non-key column added. */
export async function addRows(tx: Tx, table: Table, rows: readonly (readonly Cell[])[]): Promise<void> {
  const added = Object.keys(table.columns).filter((column) => !table.key.includes(column));
  const sets = added.map((column) => `${column} = ${table.name}.${column} + excluded.${column}`);
  await insertRows(tx, table, rows, `(${table.key.join(', ')}) DO UPDATE SET ${sets.join(', ')}`);
}

/** Writes whole rows over what is there. */
export async function putRows(tx: Tx, table: Table, rows: readonly (readonly Cell[])[]): Promise<void> {
  const sets = Object.keys(table.columns)
    .filter((column) => !table.key.includes(column))
    .map((column) => `${column} = excluded.${column}`);
  await insertRows(tx, table, rows, `(${table.key.join(', ')}) DO UPDATE SET ${sets.join(', ')}`);
}

/** Sets the non-key columns of existing rows. */
export async function updateRows(tx: Tx, table: Table, rows: readonly (readonly Cell[])[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(updateSql(tx.dialect, table), [JSON.stringify(rows)]);
}

export function insertSql(dialect: Dialect, table: Table, conflict?: string): string {
  const names = Object.keys(table.columns);
  const cells = names.map((name, index) => cell(dialect, name, table.columns[name] as ColumnType, index));
  // "WHERE true" keeps SQLite from reading ON CONFLICT as a join constraint.
  return placeholders(
    dialect,
    `INSERT INTO ${table.name} (${names.join(', ')}) SELECT ${cells.join(', ')} FROM ${jsonRows(dialect)} WHERE true` +
      (conflict ? ` ON CONFLICT ${conflict}` : ''),
  );
}

/**
 * The workspace id comes out of the JSON like every other key column: compared with a bound constant instead, SQLite
 * scans the whole workspace for each row.
 */
export function updateSql(dialect: Dialect, table: Table): string {
  const names = Object.keys(table.columns);
  const cells = names.map((name, index) => cell(dialect, name, table.columns[name] as ColumnType, index));
  const sets = names.filter((name) => !table.key.includes(name)).map((name) => `${name} = r.${name}`);
  const keys = table.key.map((name) => `${table.name}.${name} = r.${name}`);
  return placeholders(
    dialect,
    `UPDATE ${table.name} SET ${sets.join(', ')} FROM (SELECT ${cells.join(', ')} FROM ${jsonRows(dialect)}) AS r WHERE ${keys.join(' AND ')}`,
  );
}
