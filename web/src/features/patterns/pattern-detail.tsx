import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { usePacedQuery } from '../../api/use-paced-query';
import { IntervalBar } from '../../charts/interval-bar';
import { LinkButton } from '../../components/link-button';
import { Notice } from '../../components/notice';
import { RetryNotice } from '../../components/retry-notice';
import { CLAIM_STATUS_VIEWS } from '../../format/claim-status';
import { dateOf, formatFullDay } from '../../format/dates';
import { formatCount, formatDollars, formatExactDollars, formatPercent } from '../../format/numbers';
import { humanize } from '../../format/words';
import {
  PatternByIdDocument,
  type PatternDetailFragment,
  type PatternPeriodFieldsFragment,
} from './patterns.generated';
import styles from './patterns.module.css';
import { ArchivePattern } from './archive-pattern';
import { RateChart } from './rate-chart';
import { weeklyRates } from './weekly-rates';

const REFRESH_MS = 2_000;

export function PatternDetail({ patternId, day }: { patternId: string; day: string }) {
  const query = usePacedQuery(
    PatternByIdDocument,
    { id: patternId },
    { question: patternId, signal: day, everyMs: REFRESH_MS },
  );
  if (!query.data)
    return query.error ? (
      <RetryNotice what="The pattern" error={query.error} onRetry={query.retry} />
    ) : (
      <Skeleton height={420} radius="lg" />
    );
  const { pattern } = query.data;
  if (!pattern)
    return (
      <Notice icon="info" title="Pattern not found">
        It may have been deleted with its workspace.
      </Notice>
    );
  return <Detail pattern={pattern} onArchived={query.retry} />;
}

function Detail({ pattern, onArchived }: { pattern: PatternDetailFragment; onArchived: () => void }) {
  const { id, title, description, fixGuidance } = pattern;
  return (
    <article className={styles.detail} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.description}>{description}</p>
      <div className={styles.fix}>
        <strong>What to do first</strong>
        <p>{fixGuidance}</p>
      </div>
      <Facts pattern={pattern} />
      <h3 className={styles.heading}>Before and now</h3>
      <Periods pattern={pattern} />
      <h3 className={styles.heading}>Week by week</h3>
      <RateChart
        weeks={weeklyRates(pattern.dailyMetrics)}
        detectedOn={dateOf(pattern.firstDetected)}
        baselineRate={pattern.baseline?.denialRate ?? null}
      />
      <h3 className={styles.heading}>Its latest denials</h3>
      <Evidence pattern={pattern} />
      <div className={styles.actions}>
        <LinkButton
          to="/claims"
          size="xs"
          variant="default"
          search={(before) => ({ workspace: before.workspace, pattern: id })}
        >
          All its denials
        </LinkButton>
        <ArchivePattern key={id} pattern={pattern} onArchived={onArchived} />
      </div>
    </article>
  );
}

function Facts({ pattern }: { pattern: PatternDetailFragment }) {
  const { score, slice, carc, category, firstDetected, lastSeen, avgDenialAmount, status } = pattern;
  const { revenueRecovered } = pattern;
  const facts: [string, string][] = [
    ['Status', humanize(status)],
    ['Category', humanize(category)],
    ['Reason code', `CARC ${carc}`],
    ...slice.map(({ field, value }): [string, string] => [humanize(field.replace(/([A-Z])/g, ' $1')), value]),
    ['Detected', formatFullDay(dateOf(firstDetected))],
    ['Last denied', formatFullDay(dateOf(lastSeen))],
    ['Denied', formatDollars(score.impact)],
    ['A denial, on average', formatExactDollars(avgDenialAmount)],
    ['Recovered and prevented', formatDollars(revenueRecovered)],
    ['Denials a month', formatCount(Math.round(score.velocity))],
    ['Confidence', `${score.confidence} of 100`],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Where there is no history before the detection, the first weeks after it are what later ones are compared with. */
const nameOf = (baseline: PatternPeriodFieldsFragment, firstDetected: string): string =>
  baseline.start >= dateOf(firstDetected) ? 'In its first weeks' : 'Before it was detected';

function Periods({ pattern: { baseline, current, firstDetected } }: { pattern: PatternDetailFragment }) {
  const max = Math.min(
    100,
    1.1 *
      Math.max(
        10,
        current.denialRateHigh ?? current.denialRate ?? 0,
        baseline?.denialRateHigh ?? baseline?.denialRate ?? 0,
      ),
  );
  return (
    <div className={styles.periods}>
      {baseline ? (
        <Period name={nameOf(baseline, firstDetected)} period={baseline} max={max} />
      ) : (
        <p className={styles.note}>There is nothing earlier to compare with yet.</p>
      )}
      <Period name="Now" period={current} max={max} />
    </div>
  );
}

function Period({ name, period, max }: { name: string; period: PatternPeriodFieldsFragment; max: number }) {
  const { start, end, claimCount, deniedCount, denialRate, denialRateLow, denialRateHigh } = period;
  return (
    <div>
      <p className={styles.periodName}>
        {name} · {formatFullDay(start)} to {formatFullDay(end)}
      </p>
      <p className={styles.periodRate}>
        {formatPercent(denialRate)}{' '}
        <small>
          {formatCount(deniedCount)} of {formatCount(claimCount)} eligible claims
          {denialRateLow !== null &&
            denialRateHigh !== null &&
            `, 95% interval ${formatPercent(denialRateLow)} to ${formatPercent(denialRateHigh)}`}
        </small>
      </p>
      {denialRate !== null && (
        <IntervalBar rate={denialRate} low={denialRateLow} high={denialRateHigh} baseline={null} max={max} />
      )}
    </div>
  );
}

function Evidence({ pattern }: { pattern: PatternDetailFragment }) {
  if (pattern.evidence.length === 0) return <p className={styles.note}>None in the current period.</p>;
  return (
    <ul className={styles.evidence}>
      {pattern.evidence.map(({ claim, denialDate, procedureCode, billedAmount }) => (
        <li key={claim.id}>
          <Link
            to="/claims"
            search={(before) => ({ workspace: before.workspace, pattern: pattern.id, claim: claim.id })}
            className={styles.link}
          >
            {claim.claimNumber}
          </Link>
          <span>{formatFullDay(denialDate)}</span>
          <span>{procedureCode}</span>
          <span>{CLAIM_STATUS_VIEWS[claim.status].word}</span>
          <span className={styles.amount}>{formatExactDollars(billedAmount)}</span>
        </li>
      ))}
    </ul>
  );
}
