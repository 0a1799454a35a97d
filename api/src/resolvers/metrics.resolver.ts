import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { METRIC_DEFINITIONS } from '../domain/metrics/metric-definitions';
import { GranularityEnum } from '../entities/enums/figure-enums';
import { DashboardMetrics, DenialReasonShare, MetricsPoint } from '../entities/views/metrics';
import { Story } from '../entities/views/story';
import { MetricDefinitionType } from '../entities/views/metric-definition';
import { LocalDateScalar } from '../entities/scalars';
import type { Granularity } from '../entities/enums/states';
import type { AppContext } from '../graphql/context';
import { dashboardMetrics, denialReasons, metricsTrend, windowDays } from '../application/dashboard-figures';
import { workspaceStory } from '../application/figures/story';
import { lastDay, openWorkspace } from '../application/scope';

@Resolver()
export class MetricsResolver {
  @Query(() => DashboardMetrics, {
    description:
      "The key figures of a window of days. asOf defaults to the workspace's clock or dataThrough, whichever is earlier. A window that holds all claims also holds the payments, decisions and bookings that came after the last submission.",
  })
  async dashboardMetrics(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
    @Arg('days', () => Int, {
      nullable: true,
      defaultValue: 30,
      description: 'Length of the window in days, 1 to 3660.',
    })
    days: number | null,
    @Arg('asOf', () => LocalDateScalar, { nullable: true, description: 'The last day of the window.' })
    asOf: string | null,
  ): Promise<DashboardMetrics> {
    const length = windowDays(days);
    const workspace = await openWorkspace(context, workspaceId);
    return dashboardMetrics(context, workspace, length, await lastDay(context, workspace, asOf));
  }

  @Query(() => Story, {
    description: 'What has happened in a workspace so far, from the first denials to the dollars.',
  })
  async story(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
  ): Promise<Story> {
    return workspaceStory(context, await openWorkspace(context, workspaceId));
  }

  @Query(() => [MetricsPoint], {
    description:
      'One point for every day, week or month of the range, empty ones included. from defaults to the first data, to to the last day of the default window.',
  })
  async metricsTrend(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
    @Arg('from', () => LocalDateScalar, { nullable: true, description: 'First day of the range.' })
    from: string | null,
    @Arg('to', () => LocalDateScalar, { nullable: true, description: 'Last day of the range.' })
    to: string | null,
    @Arg('granularity', () => GranularityEnum, {
      nullable: true,
      defaultValue: 'DAY',
      description: 'The period that one point covers.',
    })
    granularity: Granularity | null,
  ): Promise<MetricsPoint[]> {
    const workspace = await openWorkspace(context, workspaceId);
    return metricsTrend(
      context,
      workspace,
      from ?? null,
      await lastDay(context, workspace, to),
      granularity ?? 'DAY',
    );
  }

  @Query(() => [DenialReasonShare], {
    description:
      'Why the claims submitted in a window of days were denied at first, by reason code, largest amount first.',
  })
  async denialReasons(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
    @Arg('days', () => Int, {
      nullable: true,
      defaultValue: 30,
      description: 'Length of the window in days, 1 to 3660.',
    })
    days: number | null,
    @Arg('asOf', () => LocalDateScalar, { nullable: true, description: 'The last day of the window.' })
    asOf: string | null,
  ): Promise<DenialReasonShare[]> {
    const length = windowDays(days);
    const workspace = await openWorkspace(context, workspaceId);
    return denialReasons(context, workspace, length, await lastDay(context, workspace, asOf));
  }

  @Query(() => [MetricDefinitionType], {
    description: 'What every figure means. The same for all workspaces, so a client asks once.',
  })
  metricDefinitions(): MetricDefinitionType[] {
    return Object.entries(METRIC_DEFINITIONS).map(([name, definition]) => ({ name, ...definition }));
  }
}
