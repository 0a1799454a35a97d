import type { EngineSettings } from './engine-settings';

/** Whoever has waited for the write lock is likely to come again: batches stay short for so long. */
const SHORT_AFTER_WAIT_MS = 2_000;
const SMALLEST_SHARE = 1 / 8;

export interface BatchLimits {
  events: number;
  ms: number;
}

/**
 * How much a batch takes. Whoever watches a paced run, or writes beside one, has short batches; a run without a speed
 * that nobody waits for has batches several times as long, because what a commit costs by itself is then shared by more
 * events. In both cases they shrink while commits take long, so that a mutation that comes at the worst instant still
 * waits briefly.
 */
export class BatchSize {
  /** Of the settings' events, times 1 or times `hurry`. */
  private share = 1;
  private awaitedAtMs = -Infinity;

  constructor(
    private readonly settings: Pick<EngineSettings, 'batchEvents' | 'batchMs' | 'hurry' | 'commitMs'>,
  ) {}

  /** @param isHurried as fast as the machine allows */
  limits(isHurried: boolean, nowMs: number): BatchLimits {
    const { batchEvents, batchMs, hurry } = this.settings;
    const factor = isHurried && nowMs - this.awaitedAtMs >= SHORT_AFTER_WAIT_MS ? hurry : 1;
    return { events: Math.floor(batchEvents * factor * this.share), ms: batchMs * factor };
  }

  /** Somebody waits to write: the batch in hand closes by the short limits. */
  awaited(nowMs: number): void {
    this.awaitedAtMs = nowMs;
  }

  committed(commitMs: number): void {
    this.share =
      commitMs > this.settings.commitMs
        ? Math.max(SMALLEST_SHARE, this.share * 0.7)
        : Math.min(1, this.share * 1.1);
  }
}
