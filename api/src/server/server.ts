import type { AddressInfo } from 'node:net';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { EngineHandle } from '../engine/engine-handle';
import type { Database } from '../persistence/database';
import type { AppContext } from '../graphql/context';
import { toPublicError } from '../graphql/errors';
import type { Feeds } from '../feeds/feed-sources';
import { FeedSession, StoreFeeds } from '../feeds/feeds';
import { OperationGate } from '../graphql/limits';
import { SharedExecution } from '../feeds/shared-execution';
import { FeedStore } from '../persistence/feed-store';
import { compressResponses } from './compression';
import { serveExport } from './export';
import { serveGraphqlHttp } from './graphql-http';
import { GraphqlSocket } from './graphql-socket';
import { serveHealth } from './health';
import { importUploads } from './import-uploads';
import type { Logger } from './log';
import { Metrics } from './metrics';
import { servePages } from './pages';
import type { BodyPace } from './paced-body';
import { BODY_PACE } from './paced-body';
import { secure } from './security';
import { serveUpload } from './upload';

export interface ServerOptions {
  host: string;
  port: number;
  schema: GraphQLSchema;
  database: Database;
  engine: EngineHandle;
  /** Fresh loaders around what all requests share. */
  createContext: (feeds: Feeds, authority: string) => AppContext;
  webRoot: string;
  log: Logger;
  nowMs: () => number;
  maxUploadBytes?: number;
  bodyPace?: BodyPace;
  exportStalledMs?: number;
}

export interface RunningServer {
  url: string;
  port: number;
  /** As for a request that came from this machine. */
  createContext(): AppContext;
  close(): Promise<void>;
}

/** Everybody, while no sign-in is configured. */
const AUTHORITY = 'local';

type ToPublicError = (error: unknown) => GraphQLError;

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { schema, database, engine, log, host } = options;
  const feeds = new StoreFeeds(new FeedStore(database), engine);
  const shown = (error: unknown): GraphQLError =>
    toPublicError(error, (id, cause) => {
      metrics.internalErrors.inc();
      log.error({ id, err: cause }, 'an unexpected error');
    });
  const shared: SharedExecution = new SharedExecution({
    schema,
    createContext: (session) => options.createContext(session, AUTHORITY),
    openSession: (session) => new FeedSession(feeds, session),
    toPublicError: shown,
    counted: {
      executions: () => metrics.executions.inc(),
      frames: (n) => metrics.frames.inc(n),
      detached: () => metrics.detached.inc(),
    },
  });
  const metrics = new Metrics(engine, {
    streamCount: () => shared.streamCount,
    bufferedBytesMax: () => sockets.bufferedBytesMax,
  });
  const server = createHttpServer(log, metrics, shown);
  await serveRoutes(server, { ...options, feeds, metrics, toPublicError: shown });

  const sockets: GraphqlSocket = new GraphqlSocket({
    schema,
    gate: new OperationGate(schema),
    shared,
    authority: AUTHORITY,
    metrics,
    log,
  });
  sockets.attach(server.server);
  await server.listen({ host, port: options.port });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    createContext: () => options.createContext(feeds, AUTHORITY),
    close: async () => {
      await sockets.close();
      feeds.close();
      await server.close();
    },
  };
}

/** What holds for every request: no body is read unasked, only known hosts, responses are logged, errors are JSON. */
function createHttpServer(log: Logger, metrics: Metrics, shown: ToPublicError): FastifyInstance {
  const server = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  // Bodies are read only where they are used: /graphql and /import have their own parsers.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
  secure(server);
  compressResponses(server);
  metrics.serve(server);
  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    log.debug(
      { method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'responded',
    );
  });
  server.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500)
      return reply.code(status).send({ error: { code: 'BAD_REQUEST', message: error.message } });
    const { message, extensions } = shown(error);
    return reply.code(500).send({ error: { message, ...extensions } });
  });
  return server;
}

interface RouteParts extends ServerOptions {
  feeds: Feeds;
  metrics: Metrics;
  toPublicError: ToPublicError;
}

async function serveRoutes(server: FastifyInstance, parts: RouteParts): Promise<void> {
  const { schema, database, engine, nowMs, log, metrics, toPublicError, bodyPace = BODY_PACE } = parts;
  const { maxUploadBytes, exportStalledMs } = parts;
  const createContext = (): AppContext => parts.createContext(parts.feeds, AUTHORITY);
  serveHealth(server, { database, engine, log, nowMs });
  await serveGraphqlHttp(server, {
    schema,
    createContext: (signal) => ({ ...createContext(), signal }),
    toPublicError,
    bodyPace,
  });
  await serveUpload(server, {
    target: importUploads(createContext),
    metrics,
    toPublicError,
    bodyPace,
    ...(maxUploadBytes === undefined ? {} : { maxBytes: maxUploadBytes }),
  });
  serveExport(server, {
    createContext,
    toPublicError,
    log,
    ...(exportStalledMs === undefined ? {} : { stalledMs: exportStalledMs }),
  });
  await servePages(server, parts.webRoot);
}
