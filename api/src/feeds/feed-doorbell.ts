import type { EngineHandle } from '../engine/engine-handle';

/** Rings are counted, so that a ring between looking and waiting is not missed. */
export class FeedDoorbell {
  private readonly rings = new Map<number, number>();
  private readonly waiting = new Map<number, Set<() => void>>();
  private readonly stopListening: () => void;

  constructor(engine: Pick<EngineHandle, 'onCommitted'>) {
    this.stopListening = engine.onCommitted((workspaceIds) => workspaceIds.forEach((id) => this.ring(id)));
  }

  rung(workspaceId: number): number {
    return this.rings.get(workspaceId) ?? 0;
  }

  /** Until it rings again after `seen` rings, `atMostMs` have passed (another process rings no bell here), or `signal`. */
  wait(workspaceId: number, seen: number, atMostMs: number, signal: AbortSignal): Promise<void> {
    if (this.rung(workspaceId) !== seen || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.stopWaiting(workspaceId, wake);
        resolve();
      };
      const timer = setTimeout(wake, atMostMs);
      signal.addEventListener('abort', wake, { once: true });
      const others = this.waiting.get(workspaceId);
      if (others) others.add(wake);
      else this.waiting.set(workspaceId, new Set([wake]));
    });
  }

  close(): void {
    this.stopListening();
    for (const wakers of [...this.waiting.values()]) for (const wake of [...wakers]) wake();
  }

  private ring(workspaceId: number): void {
    this.rings.set(workspaceId, this.rung(workspaceId) + 1);
    for (const wake of [...(this.waiting.get(workspaceId) ?? [])]) wake();
  }

  private stopWaiting(workspaceId: number, wake: () => void): void {
    const wakers = this.waiting.get(workspaceId);
    wakers?.delete(wake);
    if (wakers?.size === 0) this.waiting.delete(workspaceId);
  }
}

/** Resolves early on abort. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal.addEventListener('abort', wake, { once: true });
  });
}
