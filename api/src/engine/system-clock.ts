import type { EngineClock } from './engine-settings';

/** Real time, read here and nowhere else in the engine. */
export const systemClock: EngineClock = {
  nowMs: () => Date.now(),
  nowIso: () => new Date().toISOString(),
};
