import { SegmentedControl, Skeleton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { PacedResult } from '../../api/use-paced-query';
import { TrendChart, type TrendChartPoint, type TrendMark } from '../../charts/trend-chart';
import chartStyles from '../../charts/trend-chart.module.css';
import { Icon } from '../../components/icon';
import { Notice } from '../../components/notice';
import { Panel } from '../../components/panel';
import { RetryNotice } from '../../components/retry-notice';
import { formatFullDay } from '../../format/dates';
import { formatCount, formatPercent } from '../../format/numbers';
import { periodLabel } from '../../format/period-label';
import { DAYS_PER_POINT, type Granularity } from '../../workspace/range';
import type { ChartAnnotationFragment, OverviewFiguresQuery } from './overview.generated';
import styles from './overview.module.css';
import type { OverviewSearch, OverviewWindow } from './overview-search';
import type { StoryData } from './story-chapters';
import type { TrendSeriesPoint } from './trend-series';
import { trendSummary } from './trend-summary';
import { TrendTable } from './trend-table';

const CHART_HEIGHT = 300;

interface TrendPanelProps {
  readonly search: OverviewSearch;
  readonly window: OverviewWindow | null;
  readonly series: readonly TrendSeriesPoint[];
  readonly immatureFrom: string | null;
  readonly trend: PacedResult<OverviewFiguresQuery>;
  /** The same run without training. */
  readonly twin: readonly TrendSeriesPoint[] | null;
  readonly story: StoryData | null;
}

export function TrendPanel(props: TrendPanelProps) {
  const { search, window, series, immatureFrom: openFrom, trend, twin, story } = props;
  const navigate = useNavigate({ from: '/overview' });
  const annotations = trend.data?.annotations;
  const trainingFrom = story?.trainingFrom ?? null;
  const marks = useMemo(
    () => [...(annotations ?? []).map(markOf), ...trainingMark(trainingFrom)],
    [annotations, trainingFrom],
  );
  const twinRates = useMemo(() => twin && ratesByDate(twin), [twin]);
  const to = window?.to ?? '';
  const summary = useMemo(() => trendSummary(series, to, openFrom), [series, to, openFrom]);
  const granularity = window?.granularity ?? 'DAY';
  const asTable = search.trend === 'table';

  return (
    <Panel
      className={styles.trend}
      title="Claims and initial denials"
      note="By submission date. The rate is denied claims as percent of adjudicated claims."
      actions={<ViewSwitch asTable={asTable} />}
    >
      {!trend.data && trend.error ? (
        <RetryNotice what="The trend" error={trend.error} onRetry={trend.retry} />
      ) : !trend.data ? (
        <Skeleton height={CHART_HEIGHT + 30} />
      ) : series.length === 0 ? (
        <Notice icon="chart" title="No claims in this range">
          Choose a longer range, or resume the run.
        </Notice>
      ) : (
        <div style={{ opacity: trend.stale ? 0.55 : 1, transition: 'opacity 150ms' }}>
          {asTable ? (
            <TrendTable series={series} immatureFrom={openFrom} granularity={granularity} marks={marks} />
          ) : (
            <TrendChart
              points={series}
              marks={marks}
              immatureFrom={openFrom}
              twinRates={twinRates}
              targetRate={story?.targetDenialRate ?? null}
              pointDays={DAYS_PER_POINT[granularity]}
              height={CHART_HEIGHT}
              summary={summary}
              lineLabel={granularity === 'DAY' ? 'Denial rate, 7-day' : 'Denial rate'}
              renderTip={(point) => (
                <Tip
                  point={point}
                  granularity={granularity}
                  open={openFrom !== null && point.date >= openFrom}
                  marks={marks}
                />
              )}
              onSelectRange={(from, to) =>
                void navigate({ search: (before) => ({ ...before, from, to }), resetScroll: false })
              }
            />
          )}
          {openFrom !== null && <ImmatureNote from={openFrom} />}
          <p className={styles.summary}>{summary}</p>
        </div>
      )}
    </Panel>
  );
}

const ratesByDate = (points: readonly TrendSeriesPoint[]): ReadonlyMap<string, number | null> =>
  new Map(points.map(({ date, lineRate }) => [date, lineRate]));

const trainingMark = (date: string | null): TrendMark[] =>
  date === null ? [] : [{ date, icon: 'target', tone: 'good', label: 'Coders begin to practice' }];

/** As a chart or as a table; the choice stands in the address. */
function ViewSwitch({ asTable }: { asTable: boolean }) {
  const navigate = useNavigate({ from: '/overview' });
  return (
    <SegmentedControl
      size="xs"
      aria-label="Trend view"
      value={asTable ? 'table' : 'chart'}
      data={[
        { value: 'chart', label: 'Chart' },
        { value: 'table', label: 'Table' },
      ]}
      onChange={(value) =>
        void navigate({
          search: (before) => ({ ...before, trend: value === 'table' ? ('table' as const) : undefined }),
          resetScroll: false,
        })
      }
    />
  );
}

function ImmatureNote({ from }: { from: string }) {
  return (
    <p className={styles.immature}>
      <Icon name="clock" size={15} />
      <span>
        From {formatFullDay(from)} on, more than 10 % of claims are still pending (hatched); the dashed rate
        is not final.
      </span>
    </p>
  );
}

function Tip({
  point,
  granularity,
  open,
  marks,
}: {
  point: TrendChartPoint;
  granularity: Granularity;
  open: boolean;
  marks: readonly TrendMark[];
}) {
  return (
    <>
      <strong>{periodLabel(point.date, granularity)}</strong>
      <dl>
        <dt>Submitted</dt>
        <dd>{formatCount(point.total)}</dd>
        <dt>Denied</dt>
        <dd>{formatCount(point.denied)}</dd>
        <dt>Pending</dt>
        <dd>{formatCount(point.pending)}</dd>
        <dt>Denial rate</dt>
        <dd>{formatPercent(point.rate)}</dd>
        {granularity === 'DAY' && (
          <>
            <dt>7-day rate</dt>
            <dd>{formatPercent(point.lineRate)}</dd>
          </>
        )}
      </dl>
      {open && <div style={{ marginTop: 4, color: 'var(--warn)' }}>Not final yet</div>}
      {marks
        .filter(({ date }) => date === point.date)
        .map(({ label }) => (
          <div key={label} className={chartStyles.tipMark}>
            {label}
          </div>
        ))}
    </>
  );
}

const MARKS = {
  TRAINING: { icon: 'target', tone: 'good', word: 'Training' },
  SYSTEM_UPDATE: { icon: 'info', tone: 'plain', word: 'System update' },
  PAYER_POLICY_CHANGE: { icon: 'file', tone: 'accent', word: 'Payer policy' },
  VOLUME_SPIKE: { icon: 'up', tone: 'plain', word: 'Volume' },
  CASE_MIX_SHIFT: { icon: 'steady', tone: 'plain', word: 'Case mix' },
  PATTERN_DETECTED: { icon: 'alert', tone: 'bad', word: 'Pattern detected' },
  PATTERN_RESOLVED: { icon: 'check', tone: 'good', word: 'Pattern resolved' },
  CONFIGURED: { icon: 'scenarios', tone: 'plain', word: 'Settings changed' },
  IMPORT: { icon: 'data', tone: 'accent', word: 'Import' },
} as const satisfies Record<
  ChartAnnotationFragment['kind'],
  Pick<TrendMark, 'icon' | 'tone'> & { word: string }
>;

function markOf({ date, kind, label }: ChartAnnotationFragment): TrendMark {
  const { icon, tone, word } = MARKS[kind];
  return { date, icon, tone, label: `${word}: ${label}` };
}
