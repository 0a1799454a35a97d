import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int, text, zero } from './columns';
import { DollarsScalar, LocalDateScalar } from './scalars';

@Entity('policy_daily_metrics')
@ObjectType('PolicyDailyMetric', {
  description:
    "A policy's figures for one day. Claims count by processing date (the day of their first adjudication), appeals by the day they were filed.",
})
export class PolicyDailyMetricEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('policy_id'))
  policyId: number;

  @PrimaryColumn(text('metric_date'))
  @Field(() => LocalDateScalar, { description: 'The day.' })
  metricDate: string;

  @Column(int('hit_count', zero))
  @Field(() => Int, {
    description: 'Claims in scope: first submissions adjudicated on that day that the policy applies to.',
  })
  hitCount: number;

  @Column(int('denied_count', zero))
  @Field(() => Int, { description: 'How many of these claims had a line denied under this policy.' })
  deniedCount: number;

  @Column(int('denied_cents', zero))
  @Field(() => DollarsScalar, {
    name: 'dollarsDenied',
    description: 'Billed dollars of the lines denied under this policy.',
  })
  deniedCents: number;

  @Column(int('appeal_count', zero))
  @Field(() => Int, { description: 'Appeals filed on that day against such denials.' })
  appealCount: number;

  @Column(int('appeal_decided_count', zero))
  appealDecidedCount: number;

  @Column(int('overturn_count', zero))
  @Field(() => Int, {
    description: "How many of these appeals have been decided in the provider's favor since.",
  })
  overturnCount: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Claims denied under this policy as percent of its claims in scope; null on a day without any.',
  })
  denialRate(): number | null {
    return this.hitCount === 0 ? null : (100 * this.deniedCount) / this.hitCount;
  }
}
