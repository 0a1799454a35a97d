import { connect } from 'node:net';
import type { Socket } from 'node:net';

/**
 * A WebSocket client that does no more than count: it finds frames by their headers (RFC 6455, section 5.2) and not
 * copied, so that the server is measured, even if both share a machine.
 */
export class CountingSocket {
  frames = 0;
  bytes = 0;
  /** Called with the text of each of the first frames; when it returns false, it is not called again. */
  onText: ((text: string) => boolean) | null = null;
  private header: Buffer = Buffer.alloc(0);
  private text: Buffer[] = [];
  /** Of the current frame. */
  private remaining = 0;

  private constructor(private readonly socket: Socket) {}

  static open(url: string): Promise<CountingSocket> {
    const { hostname, port, pathname } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port) });
      socket.once('error', reject);
      socket.write(
        `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
      );
      let head: Buffer = Buffer.alloc(0);
      const readHead = (data: Buffer): void => {
        head = Buffer.concat([head, data]);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (!head.toString('latin1').startsWith('HTTP/1.1 101'))
          return reject(new Error(head.toString('latin1').slice(0, end)));
        socket.off('data', readHead);
        const opened = new CountingSocket(socket);
        socket.on('data', (more: Buffer) => opened.take(more));
        resolve(opened);
        opened.take(head.subarray(end + 4));
      };
      socket.on('data', readHead);
    });
  }

  /** A masked text frame, as clients must send them; the mask is all zeros. */
  send(text: string): void {
    const payload = Buffer.from(text);
    const header = Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 255, 0, 0, 0, 0]);
    this.socket.write(Buffer.concat([header, payload]));
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.socket.once('close', () => resolve());
      this.socket.destroy();
    });
  }

  private take(data: Buffer): void {
    let at = 0;
    while (at < data.length) {
      if (this.remaining === 0) {
        // The first two bytes say how long the header is, and it may come in pieces.
        const bytes =
          this.header.length === 0
            ? data.subarray(at, at + MAX_HEADER_BYTES)
            : Buffer.concat([this.header, data.subarray(at, at + MAX_HEADER_BYTES)]);
        const header = headerOf(bytes);
        if (!header) {
          this.header = bytes;
          return;
        }
        at += header.length - this.header.length;
        this.header = Buffer.alloc(0);
        this.remaining = header.payloadLength;
        this.bytes += header.payloadLength;
        if (this.remaining === 0) continue;
      }
      const some = Math.min(this.remaining, data.length - at);
      if (this.onText) this.text.push(data.subarray(at, at + some));
      at += some;
      this.remaining -= some;
      if (this.remaining === 0) this.finishFrame();
    }
  }

  private finishFrame(): void {
    this.frames += 1;
    if (!this.onText) return;
    const wantsMore = this.onText(Buffer.concat(this.text).toString());
    this.text = [];
    if (!wantsMore) this.onText = null;
  }
}

const MAX_HEADER_BYTES = 10;

function headerOf(bytes: Buffer): { length: number; payloadLength: number } | null {
  const short = (bytes[1] ?? 0) & 127;
  const length = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < length) return null;
  const payloadLength =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  return { length, payloadLength };
}
