import { assignEvents } from '../../../src/domain/remit/assign-events';
import { assignSubmissions } from '../../../src/domain/remit/assign-submissions';
import { foldClaim } from '../../../src/domain/remit/fold-claim';
import { inLinesOf } from '../../../src/domain/remit/join-lines';
import { linkBills } from '../../../src/domain/remit/link-bills';
import type { RemitEvent, RemitEventLine } from '../../../src/domain/remit/remit-event';
import type { SubmissionEvent } from '../../../src/domain/remit/submission-event';
import { testSeed } from '../../support/effort';
import { randomOf } from '../../support/random';
import { shuffled } from '../../support/remit-histories';
import { eventOf, takebackOf } from './events';
import { SENT_LINE, submissionOf } from './submissions';

interface Seen {
  sent: string | null;
  said: string[];
  status: string;
  isFirst: boolean;
}

/** Each claim by what was sent and said of it, in an order that is theirs. */
function claimsOf(events: readonly RemitEvent[], submissions: readonly SubmissionEvent[]): Seen[] {
  const billed = assignSubmissions(assignEvents(events), submissions);
  const folded = billed.flatMap((claim) => {
    const fold = foldClaim(claim);
    return fold ? [{ submission: claim.submission, fold }] : [];
  });
  const links = linkBills(folded);
  const seen = folded.map(({ submission, fold }, at) => ({
    sent: submission?.key ?? null,
    said: fold.events.map(({ key }) => key),
    status: fold.status,
    isFirst: links[at] === null,
  }));
  return seen.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

const EVENT = eventOf({});
const SENT = submissionOf({});
const LATER = '2026-03-01';

describe('a claim as it was sent', () => {
  it('is joined by its number, in capitals or not, and the days of service', () => {
    expect(claimsOf([EVENT], [submissionOf({ claimNumber: EVENT.claimNumber.toLowerCase() })])).toHaveLength(
      1,
    );
    expect(claimsOf([EVENT], [submissionOf({ serviceFrom: null, serviceTo: null })])).toHaveLength(1);
    expect(claimsOf([eventOf({ serviceFrom: null, serviceTo: null })], [SENT])).toHaveLength(1);
    expect(
      claimsOf([EVENT], [submissionOf({ serviceFrom: '2025-06-01', serviceTo: '2025-06-02' })]),
    ).toHaveLength(2);
    expect(claimsOf([EVENT], [submissionOf({ claimNumber: 'B' })])).toHaveLength(2);
  });

  it("goes to the adjudication of its own payer where there are several, and to the primary payer's otherwise", () => {
    const second = eventOf({ payerId: 2, statusCode: '2', payerNumber: 'S', payment: 'Q' });
    const toSecond = submissionOf({ key: 'to second', payerId: 2, isSecondary: true });
    expect(claimsOf([EVENT, second], [SENT, toSecond])).toMatchObject([
      { sent: 'sent', said: [EVENT.key], isFirst: true },
      { sent: 'to second', said: [second.key], isFirst: false },
    ]);
    // The clearinghouse numbers payers otherwise than they do themselves.
    const unknownPayer = submissionOf({ payerId: 9 });
    expect(claimsOf([EVENT, second], [unknownPayer])).toMatchObject([
      { sent: 'sent', said: [EVENT.key], isFirst: true },
      { sent: null, said: [second.key], isFirst: false },
    ]);
  });

  it('that replaces another has the adjudications after it was sent', () => {
    const takeback = takebackOf(EVENT, { date: LATER, payment: 'Q' });
    const corrected = eventOf({ date: LATER, payment: 'Q', paidCents: 8_000 });
    const replacement = submissionOf({
      key: 'replacement',
      frequencyCode: '7',
      submissionDate: '2026-02-20',
    });
    expect(claimsOf([EVENT, takeback, corrected], [SENT, replacement])).toMatchObject([
      { sent: 'replacement', said: [corrected.key], status: 'PAID', isFirst: false },
      { sent: 'sent', said: [EVENT.key, takeback.key], status: 'REVERSED', isFirst: true },
    ]);
    // What was sent after an adjudication is not what was adjudicated.
    expect(claimsOf([EVENT], [replacement])).toMatchObject([
      { sent: 'replacement', status: 'PENDING', isFirst: false },
      { sent: null, status: 'PAID', isFirst: true },
    ]);
  });

  it('of which a front end rejected one is rejected until a payer adjudicates it, and submits nothing', () => {
    const rejected = submissionOf({
      key: 'rejected',
      submissionDate: '2026-01-06',
      frontEndRejection: { rejectedOn: '2026-01-07', reason: null },
    });
    expect(claimsOf([], [rejected])).toMatchObject([{ status: 'REJECTED' }]);
    expect(claimsOf([], [rejected, SENT])).toMatchObject([
      { sent: 'rejected', status: 'REJECTED', isFirst: false },
      { sent: 'sent', status: 'PENDING', isFirst: true },
    ]);
    expect(claimsOf([EVENT], [rejected])).toMatchObject([{ status: 'PAID', isFirst: true }]);
    expect(claimsOf([EVENT], [rejected, SENT])).toMatchObject([
      { sent: 'rejected', status: 'REJECTED', isFirst: false },
      { sent: 'sent', status: 'PAID', isFirst: true },
    ]);
  });

  it('is one bill with a part that its payer adjudicated as another claim', () => {
    const [first, second] = [lineOf({ lineNumber: 1, procedureCode: 'A', billedCents: 12_000 }), lineOf({ lineNumber: 1, procedureCode: 'B', billedCents: 3_000 })]; // prettier-ignore
    const sent = submissionOf({
      billedCents: 15_000,
      lines: [
        { ...SENT_LINE, lineNumber: 1, controlNumber: '1', procedureCode: 'A', billedCents: 12_000 },
        { ...SENT_LINE, lineNumber: 2, controlNumber: '2', procedureCode: 'B', billedCents: 3_000 },
      ],
    });
    const parts = [
      eventOf({ billedCents: 12_000, lines: [first] }),
      eventOf({ payerNumber: 'ICN2', billedCents: 3_000, lines: [second] }),
    ];
    expect(claimsOf(parts, [sent]).filter(({ isFirst }) => isFirst)).toHaveLength(1);
  });

  const seed = testSeed(44);
  it(`has the same adjudications in every order (seed ${seed})`, () => {
    const random = randomOf(seed);
    const chosen = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
    for (let round = 0; round < 400; round += 1) {
      const events = [...new Map(Array.from({ length: 6 }, () => randomEvent(chosen)).map((each) => [each.key, each])).values()]; // prettier-ignore
      const sent = Array.from({ length: 4 }, (_, at) => randomSubmission(chosen, at));
      const expected = claimsOf(events, sent);
      expect(claimsOf(shuffled(random, events), shuffled(random, sent))).toEqual(expected);
      expect(expected.flatMap(({ sent: own }) => own ?? []).sort()).toEqual(
        sent.map(({ key }) => key).sort(),
      );
    }
  });
});

describe('the lines of a claim', () => {
  const twoLines = submissionOf({
    lines: [
      { ...SENT_LINE, lineNumber: 1, controlNumber: 'L1', procedureCode: '99213', billedCents: 6_000 },
      { ...SENT_LINE, lineNumber: 2, controlNumber: 'L2', procedureCode: '76705', billedCents: 9_000 },
    ],
  });
  const paidOf = (
    lines: readonly Partial<RemitEventLine>[],
    sent = twoLines,
  ): (readonly [number, string, number])[] =>
    inLinesOf(eventOf({ lines: lines.map(lineOf) }), sent).lines.map(
      ({ lineNumber, procedureCode, paidCents }) => [lineNumber, procedureCode, paidCents],
    );

  it('are told by the numbers that the provider gave them, whatever was adjudicated', () => {
    expect(
      paidOf([
        { procedureCode: '76700', controlNumber: 'L2', billedCents: 9_000, paidCents: 2 },
        { procedureCode: '99212', controlNumber: 'L1', billedCents: 6_000, paidCents: 1 },
      ]),
    ).toEqual([
      [1, '99213', 1],
      [2, '76705', 2],
    ]);
  });

  it('are told by what they say where no number came back', () => {
    expect(
      paidOf([
        { procedureCode: '76705', billedCents: 9_000, paidCents: 2 },
        { procedureCode: '99212', billedCents: 6_000, paidCents: 1 },
      ]),
    ).toEqual([
      [1, '99213', 1],
      [2, '76705', 2],
    ]);
  });

  it('are one again where the payer split it, and end with what the payer added', () => {
    expect(
      paidOf([
        { procedureCode: '76705', controlNumber: 'L2', billedCents: 4_000, paidCents: 2 },
        { procedureCode: '76705', controlNumber: 'L2', billedCents: 5_000, paidCents: 3 },
        { procedureCode: '99213', controlNumber: 'L1', billedCents: 6_000, paidCents: 1 },
        { procedureCode: 'G0000', billedCents: 0, paidCents: 4 },
      ]),
    ).toEqual([
      [1, '99213', 1],
      [2, '76705', 5],
      [3, 'G0000', 4],
    ]);
  });

  it('are not told by a place in the claim that disagrees with all else', () => {
    const byPlace = submissionOf({
      lines: twoLines.lines.map((line, at) => ({
        ...line,
        controlNumber: String(at + 1),
        isControlNumberStated: false,
      })),
    });
    const swapped = [
      { procedureCode: '76705', controlNumber: '1', billedCents: 9_000, paidCents: 2 },
      { procedureCode: '99213', controlNumber: '2', billedCents: 6_000, paidCents: 1 },
    ];
    expect(paidOf(swapped, byPlace)).toEqual([
      [1, '99213', 1],
      [2, '76705', 2],
    ]);
  });
});

function lineOf(own: Partial<RemitEventLine>): RemitEventLine {
  return {
    lineNumber: 1,
    procedureCode: '99213',
    modifiers: [],
    adjudicatedAs: null,
    revenueCode: null,
    units: 1,
    paidUnits: null,
    billedCents: 15_000,
    paidCents: 10_000,
    allowedCents: null,
    dateOfService: '2026-01-05',
    dateOfServiceEnd: null,
    adjustments: [],
    remarks: [],
    controlNumber: null,
    ...own,
  };
}

type Choice = <T>(items: readonly T[]) => T;

function randomEvent(chosen: Choice): RemitEvent {
  const event = eventOf({
    payerId: chosen([1, 1, 2]),
    statusCode: chosen(['1', '1', '2', '4']),
    date: chosen(['2026-02-01', '2026-02-10', '2026-03-01']),
    payment: chosen(['P', 'Q', 'R']),
    payerNumber: chosen(['a', 'b', 'c', null]),
    frequencyCode: chosen(['1', '1', '7', null]),
    paidCents: chosen([0, 8_000, 10_000]),
    serviceFrom: chosen(['2026-01-05', '2026-01-05', null]),
  });
  const taken = chosen([false, false, false, true]);
  return taken ? takebackOf(event, { date: event.date, payment: event.payment }) : event;
}

const randomSubmission = (chosen: Choice, at: number): SubmissionEvent =>
  submissionOf({
    key: `sent ${at}`,
    payerId: chosen([1, 1, 2, 9]),
    isSecondary: chosen([false, false, true]),
    frequencyCode: chosen(['1', '1', '7']),
    submissionDate: chosen(['2026-01-10', '2026-02-05', '2026-02-20', null]),
    billedCents: chosen([15_000, 15_000, 12_000]),
    frontEndRejection: chosen([null, null, { rejectedOn: null, reason: null }]),
  });
