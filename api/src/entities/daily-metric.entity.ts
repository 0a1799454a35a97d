import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int, text, zero } from './columns';
import type { ClaimDateField } from './enums/states';

/** A rollup of the claims submitted on a day, kept as they arrive (persistence/rollups/daily-metrics.ts). */
@Entity('daily_metrics')
export class DailyMetricEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('metric_date'))
  metricDate: string;

  @Column(int('claim_count'))
  claimCount: number;

  @Column(int('adjudicated_count'))
  adjudicatedCount: number;

  @Column(int('denied_count'))
  deniedCount: number;

  @Column(int('replacement_count'))
  replacementCount: number;

  @Column(int('billed_cents'))
  billedCents: number;

  @Column(int('denied_cents'))
  deniedCents: number;

  @Column(int('paid_cents'))
  paidCents: number;

  @Column(int('appeal_count'))
  appealCount: number;

  @Column(int('appeal_decided_count'))
  appealDecidedCount: number;

  @Column(int('overturn_count'))
  overturnCount: number;

  @Column(int('recovered_cents'))
  recoveredCents: number;

  @Column(int('line_count', zero))
  lineCount: number;

  @Column(int('adjudicated_line_count', zero))
  adjudicatedLineCount: number;

  @Column(int('denied_line_count', zero))
  deniedLineCount: number;

  @Column(int('adjudicated_billed_cents', zero))
  adjudicatedBilledCents: number;

  /** Charges of whole claims of which a line was denied; deniedCents has the denied lines alone. */
  @Column(int('denied_claim_cents', zero))
  deniedClaimCents: number;

  @Column(int('zero_paid_count', zero))
  zeroPaidCount: number;

  @Column(int('zero_paid_denied_count', zero))
  zeroPaidDeniedCount: number;

  /** Claims that a later remittance denied, after the first adjudication had not; and what was charged on what it denied. */
  @Column(int('denied_later_count', zero))
  deniedLaterCount: number;

  @Column(int('denied_later_cents', zero))
  deniedLaterCents: number;

  /** Claims of which paid money was taken back, and how much of it. */
  @Column(int('taken_back_count', zero))
  takenBackCount: number;

  @Column(int('taken_back_cents', zero))
  takenBackCents: number;
}

/**
 * A rollup of the appeals of a day: those filed on it, with what has become of them, and those decided on it
 * (persistence/rollups/daily-appeals.ts).
 */
@Entity('daily_appeals')
export class DailyAppealEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('metric_date'))
  metricDate: string;

  @Column(int('filed_count', zero))
  filedCount: number;

  @Column(int('filed_decided_count', zero))
  filedDecidedCount: number;

  @Column(int('filed_overturn_count', zero))
  filedOverturnCount: number;

  @Column(int('filed_recovered_cents', zero))
  filedRecoveredCents: number;

  /** Of the first level: days from the denial to the filing, summed. */
  @Column(int('first_filed_count', zero))
  firstFiledCount: number;

  @Column(int('days_to_file', zero))
  daysToFile: number;

  @Column(int('decided_count', zero))
  decidedCount: number;

  @Column(int('overturn_count', zero))
  overturnCount: number;

  @Column(int('recovered_cents', zero))
  recoveredCents: number;

  /** Days from the filing, and from the denial, to the decision, summed. */
  @Column(int('days_to_decide', zero))
  daysToDecide: number;

  @Column(int('days_to_resolve', zero))
  daysToResolve: number;
}

/** A rollup of a day's first denials by their reason. */
@Entity('daily_denial_reasons')
export class DailyDenialReasonEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('metric_date'))
  metricDate: string;

  @PrimaryColumn(text('carc'))
  carc: string;

  @Column(int('denied_count'))
  deniedCount: number;

  @Column(int('denied_cents'))
  deniedCents: number;
}

/** A rollup of the learning events of a day. */
@Entity('daily_learning')
export class DailyLearningEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('metric_date'))
  metricDate: string;

  @Column(int('session_count'))
  sessionCount: number;

  @Column(int('attempt_count'))
  attemptCount: number;

  @Column(int('correct_count'))
  correctCount: number;

  @Column(int('correction_count'))
  correctionCount: number;
}

/** A rollup of the claims of a day by how their numbers start, so that a search by a short prefix knows its days. */
@Entity('claim_number_days')
export class ClaimNumberDayEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  /** Which of the claim's dates is meant. */
  @PrimaryColumn(text('axis'))
  axis: ClaimDateField;

  @PrimaryColumn(text('start'))
  start: string;

  @PrimaryColumn(text('metric_date'))
  metricDate: string;

  @Column(int('claim_count', zero))
  claimCount: number;
}

/** The claims of the detector's days, by day of adjudication and commit (detection/observation-log.ts). */
@Entity('detector_observations')
export class DetectorObservationEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('day'))
  day: string;

  @PrimaryColumn(int('first_claim_id'))
  firstClaimId: number;

  @Column(text('content'))
  content: string;
}

/**
 * A rollup of service lines by procedure code, the week (from its Monday) of their claim's first adjudication, and the
 * reason they were denied with. By weeks, because days would be seven times as many rows, and totals could not be
 * counted again in short transactions.
 */
@Entity('code_weekly_metrics')
export class CodeWeeklyMetricEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('week_start'))
  weekStart: string;

  @PrimaryColumn(text('procedure_code'))
  procedureCode: string;

  /** Empty for lines that were not denied. */
  @PrimaryColumn(text('carc'))
  carc: string;

  @Column(int('line_count'))
  lineCount: number;

  @Column(int('billed_cents'))
  billedCents: number;

  /** Lines on which something was allowed, and what. */
  @Column(int('allowed_line_count'))
  allowedLineCount: number;

  @Column(int('allowed_cents'))
  allowedCents: number;
}

/** A rollup of the same lines by the modifiers on them; a line counts once for each. */
@Entity('code_weekly_modifiers')
export class CodeWeeklyModifierEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(text('week_start'))
  weekStart: string;

  @PrimaryColumn(text('procedure_code'))
  procedureCode: string;

  @PrimaryColumn(text('modifier'))
  modifier: string;

  @Column(int('line_count'))
  lineCount: number;

  @Column(int('denied_count'))
  deniedCount: number;
}
