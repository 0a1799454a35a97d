import type { Cents } from '../domain/money';
import type { PaymentEnd, ProviderAdjustment, RemitClaim, RemitPayment } from './remittance';
import type { Notice, SourcePosition } from './source-position';
import type { SubmittedClaim } from './submission';

/** A claim, or money of a payment, that could not be read; the rest of the file is read. */
export interface Rejection {
  position: SourcePosition;
  /** Stable, upper-case, e.g. CLP_AMOUNT_INVALID. */
  code: string;
  message: string;
  /** What the payer states to have paid for it; null where that is what cannot be read. */
  amountCents: Cents | null;
  /** The provider's number of the claim; null where it cannot be read, or what was refused is no claim. */
  patientControlNumber: string | null;
  /** The payment that it belongs to; null outside of any. */
  payment: RemitPayment | null;
}

/**
 * What a source holds, in its own order. A remittance is a payment, then its claims and what it pays or keeps apart from
 * claims, then its end; a claim as it was submitted stands anywhere but within a payment. Rejections and notices stand
 * where they were found.
 */
export type ConnectorItem =
  | { kind: 'payment'; payment: RemitPayment }
  | { kind: 'remit'; remit: RemitClaim }
  | { kind: 'providerAdjustment'; adjustment: ProviderAdjustment }
  | { kind: 'paymentEnd'; end: PaymentEnd }
  | SubmissionItem;
export type SubmissionItem = { kind: 'claim'; claim: SubmittedClaim } | RejectionItem | NoticeItem;

interface RejectionItem {
  kind: 'rejection';
  rejection: Rejection;
}
interface NoticeItem {
  kind: 'notice';
  notice: Notice;
}

/**
 * A connector reads bytes in chunks of any size and returns whole claims. It holds at most one claim and one segment in
 * memory, both bounded. `push` and `end` throw SourceFault. Deterministic: cutting the input elsewhere changes nothing.
 * Items read before a fault are returned first, and the next call throws it; so `end` is called until it returns none.
 */
export interface Connector<Item = ConnectorItem> {
  push(chunk: Uint8Array): Item[];
  end(): Item[];
}
