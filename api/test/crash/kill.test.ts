import { spawn } from 'node:child_process';
import { CLAIM_CHANGE_KINDS, PATTERN_CHANGE_KINDS } from '../../src/domain/feed';
import { FeedStore } from '../../src/persistence/feed-store';
import { runDigest } from '../../src/persistence/run-digest';
import type { Database } from '../../src/persistence/database';
import { encodeCursor } from '../../src/feeds/feed-cursor';
import { StoreFeeds } from '../../src/feeds/feeds';
import { DATABASES, openMigrated } from '../support/databases';
import { nodeArguments } from '../support/own-process';
import { addRun, derivedTables, runState, runToEnd, SMALL_PRACTICE } from '../support/runs';
import { effort, testSeed } from '../support/effort';

const SEED = testSeed(20260);
const KILLS = { SQLite: effort(3, 50), PostgreSQL: effort(1, 10) } as const;
const CONFIG = { ...SMALL_PRACTICE, durationDays: effort(50, 100) };

describe.each(DATABASES)('a run that is killed again and again, on $name', ({ name, create }) => {
  it(`ends as if nothing had happened, after ${KILLS[name]} kills (seed ${SEED})`, async () => {
    const undisturbed = await create();
    const disturbed = await create();
    const left = await openMigrated(undisturbed.url);
    const right = await openMigrated(disturbed.url);
    try {
      const calm = await addRun(left, CONFIG);
      await runToEnd(left, calm);

      const workspaceId = await addRun(right, CONFIG);
      const subscriber = new Subscriber(right, workspaceId);
      const random = sequence(SEED);
      let kills = 0;
      while (kills < KILLS[name] && (await runState(right, workspaceId)) !== 'COMPLETED') {
        const { mode, count } = pick(random);
        const signal = await engineProcess(disturbed.url, workspaceId, mode, count);
        if (signal === 'SIGKILL') kills += 1;
      }
      await engineProcess(disturbed.url, workspaceId, 'never', 0);

      expect(kills).toBe(KILLS[name]);
      expect(await runDigest(right.reader('exports'), workspaceId)).toBe(
        await runDigest(left.reader('exports'), calm),
      );
      expect(await derivedTables(right, workspaceId)).toEqual(await derivedTables(left, calm));
      const whole = await transcriptOf(left, calm);
      await subscriber.hears(whole.claims.length, whole.patterns.length);
      expect(subscriber.claims).toEqual(whole.claims);
      expect(subscriber.patterns).toEqual(whole.patterns);
      expect(whole.claims.length).toBeGreaterThan(100 * CONFIG.durationDays);
      expect(whole.patterns.length).toBeGreaterThan(1);
    } finally {
      await left.close();
      await right.close();
      await undisturbed.drop();
      await disturbed.drop();
    }
  }, 600_000);
});

/** Subscribed to ALL from the first commit on, while engine after engine is killed; nobody rings its doorbell. */
class Subscriber {
  readonly claims: string[] = [];
  readonly patterns: string[] = [];
  private readonly feeds: StoreFeeds;
  private readonly sources: AsyncIterableIterator<unknown>[] = [];
  private ended = false;

  constructor(database: Database, workspaceId: number) {
    this.feeds = new StoreFeeds(new FeedStore(database), { onCommitted: () => () => undefined });
    const start = { commit: 1, offset: 0, claimChanges: 0 };
    const all = { workspaceId, kinds: null, filter: null, delivery: 'ALL' } as const;
    void this.listen(
      this.feeds.claims({ ...all, after: encodeCursor('claims', workspaceId, start) }),
      (event) => {
        for (const change of event.changes)
          this.claims.push(`${change.kind} ${change.claimId} ${change.atS}`);
      },
    );
    void this.listen(
      this.feeds.patterns({ ...all, after: encodeCursor('patterns', workspaceId, start) }),
      (event) => this.patterns.push(`${event.kind} ${event.patternId} ${event.atS}`),
    );
  }

  /** Waits for the last of what was committed, and a little longer for anything too many. */
  async hears(claims: number, patterns: number): Promise<void> {
    const deadline = Date.now() + 60_000;
    while ((this.claims.length < claims || this.patterns.length < patterns) && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    await this.end();
  }

  /** Before its database is closed. */
  async end(): Promise<void> {
    this.ended = true;
    this.feeds.close();
    for (const source of this.sources) await source.return?.();
  }

  private async listen<T extends { gap: unknown; skipped: number }>(
    events: AsyncIterableIterator<T>,
    hear: (event: T) => void,
  ): Promise<void> {
    this.sources.push(events);
    try {
      for await (const event of events) {
        if (event.gap !== null || event.skipped !== 0)
          throw new Error('a subscriber to ALL was told of a gap');
        hear(event);
      }
    } catch (error) {
      if (!this.ended) throw error;
    }
  }
}

/** What was committed, as the feed's rows say it. */
async function transcriptOf(
  database: Database,
  workspaceId: number,
): Promise<{ claims: string[]; patterns: string[] }> {
  const rows = await database
    .reader('exports')
    .query<{ claim_changes: string; pattern_changes: string }>(
      'SELECT claim_changes, pattern_changes FROM feed_entries WHERE workspace_id = ? ORDER BY commit_number',
      [workspaceId],
    );
  const changes = (text: string, kinds: readonly string[]): string[] =>
    (JSON.parse(text) as [number, number, number][]).map(([kind, id, atS]) => `${kinds[kind]} ${id} ${atS}`);
  return {
    claims: rows.flatMap((row) => changes(row.claim_changes, CLAIM_CHANGE_KINDS)),
    patterns: rows.flatMap((row) => changes(row.pattern_changes, PATTERN_CHANGE_KINDS)),
  };
}

function pick(random: () => number): { mode: 'in-transaction' | 'after-commit' | 'timer'; count: number } {
  const kind = random() % 3;
  if (kind === 0) return { mode: 'in-transaction', count: 1 + (random() % 8) };
  if (kind === 1) return { mode: 'after-commit', count: 1 + (random() % 6) };
  return { mode: 'timer', count: random() % 150 };
}

/** A small linear congruential sequence: the kills must be the same ones again under the same seed. */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}

function engineProcess(
  url: string,
  workspaceId: number,
  mode: string,
  count: number,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [...nodeArguments('api/test/crash/engine-process.ts'), url, String(workspaceId), mode, String(count)],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      code === 0 || signal === 'SIGKILL'
        ? resolve(signal)
        : reject(new Error(`the engine process ended with code ${code}`)),
    );
  });
}
