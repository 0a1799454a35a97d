import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { providerAdjustmentReason } from '../../domain/remit/remit-words';
import { int, nullable, text, unselected, zero } from '../columns';
import { DollarsScalar, LocalDateScalar } from '../scalars';
import type { PageSource } from '../views/connection';
import { connectionOf } from '../views/connection';
import { Node } from '../views/node';

/**
 * One payment of a payer with the remittance that explains it, whatever files told of it. Its sums are over what is
 * stored under it, each counted once: they grow as the parts of a payment arrive.
 */
@Entity('remit_payments')
@ObjectType('RemitPayment', {
  implements: Node,
  description:
    'One payment of a payer, and the sums of the claims and provider adjustments that its remittances explain it with. A payment that is in several files, or split over them, is one: it is known by its payer, trace number and date, and by its amount too where it has no number of its own (such as 000000000 on a remittance without payment).',
})
export class RemitPaymentEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('id'))
  localId: number;

  /** By what it is known again (ingest/remit-identity.ts). */
  @Column(text('identity_key', unselected))
  identityKey?: string;

  @Column(int('payer_id'))
  payerId: number;

  @Column(text('trace_number'))
  @Field(() => String, { description: 'The number of the check or transfer (835 TRN02); may be empty.' })
  traceNumber: string;

  /** The payment's date, else the remittance's, else empty: what lists are ordered by. */
  @Column(text('dated'))
  dated: string;

  @Column(text('payment_date', nullable))
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the money moves (835 BPR16); null when the remittance does not state it.',
  })
  paymentDate: string | null;

  @Column(text('production_date', nullable))
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the remittance was made (835 DTM 405); null when it does not state it.',
  })
  productionDate: string | null;

  @Column(text('method', nullable))
  @Field(() => String, {
    nullable: true,
    description: 'How the money moves (835 BPR04): ACH transfer, CHK check, NON no payment, ...',
  })
  method: string | null;

  @Column(text('payee_name'))
  @Field(() => String, { description: 'Whom the payer pays.' })
  payeeName: string;

  @Column(text('payee_npi', nullable))
  @Field(() => String, { nullable: true, description: "The payee's NPI; null when it is not stated." })
  payeeNpi: string | null;

  @Column(int('amount_cents', nullable))
  @Field(() => DollarsScalar, {
    name: 'amount',
    nullable: true,
    description:
      'What the payer says that it pays (835 BPR02), below zero where it takes money; null when that cannot be read. Where files differ, the largest amount.',
  })
  amountCents: number | null;

  @Column(int('claim_count', zero))
  @Field(() => Int, { description: 'Adjudications and takebacks of claims under the payment.' })
  claimCount: number;

  @Column(int('claims_cents', zero))
  @Field(() => DollarsScalar, {
    name: 'claimsAmount',
    description: 'The sum of what they pay (835 CLP04); takebacks reduce it.',
  })
  claimsCents: number;

  @Column(int('refused_count', zero))
  @Field(() => Int, {
    description: 'Claims under the payment that could not be imported: see importExceptions.',
  })
  refusedCount: number;

  @Column(int('refused_cents', zero))
  @Field(() => DollarsScalar, { name: 'refusedAmount', description: 'The sum of what they pay.' })
  refusedCents: number;

  @Column(int('adjustment_cents', zero))
  @Field(() => DollarsScalar, {
    name: 'adjustmentsAmount',
    description:
      'The sum of the provider adjustments (835 PLB), which belong to no claim; a positive sum reduces the payment.',
  })
  adjustmentCents: number;

  /** The job that told of it first. */
  @Column(int('job_id'))
  jobId: number;

  @Field(() => DollarsScalar, {
    name: 'difference',
    nullable: true,
    description:
      'What the payment is more than its claims, refused ones included, less its provider adjustments: 0 when it balances. Null when its amount cannot be read.',
  })
  differenceCents(): number | null {
    if (this.amountCents === null) return null;
    return this.amountCents - (this.claimsCents + this.refusedCents - this.adjustmentCents);
  }

  @Field(() => Boolean, { description: 'Whether the difference is 0.' })
  isBalanced(): boolean {
    return this.differenceCents() === 0;
  }
}

@ObjectType({ description: 'What the payments that a filter matches come to together.' })
export class RemitPaymentTotals {
  @Field(() => DollarsScalar, {
    name: 'amount',
    description: 'The sum of what the payers say that they pay, of payments whose amount can be read.',
  })
  amountCents: number;

  @Field(() => DollarsScalar, { name: 'claimsAmount', description: 'The sum of what their claims pay.' })
  claimsCents: number;

  @Field(() => DollarsScalar, {
    name: 'refusedAmount',
    description: 'The sum of what claims pay that could not be imported.',
  })
  refusedCents: number;

  @Field(() => DollarsScalar, {
    name: 'adjustmentsAmount',
    description: 'The sum of their provider adjustments; a positive sum reduces the payments.',
  })
  adjustmentCents: number;

  @Field(() => Int, { description: 'Payments whose difference is not 0, or whose amount cannot be read.' })
  unbalancedCount: number;

  @Field(() => DollarsScalar, {
    name: 'difference',
    description:
      'The sum of the differences of all payments whose amount can be read: 0 where every payment balances. Differences of opposite signs cancel, so look at `unbalancedCount` too.',
  })
  differenceCents: number;
}

@ObjectType({ description: 'A page of payments of remittances.' })
export class RemitPaymentConnection extends connectionOf(
  'RemitPayment',
  RemitPaymentEntity,
  'How many payments the filter matches.',
) {
  private readonly sum: () => Promise<RemitPaymentTotals>;

  constructor(source: PageSource<RemitPaymentEntity>, sum: () => Promise<RemitPaymentTotals>) {
    super(source);
    this.sum = sum;
  }

  @Field(() => RemitPaymentTotals, {
    description: 'The sums over all payments that the filter matches; looked up only when selected.',
  })
  totals(): Promise<RemitPaymentTotals> {
    return this.sum();
  }
}

/** A PLB pair of a payment: money that belongs to no claim. */
@Entity('provider_adjustments')
@ObjectType('ProviderAdjustment', {
  description:
    'Money that a payment pays or keeps apart from any claim (835 PLB): overpayment recovery (WO), forwarding balance (FB), interest (L6), ...',
})
export class ProviderAdjustmentEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  /** By what it says, and its count among equals of its payment (ingest/remit-identity.ts). */
  @PrimaryColumn(text('adjustment_key'))
  adjustmentKey: string;

  @Column(int('payment_id'))
  paymentId: number;

  @Column(text('reason_code'))
  @Field(() => String, { description: 'Why (835 PLB03-1, X12 code list 426).' })
  reasonCode: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in words; null for a code that is not known here.',
  })
  reason(): string | null {
    return providerAdjustmentReason(this.reasonCode);
  }

  @Column(text('reference', nullable))
  @Field(() => String, {
    nullable: true,
    description:
      "What it refers to (835 PLB03-2), such as the payer's number of a claim; null when it refers to nothing.",
  })
  reference: string | null;

  @Column(text('provider_identifier', nullable))
  @Field(() => String, { nullable: true, description: 'The provider that it concerns (835 PLB01).' })
  providerIdentifier: string | null;

  @Column(text('fiscal_date', nullable))
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: "The last day of the provider's fiscal year (835 PLB02).",
  })
  fiscalDate: string | null;

  @Column(int('amount_cents'))
  @Field(() => DollarsScalar, {
    name: 'amount',
    description: 'In dollars; a positive amount reduces the payment.',
  })
  amountCents: number;
}
