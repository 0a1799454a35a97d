/** The lists of states that only the store and the API know; those of claims, runs and patterns are beside their rules. */
export const WORKSPACE_KINDS = ['SIMULATED', 'LIVE', 'MIXED'] as const;
export type WorkspaceKind = (typeof WORKSPACE_KINDS)[number];

export const WORKSPACE_STATES = ['READY', 'COPYING', 'FAILED', 'DELETING'] as const;
export type WorkspaceState = (typeof WORKSPACE_STATES)[number];

export const CLAIM_DATE_FIELDS = ['SUBMISSION', 'SERVICE', 'PROCESSING'] as const;
export type ClaimDateField = (typeof CLAIM_DATE_FIELDS)[number];

export const CLAIM_ORDER_FIELDS = [
  'SUBMISSION_DATE',
  'PROCESSING_DATE',
  'SERVICE_DATE',
  'BILLED_AMOUNT',
] as const;
export type ClaimOrderField = (typeof CLAIM_ORDER_FIELDS)[number];

export const DIRECTIONS = ['ASC', 'DESC'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const COMPUTATION_STATUSES = ['PENDING', 'COMPUTING', 'COMPLETE', 'ERROR'] as const;
export type ComputationStatus = (typeof COMPUTATION_STATUSES)[number];

export const PATTERN_ORDER_FIELDS = [
  'IMPACT',
  'FREQUENCY',
  'CONFIDENCE',
  'FIRST_DETECTED',
  'LAST_SEEN',
] as const;
export type PatternOrderField = (typeof PATTERN_ORDER_FIELDS)[number];

export const ANNOTATION_KINDS = [
  'TRAINING',
  'SYSTEM_UPDATE',
  'PAYER_POLICY_CHANGE',
  'VOLUME_SPIKE',
  'CASE_MIX_SHIFT',
  'PATTERN_DETECTED',
  'PATTERN_RESOLVED',
  'CONFIGURED',
  'IMPORT',
] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

export const GRANULARITIES = ['DAY', 'WEEK', 'MONTH'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

export const IMPORT_FORMATS = ['AUTO', 'X12_835', 'X12_837', 'FHIR', 'CSV', 'JSON'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export const DATA_SOURCE_KINDS = ['FOLDER', 'FHIR_SERVER'] as const;
export type DataSourceKind = (typeof DATA_SOURCE_KINDS)[number];

export const IMPORT_STATES = ['QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const JOB_STATES = ['NEVER_RUN', 'RUNNING', 'SUCCEEDED', 'FAILED'] as const;
export type JobState = (typeof JOB_STATES)[number];
