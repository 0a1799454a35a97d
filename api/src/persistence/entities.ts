import { AnnotationEntity } from '../entities/annotation.entity';
import { AppealEntity } from '../entities/appeal.entity';
import { BookingEntity, DailyBookingEntity } from '../entities/ledger/booking.entity';
import { ClaimLineItemEntity } from '../entities/claim-line-item.entity';
import { ClaimEntity } from '../entities/claim.entity';
import { CoderEntity } from '../entities/coder.entity';
import {
  CodeWeeklyMetricEntity,
  CodeWeeklyModifierEntity,
  ClaimNumberDayEntity,
  DailyAppealEntity,
  DailyDenialReasonEntity,
  DailyLearningEntity,
  DailyMetricEntity,
  DetectorObservationEntity,
} from '../entities/daily-metric.entity';
import {
  CoderTrainingEntity,
  CohortAllowedEntity,
  DenialOutcomeEntity,
  ImpactCohortEntity,
  ImpactEstimateEntity,
} from '../entities/ledger/impact.entity';
import {
  ImportChunkEntity,
  ImportJobEntity,
  ImportNoticeEntity,
  ImportRejectionEntity,
} from '../entities/import-job.entity';
import { ClaimSubmissionEntity } from '../entities/remit/claim-submission.entity';
import { ColumnMappingEntity } from '../entities/remit/column-mapping.entity';
import { ImportExceptionEntity } from '../entities/remit/import-exception.entity';
import { RemitClaimEventEntity } from '../entities/remit/remit-claim-event.entity';
import { ProviderAdjustmentEntity, RemitPaymentEntity } from '../entities/remit/remit-payment.entity';
import { DataSourceEntity } from '../entities/data-source.entity';
import { DenialEntity, OpenDenialEntity, RecoveryOutcomeEntity } from '../entities/work/denial.entity';
import { JobEntity } from '../entities/job.entity';
import { LearningEventEntity } from '../entities/learning-event.entity';
import { PatternDailyMetricEntity, PatternLearningEntity } from '../entities/pattern-daily-metric.entity';
import { PatternClaimEntity, PatternEvidenceEntity } from '../entities/pattern-evidence.entity';
import { PatternEntity } from '../entities/pattern.entity';
import { PayerEntity } from '../entities/payer.entity';
import { PolicyDailyMetricEntity } from '../entities/policy-daily-metric.entity';
import {
  PolicyCodeEntity,
  PolicyEntity,
  PolicyPerformanceEntity,
  PolicyProviderEntity,
} from '../entities/policy.entity';
import { ProviderEntity, ProviderPerformanceEntity } from '../entities/provider.entity';
import { CommandEntity, RunEntity } from '../entities/run.entity';
import { ScenarioEntity } from '../entities/scenario.entity';
import { WorkNoteChangeEntity, WorkNoteEntity } from '../entities/work/work-note.entity';
import { FeedEntryEntity, ForkEntity, WorkspaceEntity } from '../entities/workspace.entity';

/**
 * Every table. What belongs to a workspace stands in the order in which it is deleted and copied: its run first, so that
 * no engine takes it up, then whatever refers to other rows before these. A copy that is under way while the program
 * is renewed goes on behind the table at which it stood, so a new table comes last of its kind.
 */
export const ENTITIES = [
  RunEntity,
  CommandEntity,
  ForkEntity,
  FeedEntryEntity,
  PatternEvidenceEntity,
  PatternClaimEntity,
  PatternDailyMetricEntity,
  PatternEntity,
  AnnotationEntity,
  DetectorObservationEntity,
  LearningEventEntity,
  AppealEntity,
  ClaimLineItemEntity,
  ClaimEntity,
  DailyDenialReasonEntity,
  DailyLearningEntity,
  DailyMetricEntity,
  ProviderPerformanceEntity,
  PolicyDailyMetricEntity,
  PolicyPerformanceEntity,
  PolicyProviderEntity,
  BookingEntity,
  DailyBookingEntity,
  CoderTrainingEntity,
  DenialOutcomeEntity,
  CohortAllowedEntity,
  ImpactCohortEntity,
  ImpactEstimateEntity,
  PolicyCodeEntity,
  PolicyEntity,
  CoderEntity,
  ProviderEntity,
  PayerEntity,
  CodeWeeklyMetricEntity,
  CodeWeeklyModifierEntity,
  PatternLearningEntity,
  DenialEntity,
  OpenDenialEntity,
  RecoveryOutcomeEntity,
  DailyAppealEntity,
  WorkNoteEntity,
  WorkNoteChangeEntity,
  ClaimNumberDayEntity,
  RemitClaimEventEntity,
  ClaimSubmissionEntity,
  RemitPaymentEntity,
  ProviderAdjustmentEntity,
  ImportExceptionEntity,
  ColumnMappingEntity,
  DataSourceEntity,
  ImportChunkEntity,
  ImportRejectionEntity,
  ImportNoticeEntity,
  ImportJobEntity,
  WorkspaceEntity,
  ScenarioEntity,
  JobEntity,
] as const;
