import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DollarsScalar, LocalDateScalar } from '../scalars';

@ObjectType({
  description:
    'First submissions of a span of submission dates of which at most a tenth is pending, so that their rate is as good as final.',
})
export class StoryPeriodView {
  @Field(() => LocalDateScalar, { description: 'The first day.' })
  from: string;

  @Field(() => LocalDateScalar, { description: 'The last day.' })
  to: string;

  @Field(() => Int, { description: 'Claims submitted in the span.' })
  claimCount: number;

  @Field(() => Int, { description: 'Those that were adjudicated: the denominator of denialRate.' })
  adjudicatedCount: number;

  @Field(() => Int, { description: 'Those of which at least one line was denied at the first adjudication.' })
  deniedCount: number;

  @Field(() => Float, { description: 'Initial denial rate, by claims: percent of adjudicated claims.' })
  denialRate: number;

  @Field(() => DollarsScalar, {
    name: 'deniedPerMonth',
    description: 'Billed dollars of the denied lines in thirty days, at the pace of the span.',
  })
  deniedPerMonthCents: number;
}

@ObjectType({
  description:
    'What has happened in a workspace so far, in five steps: denials, the patterns behind them, training, fewer denials, dollars. Read at one commit. Its rates compare mature weeks before the first training with the newest mature ones, never a mean over both.',
})
export class Story {
  @Field(() => Int, {
    description: 'The number of the commit that it was read at: nothing newer is in it.',
  })
  commitNumber: number;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The first submission date; null without claims.',
  })
  startedOn: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last submission date so far.' })
  claimsThrough: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day that the scenario plans; null without an end or without a run.',
  })
  plannedEnd: string | null;

  @Field(() => StoryPeriodView, {
    nullable: true,
    description:
      'All mature weeks before the first training; all of them where nobody has trained. Null before the first.',
  })
  untrained: StoryPeriodView | null;

  @Field(() => StoryPeriodView, {
    nullable: true,
    description:
      'The newest mature whole weeks since the first training, up to four, as many as hold 400 adjudicated claims. Null before the first.',
  })
  latest: StoryPeriodView | null;

  @Field(() => Int, { description: 'Patterns detected so far that nobody has archived.' })
  patternsDetected: number;

  @Field(() => Int, { description: 'Denied claims so far.' })
  deniedClaims: number;

  @Field(() => Int, {
    description: 'Denied claims so far that belong to a detected pattern; each counts once.',
  })
  explainedClaims: number;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day of the first training session; null before it.',
  })
  trainingFrom: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day on which the scenario plans the first training; null where it plans none.',
  })
  trainingPlannedFrom: string | null;

  @Field(() => Int, { description: 'Coders who have trained.' })
  trainedCoders: number;

  @Field(() => Int, { description: 'Training sessions completed.' })
  sessions: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The denial rate that the scenario aims at, in percent.',
  })
  targetDenialRate: number | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'By when the scenario aims at it.' })
  targetDate: string | null;

  @Field(() => DollarsScalar, {
    name: 'preventedAmount',
    nullable: true,
    description:
      'All that the ledger has booked as prevented, as dashboardMetrics counts it; null while it cannot be known.',
  })
  preventedCents: number | null;

  @Field(() => DollarsScalar, {
    name: 'recoveredAmount',
    description: 'All that the ledger has booked as recovered, as dashboardMetrics counts it.',
  })
  recoveredCents: number;

  @Field(() => ID, {
    nullable: true,
    description: 'The workspace that follows this one without training; null where there is none yet.',
  })
  twinId: string | null;
}
