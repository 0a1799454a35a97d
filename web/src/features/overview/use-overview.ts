import { useState } from 'react';
import { useFollow } from '../../api/use-follow';
import { usePacedQuery, type PacedResult } from '../../api/use-paced-query';
import { useSocketState } from '../../api/use-socket-state';
import { addDays, dateOf } from '../../format/dates';
import { useHeld } from '../../live/live-context';
import { DEFAULT_RANGE_DAYS } from '../../workspace/default-range';
import { clockOf, type Workspace } from '../../workspace/workspace-context';
import {
  OverviewMetricsDocument,
  OverviewMetricsUpdatedDocument,
  OverviewPatternsDocument,
  OverviewProvidersDocument,
  OverviewTrendDocument,
  type MetricsFragment,
  type OverviewPatternsQuery,
  type OverviewProvidersQuery,
  type OverviewTrendQuery,
} from './overview.generated';
import { sparklineFrom, windowOf, type OverviewSearch, type OverviewWindow } from './overview-search';
import { POOLED_DAYS } from './trend-series';

/** How often at most the trend and the reasons are requested again while figures change; the tables less often. */
const TREND_EVERY_MS = 2_000;
const TABLES_EVERY_MS = 4_000;

export interface OverviewData {
  readonly metrics: MetricsFragment | null;
  readonly metricsError: unknown;
  readonly window: OverviewWindow | null;
  readonly trend: PacedResult<OverviewTrendQuery>;
  readonly patterns: PacedResult<OverviewPatternsQuery>;
  readonly providers: PacedResult<OverviewProvidersQuery>;
  retry(): void;
}

/** The page's figures: pushed where the API pushes them, otherwise requested at a bounded pace. */
export function useOverview(workspace: Workspace, search: OverviewSearch): OverviewData {
  const workspaceId = workspace.id;
  const defaultDays = DEFAULT_RANGE_DAYS[workspace.generation ? 'run' : 'imported'];
  const { phase } = useSocketState();
  const planned = windowOf(search, dateOf(clockOf(workspace)), defaultDays);
  const { days, live } = planned;
  const metricsQuestion = JSON.stringify([workspaceId, days, live ? null : planned.to]);

  const asked = usePacedQuery(
    OverviewMetricsDocument,
    { workspaceId, days, asOf: live ? null : planned.to },
    { question: metricsQuestion, signal: phase, everyMs: TREND_EVERY_MS },
  );
  const [pushed, setPushed] = useState<{ question: string; metrics: MetricsFragment } | null>(null);
  useFollow(OverviewMetricsUpdatedDocument, live ? { workspaceId, days } : null, {
    onData: ({ metricsUpdated }) => setPushed({ question: metricsQuestion, metrics: metricsUpdated }),
  });

  const requested = asked.stale ? null : (asked.data?.dashboardMetrics ?? null);
  const newest = pushed?.question === metricsQuestion ? pushed.metrics : requested;
  // While another range loads, the tiles keep the previous figures instead of going blank.
  const metrics = useHeld(newest ?? asked.data?.dashboardMetrics ?? null);

  const window = metrics && windowOf(search, dateOf(metrics.asOf), defaultDays);
  const question = JSON.stringify([workspaceId, search.range, search.from, search.to, window?.granularity]);
  const trend = usePacedQuery(
    OverviewTrendDocument,
    window && {
      workspaceId,
      from: window.granularity === 'DAY' ? addDays(window.from, 1 - POOLED_DAYS) : window.from,
      to: window.to,
      granularity: window.granularity,
      days: window.days,
      asOf: window.live ? null : window.to,
    },
    { question, signal: metrics, everyMs: TREND_EVERY_MS },
  );
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
    metrics,
    metricsError: metrics ? null : asked.error,
    window,
    trend,
    patterns,
    providers,
    retry: () => {
      asked.retry();
      trend.retry();
      patterns.retry();
      providers.retry();
    },
  };
}
