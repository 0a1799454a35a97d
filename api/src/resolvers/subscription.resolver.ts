import { Arg, Ctx, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import { isoOfInstant } from '../domain/calendar';
import type { ClaimChangeKind } from '../domain/feed';
import { NotFoundError } from '../domain/errors';
import { ClaimFilter } from '../entities/inputs/claim.input';
import { ClaimChangeKindEnum } from '../entities/enums';
import { ClaimsAdded, ClaimsChanged, PatternChanged } from '../entities/views/feed-events';
import { graphqlEnum } from '../entities/graphql-enum';
import { ImportJobEntity } from '../entities/import-job.entity';
import { DashboardMetrics } from '../entities/views/metrics';
import { RunEntity } from '../entities/run.entity';
import { freshRun } from '../application/await-run';
import { parseClaimFeedFilter } from '../graphql/claim-filter';
import type { AppContext } from '../graphql/context';
import { dashboardMetrics, windowDays } from '../application/dashboard-figures';
import type { ClaimFeedEvent, Delivery, PatternFeedEvent } from '../feeds/feed-sources';
import { DELIVERIES } from '../feeds/feed-sources';
import { globalId } from '../entities/global-id';
import { findImport } from './import.resolver';
import { lastDay, openWorkspace, workspaceOf } from '../application/scope';

export const DeliveryEnum = graphqlEnum(
  'Delivery',
  DELIVERIES,
  "ALL: every event in order, none skipped, at the subscriber's own pace. LATEST: what a slow subscriber missed is skipped and counted.",
);

const WORKSPACE = { description: 'Of which workspace.' };
const AFTER = {
  nullable: true,
  description:
    'A cursor of this feed: what came after it is replayed from the store, then the feed goes on live. null: from now on.',
} as const;
const DELIVERY = {
  nullable: true,
  defaultValue: 'ALL',
  description: 'What happens when the subscriber is slow.',
} as const;

interface ClaimFeedArgs {
  workspaceId: string;
  kinds?: ClaimChangeKind[] | null;
  filter?: ClaimFilter | null;
  after?: string | null;
  delivery?: Delivery | null;
}

interface Subscribed<A> {
  args: A;
  context: AppContext;
}

@Resolver()
export class SubscriptionResolver {
  @Subscription(() => ClaimsAdded, {
    subscribe: ({ args, context }: Subscribed<ClaimFeedArgs>) => claimFeed(context, args, ['SUBMITTED']),
    description:
      'Newly generated or imported claims, in the order they were committed, several to an event. The filter may name only what is fixed at submission; status, carc, patternId are BAD_USER_INPUT here.',
  })
  async claimsAdded(
    @Root() event: ClaimFeedEvent,
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) _workspaceId: string,
    @Arg('filter', () => ClaimFilter, { nullable: true, description: 'Only what is fixed at submission.' })
    _filter: ClaimFilter | null,
    @Arg('after', () => String, AFTER) _after: string | null,
    @Arg('delivery', () => DeliveryEnum, DELIVERY) _delivery: Delivery | null,
  ): Promise<ClaimsAdded> {
    const { cursor, skipped, gap } = event;
    const changes = await withClaims(event, context);
    return { cursor, skipped, gap, claims: changes.map((change) => change.claim) };
  }

  @Subscription(() => ClaimsChanged, {
    subscribe: ({ args, context }: Subscribed<ClaimFeedArgs>) => claimFeed(context, args, args.kinds ?? null),
    description:
      "Every step of a claim's life, denials and appeals as they come, in the order they were committed.",
  })
  async claimsChanged(
    @Root() event: ClaimFeedEvent,
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) _workspaceId: string,
    @Arg('kinds', () => [ClaimChangeKindEnum], {
      nullable: true,
      description: 'Only these; null: every kind.',
    })
    _kinds: ClaimChangeKind[] | null,
    @Arg('filter', () => ClaimFilter, { nullable: true, description: 'Only what is fixed at submission.' })
    _filter: ClaimFilter | null,
    @Arg('after', () => String, AFTER) _after: string | null,
    @Arg('delivery', () => DeliveryEnum, DELIVERY) _delivery: Delivery | null,
  ): Promise<ClaimsChanged> {
    const { cursor, skipped, gap } = event;
    return { cursor, skipped, gap, changes: await withClaims(event, context) };
  }

  @Subscription(() => PatternChanged, {
    subscribe: ({ args, context }: Subscribed<Pick<ClaimFeedArgs, 'workspaceId' | 'after' | 'delivery'>>) =>
      patternFeed(context, args),
    description: 'Patterns detected, improving, worsening, resolved.',
  })
  async patternChanged(
    @Root() event: PatternFeedEvent,
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) _workspaceId: string,
    @Arg('after', () => String, AFTER) _after: string | null,
    @Arg('delivery', () => DeliveryEnum, DELIVERY) _delivery: Delivery | null,
  ): Promise<PatternChanged> {
    const { cursor, kind, atS, skipped, gap, workspaceId, patternId } = event;
    const pattern = await context.loaders.pattern.load({ workspaceId, id: patternId });
    if (!pattern) throw new NotFoundError('pattern', globalId('Pattern', workspaceId, patternId));
    return { cursor, kind, at: isoOfInstant(atS), pattern, skipped, gap };
  }

  @Subscription(() => DashboardMetrics, {
    subscribe: ({ args, context }: Subscribed<{ workspaceId: string; days?: number | null }>) =>
      metricTicks(context, args),
    description: 'The newest figures of the default window, at once and then at most a few times a second.',
  })
  async metricsUpdated(
    @Root() event: { workspaceId: number },
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) _workspaceId: string,
    @Arg('days', () => Int, {
      nullable: true,
      defaultValue: 30,
      description: 'Length of the window, 1 to 3660.',
    })
    days: number | null,
  ): Promise<DashboardMetrics> {
    context.loaders.run.clear(event.workspaceId);
    context.loaders.workspace.clear(event.workspaceId);
    const workspace = await workspaceOf(context, event.workspaceId);
    return dashboardMetrics(context, workspace, windowDays(days), await lastDay(context, workspace, null));
  }

  @Subscription(() => RunEntity, {
    subscribe: ({ args, context }: Subscribed<{ workspaceId: string }>) =>
      runTicks(context, args.workspaceId),
    description: "A run's state, clock and counters, at once and then as the engine commits.",
  })
  async generationStatusChanged(
    @Root() event: { workspaceId: number },
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) _workspaceId: string,
  ): Promise<RunEntity> {
    return freshRun(context, event.workspaceId);
  }

  @Subscription(() => ImportJobEntity, {
    subscribe: ({ args, context }: Subscribed<{ id: string }>) => importTicks(context, args.id),
    description: 'How an import goes; ends when it has ended.',
  })
  async importProgress(
    @Root() event: { importId: number },
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of an ImportJob.' }) id: string,
  ): Promise<ImportJobEntity> {
    const job = await context.loaders.importJob.clear(event.importId).load(event.importId);
    if (!job) throw new NotFoundError('import job', id);
    return job;
  }
}

async function* claimFeed(
  context: AppContext,
  args: ClaimFeedArgs,
  kinds: readonly ClaimChangeKind[] | null,
): AsyncGenerator<ClaimFeedEvent> {
  const workspace = await openWorkspace(context, args.workspaceId);
  yield* context.feeds.claims({
    workspaceId: workspace.localId,
    kinds,
    filter: parseClaimFeedFilter(args.filter, workspace.localId),
    after: args.after ?? null,
    delivery: args.delivery ?? 'ALL',
  });
}

async function withClaims(event: ClaimFeedEvent, context: AppContext): Promise<ClaimsChanged['changes']> {
  const { workspaceId } = event;
  const claims = await context.loaders.claim.loadMany(
    event.changes.map(({ claimId }) => ({ workspaceId, id: claimId })),
  );
  return event.changes.map((change, index) => {
    const claim = claims[index];
    if (claim instanceof Error) throw claim;
    if (!claim) throw new NotFoundError('claim', globalId('Claim', workspaceId, change.claimId));
    return { kind: change.kind, at: isoOfInstant(change.atS), claim };
  });
}

async function* patternFeed(
  context: AppContext,
  args: Pick<ClaimFeedArgs, 'workspaceId' | 'after' | 'delivery'>,
): AsyncGenerator<PatternFeedEvent> {
  const workspace = await openWorkspace(context, args.workspaceId);
  yield* context.feeds.patterns({
    workspaceId: workspace.localId,
    after: args.after ?? null,
    delivery: args.delivery ?? 'ALL',
  });
}

async function* metricTicks(
  context: AppContext,
  args: { workspaceId: string; days?: number | null },
): AsyncGenerator<{ workspaceId: number }> {
  windowDays(args.days);
  const workspace = await openWorkspace(context, args.workspaceId);
  yield* context.feeds.ticks(workspace.localId);
}

async function* runTicks(context: AppContext, workspaceId: string): AsyncGenerator<{ workspaceId: number }> {
  const workspace = await openWorkspace(context, workspaceId);
  const run = await context.loaders.run.load(workspace.localId);
  if (!run) throw new NotFoundError('run in workspace', workspaceId);
  yield* context.feeds.ticks(workspace.localId);
}

async function* importTicks(context: AppContext, id: string): AsyncGenerator<{ importId: number }> {
  const job = await findImport(context, id);
  if (!job) throw new NotFoundError('import job', id);
  yield* context.feeds.importTicks(job.localId, job.workspaceLocalId);
}
