import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int, nullable, text } from './columns';
import { JobStateEnum } from './enums/job-enums';
import { DateTimeScalar } from './scalars';
import type { JobState } from './enums/states';

@Entity('jobs')
@ObjectType('Job', {
  description: 'A scheduled background job, such as recomputing stored figures from the claims.',
})
export class JobEntity {
  @PrimaryColumn(text('name'))
  @Field(() => String, { description: "The job's stable name; pass it to `runJob`." })
  name: string;

  @Field(() => String, { description: 'A cron expression, in real time.' })
  schedule: string;

  @Column(text('state'))
  @Field(() => JobStateEnum, { description: "The state of the job's last run." })
  state: JobState;

  @Column(text('last_started_at', nullable))
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the last run started, in real time; null when the job has never run.',
  })
  lastStartedAt: string | null;

  @Column(int('last_duration_ms', nullable))
  @Field(() => Int, { nullable: true, description: 'The duration of the last run in milliseconds.' })
  lastDurationMs: number | null;

  @Column(text('last_error', nullable))
  @Field(() => String, { nullable: true, description: 'The error of the last run, if it FAILED.' })
  lastError: string | null;

  @Column(int('mismatches', nullable))
  @Field(() => Int, {
    nullable: true,
    description:
      "The number of stored figures that the last run's recomputation from the claims contradicted. Anything but 0 is a defect of this program. Null for a job that recomputes nothing.",
  })
  mismatches: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the job runs next, in real time; null when it is not scheduled.',
  })
  nextRunAt: string | null;
}
