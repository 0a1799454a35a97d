import type { Cell } from '../dialect';
import type { Queryable, Row } from '../database';
import type { DeclaredColumn, EntityClass, Table } from '../table';
import { tableOf } from '../table';

export type { EntityClass } from '../table';

const selected = new Map<EntityClass<object>, readonly DeclaredColumn[]>();

/**
 * The select list of an entity. The paged lists choose their driving index in the SQL itself, which a query builder
 * cannot say, so rows are read by hand and mapped by the entity's own column declarations.
 */
const columnsOf = (entity: EntityClass<object>, alias: string): string =>
  listed(columnsWithEntity(entity), alias);

/** Selects whole entities: `rest` is everything from FROM on, with the entity's table under `alias`. */
export async function select<T extends object>(
  db: Queryable,
  entity: EntityClass<T>,
  alias: string,
  rest: string,
  params: readonly Cell[] = [],
): Promise<T[]> {
  const rows = await db.query(`SELECT ${columnsOf(entity, alias)} ${rest}`, params);
  return rows.map((row) => hydrate(entity, row));
}

function hydrate<T extends object>(entity: EntityClass<T>, row: Row): T {
  const instance = new entity() as T & Row;
  for (const { name, property, fromStored } of columnsWithEntity(entity)) {
    const value = row[name];
    (instance as Row)[property] = fromStored ? fromStored(value) : value;
  }
  return instance;
}

/** Selects rows of a table, or of a part of one, with the store's own columns: `rest` as for `select`. */
export async function selectRows<T extends object>(
  db: Queryable,
  table: Table<T>,
  alias: string,
  rest: string,
  params: readonly Cell[] = [],
): Promise<T[]> {
  const rows = await db.query(`SELECT ${listed(table.columns, alias)} ${rest}`, params);
  return rows.map((row) => table.read(row));
}

const listed = (columns: readonly DeclaredColumn[], alias: string): string =>
  columns.map(({ name }) => `${alias}.${name}`).join(', ');

function columnsWithEntity(entity: EntityClass<object>): readonly DeclaredColumn[] {
  let columns = selected.get(entity);
  if (!columns)
    selected.set(entity, (columns = tableOf<object>(entity).columns.filter(({ isSelected }) => isSelected)));
  return columns;
}
