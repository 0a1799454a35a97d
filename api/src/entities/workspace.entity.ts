import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int, nullable, text } from './columns';
import { WorkspaceKindEnum, WorkspaceStateEnum } from './enums';
import { Node } from './views/node';
import { DateTimeScalar, LocalDateScalar } from './scalars';
import type { WorkspaceKind, WorkspaceState } from './states';

@Entity('workspaces')
@ObjectType('Workspace', { implements: Node, description: 'An isolated set of claims with its own clock.' })
export class WorkspaceEntity {
  @PrimaryColumn(int('id'))
  localId: number;

  @Column(text('name'))
  @Field(() => String, { description: 'A name for display.' })
  name: string;

  @Column(text('kind'))
  @Field(() => WorkspaceKindEnum, { description: 'Where its claims come from.' })
  kind: WorkspaceKind;

  @Column(text('state'))
  @Field(() => WorkspaceStateEnum, { description: 'Whether the workspace can be read: only when READY.' })
  state: WorkspaceState;

  @Column(int('virtual_now_s', nullable))
  virtualNowS: number | null;

  @Column(text('data_through', nullable))
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'The most recent submission date in the workspace; null while it holds no claims. Imported remittances may be years old.',
  })
  dataThrough: string | null;

  @Column(int('claim_count'))
  @Field(() => Int, { description: 'All claims in the workspace, replacements and voids included.' })
  claimCount: number;

  @Column(int('commit_number'))
  commitNumber: number;

  @Column(int('feed_trimmed_through'))
  feedTrimmedThrough: number;

  @Column(int('claim_changes'))
  claimChanges: number;

  @Column(int('forked_from_id', nullable))
  forkedFromId: number | null;

  @Column(text('created_at'))
  @Field(() => DateTimeScalar, { description: 'When the workspace was created, in real time.' })
  createdAt: string;
}
