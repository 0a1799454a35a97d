import { ArgsType, Field, ID, Int } from 'type-graphql';
import { ClaimFilter, ClaimOrder } from './claim.input';

/** Which page of which claims. */
@ArgsType()
export class ClaimsArgs {
  @Field(() => ID, { description: 'The workspace to read.' })
  workspaceId: string;

  @Field(() => ClaimFilter, {
    nullable: true,
    description: 'Conditions on the claims; all that are given must be met.',
  })
  filter: ClaimFilter | null;

  @Field(() => ClaimOrder, {
    nullable: true,
    description: 'The sort order; null means most recently submitted first.',
  })
  orderBy: ClaimOrder | null;

  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'Page size, 1 to 500.' })
  first: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor to continue after, from an earlier page.',
  })
  after: string | null;
}
