import { Field, Float, InputType, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GenerationState } from '../domain/scenario/run-state';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import { int, json, nullable, real, text } from './columns';
import { GenerationStateEnum } from './enums';
import { Node } from './views/node';
import { LearningPlanInput, PatternInjectionInput } from './inputs/scenario-config.input';

@Entity('runs')
@ObjectType('GenerationStatus', {
  implements: Node,
  description: 'Where the run of a workspace stands. It changes as the engine commits.',
})
export class RunEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @Column(int('scenario_id'))
  scenarioId: number;

  @Column(json('config'))
  config: ScenarioConfig;

  @Column(int('seed'))
  @Field(() => Int, { description: 'Config, seed and recorded commands determine every claim.' })
  seed: number;

  @Column(text('model_version'))
  modelVersion: string;

  @Column(text('state'))
  @Field(() => GenerationStateEnum, { description: 'What is.' })
  state: GenerationState;

  @Column(text('desired_state'))
  @Field(() => GenerationStateEnum, {
    description: 'What was last asked for; differs from state until the engine has obeyed.',
  })
  desiredState: GenerationState;

  @Column(real('days_per_second', nullable))
  @Field(() => Float, {
    nullable: true,
    description: 'Virtual days per real second; null: as fast as the machine allows.',
  })
  daysPerSecond: number | null;

  @Column(int('virtual_now_s'))
  virtualNowS: number;

  @Column(int('virtual_target_s', nullable))
  virtualTargetS: number | null;

  @Column(int('backfill_until_s', nullable))
  backfillUntilS: number | null;

  @Column(int('end_s', nullable))
  endS: number | null;

  @Column(int('claims_generated'))
  @Field(() => Int, { description: 'Claims submitted so far, corrected claims included.' })
  claimsGenerated: number;

  @Column(int('claims_adjudicated'))
  @Field(() => Int, { description: 'Answers of payers so far.' })
  claimsAdjudicated: number;

  @Column(int('claims_denied'))
  @Field(() => Int, { description: 'Of these, denials.' })
  claimsDenied: number;

  @Column(int('appeals_filed'))
  @Field(() => Int, { description: 'Appeals filed so far.' })
  appealsFiled: number;

  @Column(int('learning_events'))
  @Field(() => Int, { description: 'Learning events so far.' })
  learningEvents: number;

  @Column(real('claims_per_second'))
  @Field(() => Float, { description: 'Over the last seconds of real time.' })
  claimsPerSecond: number;

  @Column(int('batches'))
  @Field(() => Int, {
    description: 'Transactions so far; each commits claims, figures and checkpoint together.',
  })
  batches: number;

  @Column(real('lag_seconds'))
  @Field(() => Float, { description: 'How far the virtual clock trails its schedule, in real seconds.' })
  lagSeconds: number;

  @Column(text('error', nullable))
  @Field(() => String, { nullable: true, description: 'Why it FAILED.' })
  error: string | null;

  @Column(text('created_at'))
  createdAt: string;
}

/** Desired changes to a run, in the order they were asked for; the engine says from which midnight they hold. */
@Entity('commands')
export class CommandEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('seq'))
  seq: number;

  @Column(text('kind'))
  kind: string;

  @Column(json('payload'))
  payload: unknown;

  @Column(int('effective_at_s', nullable))
  effectiveAtS: number | null;

  @Column(text('created_at'))
  createdAt: string;
}

@InputType({ description: 'What to start, where, and how.' })
export class StartGenerationInput {
  @Field(() => ID, { description: 'A preset or a scenario of your own.' })
  scenarioId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Resume or extend this workspace: a paused run goes on, a workspace without a run gets one. null makes a new workspace.',
  })
  workspaceId?: string | null;

  @Field(() => String, { nullable: true, description: "For a new workspace; null: the scenario's name." })
  workspaceName?: string | null;

  @Field(() => Int, { nullable: true, description: "null: the scenario's." })
  seed?: number | null;

  @Field(() => Float, { nullable: true, description: "Omitted: the scenario's. Explicit null: unlimited." })
  daysPerSecond?: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 0,
    description: 'Days of history to lay down at once, before the live part begins.',
  })
  backfillDays?: number | null;
}

@InputType({
  description:
    'What may change while a run goes on; what is left out stays as it is. Speed holds at once; everything else is recorded and holds from the next virtual midnight, so that the run stays reproducible.',
})
export class ConfigureGenerationInput {
  @Field(() => Float, { nullable: true, description: 'Virtual days per real second.' })
  daysPerSecond?: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean over calendar days.' })
  claimsPerDay?: number | null;

  @Field(() => Float, { nullable: true, description: 'Initial denial rate, percent.' })
  denialRate?: number | null;

  @Field(() => [PatternInjectionInput], {
    nullable: true,
    description: 'Replaces all injected patterns; days count from the start of the run.',
  })
  patterns?: PatternInjectionInput[] | null;

  @Field(() => LearningPlanInput, {
    nullable: true,
    description: 'Replaces the plan; explicit null switches practice off.',
  })
  learning?: LearningPlanInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: as fast as the machine allows; not together with daysPerSecond.',
  })
  unlimitedSpeed?: boolean | null;
}
