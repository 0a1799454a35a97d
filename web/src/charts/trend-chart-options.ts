import uPlot from 'uplot';
import { formatCompact } from '../format/numbers';
import type { ChartColors } from './chart-colors';
import { hatch } from './hatch';
import { axisSpan, axisTicks, type AxisTick } from './trend-axis';

interface OptionsInput {
  readonly width: number;
  readonly height: number;
  readonly colors: ChartColors;
  /** Each point's span in days: 1, 7 or about 30. */
  readonly pointDays: number;
  /** Dots for single points, when the line is a mean over several. */
  readonly withDots: boolean;
  /** From here on the figures are not final; null when all are. Read at every draw. */
  immatureFromSeconds(): number | null;
  onMove(index: number | null): void;
  onFrame(chart: uPlot): void;
  onSelect(fromSeconds: number, toSeconds: number): void;
}

export function trendChartOptions(input: OptionsInput): uPlot.Options {
  const { width, height, colors, pointDays, withDots } = input;
  const narrow = width < 520;
  const rateAxisWidth = 46;
  const claimsAxisWidth = narrow ? 40 : 50;
  const mostTicks = Math.max(1, Math.floor((width - rateAxisWidth - claimsAxisWidth) / (narrow ? 72 : 88)));
  const ticksOf = (chart: uPlot): AxisTick[] => axisTicks([...chart.data[0]], pointDays, mostTicks);
  const pendingFill = hatch(colors.pending, uPlot.pxRatio);
  const bars = uPlot.paths.bars?.({ size: [0.72, 46], radius: 0.12 });
  const line = uPlot.paths.linear?.();
  const hidden = { show: false };

  return {
    width,
    height,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    legend: hidden,
    cursor: {
      drag: { x: true, y: false, setScale: false },
      points: hidden,
      y: false,
    },
    select: { show: true, left: 0, top: 0, width: 0, height: 0 },
    scales: {
      x: {
        time: true,
        // Not from the minimum and maximum passed in: for a single point the maximum is a day later.
        range: (chart) => axisSpan([...chart.data[0]], pointDays),
      },
      claims: { range: (_chart, _min, max) => [0, Math.max(4, max * 1.5)] },
      rate: {
        range: (_chart, _min, max) => [0, Math.max(10, Math.min(100, Math.ceil((max * 1.15) / 5) * 5))],
      },
    },
    axes: [
      {
        stroke: colors.text,
        font: '12px sans-serif',
        grid: hidden,
        size: 30,
        ticks: { stroke: colors.grid, size: 5 },
        splits: (chart) => ticksOf(chart).map(({ seconds }) => seconds),
        values: (chart) => ticksOf(chart).map(({ label }) => label),
      },
      {
        scale: 'rate',
        stroke: colors.text,
        font: '12px sans-serif',
        size: rateAxisWidth,
        grid: { stroke: colors.grid, width: 1 },
        ticks: hidden,
        space: 44,
        values: (_chart, splits) => splits.map((percent) => `${percent}%`),
      },
      {
        scale: 'claims',
        side: 1,
        stroke: colors.text,
        font: '12px sans-serif',
        size: claimsAxisWidth,
        grid: hidden,
        ticks: hidden,
        space: 44,
        values: (_chart, splits) => splits.map(formatCompact),
      },
    ],
    series: [
      {},
      {
        scale: 'claims',
        paths: bars,
        points: hidden,
        fill: () => pendingFill as unknown as string,
        width: 0,
      },
      { scale: 'claims', paths: bars, points: hidden, fill: colors.claims, width: 0 },
      { scale: 'claims', paths: bars, points: hidden, fill: colors.denied, width: 0 },
      {
        scale: 'rate',
        show: withDots,
        paths: () => null,
        points: {
          show: true,
          size: 4,
          width: 0,
          fill: `color-mix(in srgb, ${colors.rate} 45%, transparent)`,
        },
      },
      { scale: 'rate', paths: line, points: hidden, stroke: colors.rate, width: 2.4 },
      { scale: 'rate', paths: line, points: hidden, stroke: colors.rate, width: 2, dash: [4, 5] },
    ],
    hooks: {
      drawClear: [
        (chart) => {
          const from = input.immatureFromSeconds();
          if (from === null) return;
          const { ctx, bbox } = chart;
          const left = Math.max(bbox.left, chart.valToPos(from, 'x', true));
          ctx.save();
          ctx.fillStyle = `color-mix(in srgb, ${colors.pending} 12%, transparent)`;
          ctx.fillRect(left, bbox.top, bbox.left + bbox.width - left, bbox.height);
          ctx.restore();
        },
      ],
      draw: [input.onFrame],
      setCursor: [(chart) => input.onMove(chart.cursor.idx ?? null)],
      setSelect: [
        (chart) => {
          const { left, width: selected } = chart.select;
          if (selected < 8) return;
          input.onSelect(chart.posToVal(left, 'x'), chart.posToVal(left + selected, 'x'));
          chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
    },
  };
}
