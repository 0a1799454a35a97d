import type { PaymentRecord, PaymentRecordEvent } from '../../../domain/remit/payment-record';
import type { RemitEvent } from '../../../domain/remit/remit-event';
import type { Queryable } from '../../database';
import type { PaymentRow } from '../../remit/remit-store';
import { PROVIDER_ADJUSTMENTS, REMIT_PAYMENTS } from '../../tables';
import { requireReady } from '../export-pages';
import { selectRows } from '../hydrate';

const PAYMENTS_PER_READ = 100;
/** Events of one read; a payment with more is written in parts. */
const EVENTS_PER_READ = 1_000;

/**
 * The payments of some days that a workspace has imported, the oldest first, each read of its own.
 * @throws ExportBrokenOff when the workspace is being deleted
 */
export async function* exportedPayments(
  db: Queryable,
  workspaceId: number,
  range: { from: string | null; to: string | null },
): AsyncGenerator<PaymentRecord> {
  let after: readonly [dated: string, id: number] = [range.from ?? '', -1];
  for (;;) {
    const rows = await selectRows(
      db,
      REMIT_PAYMENTS,
      'p',
      `FROM remit_payments p WHERE p.workspace_id = ? AND (p.dated, p.id) > (?, ?)${range.to === null ? '' : ' AND p.dated <= ?'}
       ORDER BY p.dated, p.id LIMIT ${PAYMENTS_PER_READ}`,
      [workspaceId, ...after, ...(range.to === null ? [] : [range.to])],
    );
    for (const row of rows) yield* partsOf(db, row);
    // Asked after the reading: a workspace is marked before anything of it is deleted, so what was read is whole.
    await requireReady(db, workspaceId);
    const last = rows.at(-1);
    if (!last || rows.length < PAYMENTS_PER_READ) return;
    after = [last.dated, last.localId];
  }
}

async function* partsOf(db: Queryable, row: PaymentRow): AsyncGenerator<PaymentRecord> {
  const { workspaceId, localId } = row;
  const whole = await paymentOf(db, row);
  const adjustments = await selectRows(
    db,
    PROVIDER_ADJUSTMENTS,
    'a',
    'FROM provider_adjustments a WHERE a.workspace_id = ? AND a.payment_id = ? ORDER BY a.adjustment_key',
    [workspaceId, localId],
  );
  let after = '';
  for (let part = 0; ; part += 1) {
    const events = await db.query<{ event_key: string; content: string }>(
      `SELECT event_key, content FROM remit_claim_events WHERE workspace_id = ? AND payment_id = ? AND event_key > ?
       ORDER BY event_key LIMIT ${EVENTS_PER_READ}`,
      [workspaceId, localId, after],
    );
    if (part > 0 && events.length === 0) return;
    yield {
      ...whole,
      events: await withProviders(
        db,
        workspaceId,
        events.map(({ content }) => JSON.parse(content) as RemitEvent),
      ),
      adjustments: part === 0 ? adjustments : [],
    };
    if (events.length < EVENTS_PER_READ) return;
    after = events.at(-1)?.event_key ?? '';
  }
}

async function paymentOf(
  db: Queryable,
  row: PaymentRow,
): Promise<Omit<PaymentRecord, 'events' | 'adjustments'>> {
  const [payer] = await db.query<{ name: string }>(
    'SELECT name FROM payers WHERE workspace_id = ? AND id = ?',
    [row.workspaceId, row.payerId],
  );
  // By the number under which the payment is known again, or none where its payer gave none.
  const [payerKey = ''] = JSON.parse(row.identityKey) as string[];
  const { traceNumber, paymentDate, productionDate, method, amountCents, payeeName, payeeNpi } = row;
  return {
    payer: {
      name: payer?.name ?? payerKey,
      identifier: payerKey.startsWith('id:') ? payerKey.slice('id:'.length) : null,
    },
    payee: { name: payeeName, npi: payeeNpi },
    traceNumber,
    paymentDate,
    productionDate,
    method,
    amountCents,
  };
}

async function withProviders(
  db: Queryable,
  workspaceId: number,
  events: readonly RemitEvent[],
): Promise<PaymentRecordEvent[]> {
  const ids = [...new Set(events.flatMap(({ providerId }) => providerId ?? []))];
  const rows =
    ids.length === 0
      ? []
      : await db.query<{ id: number; name: string; npi: string }>(
          `SELECT id, name, npi FROM providers WHERE workspace_id = ? AND id IN (${ids.map(() => '?').join(', ')})`,
          [workspaceId, ...ids],
        );
  const byId = new Map(rows.map(({ id, name, npi }) => [Number(id), { name, npi: npi === '' ? null : npi }]));
  return events.map((event) => ({ event, provider: byId.get(event.providerId ?? -1) ?? null }));
}
