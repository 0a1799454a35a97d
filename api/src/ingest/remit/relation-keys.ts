import type { RemitEvent } from '../../domain/remit/remit-event';
import { billOfEvent } from '../../domain/remit/remit-event';
import type { SubmissionEvent } from '../../domain/remit/submission-event';

/** By what related events are found: whatever shares one of these may be of one claim, or of one bill. */
interface RelationKeys {
  payerNumberKey: string | null;
  originalNumberKey: string | null;
  billKey: string | null;
}

export const relationKeys = (event: RemitEvent): RelationKeys => ({
  payerNumberKey: numbered(event.payerId, event.payerNumber),
  originalNumberKey: numbered(event.payerId, event.originalPayerNumber),
  billKey: billOfEvent(event),
});

/** Of a claim that was sent, the payer's number is that of the claim that it replaces. */
export const submissionKeys = (event: SubmissionEvent): RelationKeys => ({
  payerNumberKey: null,
  originalNumberKey: numbered(event.payerId, event.originalPayerNumber),
  billKey: null,
});

const numbered = (payerId: number, number: string | null): string | null =>
  number === null ? null : `${payerId} ${number}`;
