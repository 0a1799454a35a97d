import type { EngineSettings } from './engine-settings';

/** Whoever has waited for the write lock is likely to come again: batches stay short for so long. */
const SHORT_AFTER_WAIT_MS = 2_000;
const SMALLEST_SHARE = 1 / 8;
/** A long batch is held to a shorter commit: whoever comes while it commits has waited for nothing before. */
const HURRIED_COMMIT_SHARE = 0.6;

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
  private isLong = false;
  private awaitedAtMs = -Infinity;

  constructor(
    private readonly settings: Pick<EngineSettings, 'batchEvents' | 'batchMs' | 'hurry' | 'commitMs'>,
  ) {}

  /** @param isHurried as fast as the machine allows */
  limits(isHurried: boolean, nowMs: number): BatchLimits {
    const { batchEvents, batchMs, hurry } = this.settings;
    this.isLong = isHurried && nowMs - this.awaitedAtMs >= SHORT_AFTER_WAIT_MS;
    const factor = this.isLong ? hurry : 1;
    return { events: Math.floor(batchEvents * factor * this.share), ms: batchMs * factor };
  }

  /** Somebody waits to write: the batch in hand closes by the short limits. */
  awaited(nowMs: number): void {
    this.awaitedAtMs = nowMs;
  }

  committed(commitMs: number): void {
    const aimMs = this.settings.commitMs * (this.isLong ? HURRIED_COMMIT_SHARE : 1);
    this.share =
      commitMs > aimMs ? Math.max(SMALLEST_SHARE, this.share * 0.7) : Math.min(1, this.share * 1.1);
  }
}
