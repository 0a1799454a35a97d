import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { JobEntity } from '../entities/job.entity';
import { listJobs, runJob } from '../application/scheduled-jobs';
import type { JobContext } from '../graphql/context';

@Resolver()
export class JobResolver {
  @Query(() => [JobEntity], { description: 'The jobs of this program, with their last runs.' })
  async jobs(@Ctx() context: JobContext): Promise<JobEntity[]> {
    return listJobs(context);
  }

  @Mutation(() => JobEntity, {
    description: 'Runs a job now and answers when it is over; its state says how it went.',
  })
  async runJob(
    @Ctx() context: JobContext,
    @Arg('name', () => String, { description: 'As `jobs` names it.' }) name: string,
  ): Promise<JobEntity> {
    return runJob(context, name);
  }
}
