import { getMetadataArgsStorage } from 'typeorm';
import type { Cell } from '../dialect';
import type { Queryable, Row } from '../database';

/** An entity class: its TypeORM columns say how a row becomes an instance. */
export type EntityClass<T> = new () => T;

interface ColumnOfEntity {
  column: string;
  property: string;
  from: ((value: unknown) => unknown) | null;
}

const known = new Map<EntityClass<unknown>, readonly ColumnOfEntity[]>();

/**
 * The select list of an entity. The paged lists choose their driving index in the SQL itself, which a query builder
 * cannot say, so rows are read by hand and mapped by the entity's own column declarations.
 */
export function columnsOf(entity: EntityClass<unknown>, alias: string): string {
  return mapping(entity)
    .map(({ column }) => `${alias}.${column}`)
    .join(', ');
}

/** Selects whole entities: `rest` is everything from FROM on, with the entity's table under `alias`. */
export async function select<T>(
  db: Queryable,
  entity: EntityClass<T>,
  alias: string,
  rest: string,
  params: readonly Cell[] = [],
): Promise<T[]> {
  const rows = await db.query(`SELECT ${columnsOf(entity, alias)} ${rest}`, params);
  return rows.map((row) => hydrate(entity, row));
}

export function hydrate<T>(entity: EntityClass<T>, row: Row): T {
  const instance = new entity() as T & Row;
  for (const { column, property, from } of mapping(entity)) {
    const value = row[column];
    (instance as Row)[property] = from ? from(value) : value;
  }
  return instance;
}

function mapping(entity: EntityClass<unknown>): readonly ColumnOfEntity[] {
  let columns = known.get(entity);
  if (!columns) {
    columns = getMetadataArgsStorage()
      .columns.filter((column) => column.target === entity)
      .map(({ propertyName, options }) => {
        const { transformer } = options;
        if (Array.isArray(transformer))
          throw new Error(`${entity.name}.${propertyName} has several transformers`);
        return {
          column: options.name ?? propertyName,
          property: propertyName,
          from: transformer ? (value: unknown): unknown => transformer.from(value) as unknown : null,
        };
      });
    known.set(entity, columns);
  }
  return columns;
}
