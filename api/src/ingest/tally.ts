import type { Countable, CountableKind, Rollup } from '../persistence/rollups/rollup';
import type { Packed, Table } from '../persistence/table';

/** Sums of a batch by key, so that a rollup row is updated once per batch and not once per claim. */
export class Tally<Row extends object, Figure extends keyof Row & string> {
  private readonly sums = new Map<unknown, Row>();
  private readonly key: readonly string[];
  private readonly onlyKey: string | null;

  /** @param zeros every figure at nothing */
  constructor(
    private readonly table: Table<Row>,
    private readonly zeros: Readonly<Record<Figure, number>>,
  ) {
    // One tally is of one workspace.
    const named = table.columns.filter(({ isKey, name }) => isKey && name !== 'workspace_id');
    this.key = named.map(({ property }) => property);
    this.onlyKey = this.key.length === 1 ? (this.key[0] ?? null) : null;
  }

  add(key: Omit<Row, Figure>, deltas: Partial<Record<Figure, number>>): void {
    const row = this.rowOf(key);
    for (const figure in deltas) row[figure] += deltas[figure] ?? 0;
  }

  /** The key's sums, to be added to. */
  rowOf(key: Omit<Row, Figure>): Record<Figure, number> {
    const name = this.nameOf(key as Record<string, unknown>);
    let row = this.sums.get(name);
    if (!row) this.sums.set(name, (row = { ...key, ...this.zeros } as unknown as Row));
    return row as Record<Figure, number>;
  }

  rows(): Iterable<Row> {
    return this.sums.values();
  }

  packed(): Packed<Row>[] {
    return this.table.packAll(this.rows());
  }

  private nameOf(key: Record<string, unknown>): unknown {
    if (this.onlyKey !== null) return key[this.onlyKey];
    return this.key.map((property) => key[property]).join('|');
  }
}

type Deltas<Figure> = { readonly [K in CountableKind]?: [Figure, (what: Countable[K]) => number][] };

/** 1 adds what happened; -1 takes away what is no longer so. */
export type Times = 1 | -1;

/** The sums of a rollup that says itself what its figures grow by. */
export class RollupTally<Row extends object, Figure extends keyof Row & string> {
  times: Times = 1;
  private readonly tally: Tally<Row, Figure>;
  private readonly deltas: Deltas<Figure> = {};

  constructor({ table, counters }: Rollup<Row, Figure>) {
    const figures = Object.keys(counters) as Figure[];
    this.tally = new Tally(table, Object.fromEntries(figures.map((f) => [f, 0])) as Record<Figure, number>);
    const deltas: Record<string, unknown[]> = {};
    for (const figure of figures)
      for (const [kind, delta] of Object.entries(counters[figure].adds))
        (deltas[kind] ??= []).push([figure, delta]);
    this.deltas = deltas as Deltas<Figure>;
  }

  count<K extends CountableKind>(key: Omit<Row, Figure>, kind: K, what: Countable[K]): void {
    const row = this.tally.rowOf(key);
    for (const [figure, delta] of this.deltas[kind] ?? []) row[figure] += this.times * delta(what);
  }

  packed(): Packed<Row>[] {
    return this.tally.packed();
  }
}
