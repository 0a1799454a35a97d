import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { PatternTruth, TruthOrigin } from '../../domain/pattern-truth';
import { TruthOriginEnum } from '../enums/pattern-enums';
import { PatternEntity } from '../pattern.entity';
import { LocalDateScalar } from '../scalars';
import { DenialRuleType } from './denial-rule';

@ObjectType({
  description:
    'The truth of a simulated workspace: what was injected, and which pattern found it. Claims are first submissions.',
})
export class InjectedPattern {
  workspaceId: number;
  truth: PatternTruth;

  @Field(() => DenialRuleType, { description: 'The rule that is broken, or that the denials look like.' })
  rule: DenialRuleType;

  @Field(() => String, { description: 'The Claim Adjustment Reason Code of its denials.' })
  carc: string;

  @Field(() => TruthOriginEnum, { description: 'Why these claims are denied.' })
  origin: TruthOrigin;

  @Field(() => LocalDateScalar, { description: 'The first day on which such claims are submitted.' })
  from: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last of these days; null means no end.' })
  to: string | null;

  @Field(() => Int, {
    description:
      'Eligible claims: adjudicated claims of the slice, denied or not, to which the rule can apply, submitted on these days.',
  })
  exposedClaims: number;

  @Field(() => Int, {
    description: 'Those of them that were denied with the reason code at first, whatever the cause.',
  })
  deniedClaims: number;

  @Field(() => PatternEntity, {
    nullable: true,
    description:
      'The detected pattern with the same reason code and at least 80 % of their eligible claims in common; null when none has.',
  })
  detectedAs: PatternEntity | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Eligible claims in common over eligible claims of either (Jaccard), 0 to 1, with the pattern of the reason code that is nearest; null when there is none.',
  })
  overlap: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Days from the first day to the day at whose end the pattern was detected; null when it was not.',
  })
  daysToDetect: number | null;
}
