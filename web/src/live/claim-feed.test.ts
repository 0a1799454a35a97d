import {
  claimFeedReducer,
  emptyClaimFeed,
  MAX_FEED_ROWS,
  type ClaimFeed,
  type FeedEvent,
} from './claim-feed';
import type { FeedClaimFragment } from './claim-feed.generated';

describe('claim feed', () => {
  it('lists the newest changes first and marks the last batch as fresh', () => {
    const feed = received(received(emptyClaimFeed, event(['a', 'b'])), event(['c']));

    expect(ids(feed)).toEqual(['c', 'b', 'a']);
    expect(
      feed.lists.all.filter(({ sequence }) => sequence >= feed.freshFrom).map(({ claim }) => claim.id),
    ).toEqual(['c']);
  });

  it('keeps only the newest rows of however many come', () => {
    const many = Array.from({ length: MAX_FEED_ROWS * 3 }, (_, index) => `claim-${index}`);
    const feed = received(received(emptyClaimFeed, event(['old'])), event(many));

    expect(feed.lists.all).toHaveLength(MAX_FEED_ROWS);
    expect(feed.lists.all[0]?.claim.id).toBe(many.at(-1));
    expect(new Set(feed.lists.all.map(({ sequence }) => sequence)).size).toBe(MAX_FEED_ROWS);
  });

  it('holds the list while paused, counts what arrives and what was skipped, and lists it on resume', () => {
    const before = received(emptyClaimFeed, event(['a']));
    const paused = claimFeedReducer(before, { type: 'paused' });
    const counted = received(paused, event(['b', 'c'], { skipped: 40 }));

    expect(ids(counted)).toEqual(['a']);
    expect(counted.newWhilePaused).toBe(42);

    const resumed = claimFeedReducer(counted, { type: 'resumed' });
    expect(ids(resumed)).toEqual(['c', 'b', 'a']);
    expect(resumed.newWhilePaused).toBe(0);
  });

  it('stays bounded while paused', () => {
    let feed = claimFeedReducer(emptyClaimFeed, { type: 'paused' });
    for (let batch = 0; batch < 10; batch++) {
      feed = received(feed, event(Array.from({ length: 100 }, (_, index) => `${batch}-${index}`)));
    }

    expect(feed.waiting.all).toHaveLength(MAX_FEED_ROWS);
    expect(feed.newWhilePaused).toBe(1000);
  });

  it('shows claims that were there before, unless live ones came first', () => {
    const seeded = claimFeedReducer(emptyClaimFeed, {
      type: 'seeded',
      claims: [claim('x'), claim('y')],
      denials: [],
    });
    expect(ids(seeded)).toEqual(['x', 'y']);
    expect(ids(received(seeded, event(['z'])))).toEqual(['z', 'x', 'y']);

    const live = received(emptyClaimFeed, event(['a']));
    expect(ids(claimFeedReducer(live, { type: 'seeded', claims: [claim('x')], denials: [] }))).toEqual(['a']);
  });

  it('keeps denials listed however many claims are paid after them, from the start and live', () => {
    const denied = { ...claim('denied'), status: 'DENIED' as const };
    const seeded = claimFeedReducer(emptyClaimFeed, {
      type: 'seeded',
      claims: [claim('x')],
      denials: [denied],
    });
    const paid = Array.from({ length: MAX_FEED_ROWS * 3 }, (_, index) => `paid-${index}`);
    const appealed = {
      kind: 'APPEAL_FILED' as const,
      at: '2026-01-03T00:00:00Z',
      claim: { ...denied, id: 'appealed' },
    };
    const first = event(paid);
    const busy = received(seeded, { ...first, changes: [appealed, ...first.changes] }, event(paid));

    expect(ids(busy)).not.toContain('appealed');
    expect(busy.lists.denials.map((row) => row.claim.id)).toEqual(['appealed', 'denied']);
    expect(new Set(busy.lists.denials.map(({ sequence }) => sequence)).size).toBe(2);

    const paused = received(claimFeedReducer(seeded, { type: 'paused' }), { ...first, changes: [appealed] });
    expect(paused.lists.denials).toHaveLength(1);
    expect(claimFeedReducer(paused, { type: 'resumed' }).lists.denials).toHaveLength(2);
  });

  it('adds up gaps, says "unknown" when one of them is, and forgets them when dismissed', () => {
    const known = received(emptyClaimFeed, event([], { gap: { afterCursor: '1', missed: 5 } }));
    const more = received(known, event([], { gap: { afterCursor: '2', missed: 7 } }));
    expect(more.gap).toEqual({ missed: 12 });

    const unknown = received(more, event([], { gap: { afterCursor: '3', missed: null } }));
    expect(unknown.gap).toEqual({ missed: null });
    expect(claimFeedReducer(unknown, { type: 'gapDismissed' }).gap).toBeNull();
  });
});

function received(feed: ClaimFeed, ...events: FeedEvent[]): ClaimFeed {
  return claimFeedReducer(feed, { type: 'received', events });
}

function ids(feed: ClaimFeed): string[] {
  return feed.lists.all.map((row) => row.claim.id);
}

function event(claimIds: string[], extra: Partial<FeedEvent> = {}): FeedEvent {
  return {
    cursor: 'c',
    skipped: 0,
    gap: null,
    changes: claimIds.map((id) => ({ kind: 'ADJUDICATED', at: '2026-01-01T00:00:00Z', claim: claim(id) })),
    ...extra,
  };
}

function claim(id: string): FeedClaimFragment {
  return {
    id,
    claimNumber: id,
    status: 'PAID',
    billedAmount: 1,
    paidAmount: 1,
    denialReason: null,
    carc: null,
    submissionDate: '2026-01-01',
    processingDate: '2026-01-02',
    payer: null,
    provider: null,
  };
}
