import { Field, ObjectType } from 'type-graphql';
import type { AdjustmentGroup } from '../../domain/claim';
import type { PatternCategory } from '../../domain/denial-rule';
import { AdjustmentGroupEnum, PatternCategoryEnum } from '../enums';

@ObjectType('DenialRule', {
  description:
    'One way a claim can be wrong, and what a payer says to it. Wording is our own; codes are bare.',
})
export class DenialRuleType {
  @Field(() => String, { description: 'Its stable name, e.g. missing-modifier-25; scenarios refer to it.' })
  key: string;

  @Field(() => String, { description: 'A short name for people.' })
  title: string;

  @Field(() => PatternCategoryEnum, { description: 'The kind of cause.' })
  category: PatternCategory;

  @Field(() => String, { description: 'The Claim Adjustment Reason Code that it is denied with.' })
  carc: string;

  @Field(() => String, { nullable: true, description: 'The remark code with it, if any.' })
  rarc: string | null;

  @Field(() => AdjustmentGroupEnum, { description: 'Who bears the denied amount.' })
  group: AdjustmentGroup;

  @Field(() => Boolean, {
    description:
      'A coder can avoid it, so practice lowers it; eligibility or a payer’s rule change cannot be practised away.',
  })
  coderControllable: boolean;

  @Field(() => String, { description: 'What to do about such a denial, and how to avoid the next.' })
  fixGuidance: string;
}
