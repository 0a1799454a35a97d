import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { PatternCategory } from '../../domain/denial-rule';
import { PatternCategoryEnum } from '../enums';
import { DateTimeScalar, DollarsScalar, LocalDateScalar } from '../scalars';

@ObjectType({
  description:
    'Changes against the window of the same length right before this one; null when there is nothing to compare with.',
})
export class MetricTrends {
  @Field(() => Float, {
    nullable: true,
    description: 'Change of denialRate in percentage points; negative means fewer denials.',
  })
  denialRate: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Change of approvalRate in percentage points; positive means more approvals.',
  })
  approvalRate: number | null;

  @Field(() => Int, { nullable: true, description: 'Change in the number of detected patterns.' })
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

  @Field(() => Int, { description: 'First submissions in the window.' })
  totalClaims: number;

  @Field(() => Int, { description: 'How many of these claims are not yet adjudicated.' })
  pendingClaims: number;

  @Field(() => Int, {
    description:
      'How many of these claims were denied at their first adjudication, regardless of what followed.',
  })
  deniedClaims: number;

  @Field(() => DollarsScalar, {
    name: 'deniedAmount',
    description: 'Billed dollars denied at the first adjudication.',
  })
  deniedCents: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Initial denial rate, percent of adjudicated first submissions; null while none is adjudicated.',
  })
  denialRate: number | null;

  @Field(() => Float, { nullable: true, description: '100 minus denialRate; null when denialRate is.' })
  approvalRate: number | null;

  @Field(() => Int, { description: 'Appeals filed against denials of these claims.' })
  appealsFiled: number;

  @Field(() => Int, {
    description: 'How many of these appeals have been decided; the denominator of overturnRate.',
  })
  appealsDecided: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Percent of decided appeals that were decided in the provider's favor; null while none is decided.",
  })
  overturnRate: number | null;

  @Field(() => Int, { description: 'Training sessions held in the window.' })
  practiceSessions: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Percent of quiz attempts in the window that were correct; null without attempts.',
  })
  practiceAccuracy: number | null;

  @Field(() => Int, {
    description:
      'Patterns detected by the end of the window that are not archived and have a denial in the window.',
  })
  patternsDetected: number;

  @Field(() => Int, { description: 'How many of these patterns are of tier CRITICAL today.' })
  criticalPatterns: number;

  @Field(() => DollarsScalar, {
    name: 'revenueRecovered',
    description:
      'preventedAmount (0 when it is not known) plus recoveredAmount, each claim counted once: allowed dollars of prevented denials, plus dollars paid after overturned denials.',
  })
  revenueRecoveredCents: number;

  @Field(() => DollarsScalar, {
    name: 'preventedAmount',
    nullable: true,
    description: 'Allowed dollars of denials that training prevented; null when it is not known.',
  })
  preventedCents: number | null;

  @Field(() => DollarsScalar, {
    name: 'recoveredAmount',
    description:
      "Dollars that payers paid after overturned appeals on claims of the window, without the patients' share.",
  })
  recoveredCents: number;

  @Field(() => MetricTrends, {
    description: 'Changes against the window of the same length right before this one.',
  })
  trends: MetricTrends;
}

@ObjectType({
  description: 'Figures of the first submissions of one day, week or month, by submission date.',
})
export class MetricsPoint {
  @Field(() => LocalDateScalar, { description: 'The first day of the period.' })
  date: string;

  @Field(() => Int, { description: 'First submissions in the period.' })
  totalClaims: number;

  @Field(() => Int, {
    description: 'Claims denied at their first adjudication, regardless of what followed.',
  })
  deniedClaims: number;

  @Field(() => Int, {
    description: 'Claims not yet adjudicated. While there are many, denialRate is immature.',
  })
  pendingClaims: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Initial denial rate, percent of adjudicated claims; null while none is adjudicated.',
  })
  denialRate: number | null;

  @Field(() => DollarsScalar, {
    name: 'deniedAmount',
    description: 'Billed dollars denied at the first adjudication.',
  })
  deniedCents: number;

  @Field(() => DollarsScalar, { name: 'paidAmount', description: 'Dollars paid on these claims so far.' })
  paidCents: number;

  @Field(() => Int, { description: 'Appeals filed against denials of these claims.' })
  appealsFiled: number;

  @Field(() => Int, { description: "How many of these appeals were decided in the provider's favor." })
  overturned: number;
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

  @Field(() => Int, { description: 'Number of claims denied with this code as their main reason.' })
  count: number;

  @Field(() => DollarsScalar, { name: 'amount', description: 'Billed dollars denied with this code.' })
  amountCents: number;

  @Field(() => Float, { description: "Percent of the window's denied claims." })
  share: number;
}
