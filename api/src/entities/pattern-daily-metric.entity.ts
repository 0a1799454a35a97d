import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int } from './columns';
import { DollarsScalar, LocalDateScalar } from './scalars';

@Entity('pattern_daily_metrics')
@ObjectType('PatternDailyMetric', {
  description: "One day of a pattern, by processing date: the day of the payer's first answer.",
})
export class PatternDailyMetricEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('pattern_id'))
  patternId: number;

  @PrimaryColumn({ name: 'metric_date', type: 'text' })
  @Field(() => LocalDateScalar, { description: 'The day.' })
  metricDate: string;

  @Column(int('claim_count'))
  @Field(() => Int, { description: 'Exposed claims adjudicated that day.' })
  claimCount: number;

  @Column(int('denied_count'))
  @Field(() => Int, { description: "Of these, denied for the pattern's reason." })
  deniedCount: number;

  @Column(int('denied_cents'))
  @Field(() => DollarsScalar, { name: 'dollarsDenied', description: 'Dollars of these denials.' })
  deniedCents: number;

  @Column(int('at_risk_cents'))
  @Field(() => DollarsScalar, {
    name: 'dollarsAtRisk',
    description: 'Billed on all exposed claims of the day.',
  })
  atRiskCents: number;

  @Column(int('appeal_count'))
  @Field(() => Int, { description: 'Appeals filed against these denials.' })
  appealCount: number;

  @Column(int('overturn_count'))
  @Field(() => Int, { description: 'Of these appeals, decided for the provider.' })
  overturnCount: number;

  @Field(() => Float, { nullable: true, description: 'Percent of exposed claims; null without claims.' })
  denialRate(): number | null {
    return this.claimCount === 0 ? null : (100 * this.deniedCount) / this.claimCount;
  }

  @Field(() => Float, { nullable: true, description: 'Percent of denials appealed; null without denials.' })
  appealRate(): number | null {
    return this.deniedCount === 0 ? null : (100 * this.appealCount) / this.deniedCount;
  }

  @Field(() => Float, {
    nullable: true,
    description: 'Percent of appeals decided for the provider; null without appeals.',
  })
  overturnRate(): number | null {
    return this.appealCount === 0 ? null : (100 * this.overturnCount) / this.appealCount;
  }
}
