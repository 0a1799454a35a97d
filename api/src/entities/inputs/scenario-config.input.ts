import { Field, Float, InputType, Int } from 'type-graphql';
import type { PayerType } from '../../domain/claim';
import type { ScenarioEventKind } from '../../domain/scenario/scenario';
import { PayerTypeEnum } from '../enums/claim-enums';
import { ScenarioEventKindEnum } from '../enums/workspace-enums';
import { LocalDateScalar } from '../scalars';

@InputType({ description: "One payer in a scenario's payer mix." })
export class PayerShareInput {
  @Field(() => String, { description: "The payer's name, unique within the scenario." })
  name: string;

  @Field(() => PayerTypeEnum, {
    description: "The kind of coverage; the payer's benchmark denial rate depends on it.",
  })
  type: PayerType;

  @Field(() => Float, {
    description: "Percent of the scenario's claims; the shares of all payers add up to 100.",
  })
  share: number;

  @Field(() => Float, {
    nullable: true,
    defaultValue: 1,
    description: 'How often this payer denies, relative to the other payers.',
  })
  denialWeight?: number | null;
}

@InputType({ description: 'A denial rule that this practice breaks more often than the benchmark.' })
export class PatternInjectionInput {
  @Field(() => String, { description: 'The key of a denial rule, from `denialRules`.' })
  rule: string;

  @Field(() => Float, { description: 'Percent of all denials that this rule causes.' })
  shareOfDenials: number;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 0,
    description: 'The first day of the pattern, counted from day 0 of the run.',
  })
  fromDay?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The last day of the pattern; null means it never ends.',
  })
  toDay?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the only payer of the mix that is affected; null means all payers.',
  })
  payer?: string | null;

  @Field(() => PayerTypeEnum, { nullable: true, description: 'Only payers of this type; null means all.' })
  lineOfBusiness?: PayerType | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Only claims of this provider, counted from 1; null means all.',
  })
  provider?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Only claims of this coder, counted from 1; null means all.',
  })
  coder?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only claims with this procedure code on a line; null means all.',
  })
  procedure?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only claims with a procedure of this group on a line; null means all.',
  })
  procedureGroup?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only claims with this place of service; null means all.',
  })
  placeOfService?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only claims whose principal diagnosis is in this chapter of ICD-10-CM, by its range of codes (M00-M99); null means all.',
  })
  diagnosisChapter?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What payers deny with, by a policy of their own: claims are denied although nothing is wrong with them, as they are wherever the rule's mistake cannot be made on the claims that the pattern names. Null means the rule's CARC.",
  })
  carc?: string | null;
}

@InputType({ description: 'How often denials are appealed, and how appeals are decided.' })
export class AppealBehaviorInput {
  @Field(() => Float, { description: 'Percent of appealable denials that are appealed.' })
  appealRate: number;

  @Field(() => Float, { description: "Percent of decided appeals that are decided in the provider's favor." })
  overturnRate: number;

  @Field(() => Float, { description: 'Mean number of days from filing to decision.' })
  meanDaysToDecision: number;
}

@InputType({ description: 'Coder training: who trains, how often, and what it is meant to achieve.' })
export class LearningPlanInput {
  @Field(() => Int, { description: 'The number of coders.' })
  coders: number;

  @Field(() => Float, { description: 'Training sessions per coder per week.' })
  sessionsPerWeek: number;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 0,
    description: 'The first day of training, counted from day 0 of the run.',
  })
  fromDay?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The initial denial rate, in percent, that training reaches on targetDay.',
  })
  targetDenialRate?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The day by which targetDenialRate is to be reached, counted from day 0 of the run.',
  })
  targetDay?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The number of days after which half of what was learned is forgotten without further practice.',
  })
  halfLifeDays?: number | null;

  @Field(() => [String], {
    nullable: true,
    defaultValue: [],
    description:
      'Keys of the denial rules that coders train on; empty means every injected rule that coders can control.',
  })
  focus?: string[] | null;
}

@InputType({ description: 'Something that happens in the scenario on one day.' })
export class ScenarioEventInput {
  @Field(() => Int, { description: 'The day it happens, counted from day 0 of the run.' })
  day: number;

  @Field(() => ScenarioEventKindEnum, { description: 'What happens.' })
  kind: ScenarioEventKind;

  @Field(() => String, { nullable: true, description: 'The key of the denial rule that is affected.' })
  rule?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the payer that is affected.' })
  payer?: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Percent of change, 0 to 200. What changes, and the default for null, depends on the kind; see ScenarioEventKind.',
  })
  magnitude?: number | null;

  @Field(() => String, { nullable: true, description: 'The text that charts show for the event.' })
  note?: string | null;
}

@InputType({
  description:
    'The configuration that a run is computed from. All errors are reported at once, each with its field path.',
})
export class ScenarioConfigInput {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 1,
    description: 'The seed of the run: the same configuration and seed always generate the same claims.',
  })
  seed?: number | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Day 0 of the run; null means a fixed date stored with the scenario, never today.',
  })
  startDate?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of days on which claims are submitted; null means no end.',
  })
  durationDays?: number | null;

  @Field(() => Float, { description: 'Mean claims per calendar day.' })
  claimsPerDay: number;

  @Field(() => Float, { description: 'The initial denial rate, percent of adjudicated first submissions.' })
  denialRate: number;

  @Field(() => Int, { description: 'The number of providers (billing groups) that submit claims.' })
  providers: number;

  @Field(() => Float, {
    nullable: true,
    defaultValue: 0,
    description: 'Percent of claims that are institutional (837I); all others are professional (837P).',
  })
  institutionalShare?: number | null;

  @Field(() => [PayerShareInput], { nullable: true, description: 'The payer mix; null means a typical one.' })
  payers?: PayerShareInput[] | null;

  @Field(() => [PatternInjectionInput], {
    description: 'The denial rules that this practice breaks more often than the benchmark.',
  })
  patterns: PatternInjectionInput[];

  @Field(() => Float, {
    nullable: true,
    defaultValue: 0,
    description: 'Percent of all denials that payers make by mistake, on claims without any fault.',
  })
  payerNoise?: number | null;

  @Field(() => AppealBehaviorInput, {
    nullable: true,
    description: 'How appeals are filed and decided; null means published rates.',
  })
  appeals?: AppealBehaviorInput | null;

  @Field(() => LearningPlanInput, { nullable: true, description: 'Coder training; null means no training.' })
  learning?: LearningPlanInput | null;

  @Field(() => [ScenarioEventInput], {
    nullable: true,
    defaultValue: [],
    description: 'What happens on particular days.',
  })
  events?: ScenarioEventInput[] | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Virtual days per real second; null means as fast as the machine allows.',
  })
  daysPerSecond?: number | null;
}
