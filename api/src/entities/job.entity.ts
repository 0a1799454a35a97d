import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int, nullable, text } from './columns';
import { JobStateEnum } from './enums';
import { DateTimeScalar } from './scalars';
import type { JobState } from './states';

@Entity('jobs')
@ObjectType('Job', {
  description: '`mismatches` counts the stored figures that a recomputation from the claims did not confirm.',
})
export class JobEntity {
  @PrimaryColumn(text('name'))
  @Field(() => String, { description: 'Its stable name; `runJob` takes it.' })
  name: string;

  @Field(() => String, { description: 'A cron expression, real time.' })
  schedule: string;

  @Column(text('state'))
  @Field(() => JobStateEnum, { description: 'How its last run went.' })
  state: JobState;

  @Column(text('last_started_at', nullable))
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null when it has never run.' })
  lastStartedAt: string | null;

  @Column(int('last_duration_ms', nullable))
  @Field(() => Int, { nullable: true, description: 'How long its last run took.' })
  lastDurationMs: number | null;

  @Column(text('last_error', nullable))
  @Field(() => String, { nullable: true, description: 'Of its last run, if that FAILED.' })
  lastError: string | null;

  @Column(int('mismatches', nullable))
  @Field(() => Int, {
    nullable: true,
    description:
      'Of its last run; null for a job that recomputes nothing. Anything but 0 is a fault of ours.',
  })
  mismatches: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it is due again; null where its schedule is off.',
  })
  nextRunAt: string | null;
}
