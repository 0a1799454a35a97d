import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { GranularityEnum } from '../entities/enums';
import { DashboardMetrics, DenialReasonShare, MetricsPoint } from '../entities/views/metrics';
import { LocalDateScalar } from '../entities/scalars';
import type { Granularity } from '../entities/states';
import type { AppContext } from '../graphql/context';
import { dashboardMetrics, denialReasons, metricsTrend, windowDays } from '../application/dashboard-figures';
import { lastDay, openWorkspace } from '../application/scope';

@Resolver()
export class MetricsResolver {
  @Query(() => DashboardMetrics, {
    description:
      "The figures of the last days. asOf defaults to the earlier of the workspace's clock and dataThrough.",
  })
  async dashboardMetrics(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'Of which workspace.' }) workspaceId: string,
    @Arg('days', () => Int, {
      nullable: true,
      defaultValue: 30,
      description: 'Length of the window, 1 to 3660.',
    })
    days: number | null,
    @Arg('asOf', () => LocalDateScalar, { nullable: true, description: 'The last day of the window.' })
    asOf: string | null,
  ): Promise<DashboardMetrics> {
    const length = windowDays(days);
    const workspace = await openWorkspace(context, workspaceId);
    return dashboardMetrics(context, workspace, length, await lastDay(context, workspace, asOf));
  }

  @Query(() => [MetricsPoint], {
    description:
      'One point for every day, week or month of the span, empty ones included. from defaults to the first data, to to the end of the default window.',
  })
  async metricsTrend(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'Of which workspace.' }) workspaceId: string,
    @Arg('from', () => LocalDateScalar, { nullable: true, description: 'First day.' }) from: string | null,
    @Arg('to', () => LocalDateScalar, { nullable: true, description: 'Last day.' }) to: string | null,
    @Arg('granularity', () => GranularityEnum, {
      nullable: true,
      defaultValue: 'DAY',
      description: 'How much time a point covers.',
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
    description: 'Why the claims of the last days were denied at first, largest amount first.',
  })
  async denialReasons(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'Of which workspace.' }) workspaceId: string,
    @Arg('days', () => Int, {
      nullable: true,
      defaultValue: 30,
      description: 'Length of the window, 1 to 3660.',
    })
    days: number | null,
    @Arg('asOf', () => LocalDateScalar, { nullable: true, description: 'The last day of the window.' })
    asOf: string | null,
  ): Promise<DenialReasonShare[]> {
    const length = windowDays(days);
    const workspace = await openWorkspace(context, workspaceId);
    return denialReasons(context, workspace, length, await lastDay(context, workspace, asOf));
  }
}
