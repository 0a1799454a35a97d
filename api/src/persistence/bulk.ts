import type { Dialect } from './dialect';
import { placeholders } from './dialect';
import type { Tx } from './database';
import type { Column, Packed, RowSet, StoredType, Table } from './table';

/** How a JSON array element becomes a column of PostgreSQL; SQLite takes the JSON type as it is. */
const POSTGRES_TYPE: Record<StoredType, string> = {
  bigint: 'bigint',
  integer: 'integer',
  text: 'text',
  'double precision': 'double precision',
  bytes: 'bytea',
};

const cell = (dialect: Dialect, { name, type }: Column, index: number): string =>
  dialect === 'sqlite'
    ? `value->>${index} AS ${name}`
    : `(value->>${index})::${POSTGRES_TYPE[type]} AS ${name}`;

/** By jsonb_each: json_each would write each row out as text again for every column that is taken from it. */
const jsonRows = (dialect: Dialect): string =>
  dialect === 'sqlite' ? 'jsonb_each(?)' : 'json_array_elements(?::json) AS j(value)';

const cells = (dialect: Dialect, columns: readonly Column[]): string =>
  columns.map((column, index) => cell(dialect, column, index)).join(', ');

/** Packed rows as a table of their own, in parentheses; its one parameter is what rowsParameter gives. */
export const packedRows = <Row extends object>(dialect: Dialect, { columns }: RowSet<Row>): string =>
  `(SELECT ${cells(dialect, columns)} FROM ${jsonRows(dialect)})`;

/** Any number of rows are passed as one JSON text, an array of arrays in the order of the row set's columns. */
export const rowsParameter = (rows: readonly (readonly unknown[])[]): string => JSON.stringify(rows);

type Rows<Row> = readonly Packed<NoInfer<Row>>[];

/** One statement for any number of rows. */
export const insertRows = <Row extends object>(tx: Tx, table: Table<Row>, rows: Rows<Row>): Promise<void> =>
  insert(tx, table, rows, '');

/** Leaves alone what is there under the same key. */
export const insertMissingRows = <Row extends object>(
  tx: Tx,
  table: Table<Row>,
  rows: Rows<Row>,
): Promise<void> => insert(tx, table, rows, ` ON CONFLICT (${table.key.join(', ')}) DO NOTHING`);

/** Adds to counters: rows that are not there yet are made, those that are get each non-key column added. */
export const addRows = <Row extends object>(tx: Tx, table: Table<Row>, rows: Rows<Row>): Promise<void> =>
  insert(
    tx,
    table,
    rows,
    onConflictSet(table, (name) => `${table.name}.${name} + excluded.${name}`),
  );

/** Writes whole rows over what is there. */
export const putRows = <Row extends object>(tx: Tx, table: Table<Row>, rows: Rows<Row>): Promise<void> =>
  insert(
    tx,
    table,
    rows,
    onConflictSet(table, (name) => `excluded.${name}`),
  );

/** Sets the non-key columns of existing rows. */
export async function updateRows<Row extends object>(
  tx: Tx,
  table: Table<Row>,
  rows: Rows<Row>,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(updateSql(tx.dialect, table), [rowsParameter(rows)]);
}

async function insert<Row extends object>(
  tx: Tx,
  table: Table<Row>,
  rows: Rows<Row>,
  conflict: string,
): Promise<void> {
  if (rows.length === 0) return;
  const names = table.columns.map((column) => column.name).join(', ');
  // "WHERE true" keeps SQLite from reading ON CONFLICT as a join constraint.
  const sql = `INSERT INTO ${table.name} (${names}) SELECT ${cells(tx.dialect, table.columns)} FROM ${jsonRows(tx.dialect)} WHERE true${conflict}`;
  await tx.run(sql, [rowsParameter(rows)]);
}

function onConflictSet<Row extends object>(table: Table<Row>, value: (name: string) => string): string {
  const sets = table.values.map((name) => `${name} = ${value(name)}`);
  return ` ON CONFLICT (${table.key.join(', ')}) DO UPDATE SET ${sets.join(', ')}`;
}

/**
 * The workspace id comes out of the JSON like every other key column: compared with a bound constant instead, SQLite
 * scans the whole workspace for each row.
 */
export function updateSql<Row extends object>(dialect: Dialect, table: Table<Row>): string {
  const sets = table.values.map((name) => `${name} = r.${name}`);
  const keys = table.key.map((name) => `${table.name}.${name} = r.${name}`);
  return placeholders(
    dialect,
    `UPDATE ${table.name} SET ${sets.join(', ')} FROM ${packedRows(dialect, table)} AS r WHERE ${keys.join(' AND ')}`,
  );
}
