import { Arg, Args, Ctx, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import { ClaimsAdded, ClaimsChanged, PatternChanged } from '../entities/views/feed-events';
import { ImportJobEntity } from '../entities/import-job.entity';
import { DashboardMetrics } from '../entities/views/metrics';
import { RunEntity } from '../entities/run.entity';
import type { AppContext } from '../graphql/context';
import type { ClaimFeedEvent, PatternFeedEvent } from '../feeds/feed-sources';
import { ClaimChangesArgs, ClaimFeedArgs, FeedArgs } from '../graphql/feed-args';
import type { ImportTick, Subscribed, WorkspaceTick } from '../graphql/feed-subscriptions';
import {
  claimFeed,
  claimsAddedOf,
  claimsChangedOf,
  importOf,
  importTicks,
  metricsOf,
  metricTicks,
  patternChangedOf,
  patternFeed,
  runOf,
  runTicks,
} from '../graphql/feed-subscriptions';

const WORKSPACE = { description: 'The workspace to follow.' };

@Resolver()
export class SubscriptionResolver {
  @Subscription(() => ClaimsAdded, {
    subscribe: ({ args, context }: Subscribed<ClaimFeedArgs>) => claimFeed(context, args, ['SUBMITTED']),
    description:
      'Newly generated or imported claims, in the order they were committed; an event may hold several. The filter may use only what is fixed at submission: status, carc and patternId are refused with BAD_USER_INPUT.',
  })
  async claimsAdded(
    @Root() event: ClaimFeedEvent,
    @Ctx() context: AppContext,
    @Args() _args: ClaimFeedArgs,
  ): Promise<ClaimsAdded> {
    return claimsAddedOf(event, context);
  }

  @Subscription(() => ClaimsChanged, {
    subscribe: ({ args, context }: Subscribed<ClaimChangesArgs>) =>
      claimFeed(context, args, args.kinds ?? null),
    description:
      'Every step in the life cycle of claims, denials and appeals included, in the order they were committed.',
  })
  async claimsChanged(
    @Root() event: ClaimFeedEvent,
    @Ctx() context: AppContext,
    @Args() _args: ClaimChangesArgs,
  ): Promise<ClaimsChanged> {
    return claimsChangedOf(event, context);
  }

  @Subscription(() => PatternChanged, {
    subscribe: ({ args, context }: Subscribed<FeedArgs>) => patternFeed(context, args),
    description: 'Patterns that are detected, improve, worsen or are resolved.',
  })
  async patternChanged(
    @Root() event: PatternFeedEvent,
    @Ctx() context: AppContext,
    @Args() _args: FeedArgs,
  ): Promise<PatternChanged> {
    return patternChangedOf(event, context);
  }

  @Subscription(() => DashboardMetrics, {
    subscribe: ({ args, context }: Subscribed<{ workspaceId: string; days?: number | null }>) =>
      metricTicks(context, args),
    description:
      'The key figures of the default window: at once, and then whenever they change, at most a few times a second.',
  })
  async metricsUpdated(
    @Root() event: WorkspaceTick,
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) _workspaceId: string,
    @Arg('days', () => Int, {
      nullable: true,
      defaultValue: 30,
      description: 'Length of the window in days, 1 to 3660.',
    })
    days: number | null,
  ): Promise<DashboardMetrics> {
    return metricsOf(event, context, days);
  }

  @Subscription(() => RunEntity, {
    subscribe: ({ args, context }: Subscribed<{ workspaceId: string }>) => runTicks(context, args),
    description: "A run's state, clock and counters: at once, and then whenever the engine commits.",
  })
  async generationStatusChanged(
    @Root() event: WorkspaceTick,
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) _workspaceId: string,
  ): Promise<RunEntity> {
    return runOf(event, context);
  }

  @Subscription(() => ImportJobEntity, {
    subscribe: ({ args, context }: Subscribed<{ id: string }>) => importTicks(context, args),
    description: 'The progress of an import; completes when the import has ended.',
  })
  async importProgress(
    @Root() event: ImportTick,
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of an ImportJob.' }) id: string,
  ): Promise<ImportJobEntity> {
    return importOf(event, context, id);
  }
}
