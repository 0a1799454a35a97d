import { Sparkline } from '../../charts/sparkline';
import type { StatDelta } from '../../components/stat-tile';
import { FigureTile } from '../../figures/figure-tile';
import { formatCount, formatDollars, formatPercent, formatPoints, NOT_KNOWN } from '../../format/numbers';
import { formatDay, formatFullDay } from '../../format/dates';
import { plural } from '../../format/words';
import type { MetricsFragment, StorySpanFragment } from './overview.generated';
import type { OverviewWindow } from './overview-search';
import type { StoryData } from './story-chapters';
import styles from './overview.module.css';
import type { TrendSeriesPoint } from './trend-series';

interface KpiTilesProps {
  readonly metrics: MetricsFragment | null;
  readonly story: StoryData | null;
  readonly window: OverviewWindow | null;
  readonly series: readonly TrendSeriesPoint[];
  /** From here on most claims are still pending: a falling line there would be misleading. */
  readonly immatureFrom: string | null;
}

export function KpiTiles({ metrics, story, window, series, immatureFrom }: KpiTilesProps) {
  const mature = series.filter(({ date }) => immatureFrom === null || date < immatureFrom);
  return (
    <section aria-label="Key figures" className={styles.tiles}>
      <RateTile metrics={metrics} story={story} window={window} mature={mature} />
      <FigureTile
        metric="deniedAmount"
        label="Denied"
        value={metrics ? formatDollars(metrics.deniedAmount) : undefined}
        sub={
          metrics && `billed on ${formatCount(metrics.deniedClaims)} ${plural(metrics.deniedClaims, 'claim')}`
        }
        spark={
          <Sparkline
            height={26}
            color="var(--chart-denied)"
            values={mature.map((point) => point.deniedAmount)}
          />
        }
      />
      <FigureTile
        metric="revenueRecovered"
        label="Revenue recovered"
        value={metrics ? formatDollars(metrics.revenueRecovered) : undefined}
        sub={metrics && describeRecovered(metrics)}
      />
      <FigureTile
        metric="totalClaims"
        label="Claims submitted"
        value={metrics ? formatCount(metrics.totalClaims) : undefined}
        sub={window && `${formatFullDay(window.from)} to ${formatFullDay(window.to)}`}
        spark={<Sparkline height={26} values={series.map(({ total }) => total)} />}
      />
      <FigureTile
        metric="patternsDetected"
        label="Denial patterns"
        value={metrics ? formatCount(metrics.patternsDetected) : undefined}
        delta={metrics && patternsDelta(metrics)}
        sub={
          metrics &&
          (metrics.criticalPatterns > 0
            ? `${formatCount(metrics.criticalPatterns)} critical`
            : 'none critical')
        }
      />
      <FigureTile
        metric="overturnRate"
        label="Appeals overturned"
        value={metrics ? formatPercent(metrics.overturnRate, 0) : undefined}
        sub={
          metrics &&
          `of ${formatCount(metrics.appealsDecided)} decided; ${formatCount(metrics.appealsFiled)} filed`
        }
      />
      <FigureTile
        metric="practiceSessions"
        label="Coder training"
        value={metrics ? formatCount(metrics.practiceSessions) : undefined}
        sub={metrics && describePractice(metrics)}
      />
    </section>
  );
}

/** Whether the window leaves nothing of the story out. */
const isWhole = (window: OverviewWindow | null, { startedOn }: StoryData): boolean =>
  window !== null && startedOn !== null && window.live && window.from <= startedOn;

interface RateTileProps extends Pick<KpiTilesProps, 'metrics' | 'story' | 'window'> {
  readonly mature: KpiTilesProps['series'];
}

function RateTile({ metrics, story, window, mature }: RateTileProps) {
  if (metrics === null || !story?.untrained || !story.latest || !isWhole(window, story))
    return <DenialRateTile metrics={metrics} mature={mature} />;
  const { untrained, latest, targetDenialRate } = story;
  return <ChangeTile before={untrained} now={latest} target={targetDenialRate} mature={mature} />;
}

interface ChangeTileProps {
  readonly before: StorySpanFragment;
  readonly now: StorySpanFragment;
  readonly target: number | null;
  readonly mature: KpiTilesProps['series'];
}

/** One mean over weeks with training and without would be the rate of neither. */
function ChangeTile({ before, now, target, mature }: ChangeTileProps) {
  return (
    <FigureTile
      hero
      className={`${styles.hero} ${styles.change}`}
      metric="denialRate"
      label="Initial denial rate"
      value={`${formatPercent(before.denialRate)} → ${formatPercent(now.denialRate)}`}
      sub={
        <>
          before practice, and {formatDay(now.from)} to {formatFullDay(now.to)}
          <br />
          {target === null
            ? `of ${formatCount(before.adjudicatedCount)} and ${formatCount(now.adjudicatedCount)} adjudicated`
            : `target ${formatPercent(target, 0)}`}
        </>
      }
      spark={
        <Sparkline height={84} color="var(--chart-denied)" values={mature.map(({ lineRate }) => lineRate)} />
      }
    />
  );
}

function DenialRateTile({
  metrics,
  mature,
}: Pick<KpiTilesProps, 'metrics'> & { mature: KpiTilesProps['series'] }) {
  return (
    <FigureTile
      hero
      className={styles.hero}
      metric="denialRate"
      label="Initial denial rate"
      value={metrics ? formatPercent(metrics.denialRate) : undefined}
      delta={metrics && rateDelta(metrics)}
      sub={
        metrics && (
          <>
            of {formatCount(metrics.totalClaims - metrics.pendingClaims)} adjudicated, by submission date
            <br />
            {formatCount(metrics.pendingClaims)} still pending
          </>
        )
      }
      spark={
        <Sparkline height={84} color="var(--chart-denied)" values={mature.map(({ lineRate }) => lineRate)} />
      }
    />
  );
}

function rateDelta(metrics: MetricsFragment): StatDelta | null {
  const points = metrics.trends.denialRate;
  if (points === null) return nothingBefore(metrics);
  const flat = Math.abs(points) < 0.05;
  return {
    text: formatPoints(points),
    tone: flat ? 'plain' : points < 0 ? 'good' : 'bad',
    direction: flat ? 'none' : points < 0 ? 'down' : 'up',
    hint: `compared with the previous ${metrics.days} days`,
  };
}

/** Stated rather than left out: a missing change reads like no change. */
function nothingBefore({ denialRate, days }: MetricsFragment): StatDelta | null {
  if (denialRate === null) return null;
  return {
    text: 'nothing to compare',
    tone: 'plain',
    direction: 'none',
    hint: `no adjudicated claims in the ${days} days before`,
  };
}

function patternsDelta(metrics: MetricsFragment): StatDelta | null {
  const change = metrics.trends.patternsDetected;
  if (change === null || change === 0) return null;
  return {
    text: `${change > 0 ? '+' : '−'}${Math.abs(change)}`,
    tone: change < 0 ? 'good' : 'bad',
    direction: change < 0 ? 'down' : 'up',
    hint: `compared with the previous ${metrics.days} days`,
  };
}

/**
 * The prevented amount is not known until there is an untrained baseline to compare with; it is shown as unknown, not
 * as zero.
 */
function describeRecovered({ preventedAmount, recoveredAmount }: MetricsFragment): string {
  const recovered = `${formatDollars(recoveredAmount)} recovered`;
  return preventedAmount === null
    ? `${recovered}; prevented amount not known yet`
    : `${formatDollars(preventedAmount)} prevented + ${recovered}`;
}

function describePractice({ practiceSessions, practiceAccuracy }: MetricsFragment): string {
  if (practiceSessions === 0) return 'no sessions yet';
  const accuracy = practiceAccuracy === null ? NOT_KNOWN : formatPercent(practiceAccuracy, 0);
  return `${plural(practiceSessions, 'session')}; ${accuracy} of quiz attempts correct`;
}
