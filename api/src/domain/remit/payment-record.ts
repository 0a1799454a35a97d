import type { LocalDate } from '../calendar';
import type { Cents } from '../money';
import type { RemitEvent } from './remit-event';

/** A payment, or a part of a large one, with all that remittances said under it: what a file of them is made from. */
export interface PaymentRecord {
  payer: { name: string; identifier: string | null };
  payee: { name: string; npi: string | null };
  traceNumber: string;
  paymentDate: LocalDate | null;
  productionDate: LocalDate | null;
  /** BPR04: how the money moves. */
  method: string | null;
  /** Of the whole payment, in every part of it. */
  amountCents: Cents | null;
  events: readonly PaymentRecordEvent[];
  adjustments: readonly PaymentRecordAdjustment[];
}

export interface PaymentRecordEvent {
  event: RemitEvent;
  provider: { name: string; npi: string | null } | null;
}

/** A positive amount reduces the payment. */
interface PaymentRecordAdjustment {
  providerIdentifier: string | null;
  fiscalDate: LocalDate | null;
  reasonCode: string;
  reference: string | null;
  amountCents: Cents;
}
