import type { RemitPayment } from '../../connectors/remittance';
import { IMPORTED_ID_BASE } from '../../domain/local-id';
import type { Tx } from '../../persistence/database';
import { takeImportIds } from '../../persistence/import-store';
import type { PaymentRow } from '../../persistence/remit/remit-store';
import { findPayments } from '../../persistence/remit/remit-store';
import type { CountedItem } from './counted-item';
import { paymentDateOf, paymentKey } from './remit-identity';

/** The payments that a batch names: those that are stored, and new ones, with what the batch adds to their sums. */
export class RemitPayments {
  private readonly byKey = new Map<string, PaymentRow>();
  private readonly changedKeys = new Set<string>();
  /** The key of a payment is asked for with each of its claims. */
  private readonly keys = new WeakMap<RemitPayment, string>();

  constructor(
    private readonly workspaceId: number,
    private readonly jobId: number,
  ) {}

  /** @param payerOf the local id of a payment's payer */
  async open(
    tx: Tx,
    items: readonly CountedItem[],
    payerOf: (payment: RemitPayment) => number,
  ): Promise<void> {
    const named = new Map<string, RemitPayment[]>();
    for (const { item } of items) {
      const payment = paymentOf(item);
      if (payment === null || this.keys.has(payment)) continue;
      const key = this.keyOf(payment);
      const same = named.get(key) ?? [];
      named.set(key, same);
      same.push(payment);
    }
    for (const row of await findPayments(tx, this.workspaceId, [...named.keys()]))
      this.byKey.set(row.identityKey, row);
    const fresh = [...named.keys()].filter((key) => !this.byKey.has(key));
    let id =
      fresh.length === 0 ? 0 : (await takeImportIds(tx, this.workspaceId, fresh.length)) + IMPORTED_ID_BASE;
    for (const [key, payments] of named)
      for (const payment of payments) {
        if (!this.byKey.has(key)) {
          this.byKey.set(key, this.rowOf(payment, { key, id: id++, payerId: payerOf(payment) }));
          this.changedKeys.add(key);
        } else this.widen(key, payment);
      }
  }

  idOf(payment: RemitPayment): number {
    return this.rowFor(payment).localId;
  }

  /** Null for the payment of an earlier batch. */
  idOfKey(key: string): number | null {
    return this.byKey.get(key)?.localId ?? null;
  }

  addClaim(payment: RemitPayment, paidCents: number): void {
    const row = this.touch(payment);
    row.claimCount += 1;
    row.claimsCents += paidCents;
  }

  addRefused(payment: RemitPayment, paidCents: number): void {
    const row = this.touch(payment);
    row.refusedCount += 1;
    row.refusedCents += paidCents;
  }

  addAdjustment(payment: RemitPayment, amountCents: number): void {
    this.touch(payment).adjustmentCents += amountCents;
  }

  changed(): PaymentRow[] {
    return [...this.changedKeys].flatMap((key) => this.byKey.get(key) ?? []);
  }

  private touch(payment: RemitPayment): PaymentRow {
    this.changedKeys.add(this.keyOf(payment));
    return this.rowFor(payment);
  }

  private rowFor(payment: RemitPayment): PaymentRow {
    const row = this.byKey.get(this.keyOf(payment));
    if (!row) throw new Error('a payment of the batch was not opened');
    return row;
  }

  private keyOf(payment: RemitPayment): string {
    let key = this.keys.get(payment);
    if (key === undefined) this.keys.set(payment, (key = paymentKey(payment)));
    return key;
  }

  /** A portal states the amount of what it hands out: of several amounts, the largest is the payment's. */
  private widen(key: string, { amountCents }: RemitPayment): void {
    const row = this.byKey.get(key);
    if (!row || amountCents === null || !isLarger(amountCents, row.amountCents)) return;
    row.amountCents = amountCents;
    this.changedKeys.add(key);
  }

  private rowOf(
    payment: RemitPayment,
    { key, id, payerId }: { key: string; id: number; payerId: number },
  ): PaymentRow {
    const { traceNumber, paymentDate, productionDate, method, payee, amountCents } = payment;
    return {
      workspaceId: this.workspaceId,
      localId: id,
      identityKey: key,
      payerId,
      traceNumber,
      dated: paymentDateOf(payment) ?? '',
      paymentDate,
      productionDate,
      method,
      payeeName: payee.name,
      payeeNpi: payee.npi,
      amountCents,
      claimCount: 0,
      claimsCents: 0,
      refusedCount: 0,
      refusedCents: 0,
      adjustmentCents: 0,
      jobId: this.jobId,
    };
  }
}

function paymentOf(item: CountedItem['item']): RemitPayment | null {
  switch (item.kind) {
    case 'payment':
      return item.payment;
    case 'remit':
      return item.remit.payment;
    case 'providerAdjustment':
      return item.adjustment.payment;
    case 'rejection':
      return item.rejection.payment;
    case 'claim':
    case 'paymentEnd':
    case 'notice':
      return null;
  }
}

const isLarger = (a: number, b: number | null): boolean =>
  b === null || Math.abs(a) > Math.abs(b) || (Math.abs(a) === Math.abs(b) && a > b);
