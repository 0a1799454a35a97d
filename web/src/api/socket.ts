import { createClient, type Client } from 'graphql-ws';
import { initialSocketState, nextSocketState, type SocketEvent, type SocketState } from './socket-state';

const PING_EVERY_MS = 5_000;
/** A socket that does not respond to a ping for this long is closed and opened again. */
const PONG_WITHIN_MS = 8_000;
const MAX_RETRY_WAIT_MS = 5_000;

let state = initialSocketState;
const listeners = new Set<() => void>();

/** The single socket that all subscriptions of the page share. */
export const socket: Client = createSocket();

export function socketState(): SocketState {
  return state;
}

export function onSocketState(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function createSocket(): Client {
  let pingSentAt = 0;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let open: WebSocket | null = null;

  return createClient({
    url: `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`,
    keepAlive: PING_EVERY_MS,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (attempt) =>
      waitMs(Math.min(MAX_RETRY_WAIT_MS, 250 * 2 ** attempt) * (0.7 + Math.random() * 0.6)),
    on: {
      connecting: () => emit({ type: 'connecting' }),
      opened: (opened) => {
        open = opened as WebSocket;
      },
      connected: () => emit({ type: 'connected' }),
      closed: () => {
        clearTimeout(deadline);
        emit({ type: 'closed' });
      },
      ping: (received) => {
        if (received) return;
        pingSentAt = performance.now();
        deadline = setTimeout(() => open?.close(4408, 'No response to ping'), PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (!received) return;
        clearTimeout(deadline);
        emit({ type: 'pong', latencyMs: performance.now() - pingSentAt });
      },
    },
  });
}

function emit(event: SocketEvent): void {
  state = nextSocketState(state, event);
  for (const listener of listeners) listener();
}

function waitMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
