import type { EngineSettings } from '../engine-settings';

/** A client that waited for the write lock is likely to write again: batches stay short for this time. */
const SHORT_AFTER_WAIT_MS = 2_000;
const MIN_SHARE = 1 / 8;
/** Long batches have to commit faster, because a mutation may arrive right at the beginning of a commit. */
const HURRIED_COMMIT_SHARE = 0.6;

export interface BatchLimits {
  events: number;
  ms: number;
}

/**
 * The size of a batch. Batches of a paced run, or beside waiting mutations, are short. Batches of a run at unlimited speed
 * are several times as long while no mutation waits, because more events then share the fixed cost of a commit. Both
 * shrink while commits are slow, so that a mutation at the worst instant still waits only briefly.
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

  /** A mutation waits: the current batch closes at the short limits. */
  awaited(nowMs: number): void {
    this.awaitedAtMs = nowMs;
  }

  committed(commitMs: number): void {
    const aimMs = this.settings.commitMs * (this.isLong ? HURRIED_COMMIT_SHARE : 1);
    this.share = commitMs > aimMs ? Math.max(MIN_SHARE, this.share * 0.7) : Math.min(1, this.share * 1.1);
  }
}
