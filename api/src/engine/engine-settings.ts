import type { FeedRetention } from '../persistence/batch-store';

export interface EngineSettings {
  /** A batch ends at this many events or milliseconds, whichever is first, so that a mutation waits only briefly. */
  batchEvents: number;
  batchMs: number;
  /** The factor for both at unlimited speed, while no mutation waits. */
  hurry: number;
  /** Batches shrink while a commit takes longer than this. */
  commitMs: number;
  /** How often the clock of a run without events is saved. */
  quietSaveMs: number;
  leaseMs: number;
  /** How often the database is checked even without a wake-up. */
  pollMs: number;
  /** After every import, a workspace of up to so many claims is decided on again: that costs little. */
  fewClaims: number;
  retention: FeedRetention;
}

export const DEFAULT_ENGINE_SETTINGS: EngineSettings = {
  batchEvents: 1_000,
  batchMs: 50,
  hurry: 4,
  commitMs: 250,
  quietSaveMs: 500,
  leaseMs: 10_000,
  pollMs: 1_000,
  fewClaims: 20_000,
  retention: { changes: 500_000, commits: 50_000 },
};

/** The only clock of the engine; passed in, so that tests can control it. */
export interface EngineClock {
  nowMs(): number;
  nowIso(): string;
}
