import { formatFullDay } from '../../format/dates';
import { formatCount, formatPercent } from '../../format/numbers';
import styles from './patterns.module.css';
import type { WeekRate } from './weekly-rates';

const WIDTH = 640;
const HEIGHT = 150;
const GAP = 0.28;

interface RateChartProps {
  readonly weeks: readonly WeekRate[];
  readonly detectedOn: string;
  readonly baselineRate: number | null;
}

/** The pattern's denial rate by week as bars, with the week of its detection marked; the same as a table below. */
export function RateChart({ weeks, detectedOn, baselineRate }: RateChartProps) {
  if (weeks.length === 0) return <p className={styles.note}>No adjudicated claims yet.</p>;
  const max = Math.max(5, baselineRate ?? 0, ...weeks.map(({ rate }) => rate ?? 0)) * 1.12;
  const step = WIDTH / weeks.length;
  const y = (rate: number) => HEIGHT - (HEIGHT * rate) / max;
  const detected = weeks.findLastIndex(({ week }) => week <= detectedOn);
  return (
    <figure className={styles.chart}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summaryOf(weeks)}>
        {weeks.map(({ week, rate }, at) =>
          rate === null ? null : (
            <rect
              key={week}
              x={at * step + (step * GAP) / 2}
              width={step * (1 - GAP)}
              y={y(rate)}
              height={HEIGHT - y(rate)}
              rx="2"
              fill={at >= detected ? 'var(--chart-denied)' : 'var(--chart-claims)'}
            >
              <title>{`Week of ${formatFullDay(week)}: ${formatPercent(rate)}`}</title>
            </rect>
          ),
        )}
        {baselineRate !== null && (
          <line
            x1="0"
            x2={WIDTH}
            y1={y(baselineRate)}
            y2={y(baselineRate)}
            stroke="var(--ink-dim)"
            strokeDasharray="4 3"
          />
        )}
      </svg>
      <figcaption className={styles.note}>
        {summaryOf(weeks)} Bars from the week of its detection on are red
        {baselineRate !== null &&
          `; the dashed line is the ${formatPercent(baselineRate)} of the earlier period`}
        .
      </figcaption>
      <details className={styles.asTable}>
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Week of</th>
              <th scope="col">Eligible claims</th>
              <th scope="col">Denied</th>
              <th scope="col">Rate</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ week, claimCount, deniedCount, rate }) => (
              <tr key={week}>
                <th scope="row">{formatFullDay(week)}</th>
                <td>{formatCount(claimCount)}</td>
                <td>{formatCount(deniedCount)}</td>
                <td>{formatPercent(rate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function summaryOf(weeks: readonly WeekRate[]): string {
  const known = weeks.filter(({ rate }) => rate !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return 'No adjudicated claims yet.';
  return `${shareOf(first)} in the week of ${formatFullDay(first.week)}, ${shareOf(last)} in the week of ${formatFullDay(last.week)}.`;
}

/** A week may hold a claim or two: a rate alone would say too much. */
const shareOf = ({ rate, deniedCount, claimCount }: WeekRate): string =>
  `${formatPercent(rate)} denied (${formatCount(deniedCount)} of ${formatCount(claimCount)} eligible claims)`;
