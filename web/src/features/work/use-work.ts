import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { usePacedQuery, type PacedResult } from '../../api/use-paced-query';
import { usePages, type Pages } from '../../api/use-pages';
import { dateOf } from '../../format/dates';
import { clockOf, lastDayOf, type Workspace } from '../../workspace/workspace-context';
import { filterOf, type WorkSearch } from './work-search';
import {
  WorkListDocument,
  WorkTotalsDocument,
  type WorkRowFragment,
  type WorkTotalsQuery,
} from './work.generated';

const PAGE = 100;
/** What the page holds at most: further denials are reached by a narrower filter. */
const MAX_LISTED = 5_000;
const REFRESH_MS = 4_000;

export interface Work {
  readonly pages: Pages<WorkRowFragment>;
  readonly totals: PacedResult<WorkTotalsQuery>;
  /** The day that the list is of, where the workspace has gone on since; null where it has not. */
  readonly listedOn: string | null;
  refresh(): void;
}

/** The list with its totals. Days to a limit are counted from the day that the API counts them from. */
export function useWork(workspace: Workspace, search: WorkSearch): Work {
  const apollo = useApolloClient();
  const { claim: _claim, ...list } = search;
  const clock = dateOf(clockOf(workspace));
  /** The list stays as of a day while a run goes through others: it would otherwise jump under the reader. */
  const [frozen, setFrozen] = useState(clock);
  /** Of imported claims, which may be years old, the API says the day. */
  const [counted, setCounted] = useState(lastDayOf(workspace));
  const isRun = workspace.generation !== null;
  const today = isRun ? clock : counted;
  const totals = usePacedQuery(
    WorkTotalsDocument,
    { workspaceId: workspace.id, filter: filterOf(list, today) },
    { question: JSON.stringify([list, isRun || today]), signal: clock, everyMs: REFRESH_MS },
  );
  const said = totals.data?.dashboardMetrics.openDenials?.countedOn;
  if (said !== undefined && said !== counted) setCounted(said);

  const listed = isRun ? frozen : today;
  const filter = filterOf(list, listed);
  const pages = usePages(JSON.stringify([workspace.id, filter]), MAX_LISTED, async (after) => {
    const { data } = await apollo.query({
      query: WorkListDocument,
      variables: { workspaceId: workspace.id, filter, first: PAGE, after },
      fetchPolicy: 'no-cache',
    });
    return data?.workList ?? null;
  });
  return {
    pages,
    totals,
    listedOn: listed === today ? null : listed,
    refresh: () => {
      setFrozen(clock);
      pages.reload();
    },
  };
}
