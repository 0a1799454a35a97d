import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { PatternCategory } from '../../domain/denial-rule';
import { meaningOf } from '../../domain/metrics/metric-definitions';
import { PatternCategoryEnum } from '../enums/pattern-enums';
import { AppealActivity, InitialDenials, OpenDenials } from './revenue-cycle';
import { DateTimeScalar, DollarsScalar, LocalDateScalar } from '../scalars';

/** On everything that holds figures: two of one number are of one state. */
const READ_AT =
  'The number of the commit that the figures were read at: nothing newer is in them. Figures of one number belong to one state of the workspace.';

@ObjectType({
  description:
    'Changes against the window of the same length right before this one; null when there is nothing to compare with.',
})
export class MetricTrends {
  @Field(() => Float, {
    nullable: true,
    description: meaningOf('trends.denialRate'),
  })
  denialRate: number | null;

  @Field(() => Float, {
    nullable: true,
    description: meaningOf('trends.approvalRate'),
  })
  approvalRate: number | null;

  @Field(() => Int, { nullable: true, description: meaningOf('trends.patternsDetected') })
  patternsDetected: number | null;
}

@ObjectType({
  description:
    'Figures of a window of days. Rates are percent of ADJUDICATED claims submitted in the window; pending claims are counted separately. Claims and denials count first submissions (frequency code 1) by submission date, and appeals and recoveries those of the same claims; training counts by the day it took place, patterns by processing date. A recent window is immature until its claims are adjudicated: show pendingClaims beside every rate.',
})
export class DashboardMetrics {
  @Field(() => ID, { description: 'The workspace that the figures are for.' })
  workspaceId: string;

  @Field(() => DateTimeScalar, { description: "The end of the window's last day." })
  asOf: string;

  @Field(() => Int, { description: 'Length of the window in days, ending with asOf.' })
  days: number;

  @Field(() => Int, { description: meaningOf('totalClaims') })
  totalClaims: number;

  @Field(() => Int, { description: meaningOf('pendingClaims') })
  pendingClaims: number;

  @Field(() => Int, {
    description: meaningOf('deniedClaims'),
  })
  deniedClaims: number;

  @Field(() => DollarsScalar, {
    name: 'deniedAmount',
    description: meaningOf('deniedAmount'),
  })
  deniedCents: number;

  @Field(() => Float, {
    nullable: true,
    description: meaningOf('denialRate'),
  })
  denialRate: number | null;

  @Field(() => Float, { nullable: true, description: meaningOf('approvalRate') })
  approvalRate: number | null;

  @Field(() => Int, { description: meaningOf('deniedLater') })
  deniedLater: number;

  @Field(() => DollarsScalar, { name: 'deniedLaterAmount', description: meaningOf('deniedLaterAmount') })
  deniedLaterCents: number;

  @Field(() => Int, { description: meaningOf('takenBack') })
  takenBack: number;

  @Field(() => DollarsScalar, { name: 'takenBackAmount', description: meaningOf('takenBackAmount') })
  takenBackCents: number;

  @Field(() => Int, { description: meaningOf('appealsFiled') })
  appealsFiled: number;

  @Field(() => Int, {
    description: meaningOf('appealsDecided'),
  })
  appealsDecided: number;

  @Field(() => Float, {
    nullable: true,
    description: meaningOf('overturnRate'),
  })
  overturnRate: number | null;

  @Field(() => Int, { description: meaningOf('practiceSessions') })
  practiceSessions: number;

  @Field(() => Float, {
    nullable: true,
    description: meaningOf('practiceAccuracy'),
  })
  practiceAccuracy: number | null;

  @Field(() => Int, {
    description: meaningOf('patternsDetected'),
  })
  patternsDetected: number;

  @Field(() => Int, { description: meaningOf('criticalPatterns') })
  criticalPatterns: number;

  @Field(() => DollarsScalar, {
    name: 'revenueRecovered',
    description: meaningOf('revenueRecovered'),
  })
  revenueRecoveredCents: number;

  @Field(() => DollarsScalar, {
    name: 'preventedAmount',
    nullable: true,
    description: meaningOf('preventedAmount'),
  })
  preventedCents: number | null;

  @Field(() => DollarsScalar, {
    name: 'recoveredAmount',
    description: meaningOf('recoveredAmount'),
  })
  recoveredCents: number;

  @Field(() => DollarsScalar, {
    name: 'recoveredCash',
    description: meaningOf('recoveredCash'),
  })
  recoveredCashCents: number;

  @Field(() => MetricTrends, {
    description: 'Changes against the window of the same length right before this one.',
  })
  trends: MetricTrends;

  @Field(() => InitialDenials, { description: 'Initial denials by every common definition.' })
  initialDenials: InitialDenials;

  @Field(() => AppealActivity, { description: 'Appeals by the days on which they were filed and decided.' })
  appealActivity: AppealActivity;

  @Field(() => OpenDenials, {
    nullable: true,
    description: 'Denials that are open now; null for a window that ends before the newest data.',
  })
  openDenials: OpenDenials | null;

  @Field(() => Int, { description: READ_AT })
  commitNumber: number;
}

@ObjectType({
  description: 'Figures of the first submissions of one day, week or month, by submission date.',
})
export class MetricsPoint {
  @Field(() => LocalDateScalar, { description: 'The first day of the period.' })
  date: string;

  @Field(() => Int, { description: meaningOf('totalClaims') })
  totalClaims: number;

  @Field(() => Int, {
    description: meaningOf('deniedClaims'),
  })
  deniedClaims: number;

  @Field(() => Int, {
    description: meaningOf('pendingClaims'),
  })
  pendingClaims: number;

  @Field(() => Float, {
    nullable: true,
    description: meaningOf('denialRate'),
  })
  denialRate: number | null;

  @Field(() => DollarsScalar, {
    name: 'deniedAmount',
    description: meaningOf('deniedAmount'),
  })
  deniedCents: number;

  @Field(() => DollarsScalar, { name: 'paidAmount', description: meaningOf('paidAmount') })
  paidCents: number;

  @Field(() => Int, { description: meaningOf('appealsFiled') })
  appealsFiled: number;

  @Field(() => Int, { description: meaningOf('overturned') })
  overturned: number;

  @Field(() => Int, { description: READ_AT })
  commitNumber: number;
}

@ObjectType({
  description:
    "The share of a window's denials that has one reason code. Denials count by the claim's submission date, at its first adjudication.",
})
export class DenialReasonShare {
  @Field(() => String, { description: 'The Claim Adjustment Reason Code.' })
  carc: string;

  @Field(() => String, { description: "What the code means, in this project's own short wording." })
  reason: string;

  @Field(() => PatternCategoryEnum, {
    description: 'The kind of root cause that the code mostly stands for.',
  })
  category: PatternCategory;

  @Field(() => Int, { description: meaningOf('reason.count') })
  count: number;

  @Field(() => DollarsScalar, { name: 'amount', description: meaningOf('reason.amount') })
  amountCents: number;

  @Field(() => Float, { description: meaningOf('reason.share') })
  share: number;

  @Field(() => Int, { description: READ_AT })
  commitNumber: number;
}
