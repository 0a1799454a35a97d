import { Field, ObjectType } from 'type-graphql';
import type { Adjustment, AdjustmentGroup } from '../../domain/claim';
import { AdjustmentGroupEnum } from '../enums';
import { DollarsScalar } from '../scalars';

@ObjectType('Adjustment', {
  description:
    'An 835 CAS triplet: who bears the amount, why, and how much of the billed amount it takes away.',
})
export class AdjustmentType implements Adjustment {
  @Field(() => AdjustmentGroupEnum, { description: 'Who bears it.' })
  group: AdjustmentGroup;

  @Field(() => String, { description: 'Claim Adjustment Reason Code.' })
  carc: string;

  @Field(() => DollarsScalar, {
    name: 'amount',
    description: 'Taken from the billed amount; negative gives back.',
  })
  amountCents: number;
}
