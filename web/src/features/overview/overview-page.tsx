import { Skeleton } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { LinkButton } from '../../components/link-button';
import { Notice } from '../../components/notice';
import { PageHead } from '../../components/page-head';
import { RetryNotice } from '../../components/retry-notice';
import { formatFullDay } from '../../format/dates';
import { humanize } from '../../format/words';
import { useWorkspaces, type Workspace } from '../../workspace/workspace-context';
import { FeedPanel } from './feed-panel';
import { KpiTiles } from './kpi-tiles';
import styles from './overview.module.css';
import { PatternNotices } from './pattern-notices';
import { PatternsPanel } from './patterns-panel';
import { ProvidersPanel } from './providers-panel';
import { RangePicker } from './range-picker';
import { ReasonsPanel } from './reasons-panel';
import { StoryPanel } from './story-panel';
import { TrendPanel } from './trend-panel';
import { immatureFrom, trendSeries } from './trend-series';
import { useOverview } from './use-overview';

export function OverviewPage() {
  const { current, loading } = useWorkspaces();
  if (loading) return <Skeleton height={420} radius="lg" />;
  if (!current) return <NoWorkspace />;
  if (current.state === 'FAILED') {
    return (
      <Notice large icon="alert" title={`${current.name} could not be copied`}>
        {current.error}
      </Notice>
    );
  }
  if (current.state !== 'READY') {
    return (
      <Notice large icon="clock" title={`${current.name} is not ready yet`}>
        {humanize(current.state)} is in progress. The workspace can be opened when it is done.
      </Notice>
    );
  }
  return <Overview key={current.id} workspace={current} />;
}

function Overview({ workspace }: { workspace: Workspace }) {
  const search = useSearch({ from: '/overview' });
  const overview = useOverview(workspace, search);
  const { figures, metrics, window, patterns, providers, retry } = overview;
  const story = figures.data?.story ?? null;
  const points = figures.data?.metricsTrend;
  const granularity = window?.granularity ?? 'DAY';
  const from = window?.from ?? '';
  const series = useMemo(() => trendSeries(points ?? [], granularity, from), [points, granularity, from]);
  const twin = useMemo(
    () => overview.twinTrend && trendSeries(overview.twinTrend, granularity, from),
    [overview.twinTrend, granularity, from],
  );
  const openFrom = useMemo(() => immatureFrom(series), [series]);
  const untouched = workspace.claimCount === 0 && metrics?.totalClaims === 0 && !workspace.generation;

  return (
    <>
      <PageHead
        title="Overview"
        note={
          window
            ? `${workspace.name} · submitted ${formatFullDay(window.from)} to ${formatFullDay(window.to)}`
            : workspace.name
        }
        actions={<RangePicker search={search} window={window} />}
      />
      <PatternNotices workspaceId={workspace.id} />
      {!metrics && figures.error ? (
        <RetryNotice what="The figures" error={figures.error} onRetry={retry} />
      ) : untouched ? (
        <EmptyWorkspace name={workspace.name} />
      ) : (
        <>
          <StoryPanel workspace={workspace} story={story} onRefresh={figures.retry} />
          <KpiTiles metrics={metrics} story={story} window={window} series={series} immatureFrom={openFrom} />
          <div className={styles.grid}>
            <TrendPanel
              search={search}
              window={window}
              series={series}
              immatureFrom={openFrom}
              trend={figures}
              twin={twin}
              story={story}
            />
            <FeedPanel search={search} />
            <ReasonsPanel search={search} trend={figures} />
            <PatternsPanel patterns={patterns} detected={metrics?.patternsDetected ?? 0} />
            <ProvidersPanel search={search} providers={providers} />
          </div>
        </>
      )}
    </>
  );
}

function EmptyWorkspace({ name }: { name: string }) {
  return (
    <Notice
      large
      icon="data"
      title={`${name} has no claims yet`}
      actions={
        <>
          <LinkButton to="/data">Import remittances</LinkButton>
          <LinkButton to="/scenarios" variant="default">
            Start a scenario
          </LinkButton>
        </>
      }
    >
      Import a remittance file to see its claims, denials and patterns here.
    </Notice>
  );
}

function NoWorkspace() {
  return (
    <Notice
      large
      icon="spark"
      title="Nothing here yet"
      actions={
        <>
          <LinkButton to="/scenarios">Start a scenario</LinkButton>
          <LinkButton to="/data" variant="default">
            Import remittances
          </LinkButton>
        </>
      }
    >
      Start a scenario to see months of claims, denials and coder training in minutes, or import your own
      remittance files.
    </Notice>
  );
}
