import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LearningEventType, LearningOutcome } from '../domain/claim';
import { flag, int, nullable, text, unselected } from './columns';
import { connectionOf } from './views/connection';
import { LearningEventTypeEnum, LearningOutcomeEnum } from './enums/learning-enums';
import { Node } from './views/node';

@Entity('learning_events')
@ObjectType('LearningEvent', {
  implements: Node,
  description: 'Something a coder did in training: a session, a quiz attempt or a correction.',
})
export class LearningEventEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('id'))
  localId: number;

  @Column(text('type'))
  @Field(() => LearningEventTypeEnum, { description: 'What the coder did.' })
  type: LearningEventType;

  @Column(int('coder_id'))
  coderLocalId: number;

  @Column(int('at_s'))
  atS: number;

  @Column(int('duration_ms', nullable))
  @Field(() => Int, {
    nullable: true,
    description: 'The duration in virtual milliseconds; null for events without a duration.',
  })
  durationMs: number | null;

  @Column(text('outcome', nullable))
  @Field(() => LearningOutcomeEnum, {
    nullable: true,
    description: 'The result; only quiz attempts and sessions have one.',
  })
  outcome: LearningOutcome | null;

  @Column(flag('correction_applied'))
  @Field(() => Boolean, { description: 'Whether the coder applied the correction to later claims.' })
  correctionApplied: boolean;

  @Column(text('rule_key', nullable))
  ruleKey: string | null;

  @Column(int('claim_id', nullable))
  claimId: number | null;

  /** The pattern that owns the claim's denial; null where none is detected yet. */
  @Column(int('pattern_id', { ...nullable, ...unselected }))
  patternId?: number | null;
}

export const LearningEventConnection = connectionOf(
  'LearningEvent',
  LearningEventEntity,
  'The number of learning events in the workspace; counted only when selected.',
);
