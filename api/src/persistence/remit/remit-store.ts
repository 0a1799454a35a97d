import type { RemitEvent } from '../../domain/remit/remit-event';
import { insertMissingRows, insertRows, putRows, updateRows } from '../bulk';
import type { Queryable, Tx } from '../database';
import { selectRows } from '../read/hydrate';
import type { RowIn } from '../tables';
import {
  CLAIMS_OF_EVENTS,
  IMPORT_EXCEPTIONS,
  PROVIDER_ADJUSTMENTS,
  REMIT_CLAIM_EVENTS,
  REMIT_PAYMENTS,
} from '../tables';

export type PaymentRow = RowIn<typeof REMIT_PAYMENTS>;
type EventRow = RowIn<typeof REMIT_CLAIM_EVENTS>;
type AdjustmentRow = RowIn<typeof PROVIDER_ADJUSTMENTS>;
type ExceptionRow = RowIn<typeof IMPORT_EXCEPTIONS>;

/** An event that is stored, and the claim that it belongs to; null while it waits for one. */
export interface StoredEvent {
  event: RemitEvent;
  claimId: number | null;
}

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
  adjustment: ['provider_adjustments', 'adjustment_key'],
  exception: ['import_exceptions', 'exception_key'],
} as const;

/** Keys by which events are related: see relationKeys in ingest/remit/remit-event-of.ts. */
export interface Relations {
  /** Payer's numbers, of claims and of the originals that they name. */
  numbers: readonly string[];
  bills: readonly string[];
}

/** Which of these keys more stored events bear than `most`. */
export async function crowdedKeys(
  db: Queryable,
  workspaceId: number,
  { numbers, bills }: Relations,
  most: number,
): Promise<Relations> {
  const read = async (column: string, keys: readonly string[]): Promise<string[]> => {
    if (keys.length === 0) return [];
    const rows = await db.query<{ key: string }>(
      `SELECT ${column} AS key FROM remit_claim_events WHERE workspace_id = ? AND ${column} IN (${marks(keys)})
       GROUP BY ${column} HAVING COUNT(*) > ?`,
      [workspaceId, ...keys, most],
    );
    return rows.map(({ key }) => key);
  };
  return {
    numbers: [...(await read('payer_number_key', numbers)), ...(await read('original_number_key', numbers))],
    bills: await read('bill_key', bills),
  };
}

/** The stored events that bear one of these keys. */
export async function eventsRelatedBy(
  db: Queryable,
  workspaceId: number,
  { numbers, bills }: Relations,
): Promise<StoredEvent[]> {
  const found: StoredEvent[] = [];
  const read = async (column: string, keys: readonly string[]): Promise<void> => {
    if (keys.length === 0) return;
    const rows = await db.query<{ claim_id: number | null; content: string }>(
      `SELECT claim_id, content FROM remit_claim_events WHERE workspace_id = ? AND ${column} IN (${marks(keys)})`,
      [workspaceId, ...keys],
    );
    for (const { claim_id, content } of rows)
      found.push({
        event: JSON.parse(content) as RemitEvent,
        claimId: claim_id === null ? null : Number(claim_id),
      });
  };
  await read('payer_number_key', numbers);
  await read('original_number_key', numbers);
  await read('bill_key', bills);
  return found;
}

/** What a batch adds to the ledger of remittances. */
export interface RemitRows {
  payments: readonly PaymentRow[];
  events: readonly EventRow[];
  /** Earlier events that belong to another claim now. */
  moved: readonly RowIn<typeof CLAIMS_OF_EVENTS>[];
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
  await insertRows(tx, PROVIDER_ADJUSTMENTS, PROVIDER_ADJUSTMENTS.packAll(rows.adjustments));
  if (rows.resolved.length > 0)
    await tx.run(
      `DELETE FROM import_exceptions WHERE workspace_id = ? AND exception_key IN (${marks(rows.resolved)})`,
      [workspaceId, ...rows.resolved],
    );
  await insertMissingRows(tx, IMPORT_EXCEPTIONS, IMPORT_EXCEPTIONS.packAll(rows.exceptions));
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
