interface SparklineProps {
  readonly values: readonly (number | null)[];
  readonly color?: string;
  readonly height?: number;
  readonly width?: number;
  /** Fills the space under the line. */
  readonly filled?: boolean;
}

/** A figure's recent course, without axes; decoration beside a number that says the same as text. */
export function Sparkline({
  values,
  color = 'var(--accent)',
  height = 34,
  width = 120,
  filled = true,
}: SparklineProps) {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]));
  if (known.length < 2) return <svg aria-hidden="true" width="100%" height={height} />;

  const low = Math.min(...known.map(({ value }) => value));
  const high = Math.max(...known.map(({ value }) => value));
  const span = high - low || 1;
  const inset = 2;
  const x = (index: number) => (index / (values.length - 1)) * width;
  const y = (value: number) => height - inset - ((value - low) / span) * (height - 2 * inset);
  const line = known
    .map(({ index, value }, nth) => `${nth === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
  const first = known[0]!.index;
  const last = known.at(-1)!.index;

  return (
    <svg
      aria-hidden="true"
      width="100%"
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      style={{ display: 'block', overflow: 'visible' }}
    >
      {filled && (
        <path
          d={`${line}L${x(last)} ${height}L${x(first)} ${height}Z`}
          fill={color}
          opacity={0.12}
          stroke="none"
        />
      )}
      <path
        d={line}
        fill="none"
        stroke={color}
        strokeWidth={1.6}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
