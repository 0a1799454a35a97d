import { Database as SqliteDatabase } from 'sqlite3';

/**
 * One program per data directory: two engines on one SQLite file would take each run from the other again and again.
 * The lock is SQLite's own, on a file of its own, so that the operating system releases it however the program ends.
 * @returns a function that releases the lock, or null when another program holds it
 */
export async function lockDirectory(path: string): Promise<(() => Promise<void>) | null> {
  const database = await new Promise<SqliteDatabase>((resolve, reject) => {
    const opened: SqliteDatabase = new SqliteDatabase(path, (error) =>
      error ? reject(error) : resolve(opened),
    );
  });
  const close = (): Promise<void> => new Promise((resolve) => database.close(() => resolve()));
  const held = await new Promise<boolean>((resolve, reject) => {
    database.exec('BEGIN EXCLUSIVE', (error) => {
      if (error === null) resolve(true);
      else if ((error as { code?: unknown }).code === 'SQLITE_BUSY') resolve(false);
      else reject(error);
    });
  });
  if (held) return close;
  await close();
  return null;
}
