import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PatternCategory } from '../domain/denial-rule';
import type { PatternStatus, PatternTier, StoredTerm, Trend } from '../domain/pattern';
import { int, json, nullable, real, smallInt, text, unselected, zero } from './columns';
import { connectionOf } from './views/connection';
import {
  ComputationStatusEnum,
  PatternCategoryEnum,
  PatternStatusEnum,
  PatternTierEnum,
  TrendEnum,
} from './enums/pattern-enums';
import { Node } from './views/node';
import { DateTimeScalar, DollarsScalar, LocalDateScalar } from './scalars';
import type { ComputationStatus } from './enums/states';

@Entity('patterns')
@ObjectType('Pattern', {
  implements: Node,
  description:
    "A denial pattern: denials with one reason code (CARC) among the claims of one slice (e.g. one payer and procedure), well above their usual rate. Its rates are percent of the slice's eligible claims that were adjudicated, denied or not.",
})
export class PatternEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('id'))
  localId: number;

  @Column(text('carc'))
  @Field(() => String, { description: "The Claim Adjustment Reason Code of the pattern's denials." })
  carc: string;

  @Column(json('slice'))
  terms: readonly StoredTerm[];

  /** The number of terms: of two patterns with the same denial, the one with more owns it. */
  @Column(smallInt('term_count', { ...zero, ...unselected }))
  termCount?: number;

  @Column(text('title'))
  @Field(() => String, { description: 'A short name for display.' })
  title: string;

  @Column(text('description'))
  @Field(() => String, { description: 'What is denied, and among which claims, in a sentence.' })
  description: string;

  @Column(text('category'))
  @Field(() => PatternCategoryEnum, { description: 'The kind of root cause.' })
  category: PatternCategory;

  @Column(text('fix_guidance'))
  @Field(() => String, { description: 'How to correct and avoid these denials.' })
  fixGuidance: string;

  @Column(text('rule_key', nullable))
  ruleKey: string | null;

  @Column(text('status'))
  @Field(() => PatternStatusEnum, { description: "The pattern's current stage." })
  status: PatternStatus;

  @Column(text('tier'))
  @Field(() => PatternTierEnum, { description: 'How urgent the pattern is.' })
  tier: PatternTier;

  @Column(int('score_frequency'))
  scoreFrequency: number;

  @Column(int('score_impact_cents'))
  scoreImpactCents: number;

  @Column(text('score_trend'))
  scoreTrend: Trend;

  @Column(real('score_velocity'))
  scoreVelocity: number;

  @Column(smallInt('score_confidence'))
  scoreConfidence: number;

  @Column(smallInt('score_recency'))
  scoreRecency: number;

  @Column(int('benchmark_per_million', unselected))
  benchmarkPerMillion?: number;

  @Column(text('baseline_start', nullable))
  baselineStart: string | null;

  @Column(text('baseline_end', nullable))
  baselineEnd: string | null;

  @Column(int('baseline_claim_count', nullable))
  baselineClaimCount: number | null;

  @Column(int('baseline_denied_count', nullable))
  baselineDeniedCount: number | null;

  @Column(int('baseline_denied_cents', nullable))
  baselineDeniedCents: number | null;

  @Column(text('current_start'))
  currentStart: string;

  @Column(text('current_end'))
  currentEnd: string;

  @Column(int('current_claim_count'))
  currentClaimCount: number;

  @Column(int('current_denied_count'))
  currentDeniedCount: number;

  @Column(int('current_denied_cents'))
  currentDeniedCents: number;

  /** Days by processing date, which the two instants below are made of. */
  @Column(text('detected_on', unselected))
  detectedOn?: string;

  @Column(text('last_denial_on', unselected))
  lastDenialOn?: string;

  @Column(text('first_detected'))
  @Field(() => DateTimeScalar, {
    description: "When the pattern was first detected, by the workspace's clock.",
  })
  firstDetected: string;

  @Column(text('last_seen'))
  @Field(() => DateTimeScalar, { description: "The date of its latest denial, by the workspace's clock." })
  lastSeen: string;

  @Column(text('last_computed_at', nullable))
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When its figures were last computed, by the workspace's clock; null until then.",
  })
  lastComputedAt: string | null;

  @Column(text('computation_status'))
  @Field(() => ComputationStatusEnum, { description: 'Whether its figures are computed.' })
  computationStatus: ComputationStatus;

  /** The detector's own form of it (detection/detector.ts), which it takes up again. */
  @Column(json('state', unselected))
  state?: unknown;
}

@ObjectType({
  description:
    'One condition of a slice. A claim belongs to the slice when all conditions hold; they use only what is known before adjudication.',
})
export class PatternSliceTerm {
  @Field(() => String, {
    description:
      'The field that is compared: payer, lineOfBusiness, provider, coder, claimType, placeOfService, diagnosisChapter, procedureFamily, procedure or modifier. Conditions on services hold on one line of the claim.',
  })
  field: string;

  @Field(() => String, {
    description: "The value that the field must have, in words, e.g. a payer's name or a procedure family.",
  })
  value: string;
}

@ObjectType({ description: 'The figures that rank a pattern.' })
export class PatternScore {
  @Field(() => Int, { description: 'Number of denials in the current period.' })
  frequency: number;

  @Field(() => DollarsScalar, { name: 'impact', description: 'Billed dollars denied in the current period.' })
  impactCents: number;

  @Field(() => TrendEnum, { description: 'Whether its denials are rising, falling or steady.' })
  trend: Trend;

  @Field(() => Float, { description: 'Denials per month.' })
  velocity: number;

  @Field(() => Int, { description: 'Confidence, 0 to 100, that the denial rate is above the benchmark.' })
  confidence: number;

  @Field(() => Int, { description: "Days since the latest denial, by the workspace's clock." })
  recency: number;
}

@ObjectType({
  description:
    "A pattern's figures over a period, by processing date. They count the slice's eligible claims, denied or not.",
})
export class PatternPeriod {
  @Field(() => LocalDateScalar, { description: 'First day of the period, inclusive.' })
  start: string;

  @Field(() => LocalDateScalar, { description: 'Last day of the period, inclusive.' })
  end: string;

  @Field(() => Int, { description: 'Eligible claims adjudicated in the period.' })
  claimCount: number;

  @Field(() => Int, { description: "How many of these claims were denied for the pattern's reason code." })
  deniedCount: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Denials as percent of the eligible claims; null without claims.',
  })
  denialRate: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Lower bound of the 95 % Wilson confidence interval of denialRate, in percent.',
  })
  denialRateLow: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Upper bound of the 95 % Wilson confidence interval of denialRate, in percent.',
  })
  denialRateHigh: number | null;

  @Field(() => DollarsScalar, { name: 'dollarsDenied', description: 'Billed dollars of these denials.' })
  deniedCents: number;
}

export const PatternConnection = connectionOf(
  'Pattern',
  PatternEntity,
  'The number of patterns that match the filter; counted only when selected.',
);
