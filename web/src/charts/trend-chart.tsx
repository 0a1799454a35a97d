import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import uPlot from 'uplot';
import { Icon, type IconName } from '../components/icon';
import { dateFromEpochSeconds, epochSeconds } from '../format/dates';
import { readChartColors } from './chart-colors';
import { pointSeconds } from './trend-axis';
import { trendChartOptions } from './trend-chart-options';
import styles from './trend-chart.module.css';

export interface TrendChartPoint {
  readonly date: string;
  readonly total: number;
  readonly denied: number;
  readonly pending: number;
  /** This point's own rate, percent. */
  readonly rate: number | null;
  /** What the line shows: the rate, or a mean over the previous points. */
  readonly lineRate: number | null;
}

export interface TrendMark {
  readonly date: string;
  readonly label: string;
  readonly icon: IconName;
  readonly tone: 'plain' | 'good' | 'bad' | 'accent';
}

/** Below this width, dots for single days would be too small. */
const NARROW = 520;

/** A day's rate over fewer adjudicated claims is not drawn: one claim would move it by ten percentage points. */
const MIN_CLAIMS_FOR_A_DOT = 10;

interface TrendChartProps {
  readonly points: readonly TrendChartPoint[];
  readonly marks: readonly TrendMark[];
  /** The first date whose figures are not final. */
  readonly immatureFrom: string | null;
  /** The same without training, by date; null where that is not known. */
  readonly twinRates: ReadonlyMap<string, number | null> | null;
  /** Drawn as a line; null for none. */
  readonly targetRate: number | null;
  readonly pointDays: number;
  readonly height: number;
  /** A text alternative for the chart. */
  readonly summary: string;
  readonly lineLabel: string;
  renderTip(point: TrendChartPoint): ReactNode;
  onSelectRange(from: string, to: string): void;
}

/** Claims as stacked bars (denied, other adjudicated, pending hatched) under the denial rate as a line. */
export function TrendChart(props: TrendChartProps) {
  const { points, marks, immatureFrom, pointDays, height, summary, lineLabel, renderTip } = props;
  const { twinRates, targetRate } = props;
  const hasTwin = twinRates !== null;
  const scheme = useComputedColorScheme('light');
  const { ref: frameRef, width } = useElementSize();
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const [plot, setPlot] = useState<PlotBox | null>(null);

  const withDots = pointDays === 1 && width >= NARROW;
  const data = useMemo(
    () => toSeries(points, { immatureFrom, pointDays, twinRates, targetRate }),
    [points, immatureFrom, pointDays, twinRates, targetRate],
  );
  const readData = useEffectEvent(() => data);
  const readImmature = useEffectEvent(() => (immatureFrom === null ? null : epochSeconds(immatureFrom)));
  const select = useEffectEvent((from: number, to: number) =>
    props.onSelectRange(dateFromEpochSeconds(from), dateFromEpochSeconds(to)),
  );

  useEffect(() => {
    if (!host.current || width < 50) return;
    const made = new uPlot(
      trendChartOptions({
        width,
        height,
        colors: readChartColors(),
        pointDays,
        withDots,
        hasTwin,
        immatureFromSeconds: () => readImmature(),
        onMove: setHovered,
        onFrame: (drawn) => setPlot((before) => changed(before, plotBox(drawn))),
        onSelect: (from, to) => select(from, to),
      }),
      readData(),
      host.current,
    );
    chart.current = made;
    return () => {
      chart.current = null;
      made.destroy();
    };
  }, [width, height, pointDays, withDots, hasTwin, scheme]);

  useEffect(() => chart.current?.setData(data), [data]);

  const tipPoint = hovered === null ? undefined : points[hovered];
  return (
    <div>
      <Legend lineLabel={lineLabel} withDots={withDots} hasTwin={hasTwin} hasTarget={targetRate !== null} />
      <div className={styles.frame} ref={frameRef} style={{ height }}>
        <div ref={host} role="img" aria-label={summary} />
        {plot && (
          <div className={styles.overlay}>
            {marks.map((mark) => (
              <Mark key={`${mark.date} ${mark.label}`} mark={mark} plot={plot} />
            ))}
            {tipPoint && (
              <div className={styles.tip} style={tipPlace(plot, tipPoint.date)}>
                {renderTip(tipPoint)}
              </div>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

interface LegendProps {
  readonly lineLabel: string;
  readonly withDots: boolean;
  readonly hasTwin: boolean;
  readonly hasTarget: boolean;
}

function Legend({ lineLabel, withDots, hasTwin, hasTarget }: LegendProps) {
  return (
    <ul className={styles.legend}>
      <li>
        <span className={styles.line} />
        {lineLabel}
      </li>
      {hasTwin && (
        <li>
          <span className={`${styles.line} ${styles.twin}`} />
          Without training
        </li>
      )}
      {hasTarget && (
        <li>
          <span className={`${styles.line} ${styles.target}`} />
          Target
        </li>
      )}
      {withDots && (
        <li>
          <span className={styles.dot} />1 day
        </li>
      )}
      <li>
        <span className={styles.swatch} style={{ background: 'var(--chart-denied)' }} />
        Denied
      </li>
      <li>
        <span className={styles.swatch} style={{ background: 'var(--chart-claims)' }} />
        Not denied
      </li>
      <li>
        <span className={`${styles.swatch} ${styles.hatched}`} />
        Still pending
      </li>
    </ul>
  );
}

function Mark({ mark, plot }: { mark: TrendMark; plot: PlotBox }) {
  const x = positionOf(plot, mark.date);
  if (x < plot.left - 1 || x > plot.left + plot.width + 1) return null;
  return (
    <div className={styles.mark} style={{ left: x, top: plot.top, height: plot.height }}>
      <span className={styles.pin} data-tone={mark.tone} title={mark.label}>
        <Icon name={mark.icon} size={12} />
      </span>
    </div>
  );
}

/** The position of the plotting area in the frame, in CSS pixels, and the range it shows. */
interface PlotBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly minSeconds: number;
  readonly maxSeconds: number;
}

function plotBox(chart: uPlot): PlotBox {
  const ratio = uPlot.pxRatio;
  return {
    left: chart.bbox.left / ratio,
    top: chart.bbox.top / ratio,
    width: chart.bbox.width / ratio,
    height: chart.bbox.height / ratio,
    minSeconds: chart.scales.x?.min ?? 0,
    maxSeconds: chart.scales.x?.max ?? 1,
  };
}

function changed(before: PlotBox | null, now: PlotBox): PlotBox {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

function positionOf(plot: PlotBox, date: string): number {
  const share = (epochSeconds(date) - plot.minSeconds) / (plot.maxSeconds - plot.minSeconds);
  return plot.left + share * plot.width;
}

function tipPlace(plot: PlotBox, date: string): { left: number } | { right: number } {
  const x = positionOf(plot, date);
  const onTheLeft = x < plot.left + plot.width / 2;
  return onTheLeft ? { left: x + 14 } : { right: Math.max(0, plot.left + plot.width - x + 60) };
}

/** Bars are drawn behind one another, the tallest first, so each series is a running total from the bottom. */
function toSeries(
  points: readonly TrendChartPoint[],
  {
    immatureFrom,
    pointDays,
    twinRates,
    targetRate,
  }: Pick<TrendChartProps, 'immatureFrom' | 'pointDays' | 'twinRates' | 'targetRate'>,
): uPlot.AlignedData {
  const firstOpen =
    immatureFrom === null ? points.length : points.findIndex(({ date }) => date >= immatureFrom);
  return [
    points.map(({ date }) => pointSeconds(date, pointDays)),
    points.map(({ total }) => total),
    points.map(({ total, pending }) => total - pending),
    points.map(({ denied }) => denied),
    points.map(({ total, pending, rate }) => (total - pending < MIN_CLAIMS_FOR_A_DOT ? null : rate)),
    points.map(({ lineRate }, index) => (index < firstOpen ? lineRate : null)),
    // The dashed part begins at the last final point, so that the line has no gap there.
    points.map(({ lineRate }, index) => (index >= firstOpen - 1 ? lineRate : null)),
    points.map(({ date }, index) => (index < firstOpen ? (twinRates?.get(date) ?? null) : null)),
    points.map(() => targetRate),
  ];
}
