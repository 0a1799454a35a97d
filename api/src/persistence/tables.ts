import type { DenialResolution } from '../domain/ledger/denial-resolution';
import { AnnotationEntity } from '../entities/annotation.entity';
import { AppealEntity } from '../entities/appeal.entity';
import { BookingEntity, DailyBookingEntity } from '../entities/ledger/booking.entity';
import { ClaimLineItemEntity } from '../entities/claim-line-item.entity';
import { ClaimEntity } from '../entities/claim.entity';
import { CoderEntity } from '../entities/coder.entity';
import { DetectorObservationEntity } from '../entities/daily-metric.entity';
import {
  CoderTrainingEntity,
  CohortAllowedEntity,
  DenialOutcomeEntity,
  ImpactCohortEntity,
  ImpactEstimateEntity,
} from '../entities/ledger/impact.entity';
import { DenialEntity } from '../entities/work/denial.entity';
import { ImportNoticeEntity, ImportRejectionEntity } from '../entities/import-job.entity';
import { ClaimSubmissionEntity } from '../entities/remit/claim-submission.entity';
import { ImportExceptionEntity } from '../entities/remit/import-exception.entity';
import { RemitClaimEventEntity } from '../entities/remit/remit-claim-event.entity';
import { ProviderAdjustmentEntity, RemitPaymentEntity } from '../entities/remit/remit-payment.entity';
import { LearningEventEntity } from '../entities/learning-event.entity';
import { PatternDailyMetricEntity } from '../entities/pattern-daily-metric.entity';
import { PatternClaimEntity, PatternEvidenceEntity } from '../entities/pattern-evidence.entity';
import { PatternEntity } from '../entities/pattern.entity';
import { PayerEntity } from '../entities/payer.entity';
import { PolicyCodeEntity, PolicyEntity } from '../entities/policy.entity';
import { ProviderEntity } from '../entities/provider.entity';
import { WorkNoteChangeEntity, WorkNoteEntity } from '../entities/work/work-note.entity';
import type { Table } from './table';
import { rowSetOf, tableOf } from './table';

/** What is written in bulk: tables as their entities declare them, and the parts of them that change later. */
export const CLAIMS = tableOf(ClaimEntity);
export const LINES = tableOf(ClaimLineItemEntity);
export const APPEALS = tableOf(AppealEntity);
export const LEARNING_EVENTS = tableOf(LearningEventEntity);
export const PATTERNS = tableOf(PatternEntity);
export const PATTERN_CLAIMS = tableOf(PatternClaimEntity);
export const PATTERN_EVIDENCE = tableOf(PatternEvidenceEntity);
export const PATTERN_DAILY_METRICS = tableOf(PatternDailyMetricEntity);
export const DETECTOR_OBSERVATIONS = tableOf(DetectorObservationEntity);
export const ANNOTATIONS = tableOf(AnnotationEntity);
export const PAYERS = tableOf(PayerEntity);
export const PROVIDERS = tableOf(ProviderEntity);
export const CODERS = tableOf(CoderEntity);
export const POLICIES = tableOf(PolicyEntity);
export const POLICY_CODES = tableOf(PolicyCodeEntity);
export const DENIALS = tableOf(DenialEntity);
export const DENIAL_STAGES_OF = DENIALS.part(['workspaceId', 'claimId', 'stage']);
export const WORK_NOTES = tableOf(WorkNoteEntity);
export const WORK_NOTE_CHANGES = tableOf(WorkNoteChangeEntity);
export const REMIT_CLAIM_EVENTS = tableOf(RemitClaimEventEntity);
/** Which claim an event belongs to: all that ever changes of it. */
export const CLAIMS_OF_EVENTS = REMIT_CLAIM_EVENTS.part(['workspaceId', 'eventKey', 'claimId']);
export const CLAIM_SUBMISSIONS = tableOf(ClaimSubmissionEntity);
export const CLAIMS_OF_SUBMISSIONS = CLAIM_SUBMISSIONS.part(['workspaceId', 'submissionKey', 'claimId']);
export const REMIT_PAYMENTS = tableOf(RemitPaymentEntity);
export const PROVIDER_ADJUSTMENTS = tableOf(ProviderAdjustmentEntity);
export const IMPORT_EXCEPTIONS = tableOf(ImportExceptionEntity);
export const IMPORT_NOTICES = tableOf(ImportNoticeEntity);
export const IMPORT_REJECTIONS = tableOf(ImportRejectionEntity);
export const BOOKINGS = tableOf(BookingEntity);
export const DAILY_BOOKINGS = tableOf(DailyBookingEntity);
export const CODER_TRAININGS = tableOf(CoderTrainingEntity);
export const DENIAL_OUTCOMES = tableOf(DenialOutcomeEntity);
export const COHORT_ALLOWED = tableOf(CohortAllowedEntity);
export const IMPACT_COHORTS = tableOf(ImpactCohortEntity);
export const IMPACT_ESTIMATES = tableOf(ImpactEstimateEntity);

/** What an adjudication changes on a claim. */
export const CLAIM_ADJUDICATIONS = CLAIMS.part([
  'workspaceId',
  'localId',
  'status',
  'processingDate',
  'allowedCents',
  'paidCents',
  'carc',
  'rarc',
  'groupCode',
  'ruleKey',
  'adjustments',
  'initiallyDeniedFlag',
  'firstCarc',
  'deniedCents',
  'storedResolution',
  'storedResolvedOn',
  'firstPaidCents',
  'nextDueS',
]);

export const LINE_ADJUDICATIONS = LINES.part([
  'workspaceId',
  'claimId',
  'lineNumber',
  'allowedCents',
  'paidCents',
  'carc',
  'rarc',
  'groupCode',
  'ruleKey',
  'adjustments',
  'denialDate',
]);

/** The eligible population's figures of a day; appeals are added to it by statements of their own. */
export const PATTERN_DAYS = PATTERN_DAILY_METRICS.without(['appealCount', 'overturnCount']);

/** What happens to a claim after its adjudication: cents are added to what was paid and allowed. */
export interface StatusChange {
  workspaceId: number;
  claimId: number;
  status: string;
  addedPaidCents: number;
  addedAllowedCents: number;
  nextDueS: number | null;
  /** Null where it stays as it is. */
  resolution: DenialResolution | null;
  resolvedOn: string | null;
}
export const STATUS_CHANGES = rowSetOf<StatusChange>({
  workspaceId: 'bigint',
  claimId: 'bigint',
  status: 'text',
  addedPaidCents: 'bigint',
  addedAllowedCents: 'bigint',
  nextDueS: 'bigint',
  resolution: 'text',
  resolvedOn: 'text',
});

/**
 * A step of an appeal, 0 or 1 each: counted for every pattern that the claim is linked to, and for every policy that
 * denied a line of it.
 */
export interface AppealStep {
  workspaceId: number;
  claimId: number;
  filedDate: string;
  appealCount: number;
  appealDecidedCount: number;
  overturnCount: number;
}
export const APPEAL_STEPS = rowSetOf<AppealStep>({
  workspaceId: 'bigint',
  claimId: 'bigint',
  filedDate: 'text',
  appealCount: 'bigint',
  appealDecidedCount: 'bigint',
  overturnCount: 'bigint',
});

/** A row of a table, or of a part of one. */
export type RowIn<T> = T extends Table<infer Row> ? Row : never;
