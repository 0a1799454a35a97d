import { putRows } from '../bulk';
import type { Tx } from '../database';
import type { Table } from '../table';

/** A row as a recomputation gives it: its key, and the figures that it found; the others are 0. */
export type Recounted<Row> = { readonly [P in keyof Row]?: unknown };

/**
 * Compares stored figures with recomputed ones and stores the recomputed ones.
 * @returns how many figures differed: a missing or surplus row counts each of its figures that is not 0
 */
export async function confirm<Row extends object>(
  tx: Tx,
  table: Table<Row>,
  expected: readonly Recounted<NoInfer<Row>>[],
  stored: readonly Row[],
): Promise<number> {
  const propertiesOf = (isKey: boolean): (keyof Row)[] =>
    table.columns.filter((column) => column.isKey === isKey).map(({ property }) => property as keyof Row);
  const [key, figures] = [propertiesOf(true), propertiesOf(false)];
  const nameOf = (row: Recounted<Row>): string => JSON.stringify(key.map((property) => row[property]));
  const expectedByName = new Map(expected.map((row) => [nameOf(row), row]));
  const storedByName = new Map<string, Recounted<Row>>(stored.map((row) => [nameOf(row), row]));
  let mismatches = 0;
  const mended: Row[] = [];
  for (const name of new Set([...expectedByName.keys(), ...storedByName.keys()])) {
    const right = expectedByName.get(name);
    const left = storedByName.get(name);
    const differing = figures.filter((figure) => number(left?.[figure]) !== number(right?.[figure])).length;
    if (differing === 0) continue;
    mismatches += differing;
    const named: Recounted<Row> = right ?? left ?? {};
    mended.push(
      Object.fromEntries([
        ...key.map((property) => [property, named[property]]),
        ...figures.map((figure) => [figure, number(right?.[figure])]),
      ]) as Row,
    );
  }
  await putRows(tx, table, table.packAll(mended));
  return mismatches;
}

/** PostgreSQL gives sums of bigint as text. */
const number = (value: unknown): number => (value === null || value === undefined ? 0 : Number(value));
