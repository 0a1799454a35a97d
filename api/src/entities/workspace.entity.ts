import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { counter, flag, int, json, nullable, text, unselected, zero } from './columns';
import { WorkspaceKindEnum, WorkspaceStateEnum } from './enums/workspace-enums';
import { Node } from './views/node';
import { DateTimeScalar, LocalDateScalar } from './scalars';
import type { WorkspaceKind, WorkspaceState } from './enums/states';

@Entity('workspaces')
@ObjectType('Workspace', { implements: Node, description: 'An isolated set of claims with its own clock.' })
export class WorkspaceEntity {
  @PrimaryGeneratedColumn('increment', counter)
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

  @Column(text('error', nullable))
  @Field(() => String, {
    nullable: true,
    description: 'Why the workspace could not be copied; null unless it is FAILED.',
  })
  error: string | null;

  @Column(int('virtual_now_s', nullable))
  virtualNowS: number | null;

  @Column(text('data_through', nullable))
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'The most recent date on which a claim was first submitted; null while the workspace holds no claims. Imported remittances may be years old, and the responses of payers come later.',
  })
  dataThrough: string | null;

  @Column(int('claim_count', zero))
  @Field(() => Int, { description: 'All claims in the workspace, replacements and voids included.' })
  claimCount: number;

  @Column(int('commit_number', zero))
  commitNumber: number;

  @Column(int('feed_trimmed_through', zero))
  feedTrimmedThrough: number;

  @Column(int('claim_changes', zero))
  claimChanges: number;

  @Column(int('next_import_id', { ...zero, ...unselected }))
  nextImportId?: number;

  @Column(int('forked_from_id', nullable))
  forkedFromId: number | null;

  @Column(text('created_at'))
  @Field(() => DateTimeScalar, { description: 'When the workspace was created, in real time.' })
  createdAt: string;
}

/** What one commit changed, for the feeds (ingest/batch-planner.ts); old ones are let go. */
@Entity('feed_entries')
export class FeedEntryEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('commit_number'))
  commitNumber: number;

  @Column(int('claim_changes_before'))
  claimChangesBefore: number;

  /** Lists of [index of the kind, local id, instant in seconds]. */
  @Column(json('claim_changes'))
  claimChanges: readonly (readonly number[])[];

  @Column(json('pattern_changes'))
  patternChanges: readonly (readonly number[])[];
}

/** A copy under way, or a twin that follows its origin. */
@Entity('forks')
export class ForkEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @Column(int('origin_id'))
  originId: number;

  @Column(text('kind'))
  kind: 'COPY' | 'TWIN';

  /** The origin stands still at a batch's edge until the copy is done. */
  @Column(flag('pinned', zero))
  pinned: boolean;

  /** What the copy does otherwise than its origin once it is done: JSON, parsed by whoever continues this copy. */
  @Column(text('changes', nullable))
  changes: string | null;

  @Column(int('step', zero))
  step: number;

  /** Which table is being copied, and the last key copied of it: JSON, parsed by whoever continues this copy. */
  @Column(text('table_name', nullable))
  tableName: string | null;

  @Column(text('place', nullable))
  place: string | null;
}
