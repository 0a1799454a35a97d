import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Client } from 'pg';
import { Database } from '../../src/persistence/database';
import { effort } from './effort';
import { once, TEMPLATE_DATABASE } from './templates';

/** A database of its own for one test, with all tables and nothing in them; gone after it. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

export interface DatabaseKind {
  name: 'SQLite' | 'PostgreSQL';
  create(): Promise<TestDatabase>;
}

export const SQLITE: DatabaseKind = {
  name: 'SQLite',
  create: async () => {
    const template = await once('sqlite', async (folder) => {
      const file = join(folder, 'migrated.sqlite');
      await migrate(file);
      return file;
    });
    const folder = mkdtempSync(join(tmpdir(), 'claimstream-test-'));
    const url = join(folder, 'claimstream.sqlite');
    copyFileSync(template, url);
    return {
      url,
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

/** Where PostgreSQL responds; scripts/test.mjs looks for it and says so when there is none. */
const serverUrl = process.env.TEST_POSTGRES_URL ?? process.env.DATABASE_URL ?? null;

let made = 0;

const postgres = (server: string): DatabaseKind => ({
  name: 'PostgreSQL',
  create: async () => {
    const name = `claimstream_test_${process.pid}_${process.env.JEST_WORKER_ID ?? '0'}_${++made}`;
    const run = async (sql: string): Promise<void> => {
      const client = new Client({ connectionString: server });
      await client.connect();
      await client.query(sql).finally(() => client.end());
    };
    const urlOf = (database: string): string =>
      Object.assign(new URL(server), { pathname: `/${database}` }).href;
    await once('postgres', async () => {
      await run(`DROP DATABASE IF EXISTS ${TEMPLATE_DATABASE} WITH (FORCE)`);
      // English collation on purpose: an ordering that is not by code point then shows.
      await run(
        `CREATE DATABASE ${TEMPLATE_DATABASE} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US' ENCODING 'UTF8'`,
      );
      await migrate(urlOf(TEMPLATE_DATABASE));
    });
    await run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await run(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
    // Processes die here, the machine never: what has committed need not be on its disk before the test goes on.
    await run(`ALTER DATABASE ${name} SET synchronous_commit = off`);
    return { url: urlOf(name), drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
  },
});

/** Every database that this machine has: one suite runs over all of them. */
export const DATABASES: readonly DatabaseKind[] = serverUrl ? [SQLITE, postgres(serverUrl)] : [SQLITE];

/**
 * For suites above the store, whose statements have suites of their own: `npm test` runs each on one of the databases,
 * by the suite's name, and `npm run test:long` on all.
 */
export function databasesInTurn(suite: string): readonly DatabaseKind[] {
  const letters = [...basename(suite)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return effort(0, 1) ? DATABASES : DATABASES.filter((_, at) => at === letters % DATABASES.length);
}

/**
 * Hands every test of the block around it the same database, empty: to make and drop one takes longer than many a test.
 */
export function withOneDatabase(
  create: DatabaseKind['create'],
  use: (database: Database, url: string) => void,
): void {
  let home: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    home = await create();
    database = await openMigrated(home.url);
    use(database, home.url);
  });
  afterEach(() => empty(database));
  afterAll(async () => {
    await database.close();
    await home.drop();
  });
}

async function empty(database: Database): Promise<void> {
  await database.write(async (tx) => {
    const tables = await tx.query<{ name: string }>(
      tx.dialect === 'sqlite'
        ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'`
        : `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`,
    );
    for (const { name } of tables) await tx.run(`DELETE FROM ${name}`);
  });
}

async function migrate(url: string): Promise<void> {
  const database = await Database.open({ url, readers: [] });
  await database.migrate().finally(() => database.close());
}

/** One that `create` made has its tables; any other gets them here. */
export async function openMigrated(url: string): Promise<Database> {
  const database = await Database.open({ url });
  await database.migrate();
  return database;
}
