import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { counter, flag, int, json, nullable, text, unselected, zero } from './columns';
import { DataSourceKindEnum } from './enums/job-enums';
import type { DataSourceKind } from './enums/states';
import { DateTimeScalar, JsonScalar } from './scalars';
import { Node } from './views/node';

/** Where files come from by themselves: the source runner (sources/source-runner.ts) looks for what is due. */
@Entity('data_sources')
@ObjectType('DataSource', {
  implements: Node,
  description:
    'Something that claims and remittances are imported from by themselves: a folder that files are dropped into, or a FHIR server.',
})
export class DataSourceEntity {
  @PrimaryGeneratedColumn('increment', counter)
  localId: number;

  @Column(int('workspace_id'))
  workspaceLocalId: number;

  @Column(text('name'))
  @Field(() => String, { description: 'What people call it.' })
  name: string;

  @Column(text('kind'))
  @Field(() => DataSourceKindEnum, { description: 'What it is.' })
  kind: DataSourceKind;

  @Column(flag('enabled'))
  @Field(() => Boolean, {
    description: 'Whether it is looked at by itself; a sync by hand works either way.',
  })
  enabled: boolean;

  @Column(json('config'))
  @Field(() => JsonScalar, {
    description:
      'Its settings, as DataSourceInput says, with the defaults in place. Secrets can be set and are never shown.',
  })
  config: Record<string, unknown>;

  /** What is set and never shown. */
  @Column(json('secret', { ...nullable, ...unselected }))
  secret?: { bearerToken: string } | null;

  @Column(text('last_sync_at', nullable))
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the last sync that succeeded began, in real time; null when there was none.',
  })
  lastSyncAt: string | null;

  @Column(text('last_error', nullable))
  @Field(() => String, {
    nullable: true,
    description: 'Why the last sync failed; null when it succeeded, and before the first.',
  })
  lastError: string | null;

  /** In a row: each makes the time until the next sync longer. */
  @Column(int('failures', zero))
  failures: number;

  /** The instant at which it is due, in milliseconds. */
  @Column(int('next_sync_ms'))
  nextSyncMs: number;
}
