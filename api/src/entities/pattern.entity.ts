import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EligiblePopulation, PatternCategory } from '../domain/denial-rule';
import type { PatternStatus, PatternTier, SliceRefinement, Trend } from '../domain/pattern';
import { int, nullable, real, text } from './columns';
import { connectionOf } from './views/connection';
import {
  ComputationStatusEnum,
  PatternCategoryEnum,
  PatternStatusEnum,
  PatternTierEnum,
  TrendEnum,
} from './enums';
import { Node } from './views/node';
import { DateTimeScalar, DollarsScalar, LocalDateScalar } from './scalars';
import type { ComputationStatus } from './states';

@Entity('patterns')
@ObjectType('Pattern', {
  implements: Node,
  description:
    'Denials for one reason (CARC) among the claims of one slice, well above what is to be expected there. Its rates are over all adjudicated claims exposed to the slice, denied or not.',
})
export class PatternEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('id'))
  localId: number;

  @Column(text('carc'))
  @Field(() => String, { description: 'The Claim Adjustment Reason Code of its denials.' })
  carc: string;

  @Column(text('family'))
  family: EligiblePopulation;

  @Column(text('refinement', nullable))
  refinement: SliceRefinement | null;

  @Column(int('refinement_id', nullable))
  refinementId: number | null;

  @Column(text('title'))
  @Field(() => String, { description: 'A short name for people.' })
  title: string;

  @Column(text('description'))
  @Field(() => String, { description: 'What is denied where, in a sentence.' })
  description: string;

  @Column(text('category'))
  @Field(() => PatternCategoryEnum, { description: 'The kind of cause.' })
  category: PatternCategory;

  @Column(text('fix_guidance'))
  @Field(() => String, { description: 'What to do about such denials.' })
  fixGuidance: string;

  @Column(text('rule_key', nullable))
  ruleKey: string | null;

  @Column(text('status'))
  @Field(() => PatternStatusEnum, { description: 'Where it stands in its life.' })
  status: PatternStatus;

  @Column(text('tier'))
  @Field(() => PatternTierEnum, { description: 'How urgent it is.' })
  tier: PatternTier;

  @Column(int('score_frequency'))
  scoreFrequency: number;

  @Column(int('score_impact_cents'))
  scoreImpactCents: number;

  @Column(text('score_trend'))
  scoreTrend: Trend;

  @Column(real('score_velocity'))
  scoreVelocity: number;

  @Column(int('score_confidence'))
  scoreConfidence: number;

  @Column(int('score_recency'))
  scoreRecency: number;

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

  @Column(text('first_detected'))
  @Field(() => DateTimeScalar, { description: "When it was first seen, on the workspace's clock." })
  firstDetected: string;

  @Column(text('last_seen'))
  @Field(() => DateTimeScalar, { description: "Its latest denial, on the workspace's clock." })
  lastSeen: string;

  @Column(text('last_computed_at', nullable))
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When its figures were last decided; null until then.',
  })
  lastComputedAt: string | null;

  @Column(text('computation_status'))
  @Field(() => ComputationStatusEnum, { description: 'Where the computation of its figures stands.' })
  computationStatus: ComputationStatus;
}

@ObjectType({
  description: 'One condition of a slice; all of them hold at once. Only what was known before adjudication.',
})
export class PatternSliceTerm {
  @Field(() => String, {
    description: 'payer, procedureFamily, modifier, placeOfService, provider, diagnosisChapter or coder.',
  })
  field: string;

  @Field(() => String, { description: "What it must be, in words: a payer's name, a family of procedures." })
  value: string;
}

@ObjectType({ description: 'What a pattern is judged by.' })
export class PatternScore {
  @Field(() => Int, { description: 'Denials in the current period.' })
  frequency: number;

  @Field(() => DollarsScalar, { name: 'impact', description: 'Dollars denied in the current period.' })
  impactCents: number;

  @Field(() => TrendEnum, { description: 'Where its denials are going.' })
  trend: Trend;

  @Field(() => Float, { description: 'Denials per month.' })
  velocity: number;

  @Field(() => Int, { description: '0-100: how sure it is that the rate is above the benchmark.' })
  confidence: number;

  @Field(() => Int, { description: "Days since the last denial, on the workspace's clock." })
  recency: number;
}

@ObjectType({
  description:
    'Exposed claims of a period, both ends included, by processing date: those that fit the slice, denied or not.',
})
export class PatternPeriod {
  @Field(() => LocalDateScalar, { description: 'First day.' })
  start: string;

  @Field(() => LocalDateScalar, { description: 'Last day.' })
  end: string;

  @Field(() => Int, { description: 'Exposed and adjudicated.' })
  claimCount: number;

  @Field(() => Int, { description: "Of these, denied for the pattern's reason." })
  deniedCount: number;

  @Field(() => Float, { nullable: true, description: 'Percent; null without claims.' })
  denialRate: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of the 95 % Wilson interval, percent.' })
  denialRateLow: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of the 95 % Wilson interval, percent.' })
  denialRateHigh: number | null;

  @Field(() => DollarsScalar, { name: 'dollarsDenied', description: 'Billed dollars of these denials.' })
  deniedCents: number;
}

export const PatternConnection = connectionOf(
  'Pattern',
  PatternEntity,
  'All patterns that match the filter; counted only when selected.',
);
