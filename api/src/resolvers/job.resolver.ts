import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { NotFoundError } from '../domain/errors';
import { JobEntity } from '../entities/job.entity';
import { listJobRuns } from '../persistence/read/jobs';
import type { JobContext, JobSchedule } from '../graphql/job-runner';

@Resolver()
export class JobResolver {
  @Query(() => [JobEntity], { description: 'The jobs of this program, with their last runs.' })
  async jobs(@Ctx() context: JobContext): Promise<JobEntity[]> {
    return this.withLastRuns(context, context.jobs.schedules());
  }

  @Mutation(() => JobEntity, {
    description: 'Runs a job now and answers when it is over; its state says how it went.',
  })
  async runJob(
    @Ctx() context: JobContext,
    @Arg('name', () => String, { description: 'As `jobs` names it.' }) name: string,
  ): Promise<JobEntity> {
    const schedule = context.jobs.schedules().find((job) => job.name === name);
    if (!schedule) throw new NotFoundError('job', name);
    await context.jobs.run(name);
    const [job] = await this.withLastRuns(context, [schedule]);
    return job as JobEntity;
  }

  private async withLastRuns(context: JobContext, schedules: readonly JobSchedule[]): Promise<JobEntity[]> {
    const runs = new Map((await listJobRuns(context.database.reader('live'))).map((run) => [run.name, run]));
    return schedules.map((schedule) =>
      Object.assign(new JobEntity(), NEVER_RUN, runs.get(schedule.name), schedule),
    );
  }
}

const NEVER_RUN = {
  state: 'NEVER_RUN',
  lastStartedAt: null,
  lastDurationMs: null,
  lastError: null,
  mismatches: null,
} as const;
