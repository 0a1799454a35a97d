import type { LocalDate } from '../domain/calendar';
import type { PayerType } from '../domain/claim';
import type { EligiblePopulation, RuleBenchmark } from '../domain/denial-rule';
import type { PatternChangeKind } from '../domain/feed';
import type { Cents } from '../domain/money';
import type { PatternStatus, PatternTier, SliceRefinement, Trend } from '../domain/pattern';

/** One claim as of its first adjudication, described by PRE-adjudication fields only, plus the outcome. */
export interface Observation {
  claimId: number;
  /**
   * The day of the first adjudication: numerator and denominator both count by it, so that pending claims are censored
   * alike.
   */
  processingDate: LocalDate;
  /** Bits of ELIGIBLE_POPULATIONS; bit 0 ('all') is always set. */
  eligiblePopulations: number;
  payerId: number;
  providerId: number | null;
  coderId: number | null;
  billedCents: Cents;
  /** Null for a paid claim; the claim's own denial otherwise (one primary denial a claim). */
  denial: { carc: string; deniedCents: Cents } | null;
}

/** A conjunction over pre-adjudication fields: claims of `family`, optionally of one payer, provider or coder. */
export interface Slice {
  family: EligiblePopulation;
  refinement: { by: SliceRefinement; id: number } | null;
}

/** Counts over a period, both ends included, by processing date. */
export interface PeriodCounts {
  start: LocalDate;
  end: LocalDate;
  eligibleCount: number;
  deniedCount: number;
  deniedCents: Cents;
}

/**
 * What the detector needs with a stored pattern in order to continue deciding exactly as if it had never stopped. Store
 * it whole (one JSON column); only `reference` is meant for display.
 */
export interface PatternMemory {
  /** Denials over expected, in thousandths, that the pattern is compared with: lower is IMPROVED, higher WORSENED. */
  referenceRatioPerMille: number;
  /** Expected denials, in thousandths, that the ratio was measured over: how reliable it is. */
  referenceExpectedPerMille: number;
  /**
   * False until 28 days have passed since the pattern was detected, came back or worsened: until then the ratio is an
   * estimate.
   */
  referenceMeasured: boolean;
  /**
   * The date of the last status change (or detection): only later claims count for the next one, so that the status
   * does not flap.
   */
  statusChangedOn: LocalDate;
  /** The day for which the figures were computed. */
  decidedOn: LocalDate;
  /**
   * The first 28 days after the detection: the pattern's own size, without the selection bias of the window that
   * detected it.
   */
  reference: PeriodCounts | null;
}

/** A pattern = (outcome CARC, slice). All figures are integers or already rounded, so that they compare exactly. */
export interface DetectedPattern {
  /** Counts up from 1 within a workspace, in the order of detection. */
  id: number;
  carc: string;
  slice: Slice;
  status: PatternStatus;
  tier: PatternTier;
  detectedOn: LocalDate;
  lastDenialOn: LocalDate;
  /** Expected denials per 1,000,000 eligible claims at detection (benchmark x factors). */
  benchmarkPerMillion: number;
  /**
   * Never from the detection window, which overstates a pattern because it was selected for being high: up to 56 days
   * before that window, or, if the history is too short, the reference period after the detection (null until then).
   * `baseline.start > detectedOn` tells which.
   */
  baseline: PeriodCounts | null;
  current: PeriodCounts;
  score: {
    frequency: number;
    impactCents: Cents;
    trend: Trend;
    velocityPerMonth: number;
    confidence: number;
    recencyDays: number;
  };
  memory: PatternMemory;
}

export interface PatternDecision {
  kind: PatternChangeKind;
  pattern: DetectedPattern;
}

/** Per day (processing date) and slice: eligible claims, billed cents; per CARC in it: denials and denied cents. */
export interface DayCells {
  day: LocalDate;
  /** JSON-serializable, compact, deterministic key order. */
  cells: unknown;
}

export interface DetectorState {
  /** One entry per day; the newest HELD_DAYS of them are used, in any order. */
  days: readonly DayCells[];
  patterns: readonly DetectedPattern[];
}

export interface DetectorContext {
  benchmarks: readonly RuleBenchmark[];
  /** Percent of adjudicated claims by payer type. */
  totalPercent: Record<PayerType, number>;
  payerType(payerId: number): PayerType;
}

export interface Detector {
  readonly patterns: readonly DetectedPattern[];
  /**
   * Counts one claim and returns the known patterns that its denial matches, the primary pattern first. Empty for a
   * paid claim. Moves counters only, decides nothing. Days may come in any order; a day older than the newest HELD_DAYS
   * days ever seen is not counted (no decision could use it), but its patterns are returned.
   */
  observe(observation: Observation): number[];
  /**
   * Decisions, made only at the end of a day: `date` is the day that ended. Deterministic in the counters. Dates may be
   * skipped; a date before one already evaluated counts as that one, so that figures never go back in time.
   */
  evaluateDay(date: LocalDate): PatternDecision[];
  /** Archived by a user; null if there is no such pattern. */
  archive(patternId: number): PatternDecision | null;
  /** Days whose cells changed since the last call, for the batch's transaction. */
  takeChangedDays(): DayCells[];
  /** Daily counts of a slice and outcome: used to link earlier denials to a new pattern. */
  dailyCounts(
    pattern: Pick<DetectedPattern, 'carc' | 'slice'>,
  ): { day: LocalDate; eligibleCount: number; billedCents: Cents; deniedCount: number; deniedCents: Cents }[];
}
