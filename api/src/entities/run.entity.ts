import { Field, Float, InputType, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GenerationState } from '../domain/scenario/run-state';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import { int, json, nullable, real, smallInt, text, unselected, zero } from './columns';
import { GenerationStateEnum } from './enums/workspace-enums';
import { Node } from './views/node';
import { LearningPlanInput, PatternInjectionInput } from './inputs/scenario-config.input';

@Entity('runs')
@ObjectType('GenerationStatus', {
  implements: Node,
  description: "The state and progress of a workspace's run, as of the engine's last commit.",
})
export class RunEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @Column(int('scenario_id'))
  scenarioId: number;

  @Column(json('config'))
  config: ScenarioConfig;

  @Column(int('seed'))
  @Field(() => Int, {
    description: 'The seed of the run. Configuration, seed and recorded commands determine every claim.',
  })
  seed: number;

  @Column(text('model_version'))
  modelVersion: string;

  @Column(text('state'))
  @Field(() => GenerationStateEnum, { description: 'The current state.' })
  state: GenerationState;

  @Column(text('desired_state'))
  @Field(() => GenerationStateEnum, {
    description: 'The state last requested by a user; differs from state until the engine has applied it.',
  })
  desiredState: GenerationState;

  @Column(real('days_per_second', nullable))
  @Field(() => Float, {
    nullable: true,
    description: 'Virtual days per real second; null means as fast as the machine allows.',
  })
  daysPerSecond: number | null;

  @Column(int('virtual_now_s'))
  virtualNowS: number;

  @Column(int('virtual_target_s', nullable))
  virtualTargetS: number | null;

  @Column(int('backfill_until_s', nullable))
  backfillUntilS: number | null;

  /** What the simulation knows beside the claims themselves (generation/simulation.ts): large. */
  @Column(json('checkpoint', { ...nullable, ...unselected }))
  checkpoint?: unknown;

  @Column(int('claims_generated', zero))
  @Field(() => Int, { description: 'Claims submitted so far, corrected claims included.' })
  claimsGenerated: number;

  @Column(int('claims_adjudicated', zero))
  @Field(() => Int, { description: 'Adjudications so far, those of corrected claims included.' })
  claimsAdjudicated: number;

  @Column(int('claims_denied', zero))
  @Field(() => Int, { description: 'How many of these adjudications were denials.' })
  claimsDenied: number;

  @Column(int('appeals_filed', zero))
  @Field(() => Int, { description: 'Appeals filed so far.' })
  appealsFiled: number;

  @Column(int('learning_events', zero))
  @Field(() => Int, { description: 'Learning events recorded so far.' })
  learningEvents: number;

  @Column(real('claims_per_second', zero))
  @Field(() => Float, { description: 'Claims submitted per second of real time, over the last few seconds.' })
  claimsPerSecond: number;

  @Column(int('batches', zero))
  @Field(() => Int, {
    description:
      "Transactions committed so far; each holds claims, figures and the run's checkpoint together.",
  })
  batches: number;

  @Column(real('lag_seconds', zero))
  @Field(() => Float, { description: 'How far the virtual clock is behind its schedule, in real seconds.' })
  lagSeconds: number;

  @Column(text('error', nullable))
  @Field(() => String, { nullable: true, description: 'Why the run FAILED; null otherwise.' })
  error: string | null;

  @Column(smallInt('failures', { ...zero, ...unselected }))
  failures?: number;

  /** Which engine drives it, until when, and under which token: who holds an older one fails at its next commit. */
  @Column(text('owner', { ...nullable, ...unselected }))
  owner?: string | null;

  @Column(int('fencing_token', { ...zero, ...unselected }))
  fencingToken?: number;

  @Column(int('lease_expires_at_ms', { ...zero, ...unselected }))
  leaseExpiresAtMs?: number;

  @Column(text('created_at'))
  createdAt: string;
}

/** Requested changes to a run, in order; the engine decides at which midnight they take effect. */
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

  /** By what a client knows a request again that it sends twice; unique in the workspace. */
  @Column(text('client_key', nullable))
  clientKey: string | null;
}

@InputType({ description: 'Which scenario to start, in which workspace, and how.' })
export class StartGenerationInput {
  @Field(() => ID, { description: 'The ID of a preset or of one of your scenarios.' })
  scenarioId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The workspace to run in: a paused run is resumed, a workspace without a run gets one. null creates a new workspace.',
  })
  workspaceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "A name for the new workspace; null means the scenario's name.",
  })
  workspaceName?: string | null;

  @Field(() => Int, { nullable: true, description: "The seed of the run; null means the scenario's seed." })
  seed?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Virtual days per real second. Omitted: the scenario's speed. Explicit null: as fast as the machine allows.",
  })
  daysPerSecond?: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 0,
    description: 'Days of history to generate at full speed before the run continues at its own speed.',
  })
  backfillDays?: number | null;
}

@InputType({
  description:
    'Changes to a run in progress; omitted fields stay as they are. Speed takes effect at once. Everything else is recorded and takes effect at the next virtual midnight, so that the run stays reproducible.',
})
export class ConfigureGenerationInput {
  @Field(() => Float, { nullable: true, description: 'Virtual days per real second.' })
  daysPerSecond?: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean claims per calendar day.' })
  claimsPerDay?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The initial denial rate, percent of adjudicated first submissions.',
  })
  denialRate?: number | null;

  @Field(() => [PatternInjectionInput], {
    nullable: true,
    description: 'Replaces all injected patterns; their days count from day 0 of the run.',
  })
  patterns?: PatternInjectionInput[] | null;

  @Field(() => LearningPlanInput, {
    nullable: true,
    description: 'Replaces the training plan; explicit null switches training off.',
  })
  learning?: LearningPlanInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true runs as fast as the machine allows; cannot be combined with daysPerSecond.',
  })
  unlimitedSpeed?: boolean | null;
}
