import type { Adjustment } from '../../../src/domain/claim';
import { judgeEvent } from '../../../src/domain/remit/judge-event';
import type { RemitEventLine } from '../../../src/domain/remit/remit-event';
import { eventOf } from './events';

type Reason = readonly [group: Adjustment['group'], carc: string, dollars: number];

const adjustmentsOf = (reasons: readonly Reason[]): Adjustment[] =>
  reasons.map(([group, carc, dollars]) => ({ group, carc, amountCents: dollars * 100 }));

const lineOf = (
  billed: number,
  paid: number,
  reasons: readonly Reason[],
  lineNumber = 1,
): RemitEventLine => ({
  lineNumber,
  procedureCode: '99213',
  modifiers: [],
  adjudicatedAs: null,
  revenueCode: null,
  units: 1,
  paidUnits: null,
  billedCents: billed * 100,
  paidCents: paid * 100,
  allowedCents: null,
  dateOfService: null,
  dateOfServiceEnd: null,
  adjustments: adjustmentsOf(reasons),
  remarks: [],
});

/** A claim of one line that bears all of it. */
const judged = (
  billed: number,
  paid: number,
  reasons: readonly Reason[],
  status = '1',
): ReturnType<typeof judgeEvent> =>
  judgeEvent(
    eventOf({
      statusCode: status,
      billedCents: billed * 100,
      paidCents: paid * 100,
      lines: [lineOf(billed, paid, reasons)],
    }),
  );

describe('what an adjudication comes to', () => {
  it.each([
    [
      'a refusal beside a smaller share of the patient',
      600,
      0,
      [
        ['CO', '197', 570],
        ['PR', '3', 30],
      ],
      'DENIED',
      '197',
    ],
    ['the patient share alone', 100, 0, [['PR', '1', 100]], 'PAID', null],
    [
      'a write-off that leaves the patient all',
      100,
      0,
      [
        ['CO', '45', 40],
        ['PR', '1', 60],
      ],
      'PAID',
      null,
    ],
    [
      'a small refusal beside a larger share of the patient',
      100,
      0,
      [
        ['PR', '1', 80],
        ['CO', '97', 20],
      ],
      'PAID',
      null,
    ],
    ['a paid line with a refused part', 100, 60, [['CO', '97', 40]], 'PAID', null],
    [
      'the largest of two refusals',
      100,
      0,
      [
        ['CO', '16', 40],
        ['CO', '50', 60],
      ],
      'DENIED',
      '50',
    ],
    ['a contractual write-off', 100, 0, [['CO', '45', 100]], 'PAID', null],
    ['capitation', 100, 0, [['CO', '24', 100]], 'CAPITATED', null],
    ['a review that goes on', 100, 0, [['OA', '133', 100]], 'PENDING', null],
    ['another payer having paid', 100, 0, [['OA', '23', 100]], 'PAID', null],
    ['nothing, unexplained', 100, 0, [], 'UNEXPLAINED', null],
    ['no charge', 0, 0, [], 'PAID', null],
  ] as const)('is, for %s, as it should be', (...[, billed, paid, reasons, standing, carc]) => {
    const judgment = judged(billed, paid, reasons);
    expect([judgment.standing, judgment.denial?.carc ?? null]).toEqual([standing, carc]);
  });

  it('is a denial without a reason where the payer says denied and nothing else', () => {
    expect(judged(100, 0, [], '4')).toMatchObject({ standing: 'DENIED', denial: null, extent: 'FULL' });
  });

  it('is no denial where the payer says denied and gives a write-off as its reason, and is noted', () => {
    const judgment = judged(100, 0, [['CO', '45', 100]], '4');
    expect(judgment).toMatchObject({ standing: 'PAID', isDenialWithoutRefusal: true });
  });

  it('never denies a line that charges less than a dollar', () => {
    const lines = [lineOf(100, 100, []), { ...lineOf(0, 0, [['CO', '246', 0.01]], 2), billedCents: 1 }];
    const refused = { ...lineOf(0, 0, [['CO', '96', 0.01]], 2), billedCents: 1 };
    for (const own of [lines, [lines[0] as RemitEventLine, refused]])
      expect(judgeEvent(eventOf({ lines: own, paidCents: 10_000 })).standing).toBe('PAID');
  });

  it('lets an unpaid line without reasons bear those of the claim', () => {
    const judgment = judgeEvent(
      eventOf({
        billedCents: 30_000,
        paidCents: 12_000,
        adjustments: adjustmentsOf([['CO', '50', 180]]),
        lines: [lineOf(120, 120, []), lineOf(180, 0, [], 2)],
      }),
    );
    expect(judgment).toMatchObject({ standing: 'DENIED', extent: 'PARTIAL', denial: { carc: '50' } });
    expect(judgment.lines.map(({ denial }) => denial?.carc ?? null)).toEqual([null, '50']);
  });

  it('denies a claim without lines by its own reasons', () => {
    const event = eventOf({
      billedCents: 50_000,
      paidCents: 0,
      adjustments: adjustmentsOf([['CO', '29', 500]]),
    });
    expect(judgeEvent(event)).toMatchObject({ standing: 'DENIED', extent: 'FULL', denial: { carc: '29' } });
  });
});
