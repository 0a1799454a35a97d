import { Button, Skeleton } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { LinkButton } from '../../components/link-button';
import { Notice } from '../../components/notice';
import { PageHead } from '../../components/page-head';
import { RetryNotice } from '../../components/retry-notice';
import { dateOf, formatFullDay } from '../../format/dates';
import { RangePicker } from '../../workspace/range-picker';
import { useWorkspaces, type Workspace } from '../../workspace/workspace-context';
import { CostsPanel } from './costs-panel';
import { DeniedPanel } from './denied-panel';
import { DownloadMenu } from './download-menu';
import styles from './impact.module.css';
import type { ImpactPageQuery } from './impact.generated';
import type { ImpactSearch } from './impact-search';
import { ImpactTiles } from './impact-tiles';
import { exactOf, headlineOf } from './impact-words';
import { PatternsPanel } from './patterns-panel';
import { RevenuePanel } from './revenue-panel';
import { TwinStart } from './twin-start';
import { useImpact, type ImpactData } from './use-impact';
import { WaterfallPanel } from './waterfall-panel';

export function ImpactPage() {
  const { current, loading } = useWorkspaces();
  if (current) return <WorkspaceImpact key={current.id} workspace={current} />;
  if (loading) return null;
  return (
    <Notice
      large
      icon="dollar"
      title="No figures yet"
      actions={<LinkButton to="/scenarios">Start a scenario</LinkButton>}
    >
      What training brought is counted from claims and training sessions: start a scenario that has both.
    </Notice>
  );
}

function WorkspaceImpact({ workspace }: { workspace: Workspace }) {
  const search = useSearch({ from: '/impact' });
  const navigate = useNavigate({ from: '/impact' });
  const impact = useImpact(workspace, search);
  const { query, range, shown, isWhole } = impact;
  const change = (part: ImpactSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });

  return (
    <>
      <PageHead
        title="Impact"
        note={
          isWhole && !workspace.generation
            ? `${workspace.name} · booked until ${formatFullDay(shown.to)}`
            : `${workspace.name} · booked ${formatFullDay(shown.from)} to ${formatFullDay(shown.to)}`
        }
        actions={
          <div className={styles.controls}>
            <RangePicker search={search} range={range} longest="All" onChange={change} />
            <Button size="xs" variant="default" disabled={!query.data} onClick={() => print()}>
              Print report
            </Button>
            <DownloadMenu name={workspace.name} impact={impact} />
          </div>
        }
      />
      {!query.data && query.error ? (
        <RetryNotice what="The figures" error={query.error} onRetry={query.retry} />
      ) : !query.data ? (
        <div role="status" aria-label="Loading the figures">
          <Skeleton height={110} radius="lg" mb="md" />
          <Skeleton height={420} radius="lg" />
        </div>
      ) : (
        <Figures workspace={workspace} data={query.data} impact={impact} search={search} onChange={change} />
      )}
    </>
  );
}

interface FiguresProps {
  readonly workspace: Workspace;
  readonly data: ImpactPageQuery;
  readonly impact: ImpactData;
  readonly search: ImpactSearch;
  readonly onChange: (part: ImpactSearch) => void;
}

function Figures({ workspace, data, impact, search, onChange }: FiguresProps) {
  const { query, granularity, shown, isWhole } = impact;
  return (
    <div style={{ opacity: query.stale ? 0.6 : 1, transition: 'opacity 150ms' }}>
      <section className={styles.headline} aria-label="In one sentence">
        <p className={styles.sentence}>{headlineOf(data.impact)}</p>
        <p className={styles.exact}>{exactOf(data.impact)}</p>
        {workspace.generation && data.impact.truePreventedAmount === null && (
          <TwinStart workspace={workspace} onReady={query.retry} />
        )}
        <p className={styles.asOf}>
          As of {formatFullDay(dateOf(data.impact.asOf))}. Commit number {data.dashboardMetrics.commitNumber}.
        </p>
      </section>
      <ImpactTiles impact={data.impact} />
      <div className={styles.grid}>
        <RevenuePanel
          points={data.revenueTrend}
          granularity={granularity}
          to={shown.to}
          isPreventedKnown={data.impact.preventedAmount !== null}
          asTable={search.chart === 'table'}
          onView={(chart) => onChange({ chart })}
        />
        <div className={styles.column}>
          <WaterfallPanel impact={data.impact} />
          <CostsPanel costs={data.impact.costs} search={search} onChange={onChange} />
        </div>
        <div className={styles.column}>
          <PatternsPanel impact={data.impact} />
          <DeniedPanel metrics={data.dashboardMetrics} isWhole={isWhole} />
        </div>
      </div>
    </div>
  );
}
