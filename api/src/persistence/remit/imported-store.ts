import { addRows, insertRows, putRows } from '../bulk';
import type { Tx } from '../database';
import type { DenialRow } from '../denial-store';
import { replaceDenials } from '../denial-store';
import type { Booking, ImportedOutcome } from '../ledger/ledger-store';
import { addImportedOutcomes, replaceBookings } from '../ledger/ledger-store';
import type { Packed } from '../table';
import type { RowIn } from '../tables';
import { CLAIMS, COHORT_ALLOWED, LINES } from '../tables';

/** What a batch does to imported claims beside the rollups: new ones, and others in place of what was stored of them. */
export interface ImportedRows {
  added: Packed<RowIn<typeof CLAIMS>>[];
  /** Written over what is there. */
  put: Packed<RowIn<typeof CLAIMS>>[];
  /** Of added and put claims. */
  lines: Packed<RowIn<typeof LINES>>[];
  /** Claims that are put, or gone: their lines and bookings are replaced. */
  changed: number[];
  gone: number[];
  denialsBefore: DenialRow[];
  denialsAfter: DenialRow[];
  bookingsBefore: Booking[];
  bookingsAfter: Booking[];
  /** What is added to what was allowed by submission date. */
  cohorts: { submissionDate: string; allowedCents: number }[];
  outcomes: ImportedOutcome[];
  /** A submission date may be the workspace's newest no longer. */
  isReachChanged: boolean;
}

export const NO_IMPORTED_ROWS = (): ImportedRows => ({
  added: [],
  put: [],
  lines: [],
  changed: [],
  gone: [],
  denialsBefore: [],
  denialsAfter: [],
  bookingsBefore: [],
  bookingsAfter: [],
  cohorts: [],
  outcomes: [],
  isReachChanged: false,
});

/** A few statements, however many claims; before the rollups and the feed. */
export async function writeImported(tx: Tx, workspaceId: number, rows: ImportedRows): Promise<void> {
  if (rows.changed.length > 0) {
    await deleteOf(tx, workspaceId, 'claim_line_items', 'claim_id', rows.changed);
    await putRows(tx, CLAIMS, rows.put);
  }
  await insertRows(tx, CLAIMS, rows.added);
  await insertRows(tx, LINES, rows.lines);
  await replaceDenials(tx, rows.denialsBefore, rows.denialsAfter);
  await replaceBookings(tx, workspaceId, rows);
  await addRows(tx, COHORT_ALLOWED, COHORT_ALLOWED.packAll(bySubmission(workspaceId, rows.cohorts)));
  await addImportedOutcomes(tx, workspaceId, rows.outcomes);
  if (rows.gone.length === 0) return;
  await deleteOf(tx, workspaceId, 'claims', 'id', rows.gone);
  for (const table of ['pattern_claims', 'pattern_evidence', 'work_notes', 'work_note_changes'])
    await deleteOf(tx, workspaceId, table, 'claim_id', rows.gone);
}

function bySubmission(workspaceId: number, cohorts: ImportedRows['cohorts']): RowIn<typeof COHORT_ALLOWED>[] {
  const sums = new Map<string, number>();
  for (const { submissionDate, allowedCents } of cohorts)
    sums.set(submissionDate, (sums.get(submissionDate) ?? 0) + allowedCents);
  return Array.from(sums, ([submissionDate, allowedCents]) => ({
    workspaceId,
    submissionDate,
    allowedCents,
  }));
}

/** How far the workspace's data reach, read again; after its feed entry. */
export async function refreshReach(tx: Tx, workspaceId: number): Promise<void> {
  await tx.run(
    `UPDATE workspaces SET data_through = (SELECT MAX(submission_date) FROM claims WHERE workspace_id = ? AND frequency_code = '1') WHERE id = ?`,
    [workspaceId, workspaceId],
  );
}

/**
 * What the practice wrote on a claim that has become part of another goes with it, where that has nothing of its own. One
 * statement for a batch in which nobody wrote anything; a few for each claim with notes, which a person wrote by hand.
 */
export async function moveWorkNotes(
  tx: Tx,
  workspaceId: number,
  moves: readonly { from: number; to: number }[],
): Promise<void> {
  if (moves.length === 0) return;
  const noted = await tx.query<{ claim_id: number }>(
    `SELECT claim_id FROM work_notes WHERE workspace_id = ? AND claim_id IN (${moves.map(() => '?').join(', ')})`,
    [workspaceId, ...moves.map(({ from }) => from)],
  );
  const withNotes = new Set(noted.map((row) => Number(row.claim_id)));
  for (const { from, to } of moves.filter((move) => withNotes.has(move.from)))
    for (const table of ['work_notes', 'work_note_changes'])
      await tx.run(
        `UPDATE ${table} SET claim_id = ? WHERE workspace_id = ? AND claim_id = ?
           AND NOT EXISTS (SELECT 1 FROM ${table} n WHERE n.workspace_id = ? AND n.claim_id = ?)`,
        [to, workspaceId, from, workspaceId, to],
      );
}

/** Rows of the rollups that count nothing any more: lists would show them. */
export async function forgetEmptyRollups(tx: Tx, workspaceId: number): Promise<void> {
  for (const [table, count] of Object.entries(LISTED_ROLLUPS))
    await tx.run(`DELETE FROM ${table} WHERE workspace_id = ? AND ${count} = 0`, [workspaceId]);
}

const LISTED_ROLLUPS: Readonly<Record<string, string>> = {
  daily_denial_reasons: 'denied_count',
  code_weekly_metrics: 'line_count',
  code_weekly_modifiers: 'line_count',
  policy_providers: 'denied_count',
  claim_number_days: 'claim_count',
};

async function deleteOf(
  tx: Tx,
  workspaceId: number,
  table: string,
  column: string,
  ids: readonly number[],
): Promise<void> {
  await tx.run(
    `DELETE FROM ${table} WHERE workspace_id = ? AND ${column} IN (${ids.map(() => '?').join(', ')})`,
    [workspaceId, ...ids],
  );
}
