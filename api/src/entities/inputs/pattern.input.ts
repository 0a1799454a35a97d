import { Field, InputType } from 'type-graphql';
import type { PatternStatus, PatternTier } from '../../domain/pattern';
import type { PatternCategory } from '../../domain/denial-rule';
import { PatternCategoryEnum, PatternStatusEnum, PatternTierEnum } from '../enums/pattern-enums';

@InputType({ description: 'Conditions on patterns; a pattern must meet all that are given.' })
export class PatternFilter {
  @Field(() => [PatternStatusEnum], { nullable: true, description: "The pattern's status is one of these." })
  status?: PatternStatus[] | null;

  @Field(() => [PatternTierEnum], { nullable: true, description: "The pattern's tier is one of these." })
  tier?: PatternTier[] | null;

  @Field(() => [PatternCategoryEnum], {
    nullable: true,
    description: "The pattern's category is one of these.",
  })
  category?: PatternCategory[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The title, description or reason code contains this text; upper and lower case are the same.',
  })
  search?: string | null;
}
