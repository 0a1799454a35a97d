import { useApolloClient } from '@apollo/client/react';
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { useFollow } from '../api/use-follow';
import {
  claimFeedReducer,
  DENIAL_STATUSES,
  emptyClaimFeed,
  type ClaimFeed,
  type FeedEvent,
  type FeedLists,
} from './claim-feed';
import { ClaimFeedDocument, RecentClaimsDocument } from './claim-feed.generated';

/** How often at most the list is redrawn, whatever the feed's rate. */
const REDRAW_EVERY_MS = 250;
const SEED_CLAIMS = 40;
/** Timers of a hidden tab are suspended: beyond this many events, the oldest are counted and dropped. */
const MAX_BUFFERED_EVENTS = 500;

interface LiveControl {
  readonly paused: boolean;
  readonly newWhilePaused: number;
  readonly gap: ClaimFeed['gap'];
  pause(): void;
  resume(): void;
  dismissGap(): void;
}

interface LiveRows {
  readonly lists: FeedLists;
  readonly freshFrom: number;
}

const ControlContext = createContext<LiveControl | null>(null);
const RowsContext = createContext<LiveRows | null>(null);

/** Mount with the workspace as its key: another workspace is another feed. */
export function LiveProvider({ workspaceId, children }: { workspaceId: string | null; children: ReactNode }) {
  const apollo = useApolloClient();
  const [feed, dispatch] = useReducer(claimFeedReducer, emptyClaimFeed);
  const buffer = useRef<FeedEvent[]>([]);

  useEffect(() => {
    if (workspaceId === null) return;
    let mounted = true;
    apollo
      .query({
        query: RecentClaimsDocument,
        variables: { workspaceId, first: SEED_CLAIMS, denied: [...DENIAL_STATUSES] },
        fetchPolicy: 'no-cache',
      })
      .then(({ data }) => {
        if (!mounted || !data) return;
        dispatch({ type: 'seeded', claims: data.claims.nodes, denials: data.denials.nodes });
      })
      // The list then starts empty and fills from the feed; the page's own queries report a server that is down.
      .catch(() => undefined);
    return () => {
      mounted = false;
    };
  }, [apollo, workspaceId]);

  useFollow(ClaimFeedDocument, workspaceId === null ? null : { workspaceId }, {
    cursorOf: ({ claimsChanged }) => claimsChanged.cursor,
    onCursorLost: () => dispatch({ type: 'cursorLost' }),
    onData: ({ claimsChanged }) => {
      const events = buffer.current;
      events.push(claimsChanged);
      if (events.length > MAX_BUFFERED_EVENTS) {
        const [oldest, next] = events.splice(0, 2);
        if (oldest && next) events.unshift(mergedAsSkipped(oldest, next));
      }
    },
  });

  useEffect(() => {
    const timer = setInterval(() => {
      if (buffer.current.length === 0) return;
      dispatch({ type: 'received', events: buffer.current });
      buffer.current = [];
    }, REDRAW_EVERY_MS);
    return () => clearInterval(timer);
  }, []);

  const { paused, newWhilePaused, gap, lists, freshFrom } = feed;
  const control = useMemo<LiveControl>(
    () => ({
      paused,
      newWhilePaused,
      gap,
      pause: () => dispatch({ type: 'paused' }),
      resume: () => dispatch({ type: 'resumed' }),
      dismissGap: () => dispatch({ type: 'gapDismissed' }),
    }),
    [paused, newWhilePaused, gap],
  );
  const list = useMemo<LiveRows>(() => ({ lists, freshFrom }), [lists, freshFrom]);

  return (
    <ControlContext value={control}>
      <RowsContext value={list}>{children}</RowsContext>
    </ControlContext>
  );
}

export function useLiveControl(): LiveControl {
  const value = useContext(ControlContext);
  if (!value) throw new Error('useLiveControl is for components inside LiveProvider.');
  return value;
}

export function useLiveRows(): LiveRows {
  const value = useContext(RowsContext);
  if (!value) throw new Error('useLiveRows is for components inside LiveProvider.');
  return value;
}

/** While live updates are paused, the value as of the pause; `value` is compared by identity. */
export function useHeld<T>(value: T): T {
  const { paused } = useLiveControl();
  const [held, setHeld] = useState(value);
  if (!paused && !Object.is(held, value)) setHeld(value);
  return paused ? held : value;
}

function mergedAsSkipped(oldest: FeedEvent, next: FeedEvent): FeedEvent {
  return {
    ...next,
    skipped: next.skipped + oldest.skipped + oldest.changes.length,
    gap: next.gap ?? oldest.gap,
  };
}
