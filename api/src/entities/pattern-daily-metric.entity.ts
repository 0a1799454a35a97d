import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int, text, zero } from './columns';
import { DollarsScalar, LocalDateScalar } from './scalars';

@Entity('pattern_daily_metrics')
@ObjectType('PatternDailyMetric', {
  description:
    "A pattern's figures for one day, by processing date: the day of a claim's first adjudication.",
})
export class PatternDailyMetricEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('pattern_id'))
  patternId: number;

  @PrimaryColumn(text('metric_date'))
  @Field(() => LocalDateScalar, { description: 'The day.' })
  metricDate: string;

  @Column(int('claim_count'))
  @Field(() => Int, { description: 'Eligible claims adjudicated on that day.' })
  claimCount: number;

  @Column(int('denied_count'))
  @Field(() => Int, { description: "How many of these claims were denied for the pattern's reason code." })
  deniedCount: number;

  @Column(int('denied_cents'))
  @Field(() => DollarsScalar, { name: 'dollarsDenied', description: 'Billed dollars of these denials.' })
  deniedCents: number;

  @Column(int('at_risk_cents'))
  @Field(() => DollarsScalar, {
    name: 'dollarsAtRisk',
    description: 'Billed dollars of all eligible claims adjudicated on that day.',
  })
  atRiskCents: number;

  @Column(int('appeal_count', zero))
  @Field(() => Int, { description: 'Appeals filed against these denials.' })
  appealCount: number;

  @Column(int('overturn_count', zero))
  @Field(() => Int, { description: "How many of these appeals were decided in the provider's favor." })
  overturnCount: number;

  @Field(() => Float, {
    nullable: true,
    description: "Denials as percent of the day's eligible claims; null without claims.",
  })
  denialRate(): number | null {
    return this.claimCount === 0 ? null : (100 * this.deniedCount) / this.claimCount;
  }

  @Field(() => Float, {
    nullable: true,
    description: "Appeals filed as percent of the day's denials; null without denials.",
  })
  appealRate(): number | null {
    return this.deniedCount === 0 ? null : (100 * this.appealCount) / this.deniedCount;
  }

  @Field(() => Float, {
    nullable: true,
    description: "Appeals decided in the provider's favor as percent of appeals filed; null without appeals.",
  })
  overturnRate(): number | null {
    return this.appealCount === 0 ? null : (100 * this.overturnCount) / this.appealCount;
  }
}

/** A rollup of the learning events about a pattern's denied claims (persistence/pattern-learning.ts). */
@Entity('pattern_learning')
export class PatternLearningEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('pattern_id'))
  patternId: number;

  @Column(int('session_count'))
  sessionCount: number;

  @Column(int('attempt_count'))
  attemptCount: number;

  @Column(int('correct_count'))
  correctCount: number;

  @Column(int('correction_count'))
  correctionCount: number;
}
