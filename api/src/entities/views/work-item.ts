import { Field, Float, Int, ObjectType } from 'type-graphql';
import { meaningOf } from '../../domain/metrics/metric-definitions';
import type { DenialStage } from '../../domain/work-list/denial-stage';
import type { NextStep } from '../../domain/work-list/work-priority';
import type { WorkStatus } from '../../domain/work-list/work-status';
import { DenialStageEnum, NextStepEnum, WorkStatusEnum } from '../enums/work-enums';
import { DollarsScalar, LocalDateScalar } from '../scalars';
import { WorkNoteChangeEntity } from '../work/work-note.entity';
import { connectionOf } from './connection';

@ObjectType('WorkItem', {
  description:
    'An initial denial as a piece of work: what it may still bring, until when, what to do next, and what the practice says of it.',
})
export class WorkItem {
  /** For the claim and the rule, which are read apart. */
  workspaceId: number;
  claimLocalId: number;
  reasonKey: string;
  priorityMilliCents: number;

  @Field(() => String, { nullable: true, description: 'The reason code (CARC) of the first denial.' })
  carc: string | null;

  @Field(() => LocalDateScalar, { description: 'The day of the denial.' })
  deniedOn: string;

  @Field(() => LocalDateScalar, {
    description: 'The filing limit: the last day for a first appeal, by the kind of payer.',
  })
  deadline: string;

  @Field(() => Int, { description: 'Days left until the filing limit; negative once it has passed.' })
  daysLeft: number;

  @Field(() => DenialStageEnum, { description: 'Where the denial is on its way.' })
  stage: DenialStage;

  @Field(() => NextStepEnum, { description: 'The path that promises most, of those that the reason has.' })
  nextStep: NextStep;

  @Field(() => Boolean, {
    description: "Whether the practice's own coders could have prevented the denial.",
  })
  preventable: boolean;

  @Field(() => DollarsScalar, { name: 'deniedAmount', description: meaningOf('workItem.deniedAmount') })
  deniedCents: number;

  @Field(() => Float, { description: meaningOf('workItem.chance') })
  chance: number;

  @Field(() => DollarsScalar, {
    name: 'expectedRecovery',
    description: meaningOf('workItem.expectedRecovery'),
  })
  expectedCents: number;

  @Field(() => Float, { description: meaningOf('workItem.urgency') })
  urgency: number;

  @Field(() => DollarsScalar, { name: 'priority', description: meaningOf('workItem.priority') })
  priorityCents: number;

  @Field(() => String, { nullable: true, description: "The practice's note; null for none." })
  note: string | null;

  @Field(() => String, { nullable: true, description: 'Who works on it; null for nobody.' })
  owner: string | null;

  @Field(() => WorkStatusEnum, { description: 'How far the practice is with it.' })
  status: WorkStatus;

  @Field(() => [WorkNoteChangeEntity], {
    description: 'Every change of note, owner and status, oldest first; the newest is what holds.',
  })
  changes: WorkNoteChangeEntity[];

  @Field(() => Int, {
    description:
      'The number of the commit that it was read at: nothing newer is in its figures. Items of one number belong to one state of the workspace.',
  })
  commitNumber: number;
}

export const WorkItemConnection = connectionOf(
  'WorkItem',
  WorkItem,
  'The number of denials that match; counted only when selected.',
);
