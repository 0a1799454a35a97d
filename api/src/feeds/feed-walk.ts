import { NotFoundError } from '../domain/errors';
import type { FeedStore } from '../persistence/feed-store';
import type { FeedName, FeedPosition } from './feed-cursor';
import { beyondTheFeed, comparePositions, decodeCursor } from './feed-cursor';
import type { SharedEntry } from './feed-entry';
import type { FeedTail } from './feed-tail';

export interface WalkStart {
  feed: FeedName;
  workspaceId: number;
  /** Where an earlier walk of the same subscription stopped; goes before `after`. */
  start: FeedPosition | null;
  after: string | null;
  /** Where the walk ends and another one continues; null: it has no end. */
  until: () => FeedPosition | null;
}

/** The range that can no longer be read. */
export interface WalkGap {
  from: FeedPosition;
  to: FeedPosition;
}

/** Steps through a workspace's feed, commit by commit. Only the current page is held. */
export class FeedWalk {
  gap: WalkGap | null = null;
  private page: readonly SharedEntry[] = [];
  /** The commit whose absence has been examined already. */
  private missing: number | null = null;

  private constructor(
    private readonly store: FeedStore,
    private readonly tail: FeedTail,
    private readonly workspaceId: number,
    private readonly until: () => FeedPosition | null,
    public at: FeedPosition,
  ) {}

  static async open(store: FeedStore, tail: FeedTail, options: WalkStart): Promise<FeedWalk> {
    const { feed, workspaceId, start, after, until } = options;
    if (start) return new FeedWalk(store, tail, workspaceId, until, start);
    const asked = after === null ? null : decodeCursor(feed, workspaceId, after);
    const head = await store.head(workspaceId);
    if (!head) throw new NotFoundError('workspace', String(workspaceId));
    const end: FeedPosition = { commit: head.commit + 1, offset: 0, claimChanges: head.claimChanges };
    if (asked && comparePositions(asked, end) > 0) throw beyondTheFeed();
    return new FeedWalk(store, tail, workspaceId, until, asked ?? end);
  }

  /** True once the walk has reached the position where another one continues. */
  get isDone(): boolean {
    const until = this.until();
    return until !== null && comparePositions(this.at, until) >= 0;
  }

  /**
   * The commit at or after the walk's position; null when there is none yet, and before a gap that `mayPassGap` does
   * not let it pass.
   */
  async entry(mayPassGap: boolean): Promise<SharedEntry | null> {
    if (this.isDone) return null;
    const inHand = this.inHand();
    if (inHand) return this.within(inHand);
    this.page = await this.tail.page(this.at.commit);
    const next = this.inHand();
    if (next?.commit !== this.at.commit && !(await this.passGap(next, mayPassGap))) return null;
    return next ? this.within(next) : this.skipToEnd();
  }

  /** How many of the entry's changes may be read before another walk takes over. */
  limit(entry: SharedEntry): number {
    const until = this.until();
    return until && until.commit === entry.commit ? until.offset : Infinity;
  }

  /** Records that `offset` of the entry's `length` changes have been read. */
  move(entry: SharedEntry, offset: number, length: number, claimChanges: number): void {
    this.at =
      offset >= length
        ? {
            commit: entry.commit + 1,
            offset: 0,
            claimChanges: entry.claimChangesBefore + entry.claims.length,
          }
        : { commit: entry.commit, offset, claimChanges };
  }

  takeGap(): WalkGap | null {
    const { gap } = this;
    this.gap = null;
    return gap;
  }

  private inHand(): SharedEntry | null {
    return this.page.find((entry) => entry.commit >= this.at.commit) ?? null;
  }

  private within(entry: SharedEntry): SharedEntry | null {
    const until = this.until();
    if (!until || entry.commit < until.commit || (entry.commit === until.commit && until.offset > 0))
      return entry;
    return this.skipToEnd();
  }

  /** Every commit below `until` was read by the walk at that position, so nothing is missed. */
  private skipToEnd(): null {
    const until = this.until();
    if (until && comparePositions(this.at, until) < 0) this.at = until;
    return null;
  }

  /** Commit numbers have no holes: a missing one was trimmed, or has not been committed yet. */
  private async passGap(next: SharedEntry | null, mayPass: boolean): Promise<boolean> {
    if (this.missing === this.at.commit && !next) return true;
    const head = await this.store.head(this.workspaceId);
    if (!head || head.trimmedThrough < this.at.commit) {
      this.missing = this.at.commit;
      return true;
    }
    if (!mayPass) {
      this.page = [];
      return false;
    }
    const from = this.gap?.from ?? this.at;
    this.at = next
      ? { commit: next.commit, offset: 0, claimChanges: next.claimChangesBefore }
      : { commit: head.commit + 1, offset: 0, claimChanges: head.claimChanges };
    this.gap = { from, to: this.at };
    return true;
  }
}
