import { compileFunction } from 'node:vm';
import { getMetadataArgsStorage } from 'typeorm';
import type { ColumnOptions } from 'typeorm';
import type { Cell } from './dialect';

/** A table is declared once, by its entity class: here its TypeORM columns become rows, statements and lists of columns. */
export type EntityClass<E> = new () => E;

/** A whole row of an entity's table, in the program's form and by property: what is neither a column nor a method is none of it. */
export type RowOf<E> = {
  [P in keyof E as E[P] extends (...args: never) => unknown ? never : P]-?: E[P];
};

/** What a column holds, on both databases. */
export type StoredType = 'bigint' | 'integer' | 'text' | 'double precision' | 'bytes';

/** A column of a row, or of a statement's parameter. */
export interface Column {
  readonly name: string;
  readonly property: string;
  readonly type: StoredType;
  /** Null where the stored form is the program's. */
  readonly toStored: ((value: unknown) => Cell) | null;
}

export interface DeclaredColumn extends Column {
  readonly isKey: boolean;
  readonly isNullable: boolean;
  /** False for the store's own columns, which are not selected with the entity. */
  readonly isSelected: boolean;
  readonly fromStored: ((value: unknown) => unknown) | null;
}

declare const packedAs: unique symbol;
/** A row's cells in the order of the columns that it was packed for; `pack` alone makes it, so they cannot be swapped. */
export type Packed<Row> = readonly Cell[] & { readonly [packedAs]: (row: Row) => Row };

/** The properties that a value of B has in any case. */
type Surely<B> = { [P in keyof B]-?: undefined extends B[P] ? never : P }[keyof B];

type SomeOf<Row> = { readonly [P in keyof Row]?: Row[P] };

type Part = 'base' | 'own' | 'more';
type Packer = (
  base: object,
  own: object | undefined,
  more: object | undefined,
  toStored: readonly Column['toStored'][],
) => readonly Cell[];

/**
 * One array literal that names every property: with a loop over the columns, V8 looks each property up anew for every
 * row, which made the planning of a batch half as slow again.
 */
function compilePacker(columns: readonly Column[], partOf: (property: string) => Part): Packer {
  const cells = columns.map(({ property, toStored }, index) => {
    const value = `${partOf(property)}[${JSON.stringify(property)}]`;
    return toStored ? `toStored[${index}](${value})` : value;
  });
  const parameters: (Part | 'toStored')[] = ['base', 'own', 'more', 'toStored'];
  return compileFunction(`return [${cells.join(', ')}];`, parameters) as Packer;
}

type Reader = (
  stored: Readonly<Record<string, unknown>>,
  fromStored: readonly DeclaredColumn['fromStored'][],
) => object;

function compileReader(columns: readonly DeclaredColumn[]): Reader {
  const entries = columns.map(({ name, property, fromStored }, index): [string, string] => {
    const value = `stored[${JSON.stringify(name)}]`;
    return [property, fromStored ? `fromStored[${index}](${value})` : value];
  });
  return compileFunction(`return ${literal(entries)};`, ['stored', 'fromStored']) as Reader;
}

const literal = (entries: readonly (readonly [property: string, value: string])[]): string =>
  `{ ${entries.map(([property, value]) => `${JSON.stringify(property)}: ${value}`).join(', ')} }`;

/** Rows of one shape, which travel to a statement as one JSON text. */
export class RowSet<Row extends object> {
  private readonly toStored: readonly Column['toStored'][];
  private packer: Packer | null = null;

  constructor(readonly columns: readonly Column[]) {
    this.toStored = columns.map((column) => column.toStored);
  }

  /** Values of other properties are left out. */
  pack(row: Row): Packed<Row> {
    this.packer ??= compilePacker(this.columns, () => 'base');
    return this.packer(row, undefined, undefined, this.toStored) as Packed<Row>;
  }

  packAll(rows: Iterable<Row>): Packed<Row>[] {
    return Array.from(rows, (row) => this.pack(row));
  }

  /**
   * For rows that are mostly an object of the domain: what `base` and `more` say by a column's name is taken from them,
   * `own` says the rest. (Spread into one object first, a claim costs more than everything else that is done with it.)
   */
  packerOver<Base extends SomeOf<Row>, More extends SomeOf<Row> = object>(): (
    base: Base,
    own: Omit<Row, Surely<Base> | Surely<More>>,
    ...more: object extends More ? [] : [More]
  ) => Packed<Row> {
    let packer: Packer | null = null;
    return (base, own, more?: object) => {
      // Types leave no choice of properties, so the first row speaks for all.
      packer ??= compilePacker(this.columns, (property) =>
        property in own ? 'own' : more && property in more ? 'more' : 'base',
      );
      return packer(base, own, more, this.toStored) as Packed<Row>;
    };
  }
}

/** A table, or some of its columns: always with the whole key. */
export class Table<Row extends object> extends RowSet<Row> {
  private readonly fromStored: readonly DeclaredColumn['fromStored'][];
  private reader: Reader | null = null;

  constructor(
    readonly name: string,
    override readonly columns: readonly DeclaredColumn[],
  ) {
    super(columns);
    this.fromStored = columns.map((column) => column.fromStored);
  }

  get key(): string[] {
    return this.columns.filter((column) => column.isKey).map((column) => column.name);
  }

  get values(): string[] {
    return this.columns.filter((column) => !column.isKey).map((column) => column.name);
  }

  /** A row of a statement that selects these columns, in the program's form. */
  read(stored: Readonly<Record<string, unknown>>): Row {
    this.reader ??= compileReader(this.columns);
    return this.reader(stored, this.fromStored) as Row;
  }

  /** Copies some properties of a row into an object of their own. */
  copier<P extends keyof Row & string>(properties: readonly P[]): (row: Row) => Pick<Row, P> {
    const copy = compileFunction(
      `return ${literal(properties.map((p) => [p, `row[${JSON.stringify(p)}]`]))};`,
      ['row'],
    );
    return copy as (row: Row) => Pick<Row, P>;
  }

  /** @throws RangeError when the key is not among them */
  part<P extends keyof Row & string>(properties: readonly P[]): Table<Pick<Row, P>> {
    const named = new Set<string>(properties);
    const missing = this.columns.find(({ isKey, property }) => isKey && !named.has(property));
    if (missing)
      throw new RangeError(`a part of ${this.name} has its whole key: ${missing.property} is missing`);
    return new Table(
      this.name,
      this.columns.filter(({ property }) => named.has(property)),
    );
  }

  /** All columns but some that are not of the key. */
  without<P extends keyof Row & string>(properties: readonly P[]): Table<Omit<Row, P>> {
    const left = this.columns.filter(({ property }) => !(properties as readonly string[]).includes(property));
    return new Table(this.name, left);
  }
}

const known = new Map<unknown, Table<object>>();

/** @throws TypeError when a class declares no table, or a column in a form that this program has no use for */
export function tableOf<E extends object>(entity: EntityClass<E>): Table<RowOf<E>> {
  let table = known.get(entity);
  if (!table) {
    const storage = getMetadataArgsStorage();
    const name = storage.tables.find(({ target }) => target === entity)?.name;
    if (!name) throw new TypeError(`${entity.name} declares no table`);
    const counters = new Set(
      storage.generations.filter(({ target }) => target === entity).map(({ propertyName }) => propertyName),
    );
    const columns = storage.columns
      .filter(({ target }) => target === entity)
      .map(({ propertyName, options }) => declaredColumn(entity, propertyName, options, counters));
    known.set(entity, (table = new Table<object>(name, columns)));
  }
  return table as unknown as Table<RowOf<E>>;
}

function declaredColumn(
  entity: EntityClass<object>,
  property: string,
  options: ColumnOptions,
  counters: ReadonlySet<string>,
): DeclaredColumn {
  const { transformer } = options;
  if (Array.isArray(transformer)) throw new TypeError(`${entity.name}.${property} has several transformers`);
  return {
    name: options.name ?? property,
    property,
    type: storedType(entity, property, options),
    isKey: options.primary === true || counters.has(property),
    isNullable: options.nullable === true,
    isSelected: options.select !== false,
    toStored: transformer ? (value) => transformer.to(value) as Cell : null,
    fromStored: transformer ? (value) => transformer.from(value) as unknown : null,
  };
}

const STORED_TYPES: readonly unknown[] = [
  'bigint',
  'integer',
  'text',
  'double precision',
] satisfies StoredType[];

function storedType(entity: EntityClass<object>, property: string, { type }: ColumnOptions): StoredType {
  if (STORED_TYPES.includes(type)) return type as StoredType;
  // The databases have no common name for bytes; TypeORM knows each one's for a Buffer.
  if (Reflect.getMetadata('design:type', entity.prototype as object, property) === Buffer) return 'bytes';
  throw new TypeError(`${entity.name}.${property} is of type ${String(type)}: see entities/columns.ts`);
}

/** The shape of rows that are no table's: a statement's parameter, by property; a column's name is the property's in snake case. */
export function rowSetOf<Row extends object>(types: { readonly [P in keyof Row]: StoredType }): RowSet<Row> {
  const columns = Object.entries<StoredType>(types).map(([property, type]) => ({
    name: property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    property,
    type,
    toStored: null,
  }));
  return new RowSet<Row>(columns);
}
