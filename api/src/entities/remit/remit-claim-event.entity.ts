import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RemitEvent } from '../../domain/remit/remit-event';
import { claimStatusInWords } from '../../domain/remit/remit-words';
import { int, json, nullable, text, unselected } from '../columns';
import { DollarsScalar, LocalDateScalar } from '../scalars';

/**
 * What a payer said of one claim in one payment. Rows are never changed but for the claim that they belong to: which
 * events are one claim's is a function of all events (domain/remit/assign-events.ts), and a claim is folded from its own.
 */
@Entity('remit_claim_events')
@ObjectType('RemitClaimEvent', {
  description:
    'What a payer said of one claim in one payment: an adjudication, a takeback of an earlier one, or a correction. A claim is the sum of its events.',
})
export class RemitClaimEventEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  /** Payer, payment, numbers, status, amounts, dates, and the count among equals (ingest/remit-identity.ts). */
  @PrimaryColumn({ ...text('event_key'), ...unselected })
  eventKey?: string;

  /** Null while it is a takeback of an adjudication that is not here. */
  @Column(int('claim_id', nullable))
  claimId: number | null;

  @Column(int('payment_id'))
  paymentId: number;

  @Column(int('payer_id'))
  payerId: number;

  @Column(text('event_date'))
  @Field(() => LocalDateScalar, {
    name: 'date',
    description: 'The day of the payment; where it states none, the newest date of the claim.',
  })
  eventDate: string;

  @Column(text('status_code'))
  @Field(() => String, {
    description:
      'The claim status code (835 CLP02): 1, 2, 3 adjudicated as primary, secondary, tertiary; 4 denied; 22 takeback.',
  })
  statusCode: string;

  @Field(() => String, {
    nullable: true,
    description: 'The status in words; null for a code that is not known here.',
  })
  status(): string | null {
    return claimStatusInWords(this.statusCode);
  }

  @Column(text('claim_number'))
  @Field(() => String, { description: "The provider's number of the claim (835 CLP01)." })
  claimNumber: string;

  @Column(text('payer_number', nullable))
  @Field(() => String, {
    nullable: true,
    description: "The payer's number of the claim (835 CLP07); null when there is none.",
  })
  payerNumber: string | null;

  @Column(int('billed_cents'))
  @Field(() => DollarsScalar, { name: 'billedAmount', description: 'The charge (835 CLP03).' })
  billedCents: number;

  @Column(int('paid_cents'))
  @Field(() => DollarsScalar, {
    name: 'paidAmount',
    description: 'What the payer paid (835 CLP04); below zero on a takeback.',
  })
  paidCents: number;

  @Column(int('patient_cents', nullable))
  @Field(() => DollarsScalar, {
    name: 'patientAmount',
    nullable: true,
    description: 'What the patient owes (835 CLP05); null when it is not stated.',
  })
  patientCents: number | null;

  /** By what claims as they were submitted are found: the provider's number as it is compared. */
  @Column(text('claim_number_key', { ...nullable, ...unselected }))
  claimNumberKey?: string | null;

  /** By what related events are found: payer and its number, payer and the number of the original, bill and date. */
  @Column(text('payer_number_key', { ...nullable, ...unselected }))
  payerNumberKey?: string | null;

  @Column(text('original_number_key', { ...nullable, ...unselected }))
  originalNumberKey?: string | null;

  @Column(text('bill_key', { ...nullable, ...unselected }))
  billKey?: string | null;

  /** The whole event. */
  @Column(json('content', unselected))
  content?: RemitEvent;
}
