/** A canvas cannot use CSS variables: the palette of the document's present color scheme. */
export interface ChartColors {
  readonly claims: string;
  readonly denied: string;
  readonly pending: string;
  readonly rate: string;
  readonly grid: string;
  readonly text: string;
  readonly panel: string;
  readonly accent: string;
  readonly good: string;
}

export function readChartColors(): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    claims: read('--chart-claims'),
    denied: read('--chart-denied'),
    pending: read('--chart-pending'),
    rate: read('--chart-rate'),
    grid: read('--chart-grid'),
    text: read('--ink-dim'),
    panel: read('--panel'),
    accent: read('--accent'),
    good: read('--good'),
  };
}
