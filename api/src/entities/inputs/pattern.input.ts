import { Field, InputType } from 'type-graphql';
import type { PatternStatus, PatternTier } from '../../domain/pattern';
import type { PatternCategory } from '../../domain/denial-rule';
import { PatternCategoryEnum, PatternStatusEnum, PatternTierEnum } from '../enums';

@InputType({ description: 'All that is given must hold.' })
export class PatternFilter {
  @Field(() => [PatternStatusEnum], { nullable: true, description: 'One of these.' })
  status?: PatternStatus[] | null;

  @Field(() => [PatternTierEnum], { nullable: true, description: 'One of these.' })
  tier?: PatternTier[] | null;

  @Field(() => [PatternCategoryEnum], { nullable: true, description: 'One of these.' })
  category?: PatternCategory[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Any part of title, description or reason code, case folded.',
  })
  search?: string | null;
}
