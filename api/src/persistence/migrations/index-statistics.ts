import type { QueryRunner } from 'typeorm';

/**
 * Rows in an index, then rows that share its first column, its first two, and so on; by table and index. A primary key
 * bears the name of its table, or of an automatic index where the table has row ids.
 */
export type RowsForEachPrefix = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Tells SQLite's planner what to expect of indexes (see SqliteStatistics0003); PostgreSQL finds out for itself. */
export async function expectRows(runner: QueryRunner, rowsForEachPrefix: RowsForEachPrefix): Promise<void> {
  if (runner.connection.options.type === 'postgres') return;
  for (const [table, indexes] of Object.entries(rowsForEachPrefix)) {
    for (const [index, rows] of Object.entries(indexes)) {
      // To try every value of a column that was not asked for pays only where there are few, which changes.
      await runner.query('INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)', [
        table,
        index,
        `${rows} noskipscan`,
      ]);
    }
  }
  await runner.query('ANALYZE sqlite_schema'); // read them again
}
