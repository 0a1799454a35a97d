import { performance } from 'node:perf_hooks';
import type { Worker } from 'node:worker_threads';

/** Deaths of a thread in a row after which a lane rests: it would die of the next request, too. */
export const FAILURES_ALLOWED = 3;

export interface LaneOptions<Response> {
  /** Computes one request at a time. */
  startThread(): Worker;
  /** How long one request may be computed; its time in the queue is not counted. */
  maxMs: number;
  /** The error for a request that took longer. */
  tookTooLong(): Error;
  /** How long a lane rests whose thread has crashed so often. */
  restMs: number;
  /** The error for requests while the lane rests, with the reason of the last death. */
  brokenDown(reason: string): Error;
  /** The result in a response. @throws the error in it */
  read(response: Response): unknown;
}

interface Asked<Request> {
  request: Request;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * Computes requests of one kind in order of arrival, one at a time, in a thread of their own. The thread starts with the
 * first request and never keeps the program alive. A request that takes too long, or that crashes the thread, ends with
 * that thread; the next request gets a new one. A lane whose thread has crashed three times in a row has failed: for
 * a while it refuses every request with the reason, then it tries again.
 */
export class LabLane<Request, Response> {
  private thread: Worker | null = null;
  private readonly queue: Asked<Request>[] = [];
  private current: (Asked<Request> & { timer: NodeJS.Timeout }) | null = null;
  private failures = 0;
  private failed: { reason: string; untilMs: number } | null = null;

  constructor(private readonly options: LaneOptions<Response>) {}

  /** Requests in the queue, and the one being computed. */
  get size(): number {
    return this.queue.length + (this.current ? 1 : 0);
  }

  ask(request: Request): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.queue.push({ request, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.current) return;
    this.refuseWhileFailed();
    const asked = this.queue.shift();
    if (!asked) {
      this.thread?.unref();
      return;
    }
    const thread = (this.thread ??= this.started());
    thread.ref();
    const timer = setTimeout(() => this.giveUp(), this.options.maxMs);
    this.current = { ...asked, timer };
    thread.postMessage(asked.request);
  }

  private refuseWhileFailed(): void {
    const { failed } = this;
    if (failed === null) return;
    if (performance.now() >= failed.untilMs) this.failed = null;
    else for (const { reject } of this.queue.splice(0)) reject(this.options.brokenDown(failed.reason));
  }

  private started(): Worker {
    const thread = this.options.startThread();
    thread.on('message', (response: Response) => {
      if (this.thread !== thread) return;
      this.failures = 0;
      this.finish(({ resolve, reject }) => {
        try {
          resolve(this.options.read(response));
        } catch (error) {
          reject(asError(error));
        }
      });
    });
    thread.on('error', (error) => this.crashed(thread, asError(error)));
    thread.on('exit', () => this.crashed(thread, new Error('the scenario lab ended before it had a result')));
    return thread;
  }

  private giveUp(): void {
    const { thread } = this;
    if (!thread) return;
    this.drop(thread, this.options.tookTooLong());
    void thread.terminate();
  }

  private crashed(thread: Worker, error: Error): void {
    if (this.thread !== thread) return;
    this.failures += 1;
    if (this.failures >= FAILURES_ALLOWED) {
      // One more death after the rest is enough to rest again.
      this.failures = FAILURES_ALLOWED - 1;
      this.failed = { reason: error.message, untilMs: performance.now() + this.options.restMs };
    }
    this.drop(thread, error);
  }

  private drop(thread: Worker, error: Error): void {
    if (this.thread !== thread) return;
    this.thread = null;
    this.finish(({ reject }) => reject(error));
  }

  private finish(tell: (asked: Asked<Request>) => void): void {
    const { current } = this;
    this.current = null;
    if (current) {
      clearTimeout(current.timer);
      tell(current);
    }
    this.next();
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
