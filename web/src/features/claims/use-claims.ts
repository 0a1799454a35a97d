import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type ClaimsSearch, questionOf } from './claims-search';
import { ClaimListDocument, type ClaimListItemFragment } from './claims.generated';

const PAGE = 100;
/** What the page holds at most: further claims are reached by a narrower filter or another order. */
export const MAX_LISTED = 20_000;

interface Listed {
  readonly question: string;
  readonly claims: readonly ClaimListItemFragment[];
  readonly after: string | null;
  readonly hasMore: boolean;
  readonly error: unknown;
}

export interface ClaimPages {
  readonly claims: readonly ClaimListItemFragment[];
  readonly hasMore: boolean;
  /** The first page is on its way. */
  readonly loading: boolean;
  readonly error: unknown;
  loadMore(): void;
  reload(): void;
}

/** The claims of a search, page after page as they are scrolled to. Kept out of the cache, which would only grow. */
export function useClaims(workspaceId: string, search: ClaimsSearch): ClaimPages {
  const apollo = useApolloClient();
  const { claim: _claim, ...list } = search;
  const question = JSON.stringify([workspaceId, list]);
  const [round, setRound] = useState(0);
  const [listed, setListed] = useState<Listed>(() => nothing(''));
  const busy = useRef(false);

  const load = useEffectEvent(async (before: Listed, isCurrent: () => boolean) => {
    busy.current = true;
    try {
      const { data } = await apollo.query({
        query: ClaimListDocument,
        variables: { workspaceId, ...questionOf(list), first: PAGE, after: before.after },
        fetchPolicy: 'no-cache',
      });
      if (!isCurrent() || !data) return;
      const { nodes, pageInfo } = data.claims;
      const claims = [...before.claims, ...nodes];
      setListed({
        question,
        claims,
        after: pageInfo.endCursor,
        hasMore: pageInfo.hasNextPage && claims.length < MAX_LISTED,
        error: null,
      });
    } catch (error) {
      if (isCurrent()) setListed({ ...before, question, error, hasMore: false });
    } finally {
      if (isCurrent()) busy.current = false;
    }
  });

  const current = useRef('');
  useEffect(() => {
    const key = `${question} ${round}`;
    current.current = key;
    void load(nothing(question), () => current.current === key);
    return () => {
      current.current = '';
    };
  }, [question, round]);

  const more = useEffectEvent(() => {
    if (busy.current || !listed.hasMore || listed.question !== question) return;
    const key = current.current;
    void load(listed, () => current.current === key);
  });

  const fresh = listed.question === question;
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const [wanted, setWanted] = useState(0);
  const loadMore = useCallback(() => setWanted((before) => before + 1), []);
  useEffect(() => {
    if (wanted > 0) more();
  }, [wanted]);
  return {
    claims: fresh ? listed.claims : [],
    hasMore: fresh && listed.hasMore,
    loading: !fresh,
    error: fresh ? listed.error : null,
    loadMore,
    reload,
  };
}

const nothing = (question: string): Listed => ({
  question,
  claims: [],
  after: null,
  hasMore: false,
  error: null,
});
