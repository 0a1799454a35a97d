import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LearningEventType, LearningOutcome } from '../domain/claim';
import { flag, int, nullable, text } from './columns';
import { connectionOf } from './views/connection';
import { LearningEventTypeEnum, LearningOutcomeEnum } from './enums';
import { Node } from './views/node';

@Entity('learning_events')
@ObjectType('LearningEvent', {
  implements: Node,
  description: 'Something a coder did to learn: a session, an attempt, a correction.',
})
export class LearningEventEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('id'))
  localId: number;

  @Column(text('type'))
  @Field(() => LearningEventTypeEnum, { description: 'What was done.' })
  type: LearningEventType;

  @Column(int('coder_id'))
  coderLocalId: number;

  @Column(int('at_s'))
  atS: number;

  @Column(int('duration_ms', nullable))
  @Field(() => Int, {
    nullable: true,
    description: 'How long it took, in virtual milliseconds; null where it has no length.',
  })
  durationMs: number | null;

  @Column(text('outcome', nullable))
  @Field(() => LearningOutcomeEnum, { nullable: true, description: 'Only attempts and sessions have one.' })
  outcome: LearningOutcome | null;

  @Column(flag('correction_applied'))
  @Field(() => Boolean, { description: "The correction went into the coder's next claims." })
  correctionApplied: boolean;

  @Column(text('rule_key', nullable))
  ruleKey: string | null;

  @Column(int('claim_id', nullable))
  claimId: number | null;
}

export const LearningEventConnection = connectionOf(
  'LearningEvent',
  LearningEventEntity,
  'All learning events of the workspace; counted only when selected.',
);
