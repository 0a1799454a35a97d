import { Skeleton, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { PacedResult } from '../../api/use-paced-query';
import { IntervalBar } from '../../charts/interval-bar';
import { Sparkline } from '../../charts/sparkline';
import { Notice } from '../../components/notice';
import { Panel } from '../../components/panel';
import { RetryNotice } from '../../components/retry-notice';
import { formatCount, formatDollars, formatPercent } from '../../format/numbers';
import { humanize, plural } from '../../format/words';
import type { LeadingPatternFragment, OverviewPatternsQuery } from './overview.generated';
import pageStyles from './overview.module.css';
import styles from './patterns-panel.module.css';

const TREND_COLORS = {
  UP: 'var(--chart-denied)',
  DOWN: 'var(--good)',
  STABLE: 'var(--ink-dim)',
} as const satisfies Record<LeadingPatternFragment['score']['trend'], string>;

const TREND_WORDS = { UP: 'rising', DOWN: 'falling', STABLE: 'steady' } as const satisfies Record<
  LeadingPatternFragment['score']['trend'],
  string
>;

interface PatternsPanelProps {
  readonly patterns: PacedResult<OverviewPatternsQuery>;
  /** The number detected in the range, whatever their status now. */
  readonly detected: number;
}

export function PatternsPanel({ patterns: query, detected }: PatternsPanelProps) {
  const patterns = query.data?.patterns;
  const shown = patterns ? resolvedLast(patterns.nodes) : [];
  const max = scaleMax(shown);
  return (
    <Panel
      flush
      className={pageStyles.patterns}
      title="Top denial patterns"
      note="By dollars denied, resolved patterns last. The rate covers all eligible claims of the pattern that were adjudicated, with its 95 % interval."
    >
      {!patterns && query.error ? (
        <RetryNotice what="The patterns" error={query.error} onRetry={query.retry} />
      ) : !patterns ? (
        <Stack gap="md" px={18} pb={18}>
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} height={38} />
          ))}
        </Stack>
      ) : shown.length === 0 ? (
        <NoPattern detected={detected} />
      ) : (
        <ol className={styles.list}>
          {shown.map((pattern) => (
            <PatternRow key={pattern.id} pattern={pattern} max={max} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function NoPattern({ detected }: { detected: number }) {
  return detected === 0 ? (
    <Notice icon="target" title="No patterns detected yet">
      A pattern is detected when a group of claims is denied clearly more often than its benchmark. This
      requires adjudicated claims.
    </Notice>
  ) : (
    <Notice icon="check" title="No active patterns">
      {detected === 1 ? 'The only pattern' : `The ${formatCount(detected)}`} detected in this range{' '}
      {detected === 1 ? 'is' : 'are'} archived; the chart shows when {detected === 1 ? 'it was' : 'they were'}{' '}
      detected.
    </Notice>
  );
}

function PatternRow({ pattern, max }: { pattern: LeadingPatternFragment; max: number }) {
  const { id, title, tier, score, slice, current, baseline, carc, status } = pattern;
  return (
    <li className={styles.row}>
      <div style={{ minWidth: 0 }}>
        <h3 className={styles.title}>
          <Link
            to="/patterns"
            search={(before) => ({ workspace: before.workspace, pattern: id })}
            className={pageStyles.toClaims}
          >
            {title}
          </Link>
        </h3>
        <p className={styles.slice}>
          <span className={styles.tier} data-tier={status === 'RESOLVED' ? status : tier}>
            {humanize(status === 'RESOLVED' ? status : tier)}
          </span>
          {[
            `CARC ${carc}`,
            ...slice.map(describeTerm),
            `confidence ${score.confidence}`,
            ...(status === 'IMPROVING' ? ['improving'] : []),
          ].join(' · ')}
        </p>
      </div>
      <div className={styles.rates}>
        <div className={styles.rateLine}>
          <strong>{formatPercent(current.denialRate)}</strong>
          <span>
            {baseline?.denialRate == null ? 'no baseline yet' : `was ${formatPercent(baseline.denialRate)}`}
          </span>
        </div>
        {current.denialRate !== null && (
          <IntervalBar
            rate={current.denialRate}
            low={current.denialRateLow}
            high={current.denialRateHigh}
            baseline={baseline?.denialRate ?? null}
            max={max}
          />
        )}
      </div>
      <div className={styles.spark} title={`Denials per day: ${TREND_WORDS[score.trend]}`}>
        <Sparkline
          height={30}
          color={TREND_COLORS[score.trend]}
          values={smoothed(pattern.dailyMetrics.map(({ deniedCount }) => deniedCount))}
        />
      </div>
      <div className={styles.impact}>
        {formatDollars(score.impact)}
        <small>
          {formatCount(score.frequency)} {plural(score.frequency, 'denial')}
        </small>
      </div>
    </li>
  );
}

function resolvedLast(patterns: readonly LeadingPatternFragment[]): LeadingPatternFragment[] {
  const isResolved = ({ status }: LeadingPatternFragment) => status === 'RESOLVED';
  return [...patterns.filter((pattern) => !isResolved(pattern)), ...patterns.filter(isResolved)];
}

/** A procedure family is clear by itself; a name alone would not tell whose it is. */
function describeTerm({ field, value }: LeadingPatternFragment['slice'][number]): string {
  return field === 'procedureFamily' ? value : `${humanize(field.replace(/([A-Z])/g, ' $1'))} ${value}`;
}

function scaleMax(patterns: readonly LeadingPatternFragment[]): number {
  const rates = patterns.flatMap(({ current, baseline }) => [
    current.denialRateHigh ?? current.denialRate ?? 0,
    baseline?.denialRate ?? 0,
  ]);
  return Math.min(100, Math.max(10, ...rates) * 1.08);
}

/** Seven-day means: single days of a narrow slice have too few denials to show a trend. */
function smoothed(counts: readonly number[]): number[] {
  return counts.map((_, index) => {
    const week = counts.slice(Math.max(0, index - 6), index + 1);
    return week.reduce((total, count) => total + count, 0) / week.length;
  });
}
