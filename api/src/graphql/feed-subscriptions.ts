import { freshRun } from '../application/await-run';
import { dashboardMetrics, windowDays } from '../application/dashboard-figures';
import { findImport } from '../application/import-jobs';
import { lastDay, openWorkspace, workspaceOf } from '../application/scope';
import { isoOfInstant } from '../domain/calendar';
import { NotFoundError } from '../domain/errors';
import type { ClaimChangeKind } from '../domain/feed';
import { globalId } from '../entities/global-id';
import type { ImportJobEntity } from '../entities/import-job.entity';
import type { RunEntity } from '../entities/run.entity';
import type { ClaimsAdded, ClaimsChanged, PatternChanged } from '../entities/views/feed-events';
import type { DashboardMetrics } from '../entities/views/metrics';
import type { ClaimFeedEvent, PatternFeedEvent } from '../feeds/feed-sources';
import { parseClaimFeedFilter } from './claim-filter';
import type { AppContext } from './context';
import type { ClaimFeedArgs, FeedArgs } from './feed-args';

/**
 * Each subscription has two halves: a source that reads from the store what comes after its cursor, and a payload that
 * is made of each event when it is delivered, so that claims and runs are shown as they are at delivery.
 */
export interface Subscribed<A> {
  args: A;
  context: AppContext;
}

export async function* claimFeed(
  context: AppContext,
  args: ClaimFeedArgs,
  kinds: ClaimChangeKind[] | null,
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

export async function claimsAddedOf(event: ClaimFeedEvent, context: AppContext): Promise<ClaimsAdded> {
  const { cursor, skipped, gap } = event;
  const changes = await withClaims(event, context);
  return { cursor, skipped, gap, claims: changes.map((change) => change.claim) };
}

export async function claimsChangedOf(event: ClaimFeedEvent, context: AppContext): Promise<ClaimsChanged> {
  const { cursor, skipped, gap } = event;
  return { cursor, skipped, gap, changes: await withClaims(event, context) };
}

async function withClaims(event: ClaimFeedEvent, context: AppContext): Promise<ClaimsChanged['changes']> {
  const { workspaceId } = event;
  const claims = await context.loaders.claim.loadMany(
    event.changes.map(({ claimId }) => ({ workspaceId, id: claimId })),
  );
  return event.changes.flatMap((change, index) => {
    const claim = claims[index];
    if (claim instanceof Error) throw claim;
    // An imported claim that turned out to be part of another is gone; what it was shows in the other's changes.
    return claim ? [{ kind: change.kind, at: isoOfInstant(change.atS), claim }] : [];
  });
}

export async function* patternFeed(context: AppContext, args: FeedArgs): AsyncGenerator<PatternFeedEvent> {
  const workspace = await openWorkspace(context, args.workspaceId);
  yield* context.feeds.patterns({
    workspaceId: workspace.localId,
    after: args.after ?? null,
    delivery: args.delivery ?? 'ALL',
  });
}

export async function patternChangedOf(
  event: PatternFeedEvent,
  context: AppContext,
): Promise<PatternChanged> {
  const { cursor, kind, atS, skipped, gap, workspaceId, patternId } = event;
  const pattern = await context.loaders.pattern.load({ workspaceId, id: patternId });
  if (!pattern) throw new NotFoundError('pattern', globalId('Pattern', workspaceId, patternId));
  return { cursor, kind, at: isoOfInstant(atS), pattern, skipped, gap };
}

export interface WorkspaceTick {
  workspaceId: number;
}

export async function* metricTicks(
  context: AppContext,
  args: { workspaceId: string; days?: number | null },
): AsyncGenerator<WorkspaceTick> {
  windowDays(args.days);
  const workspace = await openWorkspace(context, args.workspaceId);
  yield* context.feeds.ticks(workspace.localId);
}

export async function metricsOf(
  event: WorkspaceTick,
  context: AppContext,
  days: number | null,
): Promise<DashboardMetrics> {
  context.loaders.run.clear(event.workspaceId);
  context.loaders.workspace.clear(event.workspaceId);
  const workspace = await workspaceOf(context, event.workspaceId);
  return dashboardMetrics(context, workspace, windowDays(days), await lastDay(context, workspace, null));
}

export async function* runTicks(
  context: AppContext,
  args: { workspaceId: string },
): AsyncGenerator<WorkspaceTick> {
  const workspace = await openWorkspace(context, args.workspaceId);
  const run = await context.loaders.run.load(workspace.localId);
  if (!run) throw new NotFoundError('run in workspace', args.workspaceId);
  yield* context.feeds.ticks(workspace.localId);
}

export const runOf = (event: WorkspaceTick, context: AppContext): Promise<RunEntity> =>
  freshRun(context, event.workspaceId);

export interface ImportTick {
  importId: number;
}

export async function* importTicks(context: AppContext, args: { id: string }): AsyncGenerator<ImportTick> {
  const job = await findImport(context, args.id);
  if (!job) throw new NotFoundError('import job', args.id);
  yield* context.feeds.importTicks(job.localId, job.workspaceLocalId);
}

export async function importOf(event: ImportTick, context: AppContext, id: string): Promise<ImportJobEntity> {
  const job = await context.loaders.importJob.clear(event.importId).load(event.importId);
  if (!job) throw new NotFoundError('import job', id);
  return job;
}
