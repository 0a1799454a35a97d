import type { ExecutionResult } from 'graphql';
import { graphql } from 'graphql';
import { RunDigests } from '../../src/application/run-digests';
import { DEFAULT_ENGINE_SETTINGS } from '../../src/engine/engine-settings';
import { EngineLoop } from '../../src/engine/engine-loop';
import type { EngineHandle } from '../../src/engine/engine-handle';
import { systemClock } from '../../src/engine/system-clock';
import { PRESETS } from '../../src/generation/presets';
import { JobRunner } from '../../src/jobs/job-runner';
import { RECOMPUTE_JOBS } from '../../src/jobs/recompute-jobs';
import type { Database } from '../../src/persistence/database';
import { FeedStore } from '../../src/persistence/feed-store';
import { storePresets } from '../../src/persistence/requests/scenario-requests';
import { toPublicError } from '../../src/graphql/errors';
import { StoreFeeds } from '../../src/feeds/feeds';
import type { JobContext } from '../../src/graphql/context';
import { createLoaders } from '../../src/graphql/loaders';
import { buildAppSchema } from '../../src/schema';
import { resting } from '../../src/sources/intake';
import { StoredSourceRunner } from '../../src/sources/source-runner';
import type { DatabaseKind } from '../support/databases';
import { openMigrated } from '../support/databases';

/** A result as JSON; tests know what they asked for. */

export type Data = Record<string, ReturnType<typeof JSON.parse>>;

interface PublicFault {
  message: string;
  code: unknown;
  fields?: { field: string; message: string }[];
  allowed?: string[];
}

/** The schema over a database of its own and an engine in this thread. */
export interface GraphqlWorld {
  database: Database;
  /** Statements that reads have sent since the last look. */
  takeStatements(): string[];
  /** Data of an operation that must not fail. */
  ask(document: string, variables?: Data): Promise<Data>;
  /** The one fault of an operation that must fail, as a client sees it. */
  refused(document: string, variables?: Data): Promise<PublicFault>;
  /** Starts the sources that are due, as the program does every few seconds. */
  lookForSources(): Promise<void>;
  close(): Promise<void>;
}

export async function openGraphqlWorld({ create }: DatabaseKind): Promise<GraphqlWorld> {
  const home = await create();
  const database = await openMigrated(home.url);
  await storePresets(database, PRESETS, systemClock.nowMs());
  const listeners = new Set<(ids: readonly number[]) => void>();
  const loop = new EngineLoop({
    db: database,
    settings: { ...DEFAULT_ENGINE_SETTINGS, pollMs: 20 },
    clock: systemClock,
    owner: `test-${process.pid}`,
    lastCrash: null,
    computing: () => undefined,
    committed: (workspaceId) => listeners.forEach((listener) => listener([workspaceId])),
    log: (entry) => {
      if (entry.level === 'error') process.stderr.write(`${JSON.stringify(entry)}\n`);
    },
  });
  const running = loop.run();
  const engine: EngineHandle = {
    wake: () => loop.wake(),
    onCommitted: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    health: () => ({ state: 'RUNNING', restarts: 0, lastHeartbeatMs: 0 }),
    stop: () => loop.stop(),
  };
  const runner = new JobRunner(database, RECOMPUTE_JOBS, systemClock, () => undefined);
  const sources = new StoredSourceRunner(
    { database, engine, nowMs: () => systemClock.nowMs(), rest: resting },
    () => undefined,
  );
  const feeds = new StoreFeeds(new FeedStore(database), engine);
  const statements: string[] = [];
  const counted = recording(database, statements);
  const digests = new RunDigests(counted);
  const context = (): JobContext => ({
    digests,
    database: counted,
    loaders: createLoaders(counted),
    feeds,
    engine,
    jobs: { schedules: () => runner.schedules(), run: async (name) => void (await runner.run(name)) },
    sources,
    authority: 'test',
    nowMs: () => systemClock.nowMs(),
  });
  const execute = (source: string, variableValues: Data = {}): Promise<ExecutionResult<Data>> =>
    graphql({ schema: buildAppSchema(), source, variableValues, contextValue: context() }) as Promise<
      ExecutionResult<Data>
    >;
  return {
    database,
    takeStatements: () => statements.splice(0),
    async ask(document, variables) {
      const { data, errors } = await execute(document, variables);
      if (errors?.length) throw errors[0]?.originalError ?? errors[0];
      // Plain objects, as a client gets them.
      return JSON.parse(JSON.stringify(data)) as Data;
    },
    async refused(document, variables) {
      const { errors } = await execute(document, variables);
      if (errors?.length !== 1) throw new Error(`expected one error, got ${errors?.length ?? 0}`);
      const shown = toPublicError(errors[0], (id, error) => process.stderr.write(`${id} ${String(error)}\n`));
      const { code, fields, allowed } = shown.extensions as unknown as PublicFault;
      return { message: shown.message, code, ...(fields && { fields }), ...(allowed && { allowed }) };
    },
    lookForSources: () => sources.look(),
    async close() {
      await sources.stop();
      await loop.stop();
      await running;
      await database.close();
      await home.drop();
    },
  };
}

/** The same database, writing down what its readers are asked. */
function recording(database: Database, statements: string[]): Database {
  return new Proxy(database, {
    get(target, property) {
      if (property !== 'reader') {
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
      }
      return (role: Parameters<Database['reader']>[0]) => {
        const reader = target.reader(role);
        const query: typeof reader.query = (sql, params) => {
          statements.push(sql);
          return reader.query(sql, params);
        };
        return { dialect: reader.dialect, query };
      };
    },
  });
}

/** Asks again until it holds; returns the last result. */
export async function until<T>(ask: () => Promise<T>, holds: (result: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 600; tries++) {
    const result = await ask();
    if (holds(result)) return result;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come to hold within 30 s');
}
