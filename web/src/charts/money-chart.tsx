import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import uPlot from 'uplot';
import { formatCompactDollars } from '../format/numbers';
import { readChartColors, type ChartColors } from './chart-colors';
import { axisSpan, axisTicks, pointSeconds, type AxisTick } from './trend-axis';
import styles from './trend-chart.module.css';

interface MoneyPoint {
  readonly date: string;
  /** Dollars until the end of the period. */
  readonly prevented: number;
  readonly recovered: number;
}

interface MoneyChartProps {
  readonly points: readonly MoneyPoint[];
  readonly pointDays: number;
  readonly height: number;
  /** A text alternative for the chart. */
  readonly summary: string;
  renderTip(point: MoneyPoint): ReactNode;
}

const FONT = '12px sans-serif';
const HIDDEN = { show: false };
const DOLLAR_AXIS_WIDTH = 58;

/** Two running sums as areas, the recovered dollars on top of the prevented ones. */
export function MoneyChart({ points, pointDays, height, summary, renderTip }: MoneyChartProps) {
  const scheme = useComputedColorScheme('light');
  const { ref: frameRef, width } = useElementSize();
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const [hovered, setHovered] = useState<{ index: number; left: number } | null>(null);
  const data = useMemo<uPlot.AlignedData>(
    () => [
      points.map(({ date }) => pointSeconds(date, pointDays)),
      points.map(({ prevented, recovered }) => prevented + recovered),
      points.map(({ prevented }) => prevented),
    ],
    [points, pointDays],
  );
  const readData = useEffectEvent(() => data);

  useEffect(() => {
    if (!host.current || width < 50) return;
    const made = new uPlot(
      optionsOf({ width, height, pointDays, colors: readChartColors(), onMove: setHovered }),
      readData(),
      host.current,
    );
    chart.current = made;
    return () => {
      chart.current = null;
      made.destroy();
    };
  }, [width, height, pointDays, scheme]);
  useEffect(() => chart.current?.setData(data), [data]);

  const tipPoint = hovered === null ? undefined : points[hovered.index];
  return (
    <div>
      <ul className={styles.legend}>
        <li>
          <span className={styles.swatch} style={{ background: 'var(--good)' }} />
          Recovered
        </li>
        <li>
          <span className={styles.swatch} style={{ background: 'var(--accent)' }} />
          Prevented (estimate)
        </li>
      </ul>
      <div className={styles.frame} ref={frameRef} style={{ height }}>
        <div ref={host} role="img" aria-label={summary} />
        {hovered && tipPoint && (
          <div className={styles.overlay}>
            <div
              className={styles.tip}
              style={
                hovered.left < width / 2
                  ? { left: hovered.left + 14 }
                  : { right: Math.max(0, width - hovered.left + 14) }
              }
            >
              {renderTip(tipPoint)}
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

interface OptionsInput {
  readonly width: number;
  readonly height: number;
  readonly pointDays: number;
  readonly colors: ChartColors;
  onMove(at: { index: number; left: number } | null): void;
}

function optionsOf({ width, height, pointDays, colors, onMove }: OptionsInput): uPlot.Options {
  const most = Math.max(1, Math.floor((width - DOLLAR_AXIS_WIDTH) / (width < 520 ? 72 : 88)));
  const ticksOf = (chart: uPlot): AxisTick[] => axisTicks([...chart.data[0]], pointDays, most);
  return {
    width,
    height,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    legend: HIDDEN,
    cursor: { drag: { x: false, y: false }, points: HIDDEN, y: false },
    scales: {
      x: { time: true, range: (chart) => axisSpan([...chart.data[0]], pointDays) },
      // An estimate can be negative at first.
      dollars: { range: (_chart, min, max) => [Math.min(0, min), Math.max(100, max * 1.08)] },
    },
    axes: [
      {
        stroke: colors.text,
        font: FONT,
        grid: HIDDEN,
        size: 30,
        ticks: { stroke: colors.grid, size: 5 },
        splits: (chart) => ticksOf(chart).map(({ seconds }) => seconds),
        values: (chart) => ticksOf(chart).map(({ label }) => label),
      },
      {
        scale: 'dollars',
        stroke: colors.text,
        font: FONT,
        size: DOLLAR_AXIS_WIDTH,
        grid: { stroke: colors.grid, width: 1 },
        ticks: HIDDEN,
        space: 44,
        values: (_chart, splits) => splits.map(formatCompactDollars),
      },
    ],
    series: [{}, line(colors.good), { ...line(colors.accent), fill: tint(colors.accent) }],
    bands: [{ series: [1, 2], fill: tint(colors.good) }],
    hooks: {
      setCursor: [
        ({ cursor, bbox }) =>
          onMove(
            cursor.idx == null
              ? null
              : { index: cursor.idx, left: (cursor.left ?? 0) + bbox.left / uPlot.pxRatio },
          ),
      ],
    },
  };
}

const tint = (color: string): string => `color-mix(in srgb, ${color} 28%, transparent)`;

const line = (color: string): uPlot.Series => ({
  scale: 'dollars',
  paths: uPlot.paths.linear?.(),
  // A single point has no line.
  points: { show: (chart) => chart.data[0].length === 1, fill: color },
  stroke: color,
  width: 2,
});
