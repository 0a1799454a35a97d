import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WorkStatus } from '../../domain/work-list/work-status';
import { int, nullable, text } from '../columns';
import { WorkStatusEnum } from '../enums/work-enums';
import { DateTimeScalar } from '../scalars';

/** What the practice says of a denial, as it is now. */
@Entity('work_notes')
export class WorkNoteEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('claim_id'))
  claimId: number;

  @Column(text('note', nullable))
  note: string | null;

  @Column(text('owner', nullable))
  owner: string | null;

  @Column(text('status'))
  status: WorkStatus;
}

@Entity('work_note_changes')
@ObjectType('WorkNoteChange', { description: 'What was said of a denial from one moment on.' })
export class WorkNoteChangeEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('claim_id'))
  claimId: number;

  @PrimaryColumn(int('seq'))
  seq: number;

  @Column(text('note', nullable))
  @Field(() => String, { nullable: true, description: 'The note from then on; null for none.' })
  note: string | null;

  @Column(text('owner', nullable))
  @Field(() => String, { nullable: true, description: 'The owner from then on; null for nobody.' })
  owner: string | null;

  @Column(text('status'))
  @Field(() => WorkStatusEnum, { description: 'The status from then on.' })
  status: WorkStatus;

  @Column(text('changed_at'))
  @Field(() => DateTimeScalar, { description: 'When it was changed, in real time.' })
  changedAt: string;
}
