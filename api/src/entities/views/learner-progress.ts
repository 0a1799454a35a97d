import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../scalars';

@ObjectType('RuleProgress', { description: "One coder's progress with one denial rule." })
export class RuleProgressType {
  @Field(() => String, { description: 'The key of a denial rule, from `denialRules`.' })
  rule: string;

  @Field(() => Float, {
    description:
      'What the coder knows about the rule, 0 to 1, as of the last virtual midnight. It fades without practice.',
  })
  mastery: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Percent of the errors before any training that this coder still makes.',
  })
  errorRate: number | null;

  @Field(() => Int, { description: 'Quiz attempts on this rule.' })
  attempts: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "When the coder last made an attempt on this rule, by the workspace's clock; null before the first.",
  })
  lastPracticedAt: string | null;
}

@ObjectType('LearnerProgress', { description: "One coder's training so far, and its results." })
export class LearnerProgressType {
  @Field(() => ID, { description: "The coder's ID; the same as coderId of claims." })
  coderId: string;

  @Field(() => String, { description: "The coder's name." })
  name: string;

  @Field(() => Int, { description: 'Training sessions completed.' })
  sessions: number;

  @Field(() => Int, { description: 'Quiz attempts over all rules.' })
  attempts: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Percent of quiz attempts that were correct; null before the first.',
  })
  accuracy: number | null;

  @Field(() => Int, {
    description: 'Denials that the coder corrected, plus quiz attempts that fixed a claim.',
  })
  correctionsApplied: number;

  @Field(() => [RuleProgressType], {
    description: 'Progress with each rule trained so far, most attempts first.',
  })
  byRule: RuleProgressType[];
}
