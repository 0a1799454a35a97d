import type { FeedStore } from '../persistence/feed-store';
import { SharedEntry } from './feed-entry';

/**
 * The newest commits of a workspace, read once and shared by all subscribers near the end of its feed. Bounded: a
 * subscriber that falls behind reads pages from the store, at its own pace and on a connection of its own.
 */
export class FeedTail {
  private entries: SharedEntry[] = [];
  private characters = 0;
  /** The commit that is read next. */
  private next: number | null = null;
  private reading: Promise<void> | null = null;

  constructor(
    private readonly store: FeedStore,
    private readonly workspaceId: number,
  ) {}

  /** A page of the commits from `fromCommit` on; empty at the end of the feed. */
  async page(fromCommit: number): Promise<readonly SharedEntry[]> {
    if (this.next === null || fromCommit > this.next) this.restart(fromCommit);
    if (fromCommit === this.next) await this.read();
    const first = this.entries[0];
    // Commits that the tail has dropped, or that were committed before it began.
    if (!first || fromCommit < first.commit) {
      return fromCommit === this.next
        ? []
        : this.fromStore(fromCommit, first?.commit ?? this.next ?? fromCommit);
    }
    let from = this.entries.length;
    while (from > 0 && (this.entries[from - 1] as SharedEntry).commit >= fromCommit) from -= 1;
    return this.entries.slice(from, from + PAGE_COMMITS);
  }

  private restart(fromCommit: number): void {
    this.entries = [];
    this.characters = 0;
    this.next = fromCommit;
  }

  /** One read at a time, whoever asks. */
  private read(): Promise<void> {
    this.reading ??= this.readOnce().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async readOnce(): Promise<void> {
    const from = this.next ?? 0;
    const rows = await this.store.entries(this.workspaceId, from, PAGE_COMMITS, 'tail');
    if (this.next !== from) return; // it was moved in the meantime
    for (const row of rows) {
      const entry = new SharedEntry(this.store, this.workspaceId, row);
      this.entries.push(entry);
      this.characters += entry.characters;
      this.next = entry.commit + 1;
    }
    while (
      this.entries.length > 1 &&
      (this.entries.length > MAX_COMMITS || this.characters > MAX_CHARACTERS)
    ) {
      this.characters -= (this.entries.shift() as SharedEntry).characters;
    }
  }

  private async fromStore(fromCommit: number, beforeCommit: number): Promise<readonly SharedEntry[]> {
    const rows = await this.store.entries(this.workspaceId, fromCommit, PAGE_COMMITS, 'history');
    const before = rows.filter((row) => row.commit < beforeCommit);
    // When nothing is left before the tail, continue with the tail itself.
    const page = before.length > 0 ? before : rows;
    return page.map((row) => new SharedEntry(this.store, this.workspaceId, row));
  }
}

const PAGE_COMMITS = 32;
const MAX_COMMITS = 512;
const MAX_CHARACTERS = 4_000_000;
