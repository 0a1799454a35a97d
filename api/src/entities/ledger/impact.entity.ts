import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoEstimateReason } from '../../domain/ledger/impact-reasons';
import { int, json, nullable, text } from '../columns';

/** When a coder trained a rule first. */
@Entity('coder_trainings')
export class CoderTrainingEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('coder_id'))
  coderId: number;

  @PrimaryColumn(text('rule_key'))
  ruleKey: string;

  @Column(text('first_day'))
  firstDay: string;
}

/** A rollup of denials by rule and the week of the denial: what became of them (detection/impact/impact-history.ts). */
@Entity('denial_outcomes')
export class DenialOutcomeEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('week_start'))
  weekStart: string;

  @PrimaryColumn(text('rule_key'))
  ruleKey: string;

  @Column(int('denied_count'))
  deniedCount: number;

  @Column(int('institutional_count'))
  institutionalCount: number;

  @Column(int('denied_cents'))
  deniedCents: number;

  /** Of whole dollars. */
  @Column(int('denied_squares'))
  deniedSquares: number;

  @Column(int('appealed_cents'))
  appealedCents: number;

  @Column(int('corrected_cents'))
  correctedCents: number;

  @Column(int('decided_count'))
  decidedCount: number;

  @Column(int('decided_cents'))
  decidedCents: number;

  @Column(int('won_cents'))
  wonCents: number;

  @Column(int('won_allowed_cents'))
  wonAllowedCents: number;

  @Column(int('adjudicated_count'))
  adjudicatedCount: number;

  @Column(int('adjudicated_cents'))
  adjudicatedCents: number;

  @Column(int('adjudicated_allowed_cents'))
  adjudicatedAllowedCents: number;
}

/** A rollup by submission date: what payers have allowed of a day's first submissions, appeals and corrected claims included. */
@Entity('cohort_allowed')
export class CohortAllowedEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('submission_date'))
  submissionDate: string;

  @Column(int('allowed_cents'))
  allowedCents: number;
}

export const COHORT_DIMENSIONS = ['PAYER', 'PROVIDER', 'CODER'] as const;
export type CohortDimension = (typeof COHORT_DIMENSIONS)[number];

/** The first submissions of a week by payer, provider or coder, counted once when the week is mature. */
@Entity('impact_cohorts')
export class ImpactCohortEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('week_start'))
  weekStart: string;

  @PrimaryColumn(text('dimension'))
  dimension: CohortDimension;

  @PrimaryColumn(int('member_id'))
  memberId: number;

  @Column(json('eligible'))
  eligible: readonly number[];

  @Column(json('denied'))
  denied: readonly number[];
}

/** The estimate of what training prevented, as made at the end of a week. */
@Entity('impact_estimates')
export class ImpactEstimateEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('as_of'))
  asOf: string;

  @Column(text('reason', nullable))
  reason: NoEstimateReason | null;

  /** An ImpactEstimate; null where there is a reason. */
  @Column(json('estimate', nullable))
  estimate: unknown;
}
