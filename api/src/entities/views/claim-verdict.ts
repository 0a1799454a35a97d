import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { AdjustmentGroup } from '../../domain/claim';
import { DenialRuleType } from './denial-rule';
import { AdjustmentGroupEnum } from '../enums/claim-enums';

@ObjectType({ description: 'One reason why the payer would deny a draft claim.' })
export class DraftDenial {
  @Field(() => Int, {
    nullable: true,
    description: 'The line that would be denied, counted from 1; null when the claim as a whole would be.',
  })
  lineNumber: number | null;

  @Field(() => String, { description: 'The Claim Adjustment Reason Code that the payer would return.' })
  carc: string;

  @Field(() => String, {
    nullable: true,
    description: 'The Remittance Advice Remark Code that would come with it, if any.',
  })
  rarc: string | null;

  @Field(() => AdjustmentGroupEnum, {
    description: 'The group code: who would be responsible for the denied amount.',
  })
  group: AdjustmentGroup;

  @Field(() => DenialRuleType, { description: 'The denial rule: what is wrong, and how to fix it.' })
  rule: DenialRuleType;

  @Field(() => ID, { nullable: true, description: "The payer's policy behind the denial, if there is one." })
  policyId: string | null;

  @Field(() => String, { description: "Why, in terms of this claim's own fields." })
  explanation: string;
}

@ObjectType({
  description:
    'How the payer would adjudicate a draft claim, by the same rules as in a run. It lists every reason, where a real adjudication gives only the first reason of each line. Duplicates are looked for among the claims of the 45 days before the adjudication; for a claim that is not in the workspace, earlier visits and procedures of the member among those of three years.',
})
export class ClaimVerdict {
  @Field(() => Boolean, { description: 'Whether at least one line would be denied.' })
  wouldDeny: boolean;

  @Field(() => [DraftDenial], {
    description:
      'Reasons concerning the whole claim first, then line by line; empty when nothing would be denied.',
  })
  denials: DraftDenial[];

  @Field(() => [String], {
    description:
      "The draft's procedure and diagnosis codes about which no rule is known here: the verdict says nothing about them.",
  })
  codesWithoutRules: string[];
}
