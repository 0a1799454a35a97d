import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../scalars';

@ObjectType('RuleProgress', { description: 'How far one coder has come with one denial rule.' })
export class RuleProgressType {
  @Field(() => String, { description: 'A key of `denialRules`.' })
  rule: string;

  @Field(() => Float, {
    description: 'What the coder knows, 0-1, as of the last virtual midnight; it fades without practice.',
  })
  mastery: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Percent of the mistakes made before any training that this coder still makes.',
  })
  errorRate: number | null;

  @Field(() => Int, { description: 'Attempts made on this rule.' })
  attempts: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The last of them; null before the first.' })
  lastPracticedAt: string | null;
}

@ObjectType('LearnerProgress', { description: 'What one coder has practised so far, and what came of it.' })
export class LearnerProgressType {
  @Field(() => ID, { description: 'Claims bear the same id.' })
  coderId: string;

  @Field(() => String, { description: 'What people call the coder.' })
  name: string;

  @Field(() => Int, { description: 'Practice sessions completed.' })
  sessions: number;

  @Field(() => Int, { description: 'Attempts made, all rules together.' })
  attempts: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Percent of attempts that were right; null before the first.',
  })
  accuracy: number | null;

  @Field(() => Int, { description: 'Denials that the coder put right, and attempts that mended a claim.' })
  correctionsApplied: number;

  @Field(() => [RuleProgressType], { description: 'Rules practised so far, most attempts first.' })
  byRule: RuleProgressType[];
}
