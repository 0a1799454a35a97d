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

/** Each newest first, at most MAX_FEED_ROWS: denials stay listed however many paid claims follow. */
export interface FeedLists {
  readonly all: readonly FeedRow[];
  readonly denials: readonly FeedRow[];
}

export interface ClaimFeed {
  readonly lists: FeedLists;
  /** Rows from this sequence on came with the last batch. */
  readonly freshFrom: number;
  readonly nextSequence: number;
  readonly paused: boolean;
  /** Rows that arrived while paused and are not listed yet; bounded like the lists. */
  readonly waiting: FeedLists;
  /** Everything that came while paused, those that the server skipped for us included. */
  readonly newWhilePaused: number;
  /** Events that can no longer be replayed; null when nothing is missing. */
  readonly gap: { readonly missed: number | null } | null;
}

export type ClaimFeedAction =
  | {
      readonly type: 'seeded';
      readonly claims: readonly FeedClaimFragment[];
      readonly denials: readonly FeedClaimFragment[];
    }
  | { readonly type: 'received'; readonly events: readonly FeedEvent[] }
  | { readonly type: 'paused' }
  | { readonly type: 'resumed' }
  | { readonly type: 'cursorLost' }
  | { readonly type: 'gapDismissed' };

export const MAX_FEED_ROWS = 250;

const NOTHING: FeedLists = { all: [], denials: [] };

export const emptyClaimFeed: ClaimFeed = {
  lists: NOTHING,
  freshFrom: 0,
  nextSequence: 0,
  paused: false,
  waiting: NOTHING,
  newWhilePaused: 0,
  gap: null,
};

/** The live feed's state: pure, and bounded however much arrives. */
export function claimFeedReducer(feed: ClaimFeed, action: ClaimFeedAction): ClaimFeed {
  switch (action.type) {
    case 'seeded':
      return feed.nextSequence === 0 ? seed(feed, action) : feed;
    case 'received':
      return receive(feed, action.events);
    case 'paused':
      return { ...feed, paused: true, newWhilePaused: 0, waiting: NOTHING };
    case 'resumed':
      return {
        ...feed,
        paused: false,
        newWhilePaused: 0,
        waiting: NOTHING,
        lists: onTop(feed.waiting, feed.lists),
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
  // Only rows that will be listed are made: a batch of thousands costs no more than the lists are long.
  const newest = newestOf(changes, freshFrom);
  const nextSequence = freshFrom + changes.length;
  const gap = gapOf(feed, events);

  if (feed.paused) {
    return {
      ...feed,
      gap,
      nextSequence,
      newWhilePaused: feed.newWhilePaused + arrived,
      waiting: onTop(newest, feed.waiting),
    };
  }
  return { ...feed, gap, freshFrom, nextSequence, lists: onTop(newest, feed.lists) };
}

type Change = FeedEvent['changes'][number];

function newestOf(changes: readonly Change[], from: number): FeedLists {
  const all: FeedRow[] = [];
  const denials: FeedRow[] = [];
  for (let index = changes.length - 1; index >= 0 && denials.length < MAX_FEED_ROWS; index -= 1) {
    const change = changes[index];
    if (change === undefined) continue;
    const row = { ...change, sequence: from + index };
    if (all.length < MAX_FEED_ROWS) all.push(row);
    if (isDenial(row)) denials.push(row);
  }
  return { all, denials };
}

const onTop = (newer: FeedLists, older: FeedLists): FeedLists => ({
  all: [...newer.all, ...older.all].slice(0, MAX_FEED_ROWS),
  denials: [...newer.denials, ...older.denials].slice(0, MAX_FEED_ROWS),
});

/** The statuses of a claim that was denied, or whose payment was taken back. */
export const DENIAL_STATUSES: readonly FeedClaimFragment['status'][] = [
  'DENIED',
  'APPEALED',
  'OVERTURNED',
  'UPHELD',
  'REVERSED',
];

/** Whether a change belongs to a denial: the adjudication itself, or what follows it. */
export function isDenial({ kind, claim }: Pick<FeedRow, 'kind' | 'claim'>): boolean {
  if (kind === 'SUBMITTED') return false;
  return kind === 'CORRECTED' || kind === 'APPEAL_FILED' || DENIAL_STATUSES.includes(claim.status);
}

/** The page opens with existing claims, so that a paused workspace does not show an empty list. */
function seed(
  feed: ClaimFeed,
  { claims, denials }: { claims: readonly FeedClaimFragment[]; denials: readonly FeedClaimFragment[] },
): ClaimFeed {
  const lists = { all: rowsOf(claims), denials: rowsOf(denials) };
  const nextSequence = Math.max(lists.all.length, lists.denials.length);
  return { ...feed, lists, nextSequence, freshFrom: nextSequence };
}

function rowsOf(claims: readonly FeedClaimFragment[]): FeedRow[] {
  const listed = claims.slice(0, MAX_FEED_ROWS);
  return listed.map((claim, index) => ({
    sequence: listed.length - 1 - index,
    kind: claim.processingDate === null ? 'SUBMITTED' : 'ADJUDICATED',
    at: null,
    claim,
  }));
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
