import { useState } from 'react';
import { useFollow } from '../../api/use-follow';
import { usePacedQuery, type PacedResult } from '../../api/use-paced-query';
import { useSocketState } from '../../api/use-socket-state';
import { addDays, dateOf } from '../../format/dates';
import { useHeld } from '../../live/live-context';
import { useHeldResult } from '../../live/use-held-result';
import { lastDayOf, type Workspace } from '../../workspace/workspace-context';
import {
  OverviewFiguresDocument,
  OverviewMetricsUpdatedDocument,
  OverviewPatternsDocument,
  OverviewProvidersDocument,
  TwinTrendDocument,
  type MetricsFragment,
  type OverviewFiguresQuery,
  type OverviewPatternsQuery,
  type OverviewProvidersQuery,
  type TrendPointFragment,
} from './overview.generated';
import { sparklineFrom, windowOf, type OverviewSearch, type OverviewWindow } from './overview-search';
import { POOLED_DAYS } from './trend-series';

/** How often at most the figures are requested again while they change; the tables less often. */
const FIGURES_EVERY_MS = 1_000;
const TABLES_EVERY_MS = 4_000;

export interface OverviewData {
  /** Tiles, story, trend and reasons, of one operation, so that they never contradict each other. */
  readonly figures: PacedResult<OverviewFiguresQuery>;
  readonly metrics: MetricsFragment | null;
  readonly window: OverviewWindow | null;
  /** The trend of the same run without training; null where there is no twin. */
  readonly twinTrend: readonly TrendPointFragment[] | null;
  readonly patterns: PacedResult<OverviewPatternsQuery>;
  readonly providers: PacedResult<OverviewProvidersQuery>;
  retry(): void;
}

/** The page's figures: requested again, at a bounded pace, whenever the API says that they have changed. */
export function useOverview(workspace: Workspace, search: OverviewSearch): OverviewData {
  const workspaceId = workspace.id;
  const startedOn = workspace.generation?.scenario.config.startDate ?? null;
  const planned = windowOf(search, lastDayOf(workspace), startedOn);
  const { days, live } = planned;
  const changes = useChanges(workspaceId, live ? days : null);
  const span = {
    from: planned.granularity === 'DAY' ? addDays(planned.from, 1 - POOLED_DAYS) : planned.from,
    to: live ? null : planned.to,
    granularity: planned.granularity,
  };
  const question = JSON.stringify([workspaceId, days, span.to, planned.granularity]);
  const asked = usePacedQuery(
    OverviewFiguresDocument,
    { workspaceId, days, asOf: live ? null : planned.to, ...span },
    { question, signal: changes, everyMs: FIGURES_EVERY_MS },
  );
  const figures = useHeldResult(asked, question);
  const metrics = figures.data?.dashboardMetrics ?? null;
  const window = metrics && {
    ...windowOf(search, dateOf(metrics.asOf), startedOn),
    granularity: planned.granularity,
  };
  const twinId = figures.data?.story.twinId ?? null;
  const twin = usePacedQuery(TwinTrendDocument, twinId ? { workspaceId: twinId, ...span } : null, {
    question: JSON.stringify([twinId, question]),
    signal: metrics,
    everyMs: FIGURES_EVERY_MS,
  });
  const patterns = usePacedQuery(
    OverviewPatternsDocument,
    window && { workspaceId, from: sparklineFrom(window), to: window.to },
    { question, signal: metrics, everyMs: TABLES_EVERY_MS },
  );
  const providers = usePacedQuery(OverviewProvidersDocument, window && { workspaceId }, {
    question: workspaceId,
    signal: metrics,
    everyMs: TABLES_EVERY_MS,
  });
  return {
    figures,
    metrics,
    window,
    twinTrend: twinId ? (twin.data?.metricsTrend ?? null) : null,
    patterns,
    providers,
    retry: () => {
      figures.retry();
      patterns.retry();
      providers.retry();
    },
  };
}

/**
 * Another value whenever the figures of the last `days` may have changed, also after the connection was lost; the same
 * one while the page is held.
 */
function useChanges(workspaceId: string, days: number | null): string {
  const { phase } = useSocketState();
  const [count, setCount] = useState(0);
  useFollow(OverviewMetricsUpdatedDocument, days === null ? null : { workspaceId, days }, {
    onData: () => setCount((before) => before + 1),
  });
  return useHeld(`${phase} ${count}`);
}
