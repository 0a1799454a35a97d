import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { PatternCategory } from '../../domain/denial-rule';
import { PatternCategoryEnum } from '../enums';
import { DateTimeScalar, DollarsScalar, LocalDateScalar } from '../scalars';

@ObjectType({
  description: 'This window less the one of the same length right before it; 0 where either cannot be known.',
})
export class MetricTrends {
  @Field(() => Float, { description: 'In percentage points; falling is good.' })
  denialRate: number;

  @Field(() => Float, { description: 'In percentage points; rising is good.' })
  approvalRate: number;

  @Field(() => Int, { description: 'How many more patterns.' })
  patternsDetected: number;
}

@ObjectType({
  description:
    'Rates are percent of ADJUDICATED claims submitted in the window; pending claims are counted apart. Claims and denials are those of first submissions (frequency code 1) by submission date, appeals and recoveries those of the claims so submitted; practice counts by the day it happened, patterns by processing date. A young cohort is immature until its claims are adjudicated: look at pendingClaims beside every rate.',
})
export class DashboardMetrics {
  @Field(() => ID, { description: 'Whose figures these are.' })
  workspaceId: string;

  @Field(() => DateTimeScalar, { description: 'The end of the last day of the window.' })
  asOf: string;

  @Field(() => Int, { description: 'Length of the window: its first day is asOf less days, plus one.' })
  days: number;

  @Field(() => Int, { description: 'First submissions in the window.' })
  totalClaims: number;

  @Field(() => Int, { description: 'Of these, without an answer yet.' })
  pendingClaims: number;

  @Field(() => Int, { description: 'Denied at their first adjudication, whatever came after.' })
  deniedClaims: number;

  @Field(() => DollarsScalar, {
    name: 'deniedAmount',
    description: 'Billed dollars denied at first adjudication.',
  })
  deniedCents: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Initial denial rate, percent of adjudicated first submissions; null while none is adjudicated.',
  })
  denialRate: number | null;

  @Field(() => Float, { nullable: true, description: '100 less denialRate.' })
  approvalRate: number | null;

  @Field(() => Int, { description: "Appeals filed against these claims' denials." })
  appealsFiled: number;

  @Field(() => Int, { description: 'Of these, those decided so far: what overturnRate is a percentage of.' })
  appealsDecided: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Percent of decided appeals that were decided for the provider; null while none is decided.',
  })
  overturnRate: number | null;

  @Field(() => Int, { description: 'Practice sessions held in the window.' })
  practiceSessions: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Percent of attempts in the window that were right; null without attempts.',
  })
  practiceAccuracy: number | null;

  @Field(() => Int, { description: "Patterns known by the window's end, not archived, with a denial in it." })
  patternsDetected: number;

  @Field(() => Int, { description: 'Of these, those of tier CRITICAL today.' })
  criticalPatterns: number;

  @Field(() => DollarsScalar, {
    name: 'revenueRecovered',
    description:
      'preventedAmount (0 where it cannot be known yet) + recoveredAmount, each claim counted once: allowed dollars of denials prevented, and cash of denials overturned.',
  })
  revenueRecoveredCents: number;

  @Field(() => DollarsScalar, {
    name: 'preventedAmount',
    nullable: true,
    description: 'Allowed dollars of denials that training prevented; null where it cannot be known yet.',
  })
  preventedCents: number | null;

  @Field(() => DollarsScalar, {
    name: 'recoveredAmount',
    description:
      'Cash that payers paid after overturned appeals on claims of the window, without the share of the patients.',
  })
  recoveredCents: number;

  @Field(() => MetricTrends, { description: 'Against the window of the same length right before.' })
  trends: MetricTrends;
}

@ObjectType({ description: 'A day, week or month of first submissions, by submission date.' })
export class MetricsPoint {
  @Field(() => LocalDateScalar, { description: 'The first day it covers.' })
  date: string;

  @Field(() => Int, { description: 'First submissions.' })
  totalClaims: number;

  @Field(() => Int, { description: 'Denied at their first adjudication.' })
  deniedClaims: number;

  @Field(() => Int, { description: 'Without an answer yet: while there are many, the rate is immature.' })
  pendingClaims: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Percent of adjudicated claims; null while none is adjudicated.',
  })
  denialRate: number | null;

  @Field(() => DollarsScalar, {
    name: 'deniedAmount',
    description: 'Billed dollars denied at first adjudication.',
  })
  deniedCents: number;

  @Field(() => DollarsScalar, { name: 'paidAmount', description: 'Paid on them so far.' })
  paidCents: number;

  @Field(() => Int, { description: 'Appeals filed against their denials.' })
  appealsFiled: number;

  @Field(() => Int, { description: 'Of these appeals, decided for the provider.' })
  overturned: number;
}

@ObjectType({
  description:
    'How much of the denials in a window bears one reason code, largest amount first; by submission date, first adjudication.',
})
export class DenialReasonShare {
  @Field(() => String, { description: 'Claim Adjustment Reason Code.' })
  carc: string;

  @Field(() => String, { description: 'What it means, in our own short words.' })
  reason: string;

  @Field(() => PatternCategoryEnum, { description: 'The kind of cause it mostly stands for.' })
  category: PatternCategory;

  @Field(() => Int, { description: 'Claims whose denial it names.' })
  count: number;

  @Field(() => DollarsScalar, { name: 'amount', description: 'Dollars denied with it.' })
  amountCents: number;

  @Field(() => Float, { description: 'Percent of the window’s denied claims.' })
  share: number;
}
