import type { Database, Tx } from '../../src/persistence/database';

/** The same database; how many rows each write transaction inserted is written down. */
export function countingInserts(database: Database, rows: number[]): Database {
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.write(async (tx) => {
      let changed = 0;
      const counted: Tx = {
        dialect: tx.dialect,
        query: (sql, params) => tx.query(sql, params),
        repository: (entity) => tx.repository(entity),
        run: async (sql, params) => {
          const count = await tx.run(sql, params);
          if (sql.startsWith('INSERT')) changed += count;
          return count;
        },
      };
      const result = await work(counted);
      rows.push(changed);
      return result;
    });
  return new Proxy(database, {
    get(target, property) {
      if (property === 'write') return write;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
    },
  });
}
