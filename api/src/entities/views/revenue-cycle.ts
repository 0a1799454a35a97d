import { Field, Float, Int, ObjectType } from 'type-graphql';
import { meaningOf } from '../../domain/metrics/metric-definitions';
import { DollarsScalar, LocalDateScalar } from '../scalars';

@ObjectType({
  description:
    'The initial denials of the claims submitted in a window, by every common definition: by claims, by lines, by the dollars of denied lines and by the charges of denied claims, each over what was adjudicated and over what was submitted; and claims that were paid nothing. One practice has a different rate under each.',
})
export class InitialDenials {
  @Field(() => Int, { description: meaningOf('initialDenials.adjudicatedClaims') })
  adjudicatedClaims: number;

  @Field(() => Float, { nullable: true, description: meaningOf('initialDenials.claimRateOfSubmitted') })
  claimRateOfSubmitted: number | null;

  @Field(() => Int, { description: meaningOf('initialDenials.submittedLines') })
  submittedLines: number;

  @Field(() => Int, { description: meaningOf('initialDenials.adjudicatedLines') })
  adjudicatedLines: number;

  @Field(() => Int, { description: meaningOf('initialDenials.deniedLines') })
  deniedLines: number;

  @Field(() => Float, { nullable: true, description: meaningOf('initialDenials.lineRate') })
  lineRate: number | null;

  @Field(() => Float, { nullable: true, description: meaningOf('initialDenials.lineRateOfSubmitted') })
  lineRateOfSubmitted: number | null;

  @Field(() => DollarsScalar, {
    name: 'submittedCharges',
    description: meaningOf('initialDenials.submittedCharges'),
  })
  submittedCents: number;

  @Field(() => DollarsScalar, {
    name: 'adjudicatedCharges',
    description: meaningOf('initialDenials.adjudicatedCharges'),
  })
  adjudicatedCents: number;

  @Field(() => Float, { nullable: true, description: meaningOf('initialDenials.deniedLineDollarRate') })
  deniedLineDollarRate: number | null;

  @Field(() => Float, {
    nullable: true,
    description: meaningOf('initialDenials.deniedLineDollarRateOfSubmitted'),
  })
  deniedLineDollarRateOfSubmitted: number | null;

  @Field(() => DollarsScalar, {
    name: 'deniedClaimCharges',
    description: meaningOf('initialDenials.deniedClaimCharges'),
  })
  deniedClaimCents: number;

  @Field(() => Float, { nullable: true, description: meaningOf('initialDenials.deniedClaimChargeRate') })
  deniedClaimChargeRate: number | null;

  @Field(() => Float, {
    nullable: true,
    description: meaningOf('initialDenials.deniedClaimChargeRateOfSubmitted'),
  })
  deniedClaimChargeRateOfSubmitted: number | null;

  @Field(() => Int, { description: meaningOf('initialDenials.zeroPaidClaims') })
  zeroPaidClaims: number;

  @Field(() => Float, { nullable: true, description: meaningOf('initialDenials.zeroPayRate') })
  zeroPayRate: number | null;

  @Field(() => Float, { nullable: true, description: meaningOf('initialDenials.zeroPayRateOfSubmitted') })
  zeroPayRateOfSubmitted: number | null;

  @Field(() => Int, { description: meaningOf('initialDenials.zeroPaidDeniedClaims') })
  zeroPaidDeniedClaims: number;

  @Field(() => Float, { nullable: true, description: meaningOf('initialDenials.zeroPayDenialRate') })
  zeroPayDenialRate: number | null;

  @Field(() => Float, {
    nullable: true,
    description: meaningOf('initialDenials.zeroPayDenialRateOfSubmitted'),
  })
  zeroPayDenialRateOfSubmitted: number | null;
}

@ObjectType({
  description:
    'Appeals by the days of the window on which they were filed and decided, whenever their claims were submitted. The figures of appealsFiled, overturnRate and recoveredAmount beside it are of the claims submitted in the window instead.',
})
export class AppealActivity {
  @Field(() => Int, { description: meaningOf('appealActivity.filed') })
  filed: number;

  @Field(() => Int, { description: meaningOf('appealActivity.filedAndDecided') })
  filedAndDecided: number;

  @Field(() => Int, { description: meaningOf('appealActivity.filedAndOverturned') })
  filedAndOverturned: number;

  @Field(() => Float, { nullable: true, description: meaningOf('appealActivity.filedOverturnRate') })
  filedOverturnRate: number | null;

  @Field(() => DollarsScalar, {
    name: 'filedRecoveredAmount',
    description: meaningOf('appealActivity.filedRecoveredAmount'),
  })
  filedRecoveredCents: number;

  @Field(() => Int, { description: meaningOf('appealActivity.decided') })
  decided: number;

  @Field(() => Int, { description: meaningOf('appealActivity.overturned') })
  overturned: number;

  @Field(() => Float, { nullable: true, description: meaningOf('appealActivity.overturnRate') })
  overturnRate: number | null;

  @Field(() => DollarsScalar, {
    name: 'recoveredAmount',
    description: meaningOf('appealActivity.recoveredAmount'),
  })
  recoveredCents: number;

  @Field(() => Float, { nullable: true, description: meaningOf('appealActivity.meanDaysToAppeal') })
  meanDaysToAppeal: number | null;

  @Field(() => Float, { nullable: true, description: meaningOf('appealActivity.meanDaysToDecision') })
  meanDaysToDecision: number | null;

  @Field(() => Float, {
    nullable: true,
    description: meaningOf('appealActivity.meanDaysFromDenialToDecision'),
  })
  meanDaysFromDenialToDecision: number | null;
}

@ObjectType({ description: 'Open denials by the days since the denial.' })
export class OpenDenialAge {
  @Field(() => Int, { nullable: true, description: 'The fewest days since the denial.' })
  minDays: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The most days since the denial; null for any number more.',
  })
  maxDays: number | null;

  @Field(() => Int, { description: meaningOf('openDenials.byAge.count') })
  count: number;

  @Field(() => DollarsScalar, { name: 'amount', description: meaningOf('openDenials.byAge.amount') })
  amountCents: number;
}

@ObjectType({ description: 'Denials to work on by the days left to the filing limit.' })
export class OpenDenialLimit {
  @Field(() => Int, {
    nullable: true,
    description: 'The fewest days left; null for limits that have passed, however long ago.',
  })
  minDays: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The most days left, negative after the limit; null for any number more.',
  })
  maxDays: number | null;

  @Field(() => Int, { description: meaningOf('openDenials.byDaysToLimit.count') })
  count: number;

  @Field(() => DollarsScalar, { name: 'amount', description: meaningOf('openDenials.byDaysToLimit.amount') })
  amountCents: number;
}

@ObjectType({
  description:
    'Initial denials that are still open, in the billed dollars of their denied lines. To work on: nobody has replied to the payer yet, or the corrected claim was denied as well. With the payer: an appeal or a corrected claim is undecided. Paid, overturned, upheld and reversed denials are closed.',
})
export class OpenDenials {
  @Field(() => LocalDateScalar, {
    description:
      "The day that ages and days to the limit are counted from: the workspace's clock, or where all its data is older, the newest day in it.",
  })
  countedOn: string;

  @Field(() => Int, { description: meaningOf('openDenials.count') })
  count: number;

  @Field(() => DollarsScalar, { name: 'amount', description: meaningOf('openDenials.amount') })
  amountCents: number;

  @Field(() => Int, { description: meaningOf('openDenials.toWorkCount') })
  toWorkCount: number;

  @Field(() => DollarsScalar, { name: 'toWorkAmount', description: meaningOf('openDenials.toWorkAmount') })
  toWorkCents: number;

  @Field(() => Int, { description: meaningOf('openDenials.withPayerCount') })
  withPayerCount: number;

  @Field(() => DollarsScalar, {
    name: 'withPayerAmount',
    description: meaningOf('openDenials.withPayerAmount'),
  })
  withPayerCents: number;

  @Field(() => [OpenDenialAge], {
    description: 'All open denials by age: 0-30, 31-60, 61-90 and 91 days or more.',
  })
  byAge: OpenDenialAge[];

  @Field(() => [OpenDenialLimit], {
    description:
      'The denials to work on by the days left to the last day for an appeal, missed limits first.',
  })
  byDaysToLimit: OpenDenialLimit[];
}
