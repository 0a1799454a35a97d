import type { TrendMark } from '../../charts/trend-chart';
import { formatCount, formatDollars, formatPercent } from '../../format/numbers';
import { periodLabel } from '../../format/period-label';
import type { Granularity } from '../../workspace/range';
import styles from './overview.module.css';
import type { TrendSeriesPoint } from './trend-series';

interface TrendTableProps {
  readonly series: readonly TrendSeriesPoint[];
  readonly immatureFrom: string | null;
  readonly granularity: Granularity;
  readonly marks: readonly TrendMark[];
}

/** The chart's figures, newest first. */
export function TrendTable({ series, immatureFrom, granularity, marks }: TrendTableProps) {
  return (
    <div
      className={styles.scroller}
      style={{ height: 326, margin: '0 -18px' }}
      tabIndex={0}
      role="region"
      aria-label="Claims and denials, as a table"
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Submitted</th>
            <th scope="col">Claims</th>
            <th scope="col">Pending</th>
            <th scope="col">Denied</th>
            <th scope="col">Denial rate</th>
            <th scope="col">Denied amount</th>
            <th scope="col" className={styles.left}>
              Events
            </th>
          </tr>
        </thead>
        <tbody>
          {series.toReversed().map((point, index, shown) => {
            const open = immatureFrom !== null && point.date >= immatureFrom;
            const next = index === 0 ? null : (shown[index - 1]?.date ?? null);
            return (
              <tr key={point.date} className={open ? styles.open : undefined}>
                <th scope="row">{periodLabel(point.date, granularity)}</th>
                <td>{formatCount(point.total)}</td>
                <td>{formatCount(point.pending)}</td>
                <td>{formatCount(point.denied)}</td>
                <td>
                  {formatPercent(point.rate)}
                  {open && <span className="visually-hidden"> (not final)</span>}
                </td>
                <td>{formatDollars(point.deniedAmount)}</td>
                <td className={styles.events}>
                  {marks
                    .filter(({ date }) => date >= point.date && (next === null || date < next))
                    .map(({ label }) => label)
                    .join('; ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
