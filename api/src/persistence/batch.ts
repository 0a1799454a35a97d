import type { Cell } from './dialect';

export type RowOf = readonly Cell[];

/** A pattern detected in this batch: earlier denials that match it are linked by one statement. */
export interface PatternBackfill {
  patternId: number;
  carc: string;
  populationBit: number;
  refinementColumn: 'payer_id' | 'provider_id' | 'coder_id' | null;
  refinementId: number | null;
  fromDate: string;
  throughDate: string;
}

/**
 * Everything that one commit writes for one workspace, as rows in the column order of tables.ts. A batch is prepared
 * in memory while the one before it commits.
 */
export interface Batch {
  workspaceId: number;
  claims: RowOf[];
  lines: RowOf[];
  adjudications: RowOf[];
  lineAdjudications: RowOf[];
  /** Denials from a later remit event on an imported claim: workspace, claim, CARC, RARC, group. */
  revisions: RowOf[];
  /** workspace, claim, status, cents to add to what was paid, next due, cents to add to what was allowed. */
  statusChanges: RowOf[];
  appeals: RowOf[];
  learningEvents: RowOf[];
  dailyMetrics: RowOf[];
  dailyDenialReasons: RowOf[];
  dailyLearning: RowOf[];
  providerPerformance: RowOf[];
  patterns: RowOf[];
  patternClaims: RowOf[];
  patternEvidence: RowOf[];
  patternBackfills: PatternBackfill[];
  /** workspace, pattern, date and the absolute figures of the eligible population. */
  patternDays: RowOf[];
  /** What is added to policy_daily_metrics, policy_performance and policy_providers. */
  policyDays: RowOf[];
  policyTotals: RowOf[];
  policyProviders: RowOf[];
  /**
   * workspace, claim, filing date, appeals filed, won, decided: counted for every pattern that the claim is linked to,
   * and for every policy that denied a line of it.
   */
  appealSteps: RowOf[];
  detectorDays: RowOf[];
  annotations: RowOf[];
  /** [index into CLAIM_CHANGE_KINDS, claim id, instant]. */
  claimChanges: [number, number, number][];
  /** [index into PATTERN_CHANGE_KINDS, pattern id, instant]. */
  patternChanges: [number, number, number][];
  claimCount: number;
  /** The newest submission date in the batch, or null. */
  dataThrough: string | null;
}
