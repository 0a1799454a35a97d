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

/** Counts what says the same within a payment; call in file order. */
export class EqualsOfPayment {
  private ordinal = -1;
  private readonly counts = new Map<string, number>();

  nextRemit(remit: RemitClaim): number {
    return this.next(remit.payment, 'c', wordsOf(remit));
  }

  nextAdjustment(adjustment: ProviderAdjustment): number {
    return this.next(adjustment.payment, 'a', wordsOfAdjustment(adjustment));
  }

  nextRejection(rejection: Rejection): number {
    return this.next(rejection.payment, 'r', wordsOfRejection(rejection));
  }

  private next(payment: RemitPayment | null, kind: string, words: readonly Word[]): number {
    if (payment !== null && payment.ordinal !== this.ordinal) {
      this.ordinal = payment.ordinal;
      this.counts.clear();
    }
    const key = `${kind}${JSON.stringify(words)}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count;
  }
}
