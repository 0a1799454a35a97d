import type { WriteGate } from '../persistence/database';

const PATIENCE_MS = 250;
const LOOK_AGAIN_MS = 1;

/**
 * SQLite has one write lock, and an engine at full speed would take it again the moment it lets go: a mutation that
 * waits in SQLite's own back-off would hardly ever find it free. So the API's thread says that it waits, in a number
 * that both threads see, and the engine stands back before its next batch, for a bounded time.
 */
export const SHARED_BYTES = 8;

/** Which run the engine's thread is computing: when the thread dies, that run is the one that killed it. */
export function atWork(shared: SharedArrayBuffer): { set(workspaceId: number): void; get(): number } {
  const cell = new Int32Array(shared, 4, 1);
  return { set: (workspaceId) => Atomics.store(cell, 0, workspaceId) as unknown as void, get: () => Atomics.load(cell, 0) };
}

export function createGates(shared: SharedArrayBuffer): { api: WriteGate; engine: WriteGate } {
  const waiting = new Int32Array(shared, 0, 1);
  return {
    api: {
      enter: async () => {
        Atomics.add(waiting, 0, 1);
      },
      leave: () => {
        Atomics.sub(waiting, 0, 1);
      },
    },
    engine: {
      enter: async () => {
        for (let waited = 0; waited < PATIENCE_MS && Atomics.load(waiting, 0) > 0; waited += LOOK_AGAIN_MS) {
          await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
        }
      },
      leave: () => undefined,
    },
  };
}
