import { ArgsType, Field, ID } from 'type-graphql';
import type { ClaimChangeKind } from '../domain/feed';
import { ClaimChangeKindEnum } from '../entities/enums/claim-enums';
import { graphqlEnum } from '../entities/enums/graphql-enum';
import { ClaimFilter } from '../entities/inputs/claim.input';
import type { Delivery } from '../feeds/feed-sources';
import { DELIVERIES } from '../feeds/feed-sources';

const DeliveryEnum = graphqlEnum('Delivery', DELIVERIES, 'How events reach a slow subscriber.', {
  ALL: "Every event in order, at the subscriber's own pace.",
  LATEST: 'Events that a slow subscriber missed are skipped and counted.',
});

/** Where a feed begins, and how it keeps up; what is left out is undefined. */
@ArgsType()
export class FeedArgs {
  @Field(() => ID, { description: 'The workspace to follow.' })
  workspaceId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A cursor of this feed: what came after it is replayed from the store, then the feed continues live. null means from now on.',
  })
  after?: string | null;

  @Field(() => DeliveryEnum, {
    nullable: true,
    defaultValue: 'ALL',
    description: 'How events reach a slow subscriber.',
  })
  delivery?: Delivery | null;
}

@ArgsType()
export class ClaimFeedArgs extends FeedArgs {
  @Field(() => ClaimFilter, {
    nullable: true,
    description: 'Conditions on what is fixed at submission.',
  })
  filter?: ClaimFilter | null;
}

@ArgsType()
export class ClaimChangesArgs extends ClaimFeedArgs {
  @Field(() => [ClaimChangeKindEnum], {
    nullable: true,
    description: 'Changes of these kinds only; null means every kind.',
  })
  kinds?: ClaimChangeKind[] | null;
}
