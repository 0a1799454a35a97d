import { performance } from 'node:perf_hooks';
import { CountingSocket } from './counting-socket';

/**
 * A process of subscribers: opens sockets, subscribes as it is told, and counts what arrives. Started by fanout.ts with
 * an IPC channel; the same process counts for the product and for the bare peer.
 */
export type Subscription = { query: string; variables: Record<string, unknown> };

export type ClientRequest =
  /** One socket each; null: a bare socket without a subscription. */
  | { kind: 'open'; url: string; subscriptions: readonly (Subscription | null)[] }
  | { kind: 'count' }
  | { kind: 'sample' }
  | { kind: 'close' };

export type ClientResponse =
  | { kind: 'opened' | 'closed' }
  | { kind: 'counted'; frames: number; bytes: number; atMs: number; cpuMs: number }
  | { kind: 'sampled'; frames: string[] }
  | { kind: 'failed'; reason: string };

const SAMPLED_FRAMES = 100;

let sockets: CountingSocket[] = [];
let sample: string[] = [];

process.on('message', (request: ClientRequest) => {
  respond(request).then(tell, (error: unknown) => tell({ kind: 'failed', reason: String(error) }));
});
process.on('disconnect', () => process.exit());

async function respond(request: ClientRequest): Promise<ClientResponse> {
  if (request.kind === 'open') {
    sockets = [];
    sample = [];
    for (const subscription of request.subscriptions) {
      const socket = await CountingSocket.open(request.url);
      sockets.push(socket);
      if (subscription) await subscribe(socket, subscription);
    }
    return { kind: 'opened' };
  }
  if (request.kind === 'count') {
    const total = (of: 'frames' | 'bytes'): number => sockets.reduce((sum, socket) => sum + socket[of], 0);
    const { user, system } = process.cpuUsage();
    return {
      kind: 'counted',
      frames: total('frames'),
      bytes: total('bytes'),
      atMs: performance.now(),
      cpuMs: (user + system) / 1_000,
    };
  }
  if (request.kind === 'sample') return { kind: 'sampled', frames: sample };
  await Promise.all(sockets.map((socket) => socket.close()));
  sockets = [];
  return { kind: 'closed' };
}

/** The first socket keeps some of its frames for the peer to send; the others keep nothing. */
function subscribe(socket: CountingSocket, subscription: Subscription): Promise<void> {
  const keeps = sockets.length === 1;
  return new Promise((resolve) => {
    socket.onText = (text) => {
      if (text.includes('"type":"connection_ack"')) {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: subscription }));
        resolve();
        return true;
      }
      if (!text.startsWith('{"id":"1","type":"next"') || text.includes('"errors"'))
        tell({ kind: 'failed', reason: text });
      if (!keeps) return false;
      sample.push(text);
      return sample.length < SAMPLED_FRAMES;
    };
    socket.send('{"type":"connection_init"}');
  });
}

function tell(message: ClientResponse): void {
  process.send?.(message);
}
