import type { Cents } from '../../domain/money';
import type { ConnectorItem, Rejection } from '../connector';
import type { RemitClaim, RemitPayer, RemitPayment } from '../remittance';
import type { Notice, SourcePosition } from '../source-position';
import type { ClaimFacts } from './claim-facts';
import { payerOf, remitOf, submissionOf } from './claim-items';

/**
 * Gives claims under payments. A source of claims has payments only as what its claims name: a payer, a day, the number
 * of a check. So one begins where a claim names another than the one before it did.
 */
export class PaymentRuns {
  private open: { key: string; payment: RemitPayment; claims: number; paidCents: number } | null = null;
  private payments = 0;
  private claims = 0;

  constructor(private readonly give: (item: ConnectorItem) => void) {}

  add(facts: ClaimFacts): void {
    this.claims += 1;
    const isOpen = facts.outcome === 'PENDING' || facts.outcome === 'REJECTED';
    if (isOpen || facts.isAsSent) {
      this.end(facts.position);
      this.give({ kind: 'claim', claim: submissionOf(facts, this.claims) });
    }
    if (isOpen) return;
    const payer = payerOf(facts);
    const key = JSON.stringify([payer.name, payer.identifier, facts.remitDate, facts.traceNumber]);
    const open = this.open?.key === key ? this.open : this.begin(key, facts, payer);
    const place = { payment: open.payment.ordinal, claim: this.claims };
    const remit: RemitClaim = remitOf(facts, { payment: open.payment, payer, place });
    open.claims += 1;
    open.paidCents += remit.paidCents;
    this.give({ kind: 'remit', remit: { ...remit, ordinal: open.claims, notices: noticesOf(remit) } });
  }

  /** What was refused stands outside of payments: the source does not say which it belongs to. */
  refuse(rejection: Omit<Rejection, 'payment'>): void {
    this.give({ kind: 'rejection', rejection: { ...rejection, payment: null } });
  }

  end(position: SourcePosition): void {
    const { open } = this;
    if (open === null) return;
    this.open = null;
    this.give({
      kind: 'paymentEnd',
      end: {
        position,
        payment: open.payment,
        claimsRead: open.claims,
        readCents: open.paidCents,
        claimsRefused: 0,
        refusedCents: 0,
        unreadableAmounts: 0,
        providerAdjustmentCents: 0,
        differenceCents: null,
      },
    });
  }

  private begin(
    key: string,
    { position, remitDate, traceNumber, provider }: ClaimFacts,
    payer: RemitPayer,
  ): NonNullable<PaymentRuns['open']> {
    this.end(position);
    this.payments += 1;
    const payment: RemitPayment = {
      position,
      ordinal: this.payments,
      payer,
      payee: { name: provider?.name ?? '', npi: null, taxId: null },
      method: null,
      creditOrDebit: null,
      // What the claims of it add up to is known; what was paid in all is not.
      amountCents: null,
      paymentDate: remitDate,
      productionDate: null,
      traceNumber: traceNumber ?? '',
      originatingCompany: null,
      controls: { interchange: null, group: null, transaction: null },
    };
    this.open = { key, payment, claims: 0, paidCents: 0 };
    this.give({ kind: 'payment', payment });
    return this.open;
  }
}

/** A payment above the charge is rare and possible; more often an amount is in the wrong place. */
function noticesOf({ notices, position, paidCents, billedCents }: RemitClaim): readonly Notice[] {
  if (paidCents <= 0 || paidCents <= billedCents) return notices;
  const message = `expected a payment of at most the charge of ${dollars(billedCents)}, found ${dollars(paidCents)}`;
  return [...notices, { position, code: 'PAID_ABOVE_CHARGE', message, amountCents: paidCents - billedCents }];
}

const dollars = (cents: Cents): string => (cents / 100).toFixed(2);
