import type { BillEvent } from '../../domain/remit/submission-event';
import type { Queryable } from '../database';

export interface StoredEvent {
  event: BillEvent;
  /** The claim that it belongs to; null while it waits for one. */
  claimId: number | null;
  /** Null where a provider sent it. */
  paymentId: number | null;
}

/**
 * Keys by which events are related (ingest/remit/relation-keys.ts): payer's numbers, of claims and of the originals that
 * they name; bills; and the provider's numbers, among what was submitted and among what payers adjudicated.
 */
export type Relation = 'numbers' | 'bills' | 'submitted' | 'adjudicated';
export type Relations = Readonly<Record<Relation, readonly string[]>>;

const REMITS = 'remit_claim_events';
const SUBMISSIONS = 'claim_submissions';

/** Where keys are looked for. */
const COLUMNS: Readonly<Record<Relation, readonly (readonly [table: string, column: string])[]>> = {
  numbers: [
    [REMITS, 'payer_number_key'],
    [REMITS, 'original_number_key'],
    [SUBMISSIONS, 'original_number_key'],
  ],
  bills: [[REMITS, 'bill_key']],
  submitted: [[SUBMISSIONS, 'claim_number_key']],
  adjudicated: [[REMITS, 'claim_number_key']],
};

const RELATIONS = Object.keys(COLUMNS) as Relation[];

/** Which of these keys more stored events bear than `most`. */
export async function crowdedKeys(
  db: Queryable,
  workspaceId: number,
  relations: Relations,
  most: number,
): Promise<Relations> {
  const crowded: Record<Relation, string[]> = { numbers: [], bills: [], submitted: [], adjudicated: [] };
  for (const relation of RELATIONS)
    for (const [table, column] of COLUMNS[relation]) {
      const keys = relations[relation];
      if (keys.length === 0) continue;
      const rows = await db.query<{ key: string }>(
        `SELECT ${column} AS key FROM ${table} WHERE workspace_id = ? AND ${column} IN (${marks(keys)})
         GROUP BY ${column} HAVING COUNT(*) > ?`,
        [workspaceId, ...keys, most],
      );
      crowded[relation].push(...rows.map(({ key }) => key));
    }
  return crowded;
}

/** The stored events that bear one of these keys. */
export async function eventsRelatedBy(
  db: Queryable,
  workspaceId: number,
  relations: Relations,
): Promise<StoredEvent[]> {
  const found: StoredEvent[] = [];
  for (const relation of RELATIONS)
    for (const [table, column] of COLUMNS[relation]) {
      const keys = relations[relation];
      if (keys.length === 0) continue;
      const paymentId = table === REMITS ? 'payment_id' : 'NULL';
      const rows = await db.query<{ claim_id: number | null; payment_id: number | null; content: string }>(
        `SELECT claim_id, ${paymentId} AS payment_id, content FROM ${table} WHERE workspace_id = ? AND ${column} IN (${marks(keys)})`,
        [workspaceId, ...keys],
      );
      for (const { claim_id, payment_id, content } of rows)
        found.push({
          event: JSON.parse(content) as BillEvent,
          claimId: claim_id === null ? null : Number(claim_id),
          paymentId: payment_id === null ? null : Number(payment_id),
        });
    }
  return found;
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
