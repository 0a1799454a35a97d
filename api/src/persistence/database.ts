import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { types } from 'pg';
import sqlite3 from 'sqlite3';
import type { DataSourceOptions, InsertResult, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import { DataSource } from 'typeorm';
import { ImportChunkEntity } from '../entities/import-job.entity';
import type { Dialect } from './dialect';
import { placeholders } from './dialect';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';
import type { Cell } from './dialect';

export type Row = Record<string, unknown>;

/** Access to the database: inside a write transaction, or on a reader. SQL is written with `?` for both databases. */
export interface Queryable {
  readonly dialect: Dialect;
  query<T = Row>(sql: string, params?: readonly Cell[]): Promise<T[]>;
}

/**
 * What of TypeORM's repository goes with a transaction that is begun by hand. `save` and `remove` are not among it: they
 * would begin another one inside it.
 */
type TxRepository<E extends ObjectLiteral> = Pick<
  Repository<E>,
  'insert' | 'update' | 'upsert' | 'delete' | 'find' | 'findBy' | 'findOneBy' | 'existsBy'
>;

/** The number that the database gave a new row; TypeORM tells a SQLite counter as text. */
export const newId = ({ identifiers }: InsertResult): number =>
  Number((identifiers[0] as { localId: number | string }).localId);

export interface Tx extends Queryable {
  /** For what is not written in bulk: rows of one table by their properties, in this transaction. */
  repository<E extends ObjectLiteral>(entity: new () => E): TxRepository<E>;
  /** A statement whose rows are not needed; returns the number of rows changed. */
  run(sql: string, params?: readonly (Cell | Uint8Array)[]): Promise<number>;
}

/** Readers are separate so that a slow export does not block the dashboard. */
const READ_ROLES = ['live', 'lists', 'exports'] as const;
export type ReadRole = (typeof READ_ROLES)[number];

/** Lets mutations in between two batches of an engine that would otherwise take the write lock again at once. */
export interface WriteGate {
  /** Called before each write transaction; resolves when this thread may go on. */
  enter(): Promise<void>;
  leave(): void;
}

export interface DatabaseOptions {
  /** `postgres://...`, or the path of a SQLite file. */
  url: string;
  gate?: WriteGate;
  /** Which readers to open; a writer is always there. */
  readers?: readonly ReadRole[];
}

const MAX_WAL_BYTES = 64 * 1024 * 1024;

/**
 * A thread's way to the database. TypeORM shares ONE connection per SQLite DataSource, so that two overlapping
 * transactions would commit and roll back each other's work: writes go through one queue on a DataSource of their
 * own, reads through others.
 */
export class Database {
  private tail: Promise<unknown> = Promise.resolve();
  private readonly reads = new Set<Promise<unknown>>();
  private closing: Promise<void> | null = null;

  private constructor(
    readonly dialect: Dialect,
    readonly url: string,
    private readonly writer: DataSource,
    private readonly readers: ReadonlyMap<ReadRole, DataSource>,
    private readonly gate: WriteGate | undefined,
  ) {}

  static async open(options: DatabaseOptions): Promise<Database> {
    const dialect = dialectOf(options.url);
    const roles = options.readers ?? READ_ROLES;
    if (dialect === 'postgres') {
      // bigint columns hold ids, cents and counts below 2^53.
      types.setTypeParser(types.builtins.INT8, Number);
      const shared = await dataSource(dialect, options.url, false).initialize();
      return new Database(
        dialect,
        options.url,
        shared,
        new Map(roles.map((role) => [role, shared])),
        options.gate,
      );
    }
    mkdirSync(dirname(options.url), { recursive: true });
    const writer = await openSqlite(options.url, false);
    const readers = new Map<ReadRole, DataSource>();
    for (const role of roles) readers.set(role, await openSqlite(options.url, true));
    return new Database(dialect, options.url, writer, readers, options.gate);
  }

  /**
   * Runs `work` in one write transaction, after every earlier write of this thread. SQLite begins IMMEDIATE: a deferred
   * BEGIN that reads first fails when the engine has written in between.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.inTurn(() => this.transaction(work));
  }

  /**
   * Runs `work` when this thread is writing nothing. A transaction keeps the write lock while its thread computes: what
   * takes long is computed between two of them.
   */
  between<T>(work: () => T): Promise<T> {
    return this.inTurn(() => Promise.resolve(work()));
  }

  reader(role: ReadRole): Queryable {
    const source = this.dataSourceFor(role);
    const { dialect } = this;
    return {
      dialect,
      query: <T>(sql: string, params: readonly Cell[] = []) =>
        this.counted(() => source.query<T[]>(placeholders(dialect, sql), [...params])),
    };
  }

  private dataSourceFor(role: ReadRole): DataSource {
    const source = this.readers.get(role);
    if (!source) throw new Error(`this thread opened no "${role}" reader`);
    return source;
  }

  async migrate(): Promise<void> {
    await refuseNewerDatabase(this.writer);
    await this.writer.runMigrations({ transaction: 'all' });
  }

  /** Between bursts of writing: folds the write-ahead log back and cuts its file. */
  async checkpointWal(): Promise<void> {
    if (this.dialect === 'sqlite')
      await this.inTurn(() => this.writer.query('PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  /**
   * Refuses new statements and waits for the running ones: a connection closed during a statement, or a thread that ends
   * while SQLite works for it, aborts the whole process.
   */
  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private async closeAll(): Promise<void> {
    await this.tail;
    await Promise.allSettled(this.reads);
    const sources = new Set([this.writer, ...this.readers.values()]);
    for (const source of sources) await source.destroy();
  }

  /** One after the other on the writer's connection. @throws DatabaseClosedError */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.closing) throw new DatabaseClosedError();
    const result = this.tail.then(work);
    this.tail = result.catch(() => undefined);
    return result;
  }

  /** @throws DatabaseClosedError */
  private async counted<T>(read: () => Promise<T>): Promise<T> {
    if (this.closing) throw new DatabaseClosedError();
    const reading = read();
    this.reads.add(reading);
    try {
      return await reading;
    } finally {
      this.reads.delete(reading);
    }
  }

  private async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    await this.gate?.enter();
    const runner = this.writer.createQueryRunner();
    try {
      await runner.query(this.dialect === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN');
      try {
        const result = await work(transactionOn(runner, this.dialect));
        await runner.query('COMMIT');
        return result;
      } catch (error) {
        await runner.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
      this.gate?.leave();
    }
  }
}

/** This thread ends: the next one to open the database continues the work. */
export class DatabaseClosedError extends Error {
  constructor() {
    super('the database has been closed');
    this.name = 'DatabaseClosedError';
  }
}

export const dialectOf = (url: string): Dialect => (/^postgres(ql)?:\/\//.test(url) ? 'postgres' : 'sqlite');

function transactionOn(runner: QueryRunner, dialect: Dialect): Tx {
  return {
    dialect,
    async query<T>(sql: string, params: readonly Cell[] = []) {
      const result = await runner.query(placeholders(dialect, sql), [...params], true);
      return (result.records ?? []) as T[];
    },
    repository: (entity) => runner.manager.getRepository(entity),
    async run(sql, params = []) {
      const result = await runner.query(placeholders(dialect, sql), [...params], true);
      return result.affected ?? 0;
    },
  };
}

function dataSource(dialect: Dialect, url: string, readOnly: boolean): DataSource {
  const common = {
    synchronize: false,
    logging: false,
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    // A reader's rows are mapped by read/hydrate.ts. TypeORM has no name for bytes that is both databases'.
    entities: readOnly ? [] : ENTITIES.filter((entity) => entity !== ImportChunkEntity),
  };
  const options: DataSourceOptions =
    dialect === 'postgres'
      ? { ...common, type: 'postgres', url, poolSize: 8, applicationName: 'claimstream' }
      : {
          ...common,
          type: 'sqlite',
          driver: UNTRACED_SQLITE,
          database: url,
          enableWAL: true,
          busyTimeout: 10_000,
          ...(readOnly ? { migrations: [] } : {}),
        };
  return new DataSource(options);
}

/**
 * TypeORM switches on traces that write out every statement with its values: that doubles what a small query costs,
 * and puts patients' names into the stack of a statement that fails.
 */
const UNTRACED_SQLITE = { verbose: () => sqlite3 };

async function openSqlite(path: string, readOnly: boolean): Promise<DataSource> {
  const source = await dataSource('sqlite', path, readOnly).initialize();
  // WAL alone means synchronous=NORMAL: a power cut could undo what a mutation acknowledged.
  await source.query('PRAGMA synchronous = FULL');
  await source.query(`PRAGMA journal_size_limit = ${MAX_WAL_BYTES}`);
  await source.query('PRAGMA temp_store = MEMORY');
  if (readOnly) {
    // Each commit makes a reader forget its pages, so beside a run they come from the system's cache anyhow.
    await source.query('PRAGMA cache_size = -8192');
    await source.query('PRAGMA query_only = ON');
  } else {
    await source.query('PRAGMA cache_size = -65536');
    // A run writes the same pages again and again: folded back at 32 MB, most of them are copied once for many commits.
    await source.query('PRAGMA wal_autocheckpoint = 8000');
  }
  return source;
}

async function refuseNewerDatabase(source: DataSource): Promise<void> {
  const known = new Set(source.migrations.map((migration) => migration.name ?? migration.constructor.name));
  let applied: { name: string }[];
  try {
    applied = await source.query('SELECT name FROM migrations');
  } catch {
    return; // no table yet: a new database
  }
  const unknown = applied.find((row) => !known.has(row.name));
  if (unknown) {
    throw new NewerDatabaseError(
      `The database was written by a newer version (it holds the migration ${unknown.name}). Use that version, or another DATA_DIR.`,
    );
  }
}

export class NewerDatabaseError extends Error {}
