import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { AdjustmentGroup } from '../../domain/claim';
import { DenialRuleType } from './denial-rule';
import { AdjustmentGroupEnum } from '../enums';

@ObjectType({ description: 'One reason why the payer would deny a draft.' })
export class DraftDenial {
  @Field(() => Int, { nullable: true, description: '1-based; null where the claim as a whole is refused.' })
  lineNumber: number | null;

  @Field(() => String, { description: 'The Claim Adjustment Reason Code that the payer would answer.' })
  carc: string;

  @Field(() => String, { nullable: true, description: 'The remark code with it, if any.' })
  rarc: string | null;

  @Field(() => AdjustmentGroupEnum, { description: 'Who would bear the denied amount.' })
  group: AdjustmentGroup;

  @Field(() => DenialRuleType, { description: 'What is wrong, and what to do about it.' })
  rule: DenialRuleType;

  @Field(() => ID, { nullable: true, description: 'The Policy of this payer that says so.' })
  policyId: string | null;

  @Field(() => String, { description: 'Why, in terms of this very claim.' })
  explanation: string;
}

@ObjectType({
  description:
    'What the payer would answer to a draft, by the same adjudication as in a run. It names every reason at once, where an answer names the first of each line. A duplicate is found among the claims of the 45 days before the answer.',
})
export class ClaimVerdict {
  @Field(() => Boolean, { description: 'At least one line would be denied.' })
  wouldDeny: boolean;

  @Field(() => [DraftDenial], {
    description: 'What is wrong with the whole claim first, then line by line; empty when nothing is.',
  })
  denials: DraftDenial[];
}
