import type { ProviderAdjustment, RemitClaim, RemitPayer, RemitPayment } from '../../connectors/remittance';
import type { Rejection } from '../../connectors/connector';
import type { LocalDate } from '../../domain/calendar';

/**
 * By what things are known again: what a payer says of them, never where it stands in a file. So a copy under another
 * interchange number, a part of a file, claims in another order or a payment split over files bring nothing twice.
 */

/** Payers and providers with the same name in a source, and no number, are one payer or provider of a workspace. */
export const nameKey = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');
export const providerKey = (npi: string | null, name: string): string =>
  npi ? `npi:${npi}` : `name:${nameKey(name)}`;

/**
 * A payer is known by its own number, and by its name only where it has none: two numbers are two payers, however they
 * are called. The company that originates a payment (TRN03) may pay for several payers, so it is no number of one.
 */
export function payerKey({ name, identifiers }: RemitPayer): string {
  const own = identifiers.find(({ qualifier, value }) => qualifier !== 'TRN03' && value.trim() !== '');
  return own ? `id:${own.value.trim().toLowerCase()}` : nameKey(name);
}

/** Numbers that payers put on what has no check or transfer: zeros, or a word for none. */
const hasNoTrace = (traceNumber: string): boolean => /^(0*|NONE|N\/?A|NULL)$/i.test(traceNumber.trim());

export const paymentDateOf = ({ paymentDate, productionDate }: RemitPayment): LocalDate | null =>
  paymentDate ?? productionDate;

/** Payer, number and date; where there is no number, the amount tells payments of one day apart. */
export function paymentKey(payment: RemitPayment): string {
  const { payer, traceNumber, amountCents } = payment;
  const trace = hasNoTrace(traceNumber) ? `no number, ${amountCents ?? '?'}` : traceNumber.trim();
  return JSON.stringify([payerKey(payer), trace, paymentDateOf(payment) ?? '']);
}

/** @param nth its count among those of its payment that say the same, from 1 */
export const eventKey = (remit: RemitClaim, nth: number): string =>
  JSON.stringify([paymentKey(remit.payment), ...wordsOf(remit), nth]);

/** @param nth as for eventKey */
export const adjustmentKey = (adjustment: ProviderAdjustment, nth: number): string =>
  JSON.stringify([paymentKey(adjustment.payment), ...wordsOfAdjustment(adjustment), nth]);

/** @param nth as for eventKey; in the file, where it belongs to no payment */
export const rejectionKey = (rejection: Rejection, nth: number): string =>
  JSON.stringify([
    'refused',
    rejection.payment ? paymentKey(rejection.payment) : '',
    ...wordsOfRejection(rejection),
    nth,
  ]);

type Word = string | number | null;

const wordsOf = (remit: RemitClaim): Word[] => [
  remit.patientControlNumber,
  remit.payerControlNumber,
  remit.claimStatusCode,
  remit.billedCents,
  remit.paidCents,
  remit.patientResponsibilityCents,
  remit.serviceFrom,
  remit.serviceTo,
  ...(remit.version === null ? [] : [`version ${remit.version.name}`]),
];

const wordsOfAdjustment = (adjustment: ProviderAdjustment): Word[] => [
  adjustment.providerIdentifier,
  adjustment.fiscalDate,
  adjustment.reasonCode,
  adjustment.reference,
  adjustment.amountCents,
];

const wordsOfRejection = ({ code, patientControlNumber, amountCents }: Rejection): Word[] => [
  code,
  patientControlNumber,
  amountCents,
];

/** Payments of an interchange whose counts are kept: one that comes again comes soon. */
const MAX_PAYMENTS_COUNTED = 16;

/**
 * Counts what says the same within a payment of an interchange; call in file order. Transactions of one interchange that
 * name the same payment are parts of it, so equal claims in them are several; an interchange, or a transaction under the
 * number of an earlier one, that comes again is a copy, and counts from the beginning.
 */
export class EqualsOfPayment {
  private ordinal = -1;
  private interchange: string | null = null;
  private readonly transactions = new Set<string>();
  private readonly byPayment = new Map<string, Map<string, number>>();
  private counts = new Map<string, number>();

  nextRemit(remit: RemitClaim): number {
    // A source of claims states one several times; it is known by its numbers and version.
    if (remit.version !== null) return 1;
    return this.next(remit.payment, 'c', wordsOf(remit));
  }

  nextAdjustment(adjustment: ProviderAdjustment): number {
    return this.next(adjustment.payment, 'a', wordsOfAdjustment(adjustment));
  }

  nextRejection(rejection: Rejection): number {
    return this.next(rejection.payment, 'r', wordsOfRejection(rejection));
  }

  private next(payment: RemitPayment | null, kind: string, words: readonly Word[]): number {
    if (payment !== null && payment.ordinal !== this.ordinal) this.turnTo(payment);
    const key = `${kind}${JSON.stringify(words)}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count;
  }

  private turnTo(payment: RemitPayment): void {
    const { interchange, group } = payment.controls;
    const transaction = payment.controls.transaction && `${group} ${payment.controls.transaction}`;
    this.ordinal = payment.ordinal;
    if (interchange !== this.interchange || transaction === null || this.transactions.has(transaction)) {
      this.byPayment.clear();
      this.transactions.clear();
    }
    this.interchange = interchange;
    if (transaction !== null) this.transactions.add(transaction);
    const key = paymentKey(payment);
    this.counts = this.byPayment.get(key) ?? new Map<string, number>();
    this.byPayment.delete(key);
    this.byPayment.set(key, this.counts);
    const [oldest] = this.byPayment.keys();
    if (this.byPayment.size > MAX_PAYMENTS_COUNTED && oldest !== undefined) this.byPayment.delete(oldest);
  }
}
