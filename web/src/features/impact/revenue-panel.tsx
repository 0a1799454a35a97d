import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { MoneyChart } from '../../charts/money-chart';
import { Notice } from '../../components/notice';
import { Panel } from '../../components/panel';
import { formatDollars, formatExactDollars, NOT_KNOWN } from '../../format/numbers';
import { periodLabel } from '../../format/period-label';
import { DAYS_PER_POINT, type Granularity } from '../../workspace/range';
import styles from './impact.module.css';
import type { RevenuePeriodFragment } from './impact.generated';
import { changesOf, signed, trendSummary } from './impact-words';

interface RevenuePanelProps {
  readonly points: readonly RevenuePeriodFragment[];
  readonly granularity: Granularity;
  readonly to: string;
  /** Until it is, nothing has been booked as prevented, which is not the same as nothing prevented. */
  readonly isPreventedKnown: boolean;
  readonly asTable: boolean;
  readonly onView: (view: 'table' | undefined) => void;
}

export function RevenuePanel(props: RevenuePanelProps) {
  const { points, granularity, to, isPreventedKnown, asTable, onView } = props;
  const summary = trendSummary(points, to, isPreventedKnown);
  const shown = useMemo(
    () =>
      points.map(({ date, cumulativePrevented, cumulativeRecovered }) => ({
        date,
        prevented: cumulativePrevented,
        recovered: cumulativeRecovered,
      })),
    [points],
  );
  return (
    <Panel
      className={styles.wide}
      title="Prevented and recovered, added up"
      note="Allowed dollars, each on the day it was booked: recovered dollars when they came, prevented ones six weeks after their claims"
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Revenue view"
          value={asTable ? 'table' : 'chart'}
          data={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
          onChange={(view) => onView(view === 'table' ? 'table' : undefined)}
        />
      }
    >
      {points.length === 0 ? (
        <Notice icon="chart" title="Nothing booked in this range">
          Dollars are booked when payers pay a denied claim after all, and six weeks after a week of training.
        </Notice>
      ) : asTable ? (
        <RevenueTable points={points} granularity={granularity} />
      ) : (
        <MoneyChart
          points={shown}
          pointDays={DAYS_PER_POINT[granularity]}
          height={280}
          summary={summary}
          renderTip={({ date, prevented, recovered }) => (
            <>
              <strong>{periodLabel(date, granularity)}</strong>
              <dl>
                <dt>Prevented</dt>
                <dd>{isPreventedKnown ? formatDollars(prevented) : NOT_KNOWN}</dd>
                <dt>Recovered</dt>
                <dd>{formatDollars(recovered)}</dd>
                <dt>Together</dt>
                <dd>{formatDollars(prevented + recovered)}</dd>
              </dl>
            </>
          )}
        />
      )}
      <p className={styles.summary}>{summary}</p>
      <Changes changes={changesOf(points, granularity)} />
    </Panel>
  );
}

/** Nothing falls without a reason that can be read. */
function Changes({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0)
    return <p className={styles.note}>No estimate was revised, no payment reversed.</p>;
  return (
    <details className={styles.changes}>
      <summary>
        {changes.length} {changes.length === 1 ? 'revision or reversal' : 'revisions and reversals'}
      </summary>
      <ul>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </details>
  );
}

const COLUMNS = ['Prevented', 'Revised', 'Recovered', 'Reversed', 'Prevented so far', 'Recovered so far'];

function RevenueTable({ points, granularity }: Pick<RevenuePanelProps, 'points' | 'granularity'>) {
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label="Revenue, as a table">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Period</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.date}>
              <th scope="row">{periodLabel(point.date, granularity)}</th>
              <td>{formatExactDollars(point.preventedAmount)}</td>
              <td>{point.revisedAmount === 0 ? '' : signed(point.revisedAmount)}</td>
              <td>{formatExactDollars(point.recoveredAmount)}</td>
              <td>{point.reversedAmount === 0 ? '' : signed(point.reversedAmount)}</td>
              <td>{formatExactDollars(point.cumulativePrevented)}</td>
              <td>{formatExactDollars(point.cumulativeRecovered)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
