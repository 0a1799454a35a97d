import { insertMissingRows, insertRows, putRows, updateRows } from '../bulk';
import type { Tx } from '../database';
import { selectRows } from '../read/hydrate';
import type { RowIn } from '../tables';
import {
  CLAIMS_OF_EVENTS,
  CLAIMS_OF_SUBMISSIONS,
  CLAIM_SUBMISSIONS,
  IMPORT_EXCEPTIONS,
  PROVIDER_ADJUSTMENTS,
  REMIT_CLAIM_EVENTS,
  REMIT_PAYMENTS,
} from '../tables';

export type PaymentRow = RowIn<typeof REMIT_PAYMENTS>;
type EventRow = RowIn<typeof REMIT_CLAIM_EVENTS>;
type SubmissionRow = RowIn<typeof CLAIM_SUBMISSIONS>;
type AdjustmentRow = RowIn<typeof PROVIDER_ADJUSTMENTS>;
type ExceptionRow = RowIn<typeof IMPORT_EXCEPTIONS>;

export async function findPayments(
  tx: Tx,
  workspaceId: number,
  keys: readonly string[],
): Promise<PaymentRow[]> {
  if (keys.length === 0) return [];
  return selectRows(
    tx,
    REMIT_PAYMENTS,
    'p',
    `FROM remit_payments p WHERE p.workspace_id = ? AND p.identity_key IN (${marks(keys)})`,
    [workspaceId, ...keys],
  );
}

/** Which of these keys are stored already. */
export async function knownKeys(
  tx: Tx,
  workspaceId: number,
  kind: keyof typeof KEYED,
  keys: readonly string[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const [table, column] = KEYED[kind];
  const rows = await tx.query<{ key: string }>(
    `SELECT ${column} AS key FROM ${table} WHERE workspace_id = ? AND ${column} IN (${marks(keys)})`,
    [workspaceId, ...keys],
  );
  return new Set(rows.map(({ key }) => key));
}

const KEYED = {
  event: ['remit_claim_events', 'event_key'],
  submission: ['claim_submissions', 'submission_key'],
  adjustment: ['provider_adjustments', 'adjustment_key'],
  exception: ['import_exceptions', 'exception_key'],
} as const;

/** What a batch adds to the ledger of remittances. */
export interface RemitRows {
  payments: readonly PaymentRow[];
  events: readonly EventRow[];
  /** Earlier events that belong to another claim now. */
  moved: readonly RowIn<typeof CLAIMS_OF_EVENTS>[];
  submissions: readonly SubmissionRow[];
  /** Earlier submissions that belong to another claim now. */
  movedSubmissions: readonly RowIn<typeof CLAIMS_OF_SUBMISSIONS>[];
  adjustments: readonly AdjustmentRow[];
  exceptions: readonly ExceptionRow[];
  /** Keys of exceptions that are none any more. */
  resolved: readonly string[];
}

/** One statement a table, however many rows. */
export async function writeRemits(tx: Tx, workspaceId: number, rows: RemitRows): Promise<void> {
  await putRows(tx, REMIT_PAYMENTS, REMIT_PAYMENTS.packAll(rows.payments));
  await insertRows(tx, REMIT_CLAIM_EVENTS, REMIT_CLAIM_EVENTS.packAll(rows.events));
  await updateRows(tx, CLAIMS_OF_EVENTS, CLAIMS_OF_EVENTS.packAll(rows.moved));
  await insertRows(tx, CLAIM_SUBMISSIONS, CLAIM_SUBMISSIONS.packAll(rows.submissions));
  await updateRows(tx, CLAIMS_OF_SUBMISSIONS, CLAIMS_OF_SUBMISSIONS.packAll(rows.movedSubmissions));
  await insertRows(tx, PROVIDER_ADJUSTMENTS, PROVIDER_ADJUSTMENTS.packAll(rows.adjustments));
  if (rows.resolved.length > 0)
    await tx.run(
      `DELETE FROM import_exceptions WHERE workspace_id = ? AND exception_key IN (${marks(rows.resolved)})`,
      [workspaceId, ...rows.resolved],
    );
  await insertMissingRows(tx, IMPORT_EXCEPTIONS, IMPORT_EXCEPTIONS.packAll(rows.exceptions));
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
