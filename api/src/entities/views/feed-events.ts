import { Field, Int, ObjectType } from 'type-graphql';
import type { ClaimChangeKind, PatternChangeKind } from '../../domain/feed';
import { ClaimEntity } from '../claim.entity';
import { ClaimChangeKindEnum } from '../enums/claim-enums';
import { PatternChangeKindEnum } from '../enums/pattern-enums';
import { PatternEntity } from '../pattern.entity';
import { DateTimeScalar } from '../scalars';

@ObjectType({
  description:
    "Reports events between the subscriber's cursor and this event that can no longer be replayed.",
})
export class FeedGap {
  @Field(() => String, { description: 'The last cursor before the gap.' })
  afterCursor: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many events are lost; null when the number is not known.',
  })
  missed: number | null;
}

const CURSOR = 'Pass it as `after` to continue from here, even after a reconnect, a restart or a crash.';
const SKIPPED = 'Events skipped before this one because the subscriber was slow; always 0 with delivery ALL.';
const GAP = 'Set when events before this one can no longer be replayed; null otherwise.';

@ObjectType({ description: "One step in a claim's life cycle." })
export class ClaimChange {
  @Field(() => ClaimChangeKindEnum, { description: 'What happened.' })
  kind: ClaimChangeKind;

  @Field(() => DateTimeScalar, { description: "When it happened, by the workspace's clock." })
  at: string;

  @Field(() => ClaimEntity, { description: 'The claim as it is when the event is delivered.' })
  claim: ClaimEntity;
}

@ObjectType({ description: 'Changes to claims. A claim is shown as it is when the event is delivered.' })
export class ClaimsChanged {
  @Field(() => String, { description: CURSOR })
  cursor: string;

  @Field(() => [ClaimChange], { description: 'The changes, in the order they were committed.' })
  changes: ClaimChange[];

  @Field(() => Int, { description: SKIPPED })
  skipped: number;

  @Field(() => FeedGap, { nullable: true, description: GAP })
  gap: FeedGap | null;
}

@ObjectType({ description: 'Newly submitted or imported claims, in the order they were committed.' })
export class ClaimsAdded {
  @Field(() => String, { description: CURSOR })
  cursor: string;

  @Field(() => [ClaimEntity], {
    description:
      'The new claims, in the order they were committed, each as it is when the event is delivered.',
  })
  claims: ClaimEntity[];

  @Field(() => Int, { description: SKIPPED })
  skipped: number;

  @Field(() => FeedGap, { nullable: true, description: GAP })
  gap: FeedGap | null;
}

@ObjectType({ description: "One step in a pattern's life cycle." })
export class PatternChanged {
  @Field(() => String, { description: CURSOR })
  cursor: string;

  @Field(() => PatternChangeKindEnum, { description: 'What happened.' })
  kind: PatternChangeKind;

  @Field(() => DateTimeScalar, { description: "When it happened, by the workspace's clock." })
  at: string;

  @Field(() => PatternEntity, { description: 'The pattern as it is when the event is delivered.' })
  pattern: PatternEntity;

  @Field(() => Int, { description: SKIPPED })
  skipped: number;

  @Field(() => FeedGap, { nullable: true, description: GAP })
  gap: FeedGap | null;
}
