import { ArgsType, Field, ID, Int } from 'type-graphql';
import { PatternOrderFieldEnum } from '../enums/pattern-enums';
import type { PatternOrderField } from '../enums/states';
import { PatternFilter } from './pattern.input';

/** Which page of which patterns. */
@ArgsType()
export class PatternsArgs {
  @Field(() => ID, { description: 'The workspace to read.' })
  workspaceId: string;

  @Field(() => PatternFilter, {
    nullable: true,
    description: 'Conditions on the patterns; all that are given must be met.',
  })
  filter: PatternFilter | null;

  @Field(() => PatternOrderFieldEnum, {
    nullable: true,
    defaultValue: 'IMPACT',
    description: 'What to sort by, highest or newest first.',
  })
  orderBy: PatternOrderField | null;

  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'Page size, 1 to 100.' })
  first: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor to continue after, from an earlier page in this order.',
  })
  after: string | null;
}
