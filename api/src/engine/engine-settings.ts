import type { FeedRetention } from '../persistence/batch-store';

export interface EngineSettings {
  /** A batch closes at this many events or milliseconds, whichever is first, so that a mutation waits briefly. */
  batchEvents: number;
  batchMs: number;
  /** Batches shrink while a commit takes longer than this. */
  commitMs: number;
  /** How often a quiet run's clock is written down. */
  quietSaveMs: number;
  leaseMs: number;
  /** Looking at the database even when nobody rang. */
  pollMs: number;
  retention: FeedRetention;
}

export const DEFAULT_ENGINE_SETTINGS: EngineSettings = {
  batchEvents: 1_000,
  batchMs: 50,
  commitMs: 250,
  quietSaveMs: 500,
  leaseMs: 10_000,
  pollMs: 1_000,
  retention: { changes: 500_000, commits: 50_000 },
};

/** The only clock of the engine; given in, so that tests can hold it. */
export interface EngineClock {
  nowMs(): number;
  nowIso(): string;
}
