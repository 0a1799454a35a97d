import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';

interface Listed<Node> {
  readonly question: string;
  readonly nodes: readonly Node[];
  readonly after: string | null;
  readonly hasMore: boolean;
  readonly error: unknown;
}

/** One page of a connection, as the API gives it; null where the request was in vain. */
type LoadPage<Node> = (after: string | null) => Promise<{
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
} | null>;

export interface Pages<Node> {
  readonly nodes: readonly Node[];
  readonly hasMore: boolean;
  /** The first page is on its way. */
  readonly loading: boolean;
  readonly error: unknown;
  loadMore(): void;
  reload(): void;
  /** Puts something newer in the place of listed nodes. */
  change(change: (node: Node) => Node): void;
}

/**
 * The nodes of a question, page after page as they are scrolled to, at most `limit` of them. Kept out of Apollo's cache,
 * which would only grow. `load` is read when a page is asked for.
 */
export function usePages<Node>(question: string, limit: number, load: LoadPage<Node>): Pages<Node> {
  const [round, setRound] = useState(0);
  const [listed, setListed] = useState<Listed<Node>>(() => nothing(''));
  const busy = useRef(false);

  const extend = useEffectEvent(async (before: Listed<Node>, isCurrent: () => boolean) => {
    busy.current = true;
    try {
      const page = await load(before.after);
      if (!isCurrent() || !page) return;
      const nodes = [...before.nodes, ...page.nodes];
      const { hasNextPage, endCursor } = page.pageInfo;
      setListed({
        question,
        nodes,
        after: endCursor,
        hasMore: hasNextPage && nodes.length < limit,
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
    void extend(nothing(question), () => current.current === key);
    return () => {
      current.current = '';
    };
  }, [question, round]);

  const more = useEffectEvent(() => {
    if (busy.current || !listed.hasMore || listed.question !== question) return;
    const key = current.current;
    void extend(listed, () => current.current === key);
  });

  const fresh = listed.question === question;
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const change = useCallback(
    (changeNode: (node: Node) => Node) =>
      setListed((before) => ({ ...before, nodes: before.nodes.map(changeNode) })),
    [],
  );
  const [wanted, setWanted] = useState(0);
  const loadMore = useCallback(() => setWanted((before) => before + 1), []);
  useEffect(() => {
    if (wanted > 0) more();
  }, [wanted]);
  return {
    nodes: fresh ? listed.nodes : [],
    hasMore: fresh && listed.hasMore,
    loading: !fresh,
    error: fresh ? listed.error : null,
    loadMore,
    reload,
    change,
  };
}

const nothing = <Node>(question: string): Listed<Node> => ({
  question,
  nodes: [],
  after: null,
  hasMore: false,
  error: null,
});
