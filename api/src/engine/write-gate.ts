import type { WriteGate } from '../persistence/database';
import type { Computed } from './engine-parts';

const PATIENCE_MS = 250;
const LOOK_AGAIN_MS = 1;

export const SHARED_BYTES = 12;

/** What the engine's thread is computing: when the thread dies, that run or import counts as the cause. */
export function atWork(shared: SharedArrayBuffer): {
  set(what: Computed | null): void;
  get(): Computed | null;
} {
  // One cell, so that it is never half written: runs are positive, imports negative.
  const cell = new Int32Array(shared, 4, 1);
  return {
    set: (what) => {
      Atomics.store(cell, 0, what === null ? 0 : what.kind === 'run' ? what.workspaceId : -what.importId);
    },
    get: () => {
      const id = Atomics.load(cell, 0);
      if (id === 0) return null;
      return id > 0 ? { kind: 'run', workspaceId: id } : { kind: 'import', importId: -id };
    },
  };
}

export function createGates(shared: SharedArrayBuffer): {
  api: WriteGate;
  engine: WriteGate;
  /** Whether the API waits to write. */
  isAwaited(): boolean;
} {
  const waiting = new Int32Array(shared, 0, 1);
  const writing = new Int32Array(shared, 8, 1);
  return {
    isAwaited: () => Atomics.load(waiting, 0) > 0,
    api: {
      // Asking SQLite at once would only start its back-off, which sleeps up to 100 ms at a time.
      enter: async () => {
        Atomics.add(waiting, 0, 1);
        await until(() => Atomics.load(writing, 0) === 0);
      },
      leave: () => {
        Atomics.sub(waiting, 0, 1);
      },
    },
    engine: {
      enter: async () => {
        await until(() => Atomics.load(waiting, 0) === 0);
        Atomics.store(writing, 0, 1);
      },
      leave: () => {
        Atomics.store(writing, 0, 0);
      },
    },
  };
}

/** A thread that died during a write must not block the others. */
export const releaseEngine = (shared: SharedArrayBuffer): void => createGates(shared).engine.leave();

/** A courtesy, not a lock: whoever has waited long enough continues, and SQLite's own lock decides. */
async function until(free: () => boolean): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS && !free(); waited += LOOK_AGAIN_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
