import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import { GraphQLError } from 'graphql';
import type { Context, ServerOptions } from 'graphql-ws';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { OperationGate } from '../graphql/limits';
import type { Membership, SharedExecution } from '../feeds/shared-execution';
import type { SubscriptionRequest } from '../feeds/subscriber';
import type { Logger } from './log';
import type { Metrics } from './metrics';
import { foreignRequest } from './origin';
import { SocketSink } from './socket-sink';

export interface GraphqlSocketOptions {
  schema: GraphQLSchema;
  gate: OperationGate;
  shared: SharedExecution;
  authority: string;
  metrics: Metrics;
  log: Logger;
}

const MAX_MESSAGE_BYTES = 64 * 1024;
export const MAX_OPERATIONS_PER_SOCKET = 64;
/**
 * A socket that does not respond to a ping for this long again is closed. Longer than a client may stop reading for a
 * while (a closed laptop, a debugger): such a client gets everything when it continues.
 */
const PING_EVERY_MS = 90_000;
/** Messages that a client causes without reading them (pongs, errors) are bounded, too. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;

/** Subscriptions, and nothing else, over graphql-transport-ws at `/graphql`. */
export class GraphqlSocket {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) =>
      offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false,
  });
  private readonly protocol: ReturnType<typeof makeServer<Record<string, unknown>, Extra>>;
  /** The stream that each subscription is to join, from when it was admitted until it begins. */
  private readonly admitted = new WeakMap<
    ExecutionArgs,
    { request: SubscriptionRequest; sink: SocketSink }
  >();

  constructor(private readonly options: GraphqlSocketOptions) {
    this.protocol = makeServer<Record<string, unknown>, Extra>(this.protocolOptions());
  }

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
  }

  /** The most bytes that any socket of this process has waiting. */
  get bufferedBytesMax(): number {
    let most = 0;
    for (const { bufferedAmount } of this.sockets.clients) most = Math.max(most, bufferedAmount);
    return most;
  }

  /** Tells every client to reconnect; those who do not respond are disconnected. */
  async close(): Promise<void> {
    for (const socket of this.sockets.clients) socket.close(GOING_AWAY, 'Going away');
    await new Promise<void>((resolve) => {
      const timer = setTimeout(
        () => this.sockets.clients.forEach((socket) => socket.terminate()),
        CLOSE_WITHIN_MS,
      );
      this.sockets.close(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const isOurs = request.url === '/graphql' || request.url?.startsWith('/graphql?') === true;
    const refusal = isOurs ? foreignRequest(request) : 'There is no WebSocket at this address.';
    if (refusal) {
      socket.once('error', () => socket.destroy());
      socket.end(
        `HTTP/1.1 ${isOurs ? '403 Forbidden' : '404 Not Found'}\r\nConnection: close\r\nContent-Type: text/plain\r\n` +
          `Content-Length: ${Buffer.byteLength(refusal)}\r\n\r\n${refusal}`,
      );
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (opened) => this.open(opened));
  }

  private open(socket: WebSocket): void {
    const { log, metrics } = this.options;
    metrics.sockets.inc();
    const stopPinging = keepAlive(socket);
    socket.on('error', (error) => log.info({ reason: error.message }, 'a WebSocket failed'));
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => sendBounded(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data) => {
            take(String(data)).catch((error: unknown) => {
              log.error({ error: String(error) }, 'a WebSocket message could not be handled');
              socket.close(CloseCode.InternalServerError, 'Internal server error');
            });
          }),
      },
      { socket },
    );
    socket.once('close', (code, reason) => {
      metrics.sockets.dec();
      stopPinging();
      void closed(code, String(reason));
    });
  }

  private protocolOptions(): ServerOptions<Record<string, unknown>, Extra> {
    return {
      onSubscribe: (context, id, payload) => this.admit(context, id, payload),
      subscribe: (args) => this.subscribe(args),
      execute: () => ({ errors: [onlySubscriptions()] }),
    };
  }

  private admit(
    context: Context<Record<string, unknown>, Extra>,
    id: string,
    payload: { query: string; operationName?: string | null; variables?: Record<string, unknown> | null },
  ): ExecutionArgs | readonly GraphQLError[] {
    if (Object.keys(context.subscriptions).length > MAX_OPERATIONS_PER_SOCKET) {
      return [badInput(`A socket may carry at most ${MAX_OPERATIONS_PER_SOCKET} subscriptions at a time.`)];
    }
    const variables = payload.variables ?? {};
    const admission = this.options.gate.admit(payload.query, payload.operationName, variables);
    if (admission.errors) return admission.errors;
    const { document, operation } = admission;
    if (operation.operation !== 'subscription') return [onlySubscriptions()];
    const args: ExecutionArgs = {
      schema: this.options.schema,
      document,
      operationName: operation.name?.value ?? null,
      variableValues: variables,
    };
    this.admitted.set(args, {
      request: { document, operation, variables, authority: this.options.authority },
      sink: new SocketSink(context.extra.socket, id),
    });
    return args;
  }

  private async subscribe(args: ExecutionArgs): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
    const admitted = this.admitted.get(args);
    if (!admitted) return { errors: [onlySubscriptions()] };
    const joined = await this.options.shared.join(admitted.request, admitted.sink);
    return joined.errors ? { errors: joined.errors } : this.untilEnded(joined.membership);
  }

  /**
   * Results do not pass through here: they go directly to the socket. This keeps the subscription open until it ends.
   */
  private untilEnded(membership: Membership): AsyncGenerator<ExecutionResult> {
    const { subscriptions } = this.options.metrics;
    subscriptions.inc();
    void membership.ended.then(() => subscriptions.dec());
    const done = { done: true, value: undefined } as const;
    return {
      next: () => membership.ended.then(() => done),
      return: async () => {
        membership.leave();
        return done;
      },
      throw: async (error: unknown) => {
        membership.leave();
        throw error;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
      [Symbol.asyncDispose]: async () => membership.leave(),
    };
  }
}

interface Extra {
  socket: WebSocket;
}

const GOING_AWAY = 1001;
const CLOSE_WITHIN_MS = 1_000;

function keepAlive(socket: WebSocket): () => void {
  let ponged = true;
  socket.on('pong', () => {
    ponged = true;
  });
  const timer = setInterval(() => {
    if (!ponged) return socket.terminate();
    ponged = false;
    socket.ping();
  }, PING_EVERY_MS);
  return () => clearInterval(timer);
}

function sendBounded(socket: WebSocket, data: string): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  if (socket.bufferedAmount > MAX_UNREAD_BYTES) {
    socket.terminate();
    return Promise.resolve();
  }
  // Not awaited until it is flushed: a client's next request must not wait for data it has not read.
  socket.send(data);
  return Promise.resolve();
}

const badInput = (message: string): GraphQLError =>
  new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT', fields: [{ field: 'query', message }] },
  });

const onlySubscriptions = (): GraphQLError =>
  badInput(
    'The WebSocket takes subscriptions only; send queries and mutations by HTTP POST to this address.',
  );
