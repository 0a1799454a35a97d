import { reportCsv, reportHtml, reportJson, type ReportSource } from './impact-report';
import { exactOf, headlineOf, trendSummary } from './impact-words';
import { spanOf, waterfallOf } from './waterfall';

const IMPACT = {
  asOf: '2025-05-11T23:59:59.000Z',
  preventedDenials: 80.4,
  preventedAmount: 50_000,
  preventedLow: 30_000,
  preventedHigh: 70_000,
  reason: null,
  truePreventedAmount: 61_000,
  recoveredAmount: 20_000,
  recoveredCash: 15_000,
  reworkAvoided: 2_000,
  trainingCost: 8_000,
  roi: 5.5,
  recoveryPotentialPerMonth: 0,
  costs: {
    reworkPerProfessionalDenial: 25,
    reworkPerInstitutionalDenial: 57.23,
    minutesPerSession: 30,
    coderHourlyCost: 35,
  },
  byPattern: [
    {
      preventedDenials: 80.4,
      preventedAmount: 50_000,
      pattern: { id: 'p1', title: '=HYPERLINK("x"), <b>bold</b>', carc: '4', status: 'RESOLVED' },
    },
  ],
} as const;
const UNKNOWN = {
  ...IMPACT,
  preventedDenials: null,
  preventedAmount: null,
  preventedLow: null,
  preventedHigh: null,
  reworkAvoided: null,
  roi: null,
  truePreventedAmount: null,
  reason: 'Nobody has practiced yet.',
};
const SOURCE: ReportSource = {
  workspaceName: 'Story & more',
  from: '2025-01-06',
  to: '2025-05-11',
  granularity: 'WEEK',
  data: {
    impact: IMPACT,
    revenueTrend: [
      {
        date: '2025-02-03',
        preventedAmount: 0,
        recoveredAmount: 12_000,
        reversedAmount: 0,
        revisedAmount: 0,
        cumulativePrevented: 0,
        cumulativeRecovered: 12_000,
      },
      {
        date: '2025-02-10',
        preventedAmount: 51_000,
        recoveredAmount: 9_000,
        reversedAmount: -1_000,
        revisedAmount: -1_000,
        cumulativePrevented: 50_000,
        cumulativeRecovered: 20_000,
      },
    ],
    dashboardMetrics: { commitNumber: 7, deniedAmount: 1_000, openDenials: null },
  },
};

describe('the impact in words', () => {
  it('is one sentence with the interval', () => {
    expect(headlineOf(IMPACT)).toBe(
      'Training prevented about $50,000 (90% interval $30,000 to $70,000), and $20,000 was recovered on denied claims; training cost $8,000.',
    );
  });

  it('says what is not known, and why', () => {
    expect(headlineOf(UNKNOWN)).toContain('not known yet');
    expect(exactOf(UNKNOWN)).toBe('Nobody has practiced yet.');
    expect(trendSummary(SOURCE.data.revenueTrend, '2025-05-11', false)).toMatch(
      /\$20,000 recovered; what was prevented is not known yet/,
    );
  });

  it('says whether the exact effect is within the interval', () => {
    expect(exactOf(IMPACT)).toContain('within');
    expect(exactOf({ ...IMPACT, truePreventedAmount: 90_000 })).toContain('outside of');
  });
});

describe('the steps to the net gain', () => {
  it('add up, and each begins where the one before it ended', () => {
    const steps = waterfallOf(IMPACT);
    expect(steps.at(-1)).toMatchObject({ name: 'Net gain', amount: 64_000 });
    const moves = steps.filter(({ isSum }) => !isSum);
    for (const [at, { from }] of moves.entries()) expect(from).toBe(moves[at - 1]?.to ?? 0);
    expect(spanOf(steps)).toEqual({ low: 0, high: 72_000 });
  });

  it('leave out what is not known', () => {
    expect(waterfallOf(UNKNOWN).map(({ name }) => name)).toEqual([
      'Recovered on denied claims',
      'Revenue recovered',
      'Training cost',
      'Net of what is known',
    ]);
  });
});

describe('the report as a file', () => {
  it('holds the figures of the page as JSON', () => {
    expect(JSON.parse(reportJson(SOURCE))).toMatchObject({ commitNumber: 7, impact: { roi: 5.5 } });
  });

  it('is a table without formulas as CSV', () => {
    const csv = reportCsv(SOURCE);
    expect(csv).toContain('figure,preventedAmount,,50000\r\n');
    expect(csv).toContain(`"'=HYPERLINK(""x""), <b>bold</b>"`);
    expect(csv).toContain('revenueTrend,reversedAmount,2025-02-10,-1000\r\n');
  });

  it('is a page of its own as HTML, with names as text', () => {
    const html = reportHtml(SOURCE);
    expect(html).toContain('Impact of training: Story &amp; more');
    expect(html).not.toContain('<b>bold');
    expect(html).toContain('payers took back $1,000.00');
    expect(html).not.toMatch(/<script|https?:/);
  });
});
