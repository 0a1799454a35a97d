import { getMetadataArgsStorage } from 'typeorm';
import { ENTITIES } from '../../src/persistence/entities';
import type { Database } from '../../src/persistence/database';
import type { Dialect } from '../../src/persistence/dialect';
import type { DeclaredColumn, StoredType } from '../../src/persistence/table';
import { tableOf } from '../../src/persistence/table';
import { DATABASES, withOneDatabase } from '../support/databases';

interface FoundColumn {
  name: string;
  type: string;
  nullable: number;
  initial: string | null;
  key: number;
}

const TYPES: Record<Dialect, Record<StoredType, string>> = {
  sqlite: { bigint: 'BIGINT', integer: 'INTEGER', text: 'TEXT', 'double precision': 'REAL', bytes: 'BLOB' },
  postgres: {
    bigint: 'bigint',
    integer: 'integer',
    text: 'text',
    'double precision': 'double precision',
    bytes: 'bytea',
  },
};

const COLUMNS: Record<Dialect, string> = {
  sqlite: `SELECT name, type, "notnull" = 0 AND pk = 0 AS nullable, dflt_value AS initial, pk AS key FROM pragma_table_info(?)`,
  postgres: `SELECT c.column_name AS name, c.data_type AS type, CASE WHEN c.is_nullable = 'YES' THEN 1 ELSE 0 END AS nullable,
      c.column_default AS initial, COALESCE(array_position(i.indkey::int[], a.attnum::int) + 1, 0) AS key
    FROM information_schema.columns c
    JOIN pg_attribute a ON a.attrelid = c.table_name::regclass AND a.attname = c.column_name
    LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
    WHERE c.table_schema = current_schema() AND c.table_name = ?`,
};

const TABLES: Record<Dialect, string> = {
  sqlite: `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations' ORDER BY name`,
  postgres: `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name <> 'migrations' ORDER BY table_name`,
};

/** The columns of unique constraints, as text. */
const UNIQUES: Record<Dialect, string> = {
  sqlite: `SELECT (SELECT group_concat(name, ',') FROM (SELECT i.name AS name FROM pragma_index_info(l.name) i ORDER BY i.name)) AS columns
    FROM pragma_index_list(?) l WHERE l.origin = 'u'`,
  postgres: `SELECT string_agg(a.attname, ',' ORDER BY a.attname COLLATE "C") AS columns FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
    WHERE c.conrelid = ?::regclass AND c.contype = 'u' GROUP BY c.oid`,
};

/** SQLite's own counter is an INTEGER, whose name for a row's number it is. */
const isCounter = (entity: unknown, { property }: DeclaredColumn): boolean =>
  getMetadataArgsStorage().generations.some((g) => g.target === entity && g.propertyName === property);

const defaultOf = (entity: unknown, { property }: DeclaredColumn): unknown =>
  getMetadataArgsStorage().columns.find((c) => c.target === entity && c.propertyName === property)?.options
    .default ?? null;

describe.each(DATABASES)('what the migrations have made, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  it('is the tables that entities declare, and no other', async () => {
    const tables = await database.reader('live').query<{ name: string }>(TABLES[database.dialect]);
    expect(tables.map(({ name }) => name)).toEqual(
      ENTITIES.map((entity) => tableOf<object>(entity).name).sort(),
    );
  });

  it.each(ENTITIES.map((entity) => ({ entity, table: tableOf<object>(entity) })))(
    'is the columns of $table.name with their types, keys, nulls and defaults as its entity declares them',
    async ({ entity, table }) => {
      const { dialect } = database;
      const found = await database.reader('live').query<FoundColumn>(COLUMNS[dialect], [table.name]);
      const standing = found.map((column) => ({
        name: column.name,
        type: column.type,
        isNullable: Number(column.nullable) === 1,
        initial: column.initial === null ? null : Number(column.initial),
        key: Number(column.key),
      }));
      const keys = table.columns.filter(({ isKey }) => isKey);
      const declared = table.columns.map((column) => ({
        name: column.name,
        type: dialect === 'sqlite' && isCounter(entity, column) ? 'INTEGER' : TYPES[dialect][column.type],
        isNullable: column.isNullable,
        initial: defaultOf(entity, column),
        key: keys.indexOf(column) + 1,
      }));
      const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
      expect(standing.sort(byName)).toEqual(declared.sort(byName));
    },
  );

  it.each(ENTITIES.map((entity) => ({ entity, table: tableOf<object>(entity) })))(
    'holds unique in $table.name what its entity declares so',
    async ({ entity, table }) => {
      const found = await database
        .reader('live')
        .query<{ columns: string }>(UNIQUES[database.dialect], [table.name]);
      const storage = getMetadataArgsStorage();
      const declared = storage.uniques
        .filter(({ target }) => target === entity)
        .map(({ columns }) => columns as string[]);
      const nameOf = (property: string): string =>
        table.columns.find((column) => column.property === property)?.name ?? property;
      expect(found.map(({ columns }) => columns).sort()).toEqual(
        declared.map((properties) => properties.map(nameOf).sort().join(',')).sort(),
      );
    },
  );
});
