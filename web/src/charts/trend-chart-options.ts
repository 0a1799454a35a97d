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
  /** Whether the same run without training is drawn beside it. */
  readonly hasTwin: boolean;
  /** From here on the figures are not final; null when all are. Read at every draw. */
  immatureFromSeconds(): number | null;
  onMove(index: number | null): void;
  onFrame(chart: uPlot): void;
  onSelect(fromSeconds: number, toSeconds: number): void;
}

const RATE_AXIS_WIDTH = 46;
const FONT = '12px sans-serif';
const HIDDEN = { show: false };

export function trendChartOptions(input: OptionsInput): uPlot.Options {
  const { width, height, pointDays } = input;
  return {
    width,
    height,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    legend: HIDDEN,
    cursor: {
      drag: { x: true, y: false, setScale: false },
      points: HIDDEN,
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
    axes: axesOf(input),
    series: seriesOf(input),
    // What training makes of it, between the two lines.
    bands: input.hasTwin
      ? [
          {
            series: [TWIN_SERIES, LINE_SERIES],
            fill: `color-mix(in srgb, ${input.colors.rate} 14%, transparent)`,
          },
        ]
      : [],
    hooks: {
      drawClear: [(chart) => shadeImmature(chart, input)],
      draw: [input.onFrame],
      setCursor: [(chart) => input.onMove(chart.cursor.idx ?? null)],
      setSelect: [(chart) => takeSelection(chart, input)],
    },
  };
}

/** Dates below, rates on the left, claims on the right. */
function axesOf({ width, colors, pointDays }: OptionsInput): uPlot.Axis[] {
  const narrow = width < 520;
  const claimsAxisWidth = narrow ? 40 : 50;
  const plotWidth = width - RATE_AXIS_WIDTH - claimsAxisWidth;
  const mostTicks = Math.max(1, Math.floor(plotWidth / (narrow ? 72 : 88)));
  const ticksOf = (chart: uPlot): AxisTick[] => axisTicks([...chart.data[0]], pointDays, mostTicks);
  return [
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
      scale: 'rate',
      stroke: colors.text,
      font: FONT,
      size: RATE_AXIS_WIDTH,
      grid: { stroke: colors.grid, width: 1 },
      ticks: HIDDEN,
      space: 44,
      values: (_chart, splits) => splits.map((percent) => `${percent}%`),
    },
    {
      scale: 'claims',
      side: 1,
      stroke: colors.text,
      font: FONT,
      size: claimsAxisWidth,
      grid: HIDDEN,
      ticks: HIDDEN,
      space: 44,
      values: (_chart, splits) => splits.map(formatCompact),
    },
  ];
}

const LINE_SERIES = 5;
const TWIN_SERIES = 7;

/**
 * In the order of the chart's data: pending, other and denied claims, single rates, the final line, the open one, the
 * twin's line, the target.
 */
function seriesOf({ colors, withDots }: OptionsInput): uPlot.Series[] {
  const pendingFill = hatch(colors.pending, uPlot.pxRatio);
  const bars = uPlot.paths.bars?.({ size: [0.72, 46], radius: 0.12 });
  const line = uPlot.paths.linear?.();
  return [
    {},
    {
      scale: 'claims',
      paths: bars,
      points: HIDDEN,
      fill: () => pendingFill as unknown as string,
      width: 0,
    },
    { scale: 'claims', paths: bars, points: HIDDEN, fill: colors.claims, width: 0 },
    { scale: 'claims', paths: bars, points: HIDDEN, fill: colors.denied, width: 0 },
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
    { scale: 'rate', paths: line, points: HIDDEN, stroke: colors.rate, width: 2.4 },
    { scale: 'rate', paths: line, points: HIDDEN, stroke: colors.rate, width: 2, dash: [4, 5] },
    { scale: 'rate', paths: line, points: HIDDEN, stroke: colors.text, width: 1.8, dash: [2, 4] },
    { scale: 'rate', paths: line, points: HIDDEN, stroke: colors.text, width: 1, dash: [10, 5] },
  ];
}

function shadeImmature(chart: uPlot, { colors, immatureFromSeconds }: OptionsInput): void {
  const from = immatureFromSeconds();
  if (from === null) return;
  const { ctx, bbox } = chart;
  const left = Math.max(bbox.left, chart.valToPos(from, 'x', true));
  ctx.save();
  ctx.fillStyle = `color-mix(in srgb, ${colors.pending} 12%, transparent)`;
  ctx.fillRect(left, bbox.top, bbox.left + bbox.width - left, bbox.height);
  ctx.restore();
}

/** What was drawn over becomes the range, unless it was a click. */
function takeSelection(chart: uPlot, { onSelect }: OptionsInput): void {
  const { left, width } = chart.select;
  if (width < 8) return;
  onSelect(chart.posToVal(left, 'x'), chart.posToVal(left + width, 'x'));
  chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
}
