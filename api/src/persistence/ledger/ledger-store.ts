import { DENIAL_RULES, ruleIndexOfDenial } from '../../domain/denial-rules';
import { weekStartOf } from '../../domain/date-index';
import { squareOf } from '../../detection/impact/impact-history';
import { addRows, insertMissingRows, insertRows } from '../bulk';
import type { Tx } from '../database';
import type { Packed } from '../table';
import type { RowIn } from '../tables';
import { BOOKINGS, CODER_TRAININGS, COHORT_ALLOWED, DAILY_BOOKINGS, DENIAL_OUTCOMES } from '../tables';

export type Booking = RowIn<typeof BOOKINGS>;
type Outcome = RowIn<typeof DENIAL_OUTCOMES>;
type OutcomeFigure = Exclude<keyof Outcome, 'workspaceId' | 'weekStart' | 'ruleKey'>;

/** Something that happened to an earlier denial, which is looked up. */
interface DenialStep {
  claimId: number;
  kind: 'DENIED' | 'APPEALED' | 'DECIDED' | 'WON' | 'CORRECTED' | 'CORRECTION_ADJUDICATED';
  /** Allowed for it: what an appeal won, or a corrected claim. */
  allowedCents: number;
}

/** A denied first submission that was imported; it counts, or, after a change, did count. */
export interface ImportedOutcome {
  times: 1 | -1;
  processingDate: string;
  submissionDate: string;
  firstCarc: string | null;
  deniedCents: number;
  isInstitutional: boolean;
}

/** What a batch adds to the ledger, and to the counts that the effect of training is estimated from. */
export interface LedgerRows {
  bookings: Booking[];
  steps: DenialStep[];
  /** Allowed on first submissions, by submission date. */
  allowed: Packed<RowIn<typeof COHORT_ALLOWED>>[];
  trainings: Packed<RowIn<typeof CODER_TRAININGS>>[];
}

/** A few statements, however many rows; after the claims of the batch are written. */
export async function addToLedger(tx: Tx, workspaceId: number, rows: LedgerRows): Promise<void> {
  const { steps } = rows;
  const denials = await findDenials(tx, workspaceId, steps);
  await addRows(tx, COHORT_ALLOWED, rows.allowed);
  await addRows(tx, COHORT_ALLOWED, COHORT_ALLOWED.packAll(allowedByCohort(workspaceId, steps, denials)));
  await insertMissingRows(tx, CODER_TRAININGS, rows.trainings);
  await addRows(tx, DENIAL_OUTCOMES, DENIAL_OUTCOMES.packAll(outcomesOf(workspaceId, steps, denials)));
  await book(tx, rows.bookings);
}

/** Adds to the ledger and to its daily sums. */
export async function book(tx: Tx, bookings: readonly Booking[]): Promise<void> {
  if (bookings.length === 0) return;
  await addRows(tx, BOOKINGS, BOOKINGS.packAll(bookings));
  await addRows(tx, DAILY_BOOKINGS, DAILY_BOOKINGS.packAll(daysOf([], bookings)));
}

/**
 * What later payments of imported claims brought: a payment that comes to be known late may change what those after it
 * are, so a claim's bookings are made anew.
 */
export async function replaceBookings(
  tx: Tx,
  workspaceId: number,
  rows: { changed: readonly number[]; bookingsBefore: readonly Booking[]; bookingsAfter: readonly Booking[] },
): Promise<void> {
  const { changed, bookingsBefore, bookingsAfter } = rows;
  if (bookingsBefore.length > 0)
    await tx.run(
      `DELETE FROM bookings WHERE workspace_id = ? AND kind IN ('LATER_PAYMENT', 'REVERSAL')
         AND subject_id IN (${changed.map(() => '?').join(', ')})`,
      [workspaceId, ...changed],
    );
  await insertRows(tx, BOOKINGS, BOOKINGS.packAll(bookingsAfter));
  await addRows(tx, DAILY_BOOKINGS, DAILY_BOOKINGS.packAll(daysOf(bookingsBefore, bookingsAfter)));
}

function daysOf(
  before: readonly Booking[],
  after: readonly Booking[],
): Iterable<RowIn<typeof DAILY_BOOKINGS>> {
  const days = new Map<string, RowIn<typeof DAILY_BOOKINGS>>();
  const add = (bookings: readonly Booking[], times: 1 | -1): void => {
    for (const { workspaceId, bookedOn: metricDate, kind, allowedCents, cashCents } of bookings) {
      const key = `${metricDate}|${kind}`;
      const sums = days.get(key) ?? { workspaceId, metricDate, kind, ...NOTHING_BOOKED };
      sums.bookingCount += times;
      sums.allowedCents += times * allowedCents;
      sums.cashCents += times * cashCents;
      days.set(key, sums);
    }
  };
  add(before, -1);
  add(after, 1);
  return days.values();
}

/** What denials of imported claims add to the outcomes of their rules. */
export async function addImportedOutcomes(
  tx: Tx,
  workspaceId: number,
  denials: readonly ImportedOutcome[],
): Promise<void> {
  const sums = new Map<string, Outcome>();
  for (const { times, processingDate, firstCarc, ...denial } of denials) {
    const ruleKey = ruleKeyOf(null, firstCarc);
    if (ruleKey === null) continue;
    const weekStart = weekStartOf(processingDate);
    addOutcome(
      sums,
      { workspaceId, weekStart, ruleKey },
      ADDS.DENIED({ ...denial, weekStart, ruleKey }, 0),
      times,
    );
  }
  await addRows(tx, DENIAL_OUTCOMES, DENIAL_OUTCOMES.packAll(sums.values()));
}

function addOutcome(
  sums: Map<string, Outcome>,
  key: Pick<Outcome, 'workspaceId' | 'weekStart' | 'ruleKey'>,
  adds: Partial<Record<OutcomeFigure, number>>,
  times: 1 | -1,
): void {
  const name = `${key.weekStart}|${key.ruleKey}`;
  const row = sums.get(name) ?? { ...key, ...NO_OUTCOMES };
  for (const figure of Object.keys(adds) as OutcomeFigure[]) row[figure] += times * (adds[figure] ?? 0);
  sums.set(name, row);
}

const NOTHING_BOOKED = { bookingCount: 0, allowedCents: 0, cashCents: 0 };

/** A denied first submission, as it was denied first. */
interface Denial {
  weekStart: string;
  /** Null where its codes are of no rule that is known. */
  ruleKey: string | null;
  submissionDate: string;
  deniedCents: number;
  isInstitutional: boolean;
}

interface DenialRow {
  id: number;
  rule_key: string | null;
  first_carc: string | null;
  processing_date: string;
  submission_date: string;
  denied_cents: number;
  claim_type: string;
}

async function findDenials(
  tx: Tx,
  workspaceId: number,
  named: readonly { claimId: number }[],
): Promise<Map<number, Denial>> {
  const ids = [...new Set(named.map(({ claimId }) => claimId))];
  if (ids.length === 0) return new Map();
  const rows = await tx.query<DenialRow>(
    `SELECT id, rule_key, first_carc, processing_date, submission_date, denied_cents, claim_type FROM claims
     WHERE workspace_id = ? AND id IN (${ids.map(() => '?').join(', ')}) AND initially_denied = 1 AND frequency_code = '1' AND bill_of IS NULL`,
    [workspaceId, ...ids],
  );
  return new Map(rows.map((row) => [row.id, denialOf(row)]));
}

const denialOf = (row: DenialRow): Denial => ({
  weekStart: weekStartOf(row.processing_date),
  ruleKey: ruleKeyOf(row.rule_key, row.first_carc),
  submissionDate: row.submission_date,
  deniedCents: row.denied_cents,
  isInstitutional: row.claim_type === 'INSTITUTIONAL',
});

/** The rule behind a stored denial: an imported one is known by its first reason code only. */
export function ruleKeyOf(ruleKey: string | null, firstCarc: string | null): string | null {
  if (ruleKey !== null || firstCarc === null) return ruleKey;
  const index = ruleIndexOfDenial({ carc: firstCarc, rarc: null, group: 'CO', ruleKey: null });
  return DENIAL_RULES[index]?.key ?? null;
}

/** What each kind of step adds to a rule's outcomes. */
const ADDS: Readonly<
  Record<DenialStep['kind'], (denial: Denial, allowedCents: number) => Partial<Record<OutcomeFigure, number>>>
> = {
  DENIED: ({ deniedCents, isInstitutional }) => ({
    deniedCount: 1,
    institutionalCount: isInstitutional ? 1 : 0,
    deniedCents,
    deniedSquares: squareOf(deniedCents),
  }),
  APPEALED: ({ deniedCents }) => ({ appealedCents: deniedCents }),
  DECIDED: ({ deniedCents }) => ({ decidedCount: 1, decidedCents: deniedCents }),
  WON: ({ deniedCents }, wonAllowedCents) => ({ wonCents: deniedCents, wonAllowedCents }),
  CORRECTED: ({ deniedCents }) => ({ correctedCents: deniedCents }),
  CORRECTION_ADJUDICATED: ({ deniedCents }, adjudicatedAllowedCents) => ({
    adjudicatedCount: 1,
    adjudicatedCents: deniedCents,
    adjudicatedAllowedCents,
  }),
};

function outcomesOf(
  workspaceId: number,
  steps: readonly DenialStep[],
  denials: ReadonlyMap<number, Denial>,
): Iterable<Outcome> {
  const sums = new Map<string, Outcome>();
  for (const { claimId, kind, allowedCents } of steps) {
    const denial = denials.get(claimId);
    if (!denial || denial.ruleKey === null) continue;
    const { weekStart, ruleKey } = denial;
    addOutcome(sums, { workspaceId, weekStart, ruleKey }, ADDS[kind](denial, allowedCents), 1);
  }
  return sums.values();
}

const NO_OUTCOMES: Readonly<Record<OutcomeFigure, number>> = {
  deniedCount: 0,
  institutionalCount: 0,
  deniedCents: 0,
  deniedSquares: 0,
  appealedCents: 0,
  correctedCents: 0,
  decidedCount: 0,
  decidedCents: 0,
  wonCents: 0,
  wonAllowedCents: 0,
  adjudicatedCount: 0,
  adjudicatedCents: 0,
  adjudicatedAllowedCents: 0,
};

/** What appeals and corrected claims brought, by the submission date of the denied claim. */
function allowedByCohort(
  workspaceId: number,
  steps: readonly DenialStep[],
  denials: ReadonlyMap<number, Denial>,
): Iterable<RowIn<typeof COHORT_ALLOWED>> {
  const sums = new Map<string, RowIn<typeof COHORT_ALLOWED>>();
  for (const { claimId, allowedCents } of steps) {
    const submissionDate = denials.get(claimId)?.submissionDate;
    if (submissionDate === undefined || allowedCents === 0) continue;
    const row = sums.get(submissionDate) ?? { workspaceId, submissionDate, allowedCents: 0 };
    row.allowedCents += allowedCents;
    sums.set(submissionDate, row);
  }
  return sums.values();
}
