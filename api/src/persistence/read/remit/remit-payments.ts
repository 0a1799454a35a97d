import { RemitClaimEventEntity } from '../../../entities/remit/remit-claim-event.entity';
import {
  ProviderAdjustmentEntity,
  RemitPaymentEntity,
  RemitPaymentTotals,
} from '../../../entities/remit/remit-payment.entity';
import type { Queryable } from '../../database';
import type { Cell } from '../../dialect';
import { select } from '../hydrate';

export interface PaymentConditions {
  isBalanced: boolean | null;
  payerId: number | null;
  traceNumber: string | null;
  from: string | null;
  to: string | null;
}

/** Date and id of the payment before the page. */
export type PaymentPlace = readonly [dated: string, id: number];

/** Newest first; payments without a date last. */
export function pageOfPayments(
  db: Queryable,
  workspaceId: number,
  conditions: PaymentConditions,
  after: PaymentPlace | null,
  limit: number,
): Promise<RemitPaymentEntity[]> {
  const { where, params } = conditionsOf(workspaceId, conditions);
  const beyond = after === null ? '' : ' AND (p.dated, p.id) < (?, ?)';
  return select(
    db,
    RemitPaymentEntity,
    'p',
    `FROM remit_payments p WHERE ${where}${beyond} ORDER BY p.dated DESC, p.id DESC LIMIT ?`,
    [...params, ...(after ?? []), limit],
  );
}

/** @param orAt counts the place itself too: for an empty page, whose `after` is what stands before it */
export async function paymentExistsBefore(
  db: Queryable,
  workspaceId: number,
  conditions: PaymentConditions,
  place: PaymentPlace,
  orAt: boolean,
): Promise<boolean> {
  const { where, params } = conditionsOf(workspaceId, conditions);
  const rows = await db.query(
    `SELECT 1 AS found FROM remit_payments p WHERE ${where} AND (p.dated, p.id) ${orAt ? '>=' : '>'} (?, ?) LIMIT 1`,
    [...params, ...place],
  );
  return rows.length > 0;
}

export async function countPayments(
  db: Queryable,
  workspaceId: number,
  conditions: PaymentConditions,
): Promise<number> {
  const { where, params } = conditionsOf(workspaceId, conditions);
  const [row] = await db.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM remit_payments p WHERE ${where}`,
    params,
  );
  return Number(row?.n ?? 0);
}

const DIFFERENCE = '(p.amount_cents - (p.claims_cents + p.refused_cents - p.adjustment_cents))';
// A payment whose amount cannot be read is not known to balance.
const UNBALANCED = `(${DIFFERENCE} <> 0 OR p.amount_cents IS NULL)`;

export async function sumPayments(
  db: Queryable,
  workspaceId: number,
  conditions: PaymentConditions,
): Promise<RemitPaymentTotals> {
  const { where, params } = conditionsOf(workspaceId, conditions);
  const sums = {
    amountCents: 'SUM(p.amount_cents)',
    claimsCents: 'SUM(p.claims_cents)',
    refusedCents: 'SUM(p.refused_cents)',
    adjustmentCents: 'SUM(p.adjustment_cents)',
    unbalancedCount: `SUM(CASE WHEN ${UNBALANCED} THEN 1 ELSE 0 END)`,
    differenceCents: `SUM(${DIFFERENCE})`,
  } as const satisfies Record<keyof RemitPaymentTotals, string>;
  const listed = Object.entries(sums).map(([name, sum]) => `COALESCE(${sum}, 0) AS "${name}"`);
  const [row] = await db.query<Record<keyof RemitPaymentTotals, number>>(
    `SELECT ${listed.join(', ')} FROM remit_payments p WHERE ${where}`,
    params,
  );
  if (!row) throw new Error('a sum has one row');
  const totals = new RemitPaymentTotals();
  for (const name of Object.keys(sums) as (keyof RemitPaymentTotals)[]) totals[name] = Number(row[name]);
  return totals;
}

function conditionsOf(
  workspaceId: number,
  { isBalanced, payerId, traceNumber, from, to }: PaymentConditions,
): { where: string; params: Cell[] } {
  const parts: [string, Cell[]][] = [['p.workspace_id = ?', [workspaceId]]];
  if (isBalanced !== null) parts.push([isBalanced ? `${DIFFERENCE} = 0` : UNBALANCED, []]);
  if (payerId !== null) parts.push(['p.payer_id = ?', [payerId]]);
  if (traceNumber !== null) parts.push(['p.trace_number = ?', [traceNumber]]);
  if (from !== null) parts.push(['p.dated >= ?', [from]]);
  if (to !== null) parts.push(['p.dated <= ?', [to]]);
  return { where: parts.map(([sql]) => sql).join(' AND '), params: parts.flatMap(([, params]) => params) };
}

/** PLB pairs of a payment that the API shows. */
const MAX_ADJUSTMENTS = 100;
/** Events of a claim, or of a payment, that the API shows; the oldest ones. */
const MAX_EVENTS = 100;

export async function adjustmentsOfPayments(
  db: Queryable,
  workspaceId: number,
  paymentIds: readonly number[],
): Promise<ProviderAdjustmentEntity[]> {
  const rows = await select(
    db,
    ProviderAdjustmentEntity,
    'a',
    `FROM provider_adjustments a WHERE a.workspace_id = ? AND a.payment_id IN (${marks(paymentIds)})
     ORDER BY a.payment_id, a.reason_code, a.adjustment_key`,
    [workspaceId, ...paymentIds],
  );
  return firstOfEach(rows, ({ paymentId }) => paymentId, MAX_ADJUSTMENTS);
}

export async function eventsOfClaims(
  db: Queryable,
  workspaceId: number,
  claimIds: readonly number[],
): Promise<RemitClaimEventEntity[]> {
  const rows = await select(
    db,
    RemitClaimEventEntity,
    'e',
    `FROM remit_claim_events e WHERE e.workspace_id = ? AND e.claim_id IN (${marks(claimIds)})
     ORDER BY e.claim_id, e.event_date, CASE WHEN e.status_code = '22' THEN 0 ELSE 1 END, e.event_key`,
    [workspaceId, ...claimIds],
  );
  return firstOfEach(rows, ({ claimId }) => claimId ?? 0, MAX_EVENTS);
}

/** @returns of each payment the first events by claim number */
export async function eventsOfPayments(
  db: Queryable,
  workspaceId: number,
  paymentIds: readonly number[],
): Promise<RemitClaimEventEntity[]> {
  const first = await Promise.all(
    paymentIds.map((id) =>
      select(
        db,
        RemitClaimEventEntity,
        'e',
        `FROM remit_claim_events e WHERE e.workspace_id = ? AND e.payment_id = ?
         ORDER BY e.claim_number, e.event_key LIMIT ${MAX_EVENTS}`,
        [workspaceId, id],
      ),
    ),
  );
  return first.flat();
}

function firstOfEach<T>(rows: readonly T[], ownerOf: (row: T) => number, most: number): T[] {
  const counts = new Map<number, number>();
  return rows.filter((row) => {
    const count = (counts.get(ownerOf(row)) ?? 0) + 1;
    counts.set(ownerOf(row), count);
    return count <= most;
  });
}

const marks = (ids: readonly number[]): string => ids.map(() => '?').join(', ');
