interface PlannedCurveProps {
  readonly from: number;
  /** Null when there is no target rate: then the curve is drawn up to that day only. */
  readonly to: number | null;
  /** Days on which the fall begins and has reached its target, out of `days`. */
  readonly beginsOnDay: number;
  readonly reachedOnDay: number;
  readonly days: number;
  readonly max: number;
}

const WIDTH = 280;
const HEIGHT = 54;

/**
 * The planned course of a scenario: constant, then an exponential fall that has covered 95 % of the way on the target
 * day.
 */
export function PlannedCurve({ from, to, beginsOnDay, reachedOnDay, days, max }: PlannedCurveProps) {
  const steps = 56;
  const speed = 3 / Math.max(1, reachedOnDay - beginsOnDay);
  const points = Array.from({ length: steps + 1 }, (_, step) => {
    const day = (step / steps) * days;
    const aim = to ?? from;
    const rate = day <= beginsOnDay ? from : aim + (from - aim) * Math.exp(-speed * (day - beginsOnDay));
    return `${((step / steps) * WIDTH).toFixed(1)} ${(HEIGHT - (rate / max) * (HEIGHT - 6)).toFixed(1)}`;
  });
  const begins = (beginsOnDay / days) * WIDTH;
  const known = to === null ? points.slice(0, Math.round((beginsOnDay / days) * steps) + 1) : points;
  const line = `M${known.join('L')}`;
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      style={{ display: 'block' }}
    >
      <path
        d={`${line}L${to === null ? begins : WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`}
        fill="var(--accent)"
        opacity="0.1"
      />
      {from !== to && (
        <line
          x1={begins}
          x2={begins}
          y1="0"
          y2={HEIGHT}
          stroke="var(--ink-dim)"
          strokeDasharray="3 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <path d={line} fill="none" stroke="var(--accent)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
