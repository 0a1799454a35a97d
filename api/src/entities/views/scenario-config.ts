import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { PayerType } from '../../domain/claim';
import type {
  AppealBehavior,
  LearningPlan,
  PatternInjection,
  PayerShare,
  ScenarioConfig,
  ScenarioEvent,
  ScenarioEventKind,
} from '../../domain/scenario/scenario';
import { PayerTypeEnum, ScenarioEventKindEnum } from '../enums';
import { LocalDateScalar } from '../scalars';

@ObjectType('PayerShare', { description: "One payer of a scenario's mix." })
export class PayerShareType implements PayerShare {
  @Field(() => String, { description: 'Unique within the scenario.' })
  name: string;

  @Field(() => PayerTypeEnum, { description: 'Its benchmark of denial follows from it.' })
  type: PayerType;

  @Field(() => Float, { description: 'Percent of claims; all shares add up to 100.' })
  share: number;

  @Field(() => Float, {
    description: "How strictly it denies, relative to the others; replaces the type's ratio.",
  })
  denialWeight: number;
}

@ObjectType('PatternInjection', {
  description: 'A denial rule that this practice breaks. `rule` is a key of `denialRules`.',
})
export class PatternInjectionType implements PatternInjection {
  @Field(() => String, { description: 'A key of `denialRules`.' })
  rule: string;

  @Field(() => Float, { description: 'Percent of all denials while it is active and nobody has practised.' })
  shareOfDenials: number;

  @Field(() => Int, { description: 'First day, counted from 0.' })
  fromDay: number;

  @Field(() => Int, { nullable: true, description: 'The day from which it is over; null: never.' })
  toDay: number | null;

  @Field(() => String, { nullable: true, description: 'Only with this payer of the mix; null: with all.' })
  payer: string | null;
}

@ObjectType('AppealBehavior', { description: 'What becomes of denials.' })
export class AppealBehaviorType implements AppealBehavior {
  @Field(() => Float, { description: 'Percent of appealable denials that are appealed.' })
  appealRate: number;

  @Field(() => Float, { description: 'Percent of decided appeals that are decided for the provider.' })
  overturnRate: number;

  @Field(() => Float, { description: 'From filing to decision.' })
  meanDaysToDecision: number;
}

@ObjectType('LearningPlan', { description: 'Who practises how often, and what it shall bring.' })
export class LearningPlanType implements LearningPlan {
  @Field(() => Int, { description: 'How many people code the claims.' })
  coders: number;

  @Field(() => Float, { description: 'Practice sessions of each coder a week.' })
  sessionsPerWeek: number;

  @Field(() => Int, { description: 'The day practice begins, counted from 0.' })
  fromDay: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Denial rate in percent that practice shall reach on targetDay; null: as the gains fall.',
  })
  targetDenialRate: number | null;

  @Field(() => Int, { nullable: true, description: 'The day by which the target is to be met.' })
  targetDay: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How fast unpractised knowledge fades; null: the model’s own.',
  })
  halfLifeDays: number | null;

  @Field(() => [String], {
    description: 'Keys of the rules practised; empty: every coder-controllable rule injected.',
  })
  focus: string[];
}

@ObjectType('ScenarioEvent', { description: 'Something that happens on one day.' })
export class ScenarioEventType implements ScenarioEvent {
  @Field(() => Int, { description: 'Counted from 0.' })
  day: number;

  @Field(() => ScenarioEventKindEnum, { description: 'What happens.' })
  kind: ScenarioEventKind;

  @Field(() => String, { nullable: true, description: 'The rule it is about, where it is about one.' })
  rule: string | null;

  @Field(() => String, { nullable: true, description: 'The payer it is about, where it is about one.' })
  payer: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Percent of change, 0 to 200: of what, and how much when it is null, is told by the kind (ScenarioEventKind).',
  })
  magnitude: number | null;

  @Field(() => String, { nullable: true, description: 'What the chart shall say about it.' })
  note: string | null;
}

@ObjectType('ScenarioConfig', {
  description: 'What a run is computed from, every default filled in. Rates and shares are percent, 0-100.',
})
export class ScenarioConfigType implements ScenarioConfig {
  @Field(() => Int, { description: 'Same config and seed: the same claims, on any machine.' })
  seed: number;

  @Field(() => LocalDateScalar, { description: 'Day 0 of the run; a fixed date, never today.' })
  startDate: string;

  @Field(() => Int, { nullable: true, description: 'How many days claims are submitted; null: without end.' })
  durationDays: number | null;

  @Field(() => Float, { description: 'Mean over calendar days; weekdays and seasons vary around it.' })
  claimsPerDay: number;

  @Field(() => Float, {
    description: 'Initial denial rate, percent, while all patterns are active and nobody has practised.',
  })
  denialRate: number;

  @Field(() => Int, { description: 'How many providers (billing groups) send claims.' })
  providers: number;

  @Field(() => Float, {
    description: 'Percent of claims that hospitals send (837I); the others are professional.',
  })
  institutionalShare: number;

  @Field(() => [PayerShareType], { description: 'The mix of payers.' })
  payers: PayerShare[];

  @Field(() => [PatternInjectionType], { description: 'The rules this practice breaks.' })
  patterns: PatternInjection[];

  @Field(() => AppealBehaviorType, { description: 'What becomes of denials.' })
  appeals: AppealBehavior;

  @Field(() => LearningPlanType, { nullable: true, description: 'Who practises; null: nobody.' })
  learning: LearningPlan | null;

  @Field(() => [ScenarioEventType], { description: 'What happens when.' })
  events: ScenarioEvent[];

  @Field(() => Float, {
    nullable: true,
    description:
      'Virtual days per real second; null runs as fast as the machine allows. Not part of what a run computes.',
  })
  daysPerSecond: number | null;
}
