import { Skeleton } from '@mantine/core';
import type { PacedResult } from '../../api/use-paced-query';
import { Panel } from '../../components/panel';
import { RetryNotice } from '../../components/retry-notice';
import { FigureTile } from '../../figures/figure-tile';
import { formatFullDay } from '../../format/dates';
import { formatCount, formatDollars } from '../../format/numbers';
import { plural } from '../../format/words';
import type { WorkTotalsQuery } from './work.generated';
import styles from './work.module.css';

type Open = NonNullable<WorkTotalsQuery['dashboardMetrics']['openDenials']>;

/** Everything that is open, whatever the list is narrowed to. */
export function WorkTotals({ totals }: { totals: PacedResult<WorkTotalsQuery> }) {
  if (!totals.data)
    return totals.error ? (
      <RetryNotice what="The totals" error={totals.error} onRetry={totals.retry} />
    ) : (
      <Skeleton height={180} radius="lg" mb="md" />
    );
  const open = totals.data.dashboardMetrics.openDenials;
  if (!open) return null;
  const late = open.byDaysToLimit.find(({ minDays }) => minDays === null);
  return (
    <section aria-label="All open denials" className={styles.totals}>
      <div className={styles.tiles}>
        <FigureTile
          metric="openDenials.amount"
          label="Open"
          value={formatDollars(open.amount)}
          sub={denials(open.count)}
        />
        <FigureTile
          metric="openDenials.toWorkAmount"
          label="To work on"
          value={formatDollars(open.toWorkAmount)}
          sub={denials(open.toWorkCount)}
        />
        <FigureTile
          metric="openDenials.withPayerAmount"
          label="With the payer"
          value={formatDollars(open.withPayerAmount)}
          sub={denials(open.withPayerCount)}
        />
        <FigureTile
          metric="openDenials.byDaysToLimit.amount"
          label="Past the filing limit"
          value={formatDollars(late?.amount ?? 0)}
          sub={`${denials(late?.count ?? 0)}, not in the list`}
        />
      </div>
      <Panel
        title="By age"
        note={`All open denials, days since the denial, on ${formatFullDay(open.countedOn)}`}
      >
        <Groups groups={open.byAge} nameOf={ageName} />
      </Panel>
      <Panel title="By days to the filing limit" note="Denials to work on">
        <Groups groups={open.byDaysToLimit} nameOf={limitName} />
      </Panel>
    </section>
  );
}

type Group = Open['byAge'][number] | Open['byDaysToLimit'][number];

/** A line for each group; the bars say nothing that the figures do not. */
function Groups({ groups, nameOf }: { groups: readonly Group[]; nameOf: (group: Group) => string }) {
  const largest = Math.max(1, ...groups.map(({ amount }) => amount));
  return (
    <ul className={styles.groups}>
      {groups.map((group) => (
        <li key={nameOf(group)}>
          <span>{nameOf(group)}</span>
          <span aria-hidden="true" className={styles.track}>
            <span className={styles.bar} style={{ width: `${(100 * group.amount) / largest}%` }} />
          </span>
          <span className={styles.groupFigures}>
            <strong>{formatDollars(group.amount)}</strong> {denials(group.count)}
          </span>
        </li>
      ))}
    </ul>
  );
}

const denials = (count: number): string => `${formatCount(count)} ${plural(count, 'denial')}`;

const ageName = ({ minDays, maxDays }: Group): string =>
  maxDays === null ? `${minDays} days or more` : `${minDays} to ${maxDays} days`;

function limitName({ minDays, maxDays }: Group): string {
  if (minDays === null) return 'Passed';
  return maxDays === null ? `${minDays} days or more` : `${minDays} to ${maxDays} days`;
}
