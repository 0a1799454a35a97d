import type { Packed, Table } from '../table';

/** Rows of a table of counters, added up by their key. */
export class Sums<Row extends object> {
  private readonly rows = new Map<string, Row>();
  private readonly key: readonly (keyof Row)[];
  private readonly figures: readonly (keyof Row)[];

  constructor(private readonly table: Table<Row>) {
    const properties = (isKey: boolean): (keyof Row)[] =>
      table.columns.filter((column) => column.isKey === isKey).map(({ property }) => property as keyof Row);
    this.key = properties(true);
    this.figures = properties(false);
  }

  add(row: Row): void {
    const name = JSON.stringify(this.key.map((property) => row[property]));
    const before = this.rows.get(name);
    if (!before) {
      this.rows.set(name, { ...row });
      return;
    }
    for (const figure of this.figures)
      (before[figure] as number) = (before[figure] as number) + (row[figure] as number);
  }

  all(): Row[] {
    return [...this.rows.values()];
  }

  packed(): Packed<Row>[] {
    return this.table.packAll(this.rows.values());
  }
}
