import { accessSync, constants, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { Config } from './config';
import type { EngineHandle } from './engine/engine-handle';
import { startEngine } from './engine/start-engine';
import { systemClock } from './engine/system-clock';
import { PRESETS } from './generation/presets';
import { JobRunner } from './jobs/job-runner';
import { RECOMPUTE_JOBS } from './jobs/recompute-jobs';
import { retentionJob } from './jobs/retention-job';
import { Database, dialectOf } from './persistence/database';
import { lockDirectory } from './persistence/directory-lock';
import { failBrokenUploads } from './persistence/requests/broken-uploads';
import { storePresets } from './persistence/requests/scenario-requests';
import type { Feeds } from './feeds/feed-sources';
import type { JobContext } from './graphql/context';
import { createLoaders } from './graphql/loaders';
import { buildAppSchema } from './schema';
import type { Logger } from './server/log';
import { resting } from './sources/intake';
import { StoredSourceRunner } from './sources/source-runner';
import type { RunningServer } from './server/server';
import { startServer } from './server/server';
import { StartError } from './start-error';
import { RunDigests } from './application/run-digests';
import { startFirstScenario } from './application/first-scenario';
import { makeFolder } from './make-folder';

export interface RunningApp {
  url: string;
  /** Finishes the work in hand and leaves everything so that the next start continues with it. */
  close(): Promise<void>;
}

export interface AppOptions {
  config: Config;
  log: Logger;
  /** The folder with the built dashboard. */
  webRoot: string;
  /** Start without a scenario, even if there is no data yet. */
  empty: boolean;
}

/** Composes the program: database, engine thread, feeds, GraphQL, pages. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { config, log } = options;
  await requirePort(config);
  requireWritable(config.dataDir);
  const unlock = await lockDataDirectory(config);
  const nowMs = (): number => systemClock.nowMs();

  try {
    await migrate(config);
  } catch (error) {
    await unlock();
    throw error;
  }
  const { handle: engine, gate } = await startEngine({
    databaseUrl: config.databaseUrl,
    feedRetention: config.feedRetention,
    log: ({ level, message, ...details }) => log[level](details, message),
  });
  let database: Database | null = null;
  let jobs: JobRunner | null = null;
  let sources: StoredSourceRunner | null = null;
  let server: RunningServer | null = null;
  const close = async (): Promise<void> => {
    await server?.close();
    await jobs?.stop();
    await sources?.stop();
    await engine.stop();
    await database?.close();
    await unlock();
  };
  try {
    database = await Database.open({ url: config.databaseUrl, gate });
    jobs = new JobRunner(database, [...RECOMPUTE_JOBS, retentionJob(config)], systemClock, (name, error) =>
      log.error({ name, err: error }, 'a job failed'),
    );
    sources = sourcesOf(database, engine, log);
    const shared = {
      database,
      engine,
      digests: new RunDigests(database),
      jobs: jobsOf(jobs),
      sources,
      nowMs,
    };
    const createContext = (feeds: Feeds, authority: string): JobContext => ({
      ...shared,
      loaders: createLoaders(shared.database),
      feeds,
      authority,
    });
    await storePresets(database, PRESETS, nowMs());
    await failBrokenUploads(database, nowMs());
    server = await startServer({
      ...config,
      webRoot: options.webRoot,
      schema: buildAppSchema(),
      createContext,
      database,
      engine,
      log,
      nowMs,
    });
    void jobs.start();
    sources.start();
    if (!options.empty) await startFirstScenario(server.createContext());
  } catch (error) {
    await close();
    throw error;
  }
  return { url: server.url, close };
}

const sourcesOf = (database: Database, engine: EngineHandle, log: Logger): StoredSourceRunner =>
  new StoredSourceRunner(
    { database, engine, nowMs: () => systemClock.nowMs(), rest: resting },
    (what, error) => log.warn({ what, err: error }, 'a source could not be read'),
  );

const jobsOf = (runner: JobRunner): JobContext['jobs'] => ({
  schedules: () => runner.schedules(),
  run: async (name) => {
    await runner.run(name);
  },
});

/** PostgreSQL serves many programs; a SQLite file serves one. */
async function lockDataDirectory(config: Config): Promise<() => Promise<void>> {
  if (dialectOf(config.databaseUrl) === 'postgres') return async () => undefined;
  const unlock = await lockDirectory(join(config.dataDir, 'claimstream.lock'));
  if (unlock === null) {
    throw new StartError(
      `DATA_DIR ${config.dataDir} is in use by another Claimstream. End that one, or set DATA_DIR to another folder.`,
    );
  }
  return unlock;
}

async function migrate(config: Config): Promise<void> {
  let database: Database;
  try {
    database = await Database.open({ url: config.databaseUrl, readers: [] });
  } catch (error) {
    throw new StartError(`The database ${config.databaseLabel} cannot be opened: ${reasonOf(error)}`);
  }
  try {
    await database.migrate();
  } finally {
    await database.close();
  }
}

function requireWritable(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new StartError(`DATA_DIR ${dataDir} cannot be written to: ${reasonOf(error)}`);
  }
}

/** Checked first: nothing is migrated or generated when the port cannot be used. */
function requirePort({ host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `Port ${port} on ${host} is in use. Set PORT to another one, or stop the program that has it.`
          : `Port ${port} on ${host} cannot be opened: ${reasonOf(error)}`;
      reject(new StartError(why));
    });
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** dist/web under the project's folder, whether this runs built or from its sources. */
export function builtWebRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'dist', 'web');
}
