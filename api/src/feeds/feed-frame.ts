import type { FeedName } from './feed-cursor';
import { encodeCursor } from './feed-cursor';
import type { Delivery, FeedGapSource } from './feed-sources';
import type { WalkGap } from './feed-walk';

/** The changes of one event. LATEST drops the oldest when there are too many. */
export class FeedFrame<T> {
  gap: WalkGap | null = null;
  private changes: T[] = [];
  private skipped = 0;

  constructor(
    private readonly size: number,
    readonly delivery: Delivery,
  ) {}

  get isEmpty(): boolean {
    return this.changes.length === 0 && this.gap === null;
  }

  get isFull(): boolean {
    return this.delivery === 'ALL' && this.changes.length >= this.size;
  }

  add(change: T): void {
    this.changes.push(change);
    if (this.delivery === 'LATEST' && this.changes.length >= 2 * this.size) this.cut();
  }

  take(): { changes: readonly T[]; skipped: number; gap: WalkGap | null } {
    this.cut();
    const { changes, skipped, gap } = this;
    this.changes = [];
    this.skipped = 0;
    this.gap = null;
    return { changes, skipped, gap };
  }

  private cut(): void {
    const tooMany = this.changes.length - this.size;
    if (tooMany <= 0) return;
    this.changes = this.changes.slice(tooMany);
    this.skipped += tooMany;
  }
}

export function gapSource(
  feed: FeedName,
  workspaceId: number,
  gap: WalkGap,
  isComplete: boolean,
): FeedGapSource {
  return {
    afterCursor: encodeCursor(feed, workspaceId, gap.from),
    missed: isComplete ? gap.to.claimChanges - gap.from.claimChanges : null,
  };
}
