import type { Table } from '../bulk';
import type { Cell } from '../dialect';
import { putRows } from '../bulk';
import type { Row, Tx } from '../database';

/**
 * Compares stored figures with recomputed ones and stores the recomputed ones.
 * @returns how many figures differed: a missing or surplus row counts each of its figures that is not 0
 */
export async function confirm(
  tx: Tx,
  table: Table,
  expected: readonly Row[],
  stored: readonly Row[],
): Promise<number> {
  const values = Object.keys(table.columns).filter((column) => !table.key.includes(column));
  const nameOf = (row: Row): string => JSON.stringify(table.key.map((column) => row[column]));
  const expectedByName = new Map(expected.map((row) => [nameOf(row), row]));
  const storedByName = new Map(stored.map((row) => [nameOf(row), row]));
  let mismatches = 0;
  const mended: Cell[][] = [];
  for (const name of new Set([...expectedByName.keys(), ...storedByName.keys()])) {
    const right = expectedByName.get(name);
    const left = storedByName.get(name);
    const differing = values.filter((column) => number(left?.[column]) !== number(right?.[column])).length;
    if (differing === 0) continue;
    mismatches += differing;
    const row = (right ?? left) as Row;
    mended.push(
      Object.keys(table.columns).map((column) =>
        table.key.includes(column) ? (row[column] as Cell) : number(right?.[column]),
      ),
    );
  }
  await putRows(tx, table, mended);
  return mismatches;
}

/** PostgreSQL gives sums of bigint as text. */
const number = (value: unknown): number => (value === null || value === undefined ? 0 : Number(value));
