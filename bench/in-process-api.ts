import type { DocumentNode } from 'graphql';
import { execute, parse, validate } from 'graphql';
import { performance } from 'node:perf_hooks';
import { RunDigests } from '../api/src/application/run-digests';
import type { EngineHandle } from '../api/src/engine/engine-handle';
import { Database } from '../api/src/persistence/database';
import { FeedStore } from '../api/src/persistence/feed-store';
import type { AppContext } from '../api/src/graphql/context';
import { StoreFeeds } from '../api/src/feeds/feeds';
import { createLoaders } from '../api/src/graphql/loaders';
import { buildAppSchema } from '../api/src/schema';

/** The real schema, resolvers and readers over one database, without HTTP, whose cost is the same for any size. */
export interface InProcessApi {
  database: Database;
  /** Executes a parsed document with fresh loaders, as one request does. @throws when the response has an error */
  request(document: DocumentNode, variables: Variables): Promise<{ data: unknown; ms: number }>;
  close(): Promise<void>;
}

export type Variables = Readonly<Record<string, unknown>>;

export async function openInProcessApi(path: string): Promise<InProcessApi> {
  const database = await Database.open({ url: path });
  const feeds = new StoreFeeds(new FeedStore(database), STILL_ENGINE);
  return {
    database,
    request: async (document, variables) => {
      const contextValue: AppContext = {
        database,
        feeds,
        loaders: createLoaders(database),
        engine: STILL_ENGINE,
        digests: new RunDigests(database),
        authority: 'bench',
        nowMs: () => Date.now(),
      };
      const startedAtMs = performance.now();
      const { data, errors } = await execute({
        schema: buildAppSchema(),
        document,
        variableValues: variables,
        contextValue,
      });
      const ms = performance.now() - startedAtMs;
      if (errors?.[0]) throw errors[0];
      return { data, ms };
    },
    close: async () => {
      feeds.close();
      await database.close();
    },
  };
}

export function parsedOperation(text: string): DocumentNode {
  const document = parse(text);
  const [fault] = validate(buildAppSchema(), document);
  if (fault) throw fault;
  return document;
}

/** Nothing is generated or imported while queries are measured. */
const STILL_ENGINE: EngineHandle = {
  wake: () => undefined,
  onCommitted: () => () => undefined,
  health: () => ({ state: 'STOPPED', restarts: 0, lastHeartbeatMs: null }),
  stop: () => Promise.resolve(),
};
