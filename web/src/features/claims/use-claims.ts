import { useApolloClient } from '@apollo/client/react';
import { usePages, type Pages } from '../../api/use-pages';
import { type ClaimsSearch, questionOf } from './claims-search';
import { ClaimListDocument, type ClaimListItemFragment } from './claims.generated';

const PAGE = 100;
/** What the page holds at most: further claims are reached by a narrower filter or another order. */
export const MAX_LISTED = 20_000;

export type ClaimPages = Pages<ClaimListItemFragment>;

/** The claims of a search, page after page as they are scrolled to. */
export function useClaims(workspaceId: string, search: ClaimsSearch): ClaimPages {
  const apollo = useApolloClient();
  const { claim: _claim, ...list } = search;
  return usePages(JSON.stringify([workspaceId, list]), MAX_LISTED, async (after) => {
    const { data } = await apollo.query({
      query: ClaimListDocument,
      variables: { workspaceId, ...questionOf(list), first: PAGE, after },
      fetchPolicy: 'no-cache',
    });
    return data?.claims ?? null;
  });
}
