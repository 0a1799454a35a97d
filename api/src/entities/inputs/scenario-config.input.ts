import { Field, Float, InputType, Int } from 'type-graphql';
import type { PayerType } from '../../domain/claim';
import type { ScenarioEventKind } from '../../domain/scenario/scenario';
import { PayerTypeEnum, ScenarioEventKindEnum } from '../enums';
import { LocalDateScalar } from '../scalars';

@InputType({ description: "One payer of a scenario's mix." })
export class PayerShareInput {
  @Field(() => String, { description: 'Unique within the scenario.' })
  name: string;

  @Field(() => PayerTypeEnum, { description: 'Its benchmark of denial follows from it.' })
  type: PayerType;

  @Field(() => Float, { description: 'Percent of claims; all shares add up to 100.' })
  share: number;

  @Field(() => Float, {
    nullable: true,
    defaultValue: 1,
    description: 'How strictly it denies, relative to the others.',
  })
  denialWeight?: number | null;
}

@InputType({ description: 'A denial rule that this practice breaks.' })
export class PatternInjectionInput {
  @Field(() => String, { description: 'A key of `denialRules`.' })
  rule: string;

  @Field(() => Float, { description: 'Percent of all denials.' })
  shareOfDenials: number;

  @Field(() => Int, { nullable: true, defaultValue: 0, description: 'First day, counted from 0.' })
  fromDay?: number | null;

  @Field(() => Int, { nullable: true, description: 'The day from which it is over; null: never.' })
  toDay?: number | null;

  @Field(() => String, { nullable: true, description: 'Only with this payer of the mix; null: with all.' })
  payer?: string | null;
}

@InputType({ description: 'What becomes of denials.' })
export class AppealBehaviorInput {
  @Field(() => Float, { description: 'Percent of appealable denials that are appealed.' })
  appealRate: number;

  @Field(() => Float, { description: 'Percent of decided appeals that are decided for the provider.' })
  overturnRate: number;

  @Field(() => Float, { description: 'From filing to decision.' })
  meanDaysToDecision: number;
}

@InputType({ description: 'Who practises how often, and what it shall bring.' })
export class LearningPlanInput {
  @Field(() => Int, { description: 'How many people code the claims.' })
  coders: number;

  @Field(() => Float, { description: 'Practice sessions of each coder a week.' })
  sessionsPerWeek: number;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 0,
    description: 'The day practice begins, counted from 0.',
  })
  fromDay?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Denial rate in percent that practice shall reach on targetDay.',
  })
  targetDenialRate?: number | null;

  @Field(() => Int, { nullable: true, description: 'The day by which the target is to be met.' })
  targetDay?: number | null;

  @Field(() => Float, { nullable: true, description: 'How fast unpractised knowledge fades.' })
  halfLifeDays?: number | null;

  @Field(() => [String], {
    nullable: true,
    defaultValue: [],
    description: 'Keys of the rules practised; empty: every coder-controllable rule injected.',
  })
  focus?: string[] | null;
}

@InputType({ description: 'Something that happens on one day.' })
export class ScenarioEventInput {
  @Field(() => Int, { description: 'Counted from 0.' })
  day: number;

  @Field(() => ScenarioEventKindEnum, { description: 'What happens.' })
  kind: ScenarioEventKind;

  @Field(() => String, { nullable: true, description: 'The rule it is about.' })
  rule?: string | null;

  @Field(() => String, { nullable: true, description: 'The payer it is about.' })
  payer?: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Percent of change, 0 to 200: of what, and how much when it is null, is told by the kind (ScenarioEventKind).',
  })
  magnitude?: number | null;

  @Field(() => String, { nullable: true, description: 'What the chart shall say about it.' })
  note?: string | null;
}

@InputType({
  description: 'What a run is computed from. Every fault is reported at once, each with its field path.',
})
export class ScenarioConfigInput {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 1,
    description: 'Same config and seed: the same claims.',
  })
  seed?: number | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'null = a fixed date kept in the scenario, never today.',
  })
  startDate?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many days claims are submitted; null: without end.' })
  durationDays?: number | null;

  @Field(() => Float, { description: 'Mean over calendar days.' })
  claimsPerDay: number;

  @Field(() => Float, { description: 'Initial denial rate, percent.' })
  denialRate: number;

  @Field(() => Int, { description: 'How many providers (billing groups) send claims.' })
  providers: number;

  @Field(() => Float, {
    nullable: true,
    defaultValue: 0,
    description: 'Percent of claims that hospitals send (837I); the others are professional.',
  })
  institutionalShare?: number | null;

  @Field(() => [PayerShareInput], { nullable: true, description: 'The mix of payers; null: a typical one.' })
  payers?: PayerShareInput[] | null;

  @Field(() => [PatternInjectionInput], { description: 'The rules this practice breaks.' })
  patterns: PatternInjectionInput[];

  @Field(() => AppealBehaviorInput, {
    nullable: true,
    description: 'What becomes of denials; null: the published rates.',
  })
  appeals?: AppealBehaviorInput | null;

  @Field(() => LearningPlanInput, { nullable: true, description: 'Who practises; null: nobody.' })
  learning?: LearningPlanInput | null;

  @Field(() => [ScenarioEventInput], { nullable: true, defaultValue: [], description: 'What happens when.' })
  events?: ScenarioEventInput[] | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Virtual days per real second; null runs as fast as the machine allows.',
  })
  daysPerSecond?: number | null;
}
