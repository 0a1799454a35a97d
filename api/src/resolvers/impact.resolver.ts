import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { windowDays } from '../application/dashboard-figures';
import { impactReport } from '../application/impact/impact-report';
import { revenueTrend } from '../application/impact/revenue-trend';
import { lastDay, openWorkspace } from '../application/scope';
import { GranularityEnum } from '../entities/enums/figure-enums';
import { ImpactCostsInput } from '../entities/inputs/impact-costs.input';
import { LocalDateScalar } from '../entities/scalars';
import type { Granularity } from '../entities/enums/states';
import { ImpactReport, RevenuePoint } from '../entities/views/impact';
import type { AppContext } from '../graphql/context';

@Resolver()
export class ImpactResolver {
  @Query(() => ImpactReport, {
    description:
      'What training brought within a window of days, what came back on denied claims, and what a month could bring. asOf defaults as in dashboardMetrics.',
  })
  async impact(
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
    @Arg('costs', () => ImpactCostsInput, {
      nullable: true,
      description: 'What rework and training cost, where it is not as usual.',
    })
    costs: ImpactCostsInput | null,
  ): Promise<ImpactReport> {
    const length = windowDays(days);
    const workspace = await openWorkspace(context, workspaceId);
    return impactReport(context, workspace, length, await lastDay(context, workspace, asOf), costs ?? null);
  }

  @Query(() => [RevenuePoint], {
    description:
      'Prevented and recovered dollars by the dates of their bookings, one point for every day, week or month from the first booking on, with the cumulative sums.',
  })
  async revenueTrend(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
    @Arg('from', () => LocalDateScalar, { nullable: true, description: 'First day of the range.' })
    from: string | null,
    @Arg('to', () => LocalDateScalar, { nullable: true, description: 'Last day of the range.' })
    to: string | null,
    @Arg('granularity', () => GranularityEnum, {
      nullable: true,
      defaultValue: 'WEEK',
      description: 'The period that one point covers.',
    })
    granularity: Granularity | null,
  ): Promise<RevenuePoint[]> {
    const workspace = await openWorkspace(context, workspaceId);
    return revenueTrend(context, workspace, { from: from ?? null, to: to ?? null }, granularity ?? 'WEEK');
  }
}
