import type { Database } from '../persistence/database';
import { runDigestAt } from '../persistence/run-digest';

/** A run at an instant: what it holds by one commit of its workspace. */
export interface RunInstant {
  workspaceId: number;
  commitNumber: number;
  /** Shows whether the run moved on meanwhile. */
  batches: number;
}

/** Finished ones, a few bytes each. */
const KEPT = 200;

interface Computation {
  digest: Promise<string | null>;
  stop: AbortController;
  waiting: number;
  done: boolean;
}

/**
 * A digest reads a whole run. It is therefore computed once for all requests of the same commit, one run at a time, in
 * short steps; it is cached, and canceled as soon as nobody waits for it any more.
 */
export class RunDigests {
  private readonly computations = new Map<string, Computation>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: Database) {}

  /**
   * @param signal aborted when the client is gone
   * @returns null when the run moved on while it was read
   * @throws the signal's reason
   */
  async of(instant: RunInstant, signal?: AbortSignal): Promise<string | null> {
    signal?.throwIfAborted();
    const key = `${instant.workspaceId}:${instant.commitNumber}`;
    const computation = this.computations.get(key) ?? this.begin(key, instant);
    if (computation.done) return computation.digest;
    computation.waiting += 1;
    try {
      return await unlessAborted(computation.digest, signal);
    } finally {
      computation.waiting -= 1;
      if (computation.waiting === 0 && !computation.done) {
        this.computations.delete(key);
        computation.stop.abort();
      }
    }
  }

  private begin(key: string, instant: RunInstant): Computation {
    const stop = new AbortController();
    const digest = this.last.then(() => {
      stop.signal.throwIfAborted();
      return runDigestAt(this.database.reader('exports'), instant, stop.signal);
    });
    const computation: Computation = { digest, stop, waiting: 0, done: false };
    this.last = digest.then(
      () => this.remember(key, computation),
      // The next request tries again.
      () => this.forget(key, computation),
    );
    this.computations.set(key, computation);
    return computation;
  }

  private remember(key: string, computation: Computation): void {
    computation.done = true;
    if (this.computations.get(key) !== computation) return;
    this.computations.delete(key);
    this.computations.set(key, computation);
    for (const [oldest, { done }] of this.computations) {
      if (this.computations.size <= KEPT) return;
      if (done) this.computations.delete(oldest);
    }
  }

  private forget(key: string, computation: Computation): void {
    if (this.computations.get(key) === computation) this.computations.delete(key);
  }
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', gone, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', gone));
  });
}
