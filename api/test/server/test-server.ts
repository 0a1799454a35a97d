import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { createLog } from '../../src/server/log';
import type { RunningServer, ServerOptions } from '../../src/server/server';
import { startServer } from '../../src/server/server';
import type { FeedWorld } from '../feeds/feed-world';
import { testContext } from '../feeds/test-context';
import { tinySchema } from './tiny-schema';

export const startTestServer = (
  world: FeedWorld,
  more: Partial<ServerOptions> = {},
): Promise<RunningServer> =>
  startServer({
    host: '127.0.0.1',
    port: 0,
    schema: tinySchema,
    database: world.database,
    engine: world.engine,
    createContext: (feeds) => testContext(world, feeds),
    webRoot: '/nowhere',
    log: createLog('silent'),
    nowMs: () => 0,
    ...more,
  });

export interface GraphqlResponse {
  status: number;
  body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  };
}

export async function post(
  server: RunningServer,
  query: string,
  variables?: unknown,
): Promise<GraphqlResponse> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: (await response.json()) as GraphqlResponse['body'] };
}

export const connect = (server: RunningServer): Client =>
  createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
  });

export type Frame = {
  data?: Record<string, unknown> | null;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
};

/** The first result of a subscription, or the errors that it was refused with. */
export function firstAdjudication(
  client: Client,
  query: string,
  variables?: Record<string, unknown>,
): Promise<Frame> {
  return new Promise((resolve, reject) => {
    const stop = client.subscribe(
      { query, variables },
      {
        next: (frame) => {
          resolve(frame as Frame);
          stop();
        },
        error: (error) =>
          Array.isArray(error)
            ? resolve({ errors: error as NonNullable<Frame['errors']> })
            : reject(error as Error),
        complete: () => resolve({}),
      },
    );
  });
}

/** A subscriber at the level of the wire: what it has received, and its TCP socket to stop reading from. */
export class RawSubscriber {
  readonly frames: {
    id: string;
    type: string;
    payload: { data: { claimsAdded: { ids: number[]; cursor: string } } };
  }[] = [];
  closeCode: number | null = null;
  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as RawSubscriber['frames'][number];
      if (frame.type === 'next') this.frames.push(frame);
    });
    socket.on('close', (code) => {
      this.closeCode = code;
    });
  }

  static async open(
    server: RunningServer,
    query: string,
    variables: Record<string, unknown>,
  ): Promise<RawSubscriber> {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const subscriber = new RawSubscriber(socket);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await new Promise((resolve) => socket.once('message', resolve));
    socket.send(JSON.stringify({ id: 'one', type: 'subscribe', payload: { query, variables } }));
    return subscriber;
  }

  get ids(): number[] {
    return this.frames.flatMap((frame) => frame.payload.data.claimsAdded.ids);
  }

  /** Stops and goes on reading from the network, as a frozen client does. */
  pause(): void {
    this.socket.pause();
  }
  resume(): void {
    this.socket.resume();
  }
  close(): void {
    this.socket.terminate();
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function until(condition: () => boolean, what = condition.toString()): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 4_000) throw new Error(`it did not come to this: ${what}`);
    await sleep(5);
  }
}
