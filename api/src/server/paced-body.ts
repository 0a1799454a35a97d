/** How slowly a body may arrive: after a grace period, an average rate over the time that was spent waiting for it. */
export interface BodyPace {
  graceMs: number;
  bytesPerSecond: number;
}

export const BODY_PACE: BodyPace = { graceMs: 20_000, bytesPerSecond: 1_024 };

export class SlowBodyError extends Error {
  readonly code = 'REQUEST_TIMEOUT';
  readonly statusCode = 408;
  constructor({ graceMs, bytesPerSecond }: BodyPace) {
    super(
      `The body arrived too slowly: after ${graceMs / 1_000} s it has to reach ${bytesPerSecond} bytes a second. Send it again over a faster connection.`,
    );
    this.name = 'SlowBodyError';
  }
}

/**
 * The same pieces; only the time spent waiting for the client counts, not the handling of a piece.
 * @throws SlowBodyError while a piece is waited for
 */
export async function* pacedBody(body: AsyncIterable<Buffer>, pace: BodyPace): AsyncGenerator<Buffer> {
  const source = body[Symbol.asyncIterator]();
  let bytes = 0;
  let waitedMs = 0;
  try {
    for (;;) {
      const allowedMs = pace.graceMs + (bytes * 1_000) / pace.bytesPerSecond - waitedMs;
      const began = performance.now();
      const piece = await within(source.next(), Math.max(0, allowedMs));
      if (piece === LATE) throw new SlowBodyError(pace);
      if (piece.done) return;
      waitedMs += performance.now() - began;
      bytes += piece.value.length;
      yield piece.value;
    }
  } finally {
    // Not awaited: it ends only after the piece that did not arrive.
    source.return?.().catch(() => undefined);
  }
}

const LATE = Symbol('late');
/** The longest delay of a timer. */
const MAX_TIMER_MS = 2 ** 31 - 1;

async function within<T>(work: Promise<T>, ms: number): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), Math.min(ms, MAX_TIMER_MS));
  });
  // Whatever arrives after the timeout is ignored: the connection ends.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
