import type { LocalDate } from '../domain/calendar';
import type { PayerType } from '../domain/claim';
import type { EligiblePopulation, RuleBenchmark } from '../domain/denial-rule';
import type { PatternChangeKind } from '../domain/feed';
import type { Cents } from '../domain/money';
import type { PatternStatus, PatternTier, SliceRefinement, Trend } from '../domain/pattern';

/** One claim as the payer answered it first, described by PRE-adjudication fields only, plus the outcome. */
export interface Observation {
  claimId: number;
  /** The day the payer answered: numerator and denominator both count by it, so that open claims are censored alike. */
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
 * What the detector needs back with a pattern to go on deciding exactly as if it had never stopped. Store it whole
 * (one JSON column); only `reference` is worth showing.
 */
export interface PatternMemory {
  /** Denials over expected, in thousandths, that the pattern is held against: better is IMPROVED, worse WORSENED. */
  referenceRatioPerMille: number;
  /** Expected denials, in thousandths, that the level was measured over: how far to trust it. */
  referenceExpectedPerMille: number;
  /** False until 28 days have passed since the pattern was found, came back or got worse: till then it is a guess. */
  referenceMeasured: boolean;
  /** Of the last status change (or detection): only claims after it argue for the next one, so nothing flaps. */
  statusChangedOn: LocalDate;
  /** The day that the figures were computed for. */
  decidedOn: LocalDate;
  /** The first 28 days wholly after the detection: the pattern's own size, free of the selection that found it. */
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
   * Never from the detection window, which overstates a pattern by the luck that revealed it: up to 56 days before
   * that window, or, where the history was too short for that, the reference period after the detection (null till
   * then). `baseline.start > detectedOn` tells which.
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

/** Per day (processing date) and slice: exposed claims, billed cents; per CARC in it: denials and denied cents. */
export interface DayCells {
  day: LocalDate;
  /** JSON-serializable, compact, deterministic key order. */
  cells: unknown;
}

export interface DetectorState {
  /** One entry a day; the newest HELD_DAYS of them are used, in any order. */
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
   * Counts one claim and says which known patterns its denial belongs to: the first owns it (primary), the others
   * also fit. Empty for a paid claim. Moves counters only, decides nothing. Days may come in any order; a day older
   * than the newest HELD_DAYS days ever seen is not counted (no decision could see it), but its patterns are named.
   */
  observe(observation: Observation): number[];
  /**
   * Decisions, made only when a day turns: `date` is the day that is over. Deterministic in the counters. Dates may be
   * skipped; a date before one already decided counts as that one, so that figures never go back in time.
   */
  evaluateDay(date: LocalDate): PatternDecision[];
  /** ARCHIVED by a person; null if there is no such pattern. */
  archive(patternId: number): PatternDecision | null;
  /** Days whose cells changed since the last call, for the batch's transaction. */
  takeChangedDays(): DayCells[];
  /** Which observed claims fit a slice and outcome: what links earlier denials to a new pattern. */
  dailyCounts(
    pattern: Pick<DetectedPattern, 'carc' | 'slice'>,
  ): { day: LocalDate; eligibleCount: number; billedCents: Cents; deniedCount: number; deniedCents: Cents }[];
}
