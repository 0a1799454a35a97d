/** The format of figures everywhere in the dashboard: en-US, dollars, percent, an en dash for "not known". */

export const NOT_KNOWN = '–';

const integerFormat = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const compactFormat = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const dollarFormat = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
});
const centFormat = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const speedFormat = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const compactDollarFormat = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  minimumFractionDigits: 0,
  maximumFractionDigits: 1,
});

/** Below this, a dollar figure is short enough to be written in full. */
const COMPACT_DOLLARS_FROM = 100_000;
const COMPACT_COUNT_FROM = 1_000_000;

export function formatCount(count: number | null | undefined): string {
  if (count == null) return NOT_KNOWN;
  return withMinus(
    Math.abs(count) >= COMPACT_COUNT_FROM ? compactFormat.format(count) : integerFormat.format(count),
  );
}

/** A minus as wide as a plus; Intl writes a hyphen. */
const withMinus = (figure: string): string => figure.replace('-', '−');

export function formatCompact(count: number): string {
  return compactFormat.format(count);
}

export function formatDollars(dollars: number | null | undefined): string {
  if (dollars == null) return NOT_KNOWN;
  return withMinus(
    Math.abs(dollars) >= COMPACT_DOLLARS_FROM
      ? compactDollarFormat.format(dollars)
      : dollarFormat.format(dollars),
  );
}

/** For axes: "$40K". */
export function formatCompactDollars(dollars: number): string {
  return withMinus(compactDollarFormat.format(dollars));
}

export function formatExactDollars(dollars: number | null | undefined): string {
  return dollars == null ? NOT_KNOWN : withMinus(centFormat.format(dollars));
}

/** `percent` is 0-100, as returned by the API. */
export function formatPercent(percent: number | null | undefined, digits = 1): string {
  return percent == null ? NOT_KNOWN : `${percent.toFixed(digits)}%`;
}

/** A difference of two percentages, with its sign: "−2.1 pts". */
export function formatPoints(points: number): string {
  const size = Math.abs(points).toFixed(1);
  if (size === '0.0') return '0.0 pts';
  return `${points > 0 ? '+' : '−'}${size} pts`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}

/** Below this, days per second are too small to picture; hours are not. */
const SPEED_IN_DAYS_FROM = 0.1;

/** Virtual days per real second: "0.35 days/s"; null is as fast as the machine allows. */
export function formatSpeed(daysPerSecond: number | null): string {
  if (daysPerSecond === null) return 'Full speed';
  const [figure, unit] =
    daysPerSecond >= SPEED_IN_DAYS_FROM ? [daysPerSecond, 'day'] : [daysPerSecond * 24, 'hour'];
  const shown = speedFormat.format(figure);
  return `${shown} ${unit}${shown === '1' ? '' : 's'}/s`;
}

/** The same speed as a duration: "a day in 2.9 s". */
export function formatPace(daysPerSecond: number | null): string {
  if (daysPerSecond === null) return 'as fast as the machine allows';
  const seconds = 1 / daysPerSecond;
  if (seconds >= 1) return `a day in ${speedFormat.format(Number(seconds.toFixed(1)))} s`;
  return `30 days in ${speedFormat.format(Number((30 * seconds).toFixed(1)))} s`;
}
