import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { JobEntity } from '../entities/job.entity';
import { listJobs, runJob } from '../application/scheduled-jobs';
import type { JobContext } from '../graphql/context';

@Resolver()
export class JobResolver {
  @Query(() => [JobEntity], {
    description: 'The background jobs of this program, with the state of their last runs.',
  })
  async jobs(@Ctx() context: JobContext): Promise<JobEntity[]> {
    return listJobs(context);
  }

  @Mutation(() => JobEntity, {
    description: 'Runs a job now, and returns when it has ended; its state says how it went.',
  })
  async runJob(
    @Ctx() context: JobContext,
    @Arg('name', () => String, { description: "The job's name, from `jobs`." }) name: string,
  ): Promise<JobEntity> {
    return runJob(context, name);
  }
}
