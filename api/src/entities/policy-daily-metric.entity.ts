import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int } from './columns';
import { DollarsScalar, LocalDateScalar } from './scalars';

@Entity('policy_daily_metrics')
@ObjectType('PolicyDailyMetric', {
  description:
    "One day of a policy: claims by processing date, the day of the payer's first answer; appeals by the day they were filed.",
})
export class PolicyDailyMetricEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('policy_id'))
  policyId: number;

  @PrimaryColumn({ name: 'metric_date', type: 'text' })
  @Field(() => LocalDateScalar, { description: 'The day.' })
  metricDate: string;

  @Column(int('hit_count'))
  @Field(() => Int, { description: 'First submissions answered that day that the policy applies to.' })
  hitCount: number;

  @Column(int('denied_count'))
  @Field(() => Int, { description: 'Of these, claims on which it denied a line.' })
  deniedCount: number;

  @Column(int('denied_cents'))
  @Field(() => DollarsScalar, { name: 'dollarsDenied', description: 'Billed on the lines that it denied.' })
  deniedCents: number;

  @Column(int('appeal_count'))
  @Field(() => Int, { description: 'Appeals filed that day against such denials.' })
  appealCount: number;

  @Column(int('overturn_count'))
  @Field(() => Int, { description: 'Of these appeals, decided for the provider since.' })
  overturnCount: number;

  @Field(() => Float, { nullable: true, description: 'Percent of hits; null on a day without hits.' })
  denialRate(): number | null {
    return this.hitCount === 0 ? null : (100 * this.deniedCount) / this.hitCount;
  }
}
