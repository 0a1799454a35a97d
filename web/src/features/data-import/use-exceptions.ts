import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { usePages, type Pages } from '../../api/use-pages';
import { csvOf } from '../../format/csv';
import { exceptionFilterOf, type DataSearch } from './data-search';
import { exceptionTitle } from './exception-words';
import { ExceptionsDocument, type ExceptionRowFragment } from './remits.generated';

const PAGE = 100;
/** What the page holds at most: further exceptions are reached by a narrower filter. */
const MAX_LISTED = 5_000;
/** What one file holds at most. */
const MAX_SAVED = 20_000;

/** What needs a person, page after page as it is scrolled to. */
export function useExceptions(workspaceId: string, search: DataSearch): Pages<ExceptionRowFragment> {
  const apollo = useApolloClient();
  const filter = exceptionFilterOf(search);
  return usePages(JSON.stringify([workspaceId, filter]), MAX_LISTED, (after) =>
    pageOf(apollo, { workspaceId, search, after }),
  );
}

/** All that the search matches, as a table. @throws where the server refuses or is not reached */
export async function exceptionsCsv(
  apollo: ApolloClient,
  workspaceId: string,
  search: DataSearch,
): Promise<string> {
  const rows: ExceptionRowFragment[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(apollo, { workspaceId, search, after });
    rows.push(...(page?.nodes ?? []));
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null && rows.length < MAX_SAVED);
  return csvOf([COLUMNS.map(([name]) => name), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))]);
}

const COLUMNS: readonly (readonly [string, (row: ExceptionRowFragment) => string | number | null])[] = [
  ['code', ({ code }) => code],
  ['kind', ({ code }) => exceptionTitle(code)],
  ['claim_number', ({ claimNumber }) => claimNumber],
  ['amount', ({ amount }) => amount],
  ['payer', ({ payment }) => payment?.payer?.name ?? null],
  ['trace_number', ({ payment }) => payment?.traceNumber ?? null],
  ['payment_date', ({ payment }) => payment?.paymentDate ?? null],
  ['file', ({ importJob }) => importJob?.fileName ?? null],
  ['position', ({ position }) => position],
  ['reason', ({ message }) => message],
  ['what_to_do', ({ whatToDo }) => whatToDo],
];

async function pageOf(
  apollo: ApolloClient,
  { workspaceId, search, after }: { workspaceId: string; search: DataSearch; after: string | null },
) {
  const { data } = await apollo.query({
    query: ExceptionsDocument,
    variables: { workspaceId, filter: exceptionFilterOf(search), first: PAGE, after },
    fetchPolicy: 'no-cache',
  });
  return data?.importExceptions ?? null;
}
