import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EngineHandle } from '../engine/engine-handle';
import type { FeedStore } from '../persistence/feed-store';
import type { FeedName, FeedPosition } from './feed-cursor';
import { decodeCursor, encodeCursor } from './feed-cursor';
import { FeedDoorbell, pause } from './feed-doorbell';
import { changeTest } from './feed-filter';
import type { ClaimFeedChange, PatternFeedChange } from './feed-entry';
import type { ClaimFeedEvent, ClaimFeedRequest, Delivery, Feeds, PatternFeedEvent } from './feed-sources';
import { FeedFrame, gapSource } from './feed-frame';
import { FeedTail } from './feed-tail';
import type { WalkGap } from './feed-walk';
import { FeedWalk } from './feed-walk';

export type PatternFeedRequest = Parameters<Feeds['patterns']>[0];

/** How much one event may contain, and how often events are sent. */
export const FEED_PACE = {
  changesPerEvent: 200,
  /** Patterns come one to an event; LATEST keeps this many of a burst. */
  latestPatterns: 50,
  eventEveryMs: 50,
  tickEveryMs: 250,
  /** The doorbell may ring in another process, or a ring may be lost with a thread. */
  pollEveryMs: 1_000,
  /** A LATEST subscriber that must skip does so within this time, then shows what it has. */
  skipWithinMs: 250,
} as const;

/** The feeds of all workspaces: pulled from the store by cursor, woken by the engine's doorbell. */
export class StoreFeeds implements Feeds {
  readonly doorbell: FeedDoorbell;
  private readonly tails = new Map<number, { tail: FeedTail; users: number }>();

  constructor(
    readonly store: FeedStore,
    engine: Pick<EngineHandle, 'onCommitted'>,
  ) {
    this.doorbell = new FeedDoorbell(engine);
  }

  claims(request: ClaimFeedRequest): AsyncIterableIterator<ClaimFeedEvent> {
    return new FeedSession(this).claims(request);
  }

  patterns(request: PatternFeedRequest): AsyncIterableIterator<PatternFeedEvent> {
    return new FeedSession(this).patterns(request);
  }

  ticks(workspaceId: number): AsyncIterableIterator<{ workspaceId: number }> {
    return new FeedSession(this).ticks(workspaceId);
  }

  importTicks(importId: number, workspaceId: number): AsyncIterableIterator<{ importId: number }> {
    return new FeedSession(this).importTicks(importId, workspaceId);
  }

  close(): void {
    this.doorbell.close();
  }

  /** One tail a workspace for as long as somebody follows it. */
  useTail(workspaceId: number): { tail: FeedTail; release: () => void } {
    const known = this.tails.get(workspaceId) ?? { tail: new FeedTail(this.store, workspaceId), users: 0 };
    this.tails.set(workspaceId, known);
    known.users += 1;
    return {
      tail: known.tail,
      release: () => {
        known.users -= 1;
        if (known.users === 0) this.tails.delete(workspaceId);
      },
    };
  }
}

/**
 * What the code that drives a subscription knows of its feed, so that it can be stopped, resumed and merged with
 * others.
 */
export interface FeedSessionOptions {
  /** Continues here, whatever the request's `after` says. */
  start?: FeedPosition;
  /** Ends where this points to; asked again and again. */
  until?: () => FeedPosition | null;
}

/** The feeds of one subscription. */
export class FeedSession implements Feeds {
  /** Consecutive events, of which none may be missed; or a state, of which only the newest counts. */
  kind: 'EVENTS' | 'STATE' | null = null;
  /** Everything before it was examined and held nothing for this subscription, or was yielded and taken. */
  scanned: FeedPosition | null = null;
  /** Where the event that was yielded last ends. */
  yielded: FeedPosition | null = null;
  /** Whether there was nothing more to read at the last look; before that, true only if it begins at the end. */
  caughtUp = false;
  private readonly abort = new AbortController();

  constructor(
    private readonly feeds: StoreFeeds,
    private readonly options: FeedSessionOptions = {},
  ) {}

  claims(request: ClaimFeedRequest): AsyncIterableIterator<ClaimFeedEvent> {
    this.begin('claims', request);
    return this.stoppable(this.claimEvents(request));
  }

  patterns(request: PatternFeedRequest): AsyncIterableIterator<PatternFeedEvent> {
    this.begin('patterns', request);
    return this.stoppable(this.patternEvents(request));
  }

  ticks(workspaceId: number): AsyncIterableIterator<{ workspaceId: number }> {
    this.kind = 'STATE';
    return this.stoppable(this.tickEvents(workspaceId));
  }

  importTicks(importId: number, workspaceId: number): AsyncIterableIterator<{ importId: number }> {
    this.kind = 'STATE';
    return this.stoppable(this.importEvents(importId, workspaceId));
  }

  /** Ends the subscription's source, also while it waits. */
  stop(): void {
    this.abort.abort();
  }

  private async *claimEvents(request: ClaimFeedRequest): AsyncGenerator<ClaimFeedEvent> {
    const { workspaceId, delivery } = request;
    const { tail, release } = this.feeds.useTail(workspaceId);
    try {
      const walk = await this.open('claims', request, tail);
      const frame = new FeedFrame<ClaimFeedChange>(FEED_PACE.changesPerEvent, delivery);
      let yieldedAtMs = -Infinity;
      while (!this.abort.signal.aborted) {
        const rung = this.feeds.doorbell.rung(workspaceId);
        await this.fill(walk, frame, request);
        const sinceMs = performance.now() - yieldedAtMs;
        if (frame.isEmpty) {
          this.scanned = walk.at;
          if (walk.isDone) return;
          await this.feeds.doorbell.wait(workspaceId, rung, FEED_PACE.pollEveryMs, this.abort.signal);
        } else if (this.caughtUp && !frame.gap && sinceMs < FEED_PACE.eventEveryMs) {
          await pause(FEED_PACE.eventEveryMs - sinceMs, this.abort.signal);
        } else {
          yieldedAtMs = performance.now();
          this.yielded = walk.at;
          const { changes, skipped, gap } = frame.take();
          const isComplete = request.kinds === null && request.filter === null;
          yield {
            workspaceId,
            cursor: encodeCursor('claims', workspaceId, walk.at),
            changes,
            skipped,
            gap: gap && gapSource('claims', workspaceId, gap, isComplete),
          };
        }
      }
    } finally {
      release();
    }
  }

  /** Reads until the frame is full, the walk is done, or nothing more is there now. */
  private async fill(
    walk: FeedWalk,
    frame: FeedFrame<ClaimFeedChange>,
    request: ClaimFeedRequest,
  ): Promise<void> {
    const startedAtMs = performance.now();
    let turnAtMs = startedAtMs;
    while (!this.abort.signal.aborted) {
      const entry = await walk.entry(frame.isEmpty);
      frame.gap ??= walk.takeGap();
      this.caughtUp = entry === null;
      if (!entry) return;
      const wanted = await changeTest(entry, request);
      const { claims } = entry;
      const limit = Math.min(claims.length, walk.limit(entry));
      let offset = walk.at.offset;
      while (offset < limit && !frame.isFull) {
        const change = claims[offset] as ClaimFeedChange;
        if (wanted(change)) frame.add(change);
        offset += 1;
      }
      walk.move(entry, offset, claims.length, entry.claimChangesBefore + offset);
      if (frame.isFull) return;
      const nowMs = performance.now();
      if (!frame.isEmpty && frame.delivery === 'LATEST' && nowMs - startedAtMs > FEED_PACE.skipWithinMs)
        return;
      if (nowMs - turnAtMs > TURN_MS) {
        await nextTurn(); // a long walk through entries in memory would block the event loop for everybody else
        turnAtMs = performance.now();
      }
    }
  }

  private async *patternEvents(request: PatternFeedRequest): AsyncGenerator<PatternFeedEvent> {
    const { workspaceId, delivery } = request;
    const { tail, release } = this.feeds.useTail(workspaceId);
    try {
      const walk = await this.open('patterns', request, tail);
      let gap: WalkGap | null = null;
      while (!this.abort.signal.aborted) {
        const rung = this.feeds.doorbell.rung(workspaceId);
        const { queue, skipped } = await this.nextPatterns(walk, delivery);
        gap ??= walk.takeGap();
        let skippedBefore = skipped;
        for (const { change, end } of queue) {
          this.yielded = end;
          yield {
            workspaceId,
            cursor: encodeCursor('patterns', workspaceId, end),
            ...change,
            skipped: skippedBefore,
            gap: gap && gapSource('patterns', workspaceId, gap, false),
          };
          skippedBefore = 0;
          gap = null;
        }
        if (queue.length > 0) continue;
        this.scanned = walk.at;
        if (walk.isDone) return;
        await this.feeds.doorbell.wait(workspaceId, rung, FEED_PACE.pollEveryMs, this.abort.signal);
      }
    } finally {
      release();
    }
  }

  private async nextPatterns(
    walk: FeedWalk,
    delivery: Delivery,
  ): Promise<{ queue: PlacedPattern[]; skipped: number }> {
    const queue: PlacedPattern[] = [];
    let skipped = 0;
    for (;;) {
      const entry = await walk.entry(queue.length === 0);
      this.caughtUp = entry === null;
      if (!entry) return { queue, skipped };
      const { patterns } = entry;
      const limit = Math.min(patterns.length, walk.limit(entry));
      for (let offset = walk.at.offset; offset < limit; offset += 1) {
        walk.move(entry, offset + 1, patterns.length, entry.claimChangesBefore);
        queue.push({ change: patterns[offset] as PatternFeedChange, end: walk.at });
      }
      if (walk.at.commit === entry.commit && limit === patterns.length) walk.move(entry, limit, limit, 0);
      if (queue.length >= FEED_PACE.latestPatterns && delivery === 'ALL') return { queue, skipped };
      while (queue.length > FEED_PACE.latestPatterns) {
        queue.shift();
        skipped += 1;
      }
      if (walk.at.commit === entry.commit) return { queue, skipped };
    }
  }

  private async *tickEvents(workspaceId: number): AsyncGenerator<{ workspaceId: number }> {
    for await (const _ of this.beats(workspaceId)) yield { workspaceId };
  }

  private async *importEvents(importId: number, workspaceId: number): AsyncGenerator<{ importId: number }> {
    for await (const _ of this.beats(workspaceId)) {
      const state = await this.feeds.store.importState(importId);
      yield { importId };
      if (state === null || ENDED_IMPORT_STATES.includes(state)) return;
    }
  }

  /** At once, then after each ring or, without one, each poll; at most once per tick. */
  private async *beats(workspaceId: number): AsyncGenerator<void> {
    const { signal } = this.abort;
    while (!signal.aborted) {
      const rung = this.feeds.doorbell.rung(workspaceId);
      yield;
      await pause(FEED_PACE.tickEveryMs, signal);
      await this.feeds.doorbell.wait(
        workspaceId,
        rung,
        FEED_PACE.pollEveryMs - FEED_PACE.tickEveryMs,
        signal,
      );
    }
  }

  private open(
    feed: FeedName,
    request: { workspaceId: number; after: string | null },
    tail: FeedTail,
  ): Promise<FeedWalk> {
    const { start = null, until = () => null } = this.options;
    const { workspaceId, after } = request;
    return FeedWalk.open(this.feeds.store, tail, { feed, workspaceId, start, after, until }).then((walk) => {
      this.scanned = walk.at;
      return walk;
    });
  }

  /** A foreign cursor is refused at once, so that the subscription does not begin. */
  private begin(feed: FeedName, request: { workspaceId: number; after: string | null }): void {
    if (!this.options.start && request.after !== null) decodeCursor(feed, request.workspaceId, request.after);
    this.kind = 'EVENTS';
    this.caughtUp = !this.options.start && request.after === null;
  }

  /** A generator that waits cannot be ended from outside; this wakes it first. */
  private stoppable<T>(events: AsyncGenerator<T>): AsyncIterableIterator<T> {
    return {
      next: () => events.next(),
      return: async () => {
        this.stop();
        return events.return(undefined);
      },
      throw: (error: unknown) => events.throw(error),
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}

interface PlacedPattern {
  change: PatternFeedChange;
  end: FeedPosition;
}

const ENDED_IMPORT_STATES: readonly string[] = ['COMPLETED', 'FAILED', 'CANCELLED'];
/** How long a walk through memory may hold the event loop. */
const TURN_MS = 10;
