import type { LocalDate } from '../domain/calendar';
import type { PatternChangeKind } from '../domain/feed';
import type { Cents } from '../domain/money';
import type { PatternStatus, PatternTier, Trend } from '../domain/pattern';
import type { SlicePattern } from './lattice/lattice-engine';
import type { LatticeObservation, LatticeSlice } from './lattice/lattice-fields';

/** One claim as of its first adjudication: fields known before it, and the denials of its lines. */
export interface Observation {
  claim: LatticeObservation;
  /** By line; null where no line has one. */
  revenueCodes: readonly (string | null)[] | null;
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
  /** Fitted again in the first 28 days, so that it may change. */
  slice: LatticeSlice;
  status: PatternStatus;
  tier: PatternTier;
  detectedOn: LocalDate;
  lastDenialOn: LocalDate;
  /** Usual denials per 1,000,000 eligible claims, as of the last fit. */
  benchmarkPerMillion: number;
  /**
   * Never from the detection window, which overstates a pattern because it was selected for being high: up to 56 days
   * before the change point, or, if the history is too short, the reference period after the detection (null until
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
  isArchivedByUser: boolean;
  /** The slice with which it was first found: claims that are replayed give it again. */
  foundAs: LatticeSlice;
  /** The search's own form of it. */
  fit: SlicePattern;
}

export interface PatternDecision {
  kind: PatternChangeKind;
  pattern: DetectedPattern;
  /** Its slice is new: its links, evidence and daily figures are to be made from what is held. */
  isFitted: boolean;
}

/** Claims observed since the last call, packed (observation-log.ts): one row a day, with the day's first of these claims. */
export interface ObservationRow {
  day: LocalDate;
  firstClaimId: number;
  content: string;
}

export interface DetectorState {
  /** The first day on which a claim was adjudicated, that of claims no longer held included. */
  firstDate: LocalDate | null;
  /** Of the newest HELD_DAYS days with claims, in any order. */
  observations: readonly ObservationRow[];
  patterns: readonly DetectedPattern[];
}

export interface DailyCount {
  day: LocalDate;
  eligibleCount: number;
  billedCents: Cents;
  deniedCount: number;
  deniedCents: Cents;
}

/** A denied claim of a pattern. */
export interface PatternDenial {
  claimId: number;
  denialDate: LocalDate;
  /** Of the line that bears it; its revenue code when it has no procedure code. */
  procedureCode: string | null;
  billedCents: Cents;
}

export interface Detector {
  /** By id, ascending. */
  readonly patterns: readonly DetectedPattern[];
  /**
   * Counts one claim and returns the known patterns that its denials match, the most specific first. Moves counters only,
   * decides nothing. Days may come in any order; a claim of a day older than the newest HELD_DAYS days ever seen is not
   * counted and belongs to no pattern.
   */
  observe(observation: Observation): { pattern: DetectedPattern; denial: PatternDenial }[];
  /**
   * Decisions, made only at the end of a day: `date` is the day that ended. Deterministic in the claims. Dates may be
   * skipped; a date before one already evaluated counts as that one, so that figures never go back in time.
   *
   * @param isLast of an import: nothing more is known to come
   */
  evaluateDay(date: LocalDate, isLast?: boolean): PatternDecision[];
  /** Archived by a user on a day; null if there is no such pattern, or it is archived. */
  archive(patternId: number, date: LocalDate): PatternDecision | null;
  /** For the batch's transaction: what is new, and, where days are no longer held, the first that is. */
  takeObservations(): { rows: ObservationRow[]; heldFrom: LocalDate | null };
  /** Daily figures of a pattern over the days held, in order, or over some of them. */
  dailyCounts(pattern: DetectedPattern, days?: Iterable<LocalDate>): DailyCount[];
  /** The denied claims of each pattern among the claims held, from 90 days before its detection on. */
  denialsOf(patterns: readonly DetectedPattern[]): Map<number, PatternDenial[]>;
}
