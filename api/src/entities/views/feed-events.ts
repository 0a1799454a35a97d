import { Field, Int, ObjectType } from 'type-graphql';
import type { ClaimChangeKind, PatternChangeKind } from '../../domain/feed';
import { ClaimEntity } from '../claim.entity';
import { ClaimChangeKindEnum, PatternChangeKindEnum } from '../enums';
import { PatternEntity } from '../pattern.entity';
import { DateTimeScalar } from '../scalars';

@ObjectType({
  description: "Set where events between the subscriber's cursor and this event can no longer be replayed.",
})
export class FeedGap {
  @Field(() => String, { description: 'The last cursor before the gap.' })
  afterCursor: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many events are lost; null where that cannot be told.',
  })
  missed: number | null;
}

const CURSOR = 'Pass it as `after` to go on from here: over a reconnect, a restart or a crash.';
const SKIPPED =
  'Events left out before this one because the subscriber was slow; always 0 with delivery ALL.';
const GAP = 'Set where events before this one can no longer be replayed.';

@ObjectType({ description: "One step of one claim's life." })
export class ClaimChange {
  @Field(() => ClaimChangeKindEnum, { description: 'What happened.' })
  kind: ClaimChangeKind;

  @Field(() => DateTimeScalar, { description: "When, on the workspace's clock." })
  at: string;

  @Field(() => ClaimEntity, { description: 'The claim as it is at delivery.' })
  claim: ClaimEntity;
}

@ObjectType({ description: 'Claims show their state at delivery.' })
export class ClaimsChanged {
  @Field(() => String, { description: CURSOR })
  cursor: string;

  @Field(() => [ClaimChange], { description: 'In the order they were committed.' })
  changes: ClaimChange[];

  @Field(() => Int, { description: SKIPPED })
  skipped: number;

  @Field(() => FeedGap, { nullable: true, description: GAP })
  gap: FeedGap | null;
}

@ObjectType({ description: 'New claims, several to an event, in the order they were committed.' })
export class ClaimsAdded {
  @Field(() => String, { description: CURSOR })
  cursor: string;

  @Field(() => [ClaimEntity], { description: 'In the order they were committed, as they are at delivery.' })
  claims: ClaimEntity[];

  @Field(() => Int, { description: SKIPPED })
  skipped: number;

  @Field(() => FeedGap, { nullable: true, description: GAP })
  gap: FeedGap | null;
}

@ObjectType({ description: "One step of one pattern's life." })
export class PatternChanged {
  @Field(() => String, { description: CURSOR })
  cursor: string;

  @Field(() => PatternChangeKindEnum, { description: 'What happened.' })
  kind: PatternChangeKind;

  @Field(() => DateTimeScalar, { description: "When, on the workspace's clock." })
  at: string;

  @Field(() => PatternEntity, { description: 'The pattern as it is at delivery.' })
  pattern: PatternEntity;

  @Field(() => Int, { description: SKIPPED })
  skipped: number;

  @Field(() => FeedGap, { nullable: true, description: GAP })
  gap: FeedGap | null;
}
