import type { ClaimChangeKind, ClaimFeedSubscription, FeedClaimFragment } from './claim-feed.generated';

export type FeedEvent = ClaimFeedSubscription['claimsChanged'];

/** One step in a claim's life cycle, as listed. */
export interface FeedRow {
  /** Increases with every row ever listed; a key for the list and a marker of what is new. */
  readonly sequence: number;
  readonly kind: ClaimChangeKind;
  /** Null for claims that existed before the page was opened. */
  readonly at: string | null;
  readonly claim: FeedClaimFragment;
}

export interface ClaimFeed {
  /** Newest first, at most MAX_FEED_ROWS. */
  readonly rows: readonly FeedRow[];
  /** Rows from this sequence on arrived with the last batch. */
  readonly freshFrom: number;
  readonly nextSequence: number;
  readonly paused: boolean;
  /** Rows that arrived while paused and are not listed yet; bounded like the list. */
  readonly waiting: readonly FeedRow[];
  /** Everything that arrived while paused, including what the server skipped for this page. */
  readonly newWhilePaused: number;
  /** Events that can no longer be replayed; null when nothing is missing. */
  readonly gap: { readonly missed: number | null } | null;
}

export type ClaimFeedAction =
  | { readonly type: 'seeded'; readonly claims: readonly FeedClaimFragment[] }
  | { readonly type: 'received'; readonly events: readonly FeedEvent[] }
  | { readonly type: 'paused' }
  | { readonly type: 'resumed' }
  | { readonly type: 'cursorLost' }
  | { readonly type: 'gapDismissed' };

export const MAX_FEED_ROWS = 250;

export const emptyClaimFeed: ClaimFeed = {
  rows: [],
  freshFrom: 0,
  nextSequence: 0,
  paused: false,
  waiting: [],
  newWhilePaused: 0,
  gap: null,
};

/** The live feed's state: pure, and bounded however much arrives. */
export function claimFeedReducer(feed: ClaimFeed, action: ClaimFeedAction): ClaimFeed {
  switch (action.type) {
    case 'seeded':
      return feed.nextSequence === 0 ? seed(feed, action.claims) : feed;
    case 'received':
      return receive(feed, action.events);
    case 'paused':
      return { ...feed, paused: true, newWhilePaused: 0, waiting: [] };
    case 'resumed':
      return {
        ...feed,
        paused: false,
        newWhilePaused: 0,
        waiting: [],
        rows: [...feed.waiting, ...feed.rows].slice(0, MAX_FEED_ROWS),
      };
    case 'cursorLost':
      return { ...feed, gap: { missed: null } };
    case 'gapDismissed':
      return { ...feed, gap: null };
  }
}

function receive(feed: ClaimFeed, events: readonly FeedEvent[]): ClaimFeed {
  const changes = events.flatMap((event) => event.changes);
  const arrived = changes.length + sum(events.map((event) => event.skipped));
  const freshFrom = feed.nextSequence;
  // Only rows that will be listed are made: a batch of thousands costs no more than the list is long.
  const newest = changes
    .slice(-MAX_FEED_ROWS)
    .map((change, index): FeedRow => ({ ...change, sequence: freshFrom + index }))
    .reverse();
  const nextSequence = freshFrom + newest.length;
  const gap = gapOf(feed, events);

  if (feed.paused) {
    return {
      ...feed,
      gap,
      nextSequence,
      newWhilePaused: feed.newWhilePaused + arrived,
      waiting: [...newest, ...feed.waiting].slice(0, MAX_FEED_ROWS),
    };
  }
  return { ...feed, gap, freshFrom, nextSequence, rows: [...newest, ...feed.rows].slice(0, MAX_FEED_ROWS) };
}

/** The page opens with existing claims, so that a paused workspace does not show an empty list. */
function seed(feed: ClaimFeed, claims: readonly FeedClaimFragment[]): ClaimFeed {
  const listed = claims.slice(0, MAX_FEED_ROWS);
  const rows = listed.map((claim, index): FeedRow => ({
    sequence: listed.length - 1 - index,
    kind: claim.processingDate === null ? 'SUBMITTED' : 'ADJUDICATED',
    at: null,
    claim,
  }));
  return { ...feed, rows, nextSequence: rows.length, freshFrom: rows.length };
}

function gapOf(feed: ClaimFeed, events: readonly FeedEvent[]): ClaimFeed['gap'] {
  const gaps = events.flatMap((event) => (event.gap ? [event.gap] : []));
  if (gaps.length === 0) return feed.gap;
  const missed = [feed.gap?.missed ?? 0, ...gaps.map((gap) => gap.missed)];
  return { missed: missed.includes(null) ? null : sum(missed.map((count) => count ?? 0)) };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
