import { Field, ObjectType } from 'type-graphql';
import type { AdjustmentGroup } from '../../domain/claim';
import type { PatternCategory } from '../../domain/denial-rule';
import { AdjustmentGroupEnum } from '../enums/claim-enums';
import { PatternCategoryEnum } from '../enums/pattern-enums';

@ObjectType('DenialRule', {
  description:
    "One way in which a claim can be wrong, and the codes it is denied with. The wording is this project's own; codes come without official descriptors.",
})
export class DenialRuleType {
  @Field(() => String, {
    description: 'A stable key, e.g. missing-modifier-25; scenarios refer to rules by it.',
  })
  key: string;

  @Field(() => String, { description: 'A short name for display.' })
  title: string;

  @Field(() => PatternCategoryEnum, { description: 'The kind of root cause.' })
  category: PatternCategory;

  @Field(() => String, { description: 'The Claim Adjustment Reason Code of such denials.' })
  carc: string;

  @Field(() => String, {
    nullable: true,
    description: 'The Remittance Advice Remark Code of such denials, if any.',
  })
  rarc: string | null;

  @Field(() => AdjustmentGroupEnum, {
    description: 'The group code: who is responsible for the denied amount.',
  })
  group: AdjustmentGroup;

  @Field(() => Boolean, {
    description:
      "Whether a coder can prevent such denials, so that coder training reduces them. Training does not reduce denials for eligibility or for a payer's change of policy.",
  })
  coderControllable: boolean;

  @Field(() => String, { description: 'How to correct such a denial, and how to avoid the next one.' })
  fixGuidance: string;
}
