import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { FrameSink } from '../feeds/subscriber';

/** What a socket may hold in this process before nothing more is sent to it; the kernel holds a few MB more. */
export const SOCKET_BUFFER_BYTES = 256 * 1024;

/**
 * Sends frames to one subscription. The result was serialized once for all subscribers; only the envelope with its id
 * is its own (graphql-transport-ws, message type "next").
 */
export class SocketSink implements FrameSink {
  private readonly head: Buffer;

  constructor(
    private readonly socket: WebSocket,
    operationId: string,
  ) {
    this.head = Buffer.from(`{"id":${JSON.stringify(operationId)},"type":"next","payload":`);
  }

  send(payload: Buffer): boolean {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return true; // its close event makes it leave
    const frame = Buffer.allocUnsafe(this.head.length + payload.length + 1);
    this.head.copy(frame, 0);
    payload.copy(frame, this.head.length);
    frame[frame.length - 1] = CLOSING_BRACE;
    socket.send(frame, TEXT);
    return !this.isFull;
  }

  /** Polled: most sockets are never full, and those that are can wait. */
  async drained(): Promise<void> {
    while (this.isFull) await sleep(LOOK_AGAIN_MS);
  }

  private get isFull(): boolean {
    const { socket } = this;
    return socket.readyState === socket.OPEN && socket.bufferedAmount > SOCKET_BUFFER_BYTES;
  }
}

const TEXT = { binary: false, compress: false } as const;
const CLOSING_BRACE = '}'.charCodeAt(0);
const LOOK_AGAIN_MS = 50;
