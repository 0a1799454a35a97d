import { formatPercent } from '../../format/numbers';

const WIDTH = 300;
const HEIGHT = 110;
/** A quiet practice should not look dramatic. */
const MIN_TOP_PERCENT = 10;

interface RateCurvesProps {
  /** Percent by week of submission. */
  readonly rates: readonly number[];
  readonly withoutTraining: readonly number[];
}

/** The expected denial rate by week, with and without training. */
export function RateCurves({ rates, withoutTraining }: RateCurvesProps) {
  const top = Math.max(MIN_TOP_PERCENT, ...rates, ...withoutTraining) * 1.1;
  const line = (values: readonly number[]): string =>
    values
      .map((rate, week) => {
        const x = values.length === 1 ? 0 : (week / (values.length - 1)) * WIDTH;
        return `${week === 0 ? 'M' : 'L'}${x.toFixed(1)} ${(HEIGHT - (rate / top) * HEIGHT).toFixed(1)}`;
      })
      .join('');
  const [first, last] = [rates[0] ?? 0, rates.at(-1) ?? 0];
  return (
    <svg
      role="img"
      aria-label={`Expected denial rate by week: ${formatPercent(first)} in the first of ${rates.length}, ${formatPercent(last)} in the last; without training ${formatPercent(withoutTraining.at(-1) ?? last)}`}
      width="100%"
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      style={{ display: 'block' }}
    >
      <path
        d={line(withoutTraining)}
        fill="none"
        stroke="var(--ink-dim)"
        strokeDasharray="4 4"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={line(rates)}
        fill="none"
        stroke="var(--accent)"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
