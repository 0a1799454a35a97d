import { Field, Float, ObjectType } from 'type-graphql';
import { meaningOf } from '../../domain/metrics/metric-definitions';
import { PatternEntity } from '../pattern.entity';
import { DateTimeScalar, DollarsScalar, LocalDateScalar } from '../scalars';

@ObjectType({
  description:
    "A pattern's part of what training prevented: its rule's, shared out by the denials of the patterns' baselines.",
})
export class PatternImpact {
  @Field(() => PatternEntity, { description: 'The pattern.' })
  pattern: PatternEntity;

  @Field(() => Float, { nullable: true, description: meaningOf('impact.byPattern.preventedDenials') })
  preventedDenials: number | null;

  @Field(() => DollarsScalar, {
    name: 'preventedAmount',
    nullable: true,
    description: meaningOf('impact.byPattern.preventedAmount'),
  })
  preventedCents: number | null;
}

@ObjectType({ description: 'The costs that an impact report was made with.' })
export class ImpactCostsView {
  @Field(() => DollarsScalar, {
    name: 'reworkPerProfessionalDenial',
    description: 'To work one denial of a professional claim.',
  })
  reworkProfessionalCents: number;

  @Field(() => DollarsScalar, {
    name: 'reworkPerInstitutionalDenial',
    description: 'To work one denial of an institutional claim.',
  })
  reworkInstitutionalCents: number;

  @Field(() => Float, { description: 'Length of a training session.' })
  minutesPerSession: number;

  @Field(() => DollarsScalar, { name: 'coderHourlyCost', description: "An hour of a coder's time." })
  coderHourCents: number;
}

@ObjectType({
  description:
    'What training brought within a window of days, by the dates of the bookings. Prevented amounts are an estimate from claims and sessions alone: the denials expected at the rates from before the training, less those that came, corrected for what changed for everybody. They are null, with the reason, where there is no untrained baseline or too little data.',
})
export class ImpactReport {
  @Field(() => DateTimeScalar, { description: "The end of the window's last day." })
  asOf: string;

  @Field(() => Float, {
    nullable: true,
    description: meaningOf('impact.preventedDenials'),
  })
  preventedDenials: number | null;

  @Field(() => DollarsScalar, {
    name: 'preventedAmount',
    nullable: true,
    description: meaningOf('impact.preventedAmount'),
  })
  preventedCents: number | null;

  @Field(() => DollarsScalar, {
    name: 'preventedLow',
    nullable: true,
    description: meaningOf('impact.preventedLow'),
  })
  preventedLowCents: number | null;

  @Field(() => DollarsScalar, {
    name: 'preventedHigh',
    nullable: true,
    description: meaningOf('impact.preventedHigh'),
  })
  preventedHighCents: number | null;

  @Field(() => String, { nullable: true, description: 'Why the prevented figures are null.' })
  reason: string | null;

  @Field(() => DollarsScalar, {
    name: 'recoveredAmount',
    description: meaningOf('impact.recoveredAmount'),
  })
  recoveredCents: number;

  @Field(() => DollarsScalar, {
    name: 'recoveredCash',
    description: meaningOf('impact.recoveredCash'),
  })
  recoveredCashCents: number;

  @Field(() => DollarsScalar, {
    name: 'reworkAvoided',
    nullable: true,
    description: meaningOf('impact.reworkAvoided'),
  })
  reworkAvoidedCents: number | null;

  @Field(() => DollarsScalar, {
    name: 'trainingCost',
    description: meaningOf('impact.trainingCost'),
  })
  trainingCostCents: number;

  @Field(() => Float, {
    nullable: true,
    description: meaningOf('impact.roi'),
  })
  roi: number | null;

  @Field(() => DollarsScalar, {
    name: 'recoveryPotentialPerMonth',
    description: meaningOf('impact.recoveryPotentialPerMonth'),
  })
  recoveryPotentialPerMonthCents: number;

  @Field(() => DollarsScalar, {
    name: 'truePreventedAmount',
    nullable: true,
    description: meaningOf('impact.truePreventedAmount'),
  })
  truePreventedCents: number | null;

  @Field(() => ImpactCostsView, { description: 'The costs that rework and training were computed with.' })
  costs: ImpactCostsView;

  @Field(() => [PatternImpact], {
    description: 'What was prevented by pattern, largest amount first; empty where it is not known.',
  })
  byPattern: PatternImpact[];
}

@ObjectType({
  description:
    'Bookings of one day, week or month, and all until its end. Nothing falls without a row that says why: revisions of earlier estimates and reversals are shown apart.',
})
export class RevenuePoint {
  @Field(() => LocalDateScalar, { description: 'The first day of the period.' })
  date: string;

  @Field(() => DollarsScalar, {
    name: 'preventedAmount',
    description: 'Allowed dollars prevented among the cohorts that matured in the period.',
  })
  preventedCents: number;

  @Field(() => DollarsScalar, {
    name: 'revisedAmount',
    description: 'Estimate revised: the changes to what was booked for earlier cohorts.',
  })
  revisedCents: number;

  @Field(() => DollarsScalar, {
    name: 'recoveredAmount',
    description: 'Allowed dollars that appeals and corrected claims brought in the period.',
  })
  recoveredCents: number;

  @Field(() => DollarsScalar, {
    name: 'reversedAmount',
    description: 'Dollars that later remittances took back; negative.',
  })
  reversedCents: number;

  @Field(() => DollarsScalar, {
    name: 'cumulativePrevented',
    description: 'Everything prevented until the end of the period, as revised by then.',
  })
  cumulativePreventedCents: number;

  @Field(() => DollarsScalar, {
    name: 'cumulativeRecovered',
    description: 'Everything recovered until the end of the period, less reversals.',
  })
  cumulativeRecoveredCents: number;
}
