/** How slowly a body may come in: nothing is asked of it for a while, then an average over the time it was waited for. */
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
      `The body came in too slowly: after ${graceMs / 1_000} s it has to bring ${bytesPerSecond} bytes a second. Send it again over a faster connection.`,
    );
    this.name = 'SlowBodyError';
  }
}

/**
 * The same pieces; only the time in which the client was waited for counts, not what is done with a piece.
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
    // Not waited for: it ends only after the piece that did not come.
    source.return?.().catch(() => undefined);
  }
}

const LATE = Symbol('late');
/** The longest that a timer takes; a body that brought so much in advance is in no hurry. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

async function within<T>(work: Promise<T>, ms: number): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), Math.min(ms, LONGEST_TIMER_MS));
  });
  // What comes after it was given up is of no interest: the connection ends.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
