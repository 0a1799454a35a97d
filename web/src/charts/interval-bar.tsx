interface IntervalBarProps {
  /** All values in percent. */
  readonly rate: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly baseline: number | null;
  /** The right end of the scale; the same for all bars that are compared. */
  readonly max: number;
}

/** A rate with its interval, and a tick at its earlier value; the figures are beside it as text. */
export function IntervalBar({ rate, low, high, baseline, max }: IntervalBarProps) {
  const at = (percent: number) => `${Math.min(100, (100 * percent) / max)}%`;
  return (
    <svg aria-hidden="true" width="100%" height={16} style={{ display: 'block' }}>
      <rect x="0" y="6" width="100%" height="4" rx="2" fill="var(--sunken)" />
      {low !== null && high !== null && (
        <rect
          x={at(low)}
          y="5"
          width={`${Math.max(0.5, (100 * (Math.min(high, max) - low)) / max)}%`}
          height="6"
          rx="3"
          fill="var(--chart-denied)"
          opacity={0.35}
        />
      )}
      {baseline !== null && (
        <line
          x1={at(baseline)}
          x2={at(baseline)}
          y1="1"
          y2="15"
          stroke="var(--ink-dim)"
          strokeWidth="2"
          strokeDasharray="3 2"
        />
      )}
      <circle
        cx={at(rate)}
        cy="8"
        r="4.5"
        fill="var(--chart-denied)"
        stroke="var(--panel)"
        strokeWidth="1.5"
      />
    </svg>
  );
}
