import { Field, ObjectType } from 'type-graphql';
import type { Adjustment, AdjustmentGroup } from '../../domain/claim';
import { AdjustmentGroupEnum } from '../enums/claim-enums';
import { DollarsScalar } from '../scalars';

@ObjectType('Adjustment', {
  description:
    'One adjustment of an 835 CAS segment: who is responsible, why, and by how much the billed amount was reduced.',
})
export class AdjustmentType implements Adjustment {
  @Field(() => AdjustmentGroupEnum, { description: 'The group code: who is responsible for the amount.' })
  group: AdjustmentGroup;

  @Field(() => String, { description: 'The Claim Adjustment Reason Code.' })
  carc: string;

  @Field(() => DollarsScalar, {
    name: 'amount',
    description: 'Dollars subtracted from the billed amount; a negative amount is added to it.',
  })
  amountCents: number;
}
