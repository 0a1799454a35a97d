import { constants, createGunzip, gunzipSync } from 'node:zlib';

/** Files are stored as they were sent; a reader of one that is compressed sees what it holds. */

/** RFC 1952: every member begins with these. */
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** Compressed data is handed over in pieces so small that what comes of one stays small: at most 1,032 times as much. */
const STEP_BYTES = 4 * 1024;
/** Of the compressed beginning, what a look at it needs. */
const HEAD_BYTES = 16 * 1024;

/** The data is damaged, or ends too early; what came before is whole. */
export class GzipError extends Error {
  /** @param byte in the compressed file */
  constructor(
    readonly byte: number,
    readonly isCutOff: boolean,
  ) {
    super(isCutOff ? 'the gzip data ends too early' : 'the gzip data is damaged');
    this.name = 'GzipError';
  }
}

/** What the beginning of a file holds, if it is compressed. @throws GzipError at once where nothing can be read */
export function plainHead(head: Uint8Array): Uint8Array {
  if (!isGzip(head)) return head;
  const start = head.subarray(0, HEAD_BYTES);
  try {
    return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // A long file of many members can be cut off within the head of one: what is before it shows enough.
    return plainStart(start);
  }
}

function plainStart(start: Uint8Array): Uint8Array {
  for (let length = start.length >> 1; length > 16; length >>= 1)
    try {
      return gunzipSync(start.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH });
    } catch {
      continue;
    }
  throw new GzipError(0, false);
}

/** Decompresses a file piece by piece (RFC 1952; several members behind each other are one file). */
export class Gunzip {
  private readonly stream = createGunzip();
  private pieces: Buffer[] = [];
  private failure: GzipError | null = null;
  private bytes = 0;

  constructor() {
    this.stream.on('data', (piece: Buffer) => this.pieces.push(piece));
    this.stream.on('error', (error: NodeJS.ErrnoException) => {
      this.failure = new GzipError(this.bytes, error.code === 'Z_BUF_ERROR');
    });
  }

  /** What comes of the next piece, a part at a time. @throws GzipError after all that could be read */
  async *push(piece: Uint8Array): AsyncGenerator<Buffer> {
    for (let at = 0; at < piece.length; at += STEP_BYTES) {
      const step = piece.subarray(at, at + STEP_BYTES);
      await this.write(step);
      this.bytes += step.length;
      yield* this.taken();
    }
  }

  /** What is left at the end. @throws GzipError where the end is missing */
  async *end(): AsyncGenerator<Buffer> {
    if (this.failure === null)
      await new Promise<void>((resolve) => {
        this.stream.once('close', resolve);
        this.stream.end();
      });
    yield* this.taken();
  }

  private write(step: Uint8Array): Promise<void> {
    if (this.failure !== null) return Promise.resolve();
    return new Promise((resolve) => {
      this.stream.once('close', resolve);
      this.stream.write(step, () => {
        this.stream.off('close', resolve);
        resolve();
      });
    });
  }

  private *taken(): Generator<Buffer> {
    const { pieces } = this;
    this.pieces = [];
    yield* pieces;
    if (this.failure !== null) throw this.failure;
  }
}
