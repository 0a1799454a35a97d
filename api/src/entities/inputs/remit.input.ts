import { Field, ID, InputType } from 'type-graphql';
import { LocalDateScalar } from '../scalars';

@InputType({ description: 'Conditions on payments of remittances; a payment must meet all that are given.' })
export class RemitPaymentFilter {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only payments that balance, or only those that do not. One whose amount cannot be read does not.',
  })
  isBalanced?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Of this payer.' })
  payerId?: string | null;

  @Field(() => String, { nullable: true, description: 'With this trace number, whole.' })
  traceNumber?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Paid on this day or later.' })
  from?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Paid on this day or earlier.' })
  to?: string | null;
}

@InputType({ description: 'Conditions on exceptions of imports; an exception must meet all that are given.' })
export class ImportExceptionFilter {
  @Field(() => [String], { nullable: true, description: 'With one of these codes.' })
  code?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Found first by this import.' })
  importJobId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this payment.' })
  paymentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "About the claim with this number of the provider's, whole.",
  })
  claimNumber?: string | null;
}
