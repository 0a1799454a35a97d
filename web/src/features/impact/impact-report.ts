import { csvOf, type CsvCell } from '../../format/csv';
import { dateOf, formatFullDay } from '../../format/dates';
import { formatCount, formatExactDollars, NOT_KNOWN } from '../../format/numbers';
import { periodLabel } from '../../format/period-label';
import type { Granularity } from '../../workspace/range';
import type { ImpactPageQuery } from './impact.generated';
import { changesOf, exactOf, headlineOf, signed, trendSummary } from './impact-words';
import { waterfallOf } from './waterfall';

/** What a report is made of: the page's figures and what they are of. */
export interface ReportSource {
  readonly workspaceName: string;
  readonly from: string;
  readonly to: string;
  readonly granularity: Granularity;
  readonly data: ImpactPageQuery;
}

interface Figure {
  /** The field's name in the API. */
  readonly field: string;
  readonly label: string;
  readonly value: number | null;
  readonly text: string;
}

/** Everything of the page, as a machine reads it: the API's own figures with what they are of. */
export function reportJson({ workspaceName, from, to, granularity, data }: ReportSource): string {
  const { impact, revenueTrend, dashboardMetrics } = data;
  const document = {
    workspace: workspaceName,
    from,
    to,
    asOf: impact.asOf,
    commitNumber: dashboardMetrics.commitNumber,
    granularity,
    impact,
    deniedAmount: dashboardMetrics.deniedAmount,
    openDenials: dashboardMetrics.openDenials,
    revenueTrend,
  };
  // GraphQL's own marks of types are of no use to a reader.
  return JSON.stringify(document, (key, value: unknown) => (key === '__typename' ? undefined : value), 2);
}

/** The same as rows: section, name, period, value; amounts in dollars, without signs or commas. */
export function reportCsv(source: ReportSource): string {
  const { data, from, to, workspaceName } = source;
  const rows: (readonly CsvCell[])[] = [
    ['section', 'name', 'period', 'value'],
    ['report', 'workspace', '', workspaceName],
    ['report', 'from', '', from],
    ['report', 'to', '', to],
    ['report', 'asOf', '', data.impact.asOf],
    ['report', 'commitNumber', '', data.dashboardMetrics.commitNumber],
    ...figuresOf(source).map(({ field, value }) => ['figure', field, '', value]),
    ...Object.entries(data.impact.costs)
      .filter(([name]) => name !== '__typename')
      .map(([name, value]) => ['cost', name, '', value]),
    ...data.impact.byPattern.flatMap(({ pattern, preventedAmount, preventedDenials }) => [
      ['preventedAmount by pattern', pattern.title, '', preventedAmount],
      ['preventedDenials by pattern', pattern.title, '', preventedDenials],
    ]),
    ...data.revenueTrend.flatMap(({ date, ...amounts }) =>
      Object.entries(amounts)
        .filter(([name]) => name !== '__typename')
        .map(([name, value]) => ['revenueTrend', name, date, value]),
    ),
  ];
  return csvOf(rows);
}

function figuresOf({ data: { impact, dashboardMetrics } }: ReportSource): Figure[] {
  const dollars = (field: string, label: string, value: number | null): Figure => ({
    field,
    label,
    value,
    text: formatExactDollars(value),
  });
  const { preventedDenials, roi } = impact;
  return [
    dollars('preventedAmount', 'Prevented by training (estimate)', impact.preventedAmount),
    dollars('preventedLow', 'Prevented, lower end of the 90% interval', impact.preventedLow),
    dollars('preventedHigh', 'Prevented, upper end of the 90% interval', impact.preventedHigh),
    dollars('truePreventedAmount', 'Prevented, exactly (twin without training)', impact.truePreventedAmount),
    {
      field: 'preventedDenials',
      label: 'Denials prevented (estimate)',
      value: preventedDenials,
      text: formatCount(preventedDenials === null ? null : Math.round(preventedDenials)),
    },
    dollars('recoveredAmount', 'Recovered on denied claims', impact.recoveredAmount),
    dollars('recoveredCash', 'Of it cash from payers', impact.recoveredCash),
    dollars('reworkAvoided', 'Rework avoided', impact.reworkAvoided),
    dollars('trainingCost', 'Training cost', impact.trainingCost),
    {
      field: 'roi',
      label: 'Net dollars for each dollar of training',
      value: roi,
      text: roi === null ? NOT_KNOWN : roi.toFixed(2),
    },
    dollars('recoveryPotentialPerMonth', 'Recovery potential a month', impact.recoveryPotentialPerMonth),
    dollars(
      'deniedAmount',
      'Denied at first, of claims submitted in the range',
      dashboardMetrics.deniedAmount,
    ),
  ];
}

/** One file that needs nothing else: for printing, mailing and keeping. */
export function reportHtml(source: ReportSource): string {
  const { workspaceName, from, to, granularity, data } = source;
  const { impact, revenueTrend, dashboardMetrics } = data;
  const title = `Impact of training: ${workspaceName}`;
  const trendRows = revenueTrend.map((point) => [
    periodLabel(point.date, granularity),
    ...[point.preventedAmount, point.revisedAmount, point.recoveredAmount, point.reversedAmount].map(
      formatExactDollars,
    ),
    formatExactDollars(point.cumulativePrevented),
    formatExactDollars(point.cumulativeRecovered),
  ]);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p class="note">Booked ${formatFullDay(from)} to ${formatFullDay(to)}, as of ${formatFullDay(dateOf(impact.asOf))}; commit number ${dashboardMetrics.commitNumber}.</p>
<p class="headline">${escaped(headlineOf(impact))}</p>
<p>${escaped(exactOf(impact))}</p>
<h2>Figures</h2>
${table(
  ['Figure', 'Value'],
  figuresOf(source).map(({ label, text }) => [label, text]),
)}
<h2>From recovered dollars to net gain</h2>
${table(
  ['Step', 'Dollars'],
  waterfallOf(impact).map(({ name, amount, isSum }) => [
    name,
    isSum ? formatExactDollars(amount) : signed(amount),
  ]),
)}
<h2>Prevented and recovered, added up</h2>
${chart(revenueTrend)}
<p>${escaped(trendSummary(revenueTrend, to, impact.preventedAmount !== null))} The lower area is prevented, the upper one recovered.</p>
${changesOf(revenueTrend, granularity)
  .map((change) => `<p class="note">${escaped(change)}</p>`)
  .join('\n')}
${table(
  ['Period', 'Prevented', 'Revised', 'Recovered', 'Reversed', 'Prevented so far', 'Recovered so far'],
  trendRows,
)}
<h2>Prevented, by pattern</h2>
${table(
  ['Pattern', 'Denials', 'Dollars'],
  impact.byPattern.map(({ pattern, preventedAmount, preventedDenials }) => [
    `${pattern.title} (CARC ${pattern.carc})`,
    formatCount(preventedDenials === null ? null : Math.round(preventedDenials)),
    formatExactDollars(preventedAmount),
  ]),
)}
<h2>Costs</h2>
<p>Working a professional denial ${formatExactDollars(impact.costs.reworkPerProfessionalDenial)}, an institutional one ${formatExactDollars(impact.costs.reworkPerInstitutionalDenial)}; a training session ${impact.costs.minutesPerSession} minutes at ${formatExactDollars(impact.costs.coderHourlyCost)} an hour.</p>
</body>
</html>
`;
}

const STYLE = `
body { max-width: 820px; margin: 32px auto; padding: 0 20px; font: 14px/1.5 Arial, sans-serif; color: #131c2b; }
h1 { font-size: 22px; margin: 0; } h2 { font-size: 16px; margin: 26px 0 6px; }
.headline { font-size: 18px; font-weight: 600; } .note { color: #566277; margin: 2px 0; }
table { width: 100%; border-collapse: collapse; margin-top: 6px; break-inside: auto; }
th, td { padding: 5px 8px; border-bottom: 1px solid #e1e5ec; text-align: right; font-size: 12.5px; }
th:first-child, td:first-child { text-align: left; } tr { break-inside: avoid; }
svg { width: 100%; height: auto; }
`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p class="note">None.</p>';
  const cells = (tag: string, row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${cells('th', heads)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`;
}

const WIDTH = 800;
const HEIGHT = 220;

/** The two sums as areas, without scripts or styles of elsewhere. */
function chart(points: ImpactPageQuery['revenueTrend']): string {
  if (points.length < 2) return '';
  const totals = points.map((point) => point.cumulativePrevented + point.cumulativeRecovered);
  const prevented = points.map((point) => point.cumulativePrevented);
  const high = Math.max(1, ...totals);
  const low = Math.min(0, ...prevented);
  const x = (at: number) => ((WIDTH * at) / (points.length - 1)).toFixed(1);
  const y = (dollars: number) => (HEIGHT - (HEIGHT * (dollars - low)) / (high - low)).toFixed(1);
  const areaOf = (values: readonly number[], color: string) =>
    `<polygon fill="${color}" points="0,${y(0)} ${values.map((value, at) => `${x(at)},${y(value)}`).join(' ')} ${WIDTH},${y(0)}"/>`;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Prevented and recovered dollars, added up">${areaOf(totals, '#9fd8c4')}${areaOf(prevented, '#8d99ea')}</svg>`;
}
