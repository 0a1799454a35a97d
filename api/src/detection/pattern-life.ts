import { addDays, daysBetween, type LocalDate } from '../domain/calendar';
import type { PatternChangeKind } from '../domain/feed';
import type { DetectedPattern, PatternMemory, PeriodCounts } from './detector';
import type { PatternStatus } from '../domain/pattern';
import { BOUND_Z, standing, type PatternFigures, type WindowFigures } from './pattern-figures';
import type { SlicePattern } from './lattice/lattice-engine';
import { poissonLlr, ratioBound, shrunkenRatio } from './statistics';

/** A baseline covers up to this many days before the detection window, with at least this many days and claims. */
const BASELINE_DAYS = 56;
const BASELINE_MIN_DAYS = 14;
const BASELINE_MIN_CLAIMS = 50;
const REFERENCE_DAYS = 28;
const REFERENCE_MIN_DAYS = 7;
/** No pattern is compared with a lower ratio than this: below it, better and worse could not be told apart. */
const MIN_LEVEL = 1.5;

/** Counts of the pattern's own slice and CARC over any held period; null when too few days had a claim. */
export type CountPeriod = (start: LocalDate, end: LocalDate, leastDays: number) => PeriodCounts | null;

/** A step in a pattern's life, before it is told what it is linked to. */
export interface LifeStep {
  kind: PatternChangeKind;
  pattern: DetectedPattern;
}

export interface Finding {
  fit: SlicePattern;
  /** Denials in 1,000,000 claims of the slice that are no part of the pattern. */
  usualPerMillion: number;
  /** Denied and expected since the change point. */
  denied: number;
  expected: number;
}

export function detect(
  { fit, usualPerMillion, denied, expected }: Finding,
  figures: PatternFigures,
  date: LocalDate,
  count: CountPeriod,
): DetectedPattern {
  const before = count(addDays(fit.since, -BASELINE_DAYS), addDays(fit.since, -1), BASELINE_MIN_DAYS);
  return {
    id: fit.id,
    carc: fit.carc,
    slice: fit.slice,
    status: 'ACTIVE',
    detectedOn: fit.detectedOn,
    benchmarkPerMillion: usualPerMillion,
    baseline: before !== null && before.eligibleCount >= BASELINE_MIN_CLAIMS ? before : null,
    ...standing(figures, date, null),
    memory: {
      // Until the reference is known: the lower bound of the pattern's size, because its size at detection is
      // overstated.
      referenceRatioPerMille: perMille(Math.max(MIN_LEVEL, ratioBound(denied, expected, -BOUND_Z))),
      referenceExpectedPerMille: perMille(expected),
      referenceMeasured: false,
      statusChangedOn: date,
      decidedOn: date,
      reference: null,
    },
    isArchivedByUser: false,
    foundAs: fit.slice,
    fit,
  };
}

/** The same pattern with another slice: what was measured of the old one says nothing of it. */
export function refit(before: DetectedPattern, found: DetectedPattern): DetectedPattern {
  const { status, foundAs, isArchivedByUser } = before;
  const { statusChangedOn } = before.memory;
  return { ...found, status, foundAs, isArchivedByUser, memory: { ...found.memory, statusChangedOn } };
}

/** It is back, with the slice that it had. */
export function reopened(before: DetectedPattern, figures: PatternFigures, date: LocalDate): LifeStep {
  const memory = { ...before.memory, statusChangedOn: date, decidedOn: date, referenceMeasured: false };
  const pattern = { ...before, ...standing(figures, date, before), status: 'ACTIVE' as const, memory };
  return { kind: 'REOPENED', pattern };
}

/** One day in a pattern's life; null when only the date changed. */
export function nextDay(
  before: DetectedPattern,
  figures: PatternFigures,
  date: LocalDate,
  count: CountPeriod,
): LifeStep | null {
  const referred = withLevel(withReference(before, date, count), figures, date);
  const step = nextStatus(referred, figures, date);
  const pattern: DetectedPattern = {
    ...referred,
    ...standing(figures, date, before),
    memory: { ...referred.memory, decidedOn: date },
  };
  if (step !== null) {
    pattern.status = step.status;
    pattern.memory.statusChangedOn = date;
    Object.assign(pattern.memory, step.level);
    if (step.status === 'ACTIVE') pattern.memory.referenceMeasured = false;
    return { kind: step.kind, pattern };
  }
  return withoutDates(pattern) === withoutDates(before) ? null : { kind: 'UPDATED', pattern };
}

/** After its 28 days, the reference is fixed; it also becomes the baseline if there was no history. */
function withReference(pattern: DetectedPattern, date: LocalDate, count: CountPeriod): DetectedPattern {
  const { memory, detectedOn } = pattern;
  if (memory.reference !== null || daysBetween(detectedOn, date) < REFERENCE_DAYS) return pattern;
  const reference = count(addDays(detectedOn, 1), addDays(detectedOn, REFERENCE_DAYS), REFERENCE_MIN_DAYS);
  if (reference === null) return pattern;
  return { ...pattern, baseline: pattern.baseline ?? reference, memory: { ...memory, reference } };
}

/** The ratio is measured over the first 28 days after the claims that raised the alarm, never over those claims. */
function withLevel(pattern: DetectedPattern, figures: PatternFigures, date: LocalDate): DetectedPattern {
  const { memory, status } = pattern;
  if (status !== 'ACTIVE' || memory.referenceMeasured) return pattern;
  if (daysBetween(memory.statusChangedOn, date) < REFERENCE_DAYS) return pattern;
  const { denied, expected } = figures.within(REFERENCE_DAYS);
  return { ...pattern, memory: { ...memory, ...levelOf(denied, expected), referenceMeasured: true } };
}

type Level = Pick<PatternMemory, 'referenceRatioPerMille' | 'referenceExpectedPerMille'>;

const levelOf = (denied: number, expected: number): Level => ({
  referenceRatioPerMille: perMille(Math.max(MIN_LEVEL, shrunkenRatio(denied, expected))),
  referenceExpectedPerMille: perMille(expected),
});

interface Step {
  kind: PatternChangeKind;
  status: PatternStatus;
  level?: Level;
}

/**
 * Windows for a change of status, shortest first, with the expected denials that a window needs before few denials mean
 * anything; fewer for long windows, which a small slice would never reach otherwise.
 */
const CHANGE_WINDOWS: readonly { days: number; leastDue: number }[] = [
  { days: 14, leastDue: 15 },
  { days: 28, leastDue: 15 },
  { days: 56, leastDue: 8 },
  { days: 84, leastDue: 6 },
];
const REOPEN_WINDOWS: readonly number[] = [7, 14, 28];
const RESOLVED_RATIO = 1.5;
const RESOLVED_EXCESS = 0.25;
const IMPROVED_EXCESS = 0.75;
const WORSENED_EXCESS = 1.5;
const RELAPSED_EXCESS = 0.9;
const REOPEN_LLR = 8;
const REOPEN_DENIALS = 5;
/** z of a clear change, for a daily test over months. */
const CLEARLY = 2.6;

/**
 * Excess = denied / expected - 1, compared with the pattern's reference ratio. Windows begin after the last change, and
 * every change requires both a mean and a bound beyond its threshold, so that noise does not change a status. RESOLVED
 * at no more than 1.5 x expected or a quarter of the excess; ACTIVE again only with a new alarm.
 */
function nextStatus(pattern: DetectedPattern, figures: PatternFigures, date: LocalDate): Step | null {
  const { status, memory } = pattern;
  const level = memory.referenceRatioPerMille / 1000;
  const line = (share: number): number => 1 + share * (level - 1);
  const usable = (days: number): boolean => addDays(date, -days) >= memory.statusChangedOn;

  if (status === 'RESOLVED') {
    const least = Math.max(RESOLVED_RATIO, line(RESOLVED_EXCESS));
    const relapsed = REOPEN_WINDOWS.filter(usable).some((days) => {
      const { denied, expected } = figures.within(days);
      return (
        denied >= REOPEN_DENIALS &&
        shrunkenRatio(denied, expected) >= Math.max(2, line(0.4)) &&
        ratioBound(denied, expected, -BOUND_Z) > least &&
        poissonLlr(denied, expected) >= REOPEN_LLR
      );
    });
    return relapsed ? { kind: 'REOPENED', status: 'ACTIVE' } : null;
  }

  const window = changeWindow(figures, level, usable);
  if (window === null) return null;
  const { denied, expected } = window;
  const mean = shrunkenRatio(denied, expected);
  // The reference ratio was measured, too: both errors count.
  const z = CLEARLY * Math.sqrt(1 + expected / Math.max(1, memory.referenceExpectedPerMille / 1000));
  const low = ratioBound(denied, expected, -z);
  const high = ratioBound(denied, expected, z);
  const quiet = denied <= expected * Math.max(RESOLVED_RATIO, line(RESOLVED_EXCESS));
  if (quiet && high < Math.max(RESOLVED_RATIO, line(IMPROVED_EXCESS))) {
    return { kind: 'RESOLVED', status: 'RESOLVED' };
  }
  if (status === 'IMPROVING') {
    const relapsed = mean >= line(RELAPSED_EXCESS) && low > line(RESOLVED_EXCESS);
    return relapsed ? { kind: 'WORSENED', status: 'ACTIVE' } : null;
  }
  if (high < line(IMPROVED_EXCESS)) return { kind: 'IMPROVED', status: 'IMPROVING' };
  const worse = memory.referenceMeasured && mean >= line(WORSENED_EXCESS) && low > line(1);
  return worse ? { kind: 'WORSENED', status: 'ACTIVE', level: levelOf(denied, expected) } : null;
}

function changeWindow(
  figures: PatternFigures,
  level: number,
  usable: (days: number) => boolean,
): WindowFigures | null {
  for (const { days, leastDue } of CHANGE_WINDOWS) {
    if (!usable(days)) return null;
    const window = figures.within(days);
    if (window.expected * level >= leastDue) return window;
  }
  return null;
}

const perMille = (ratio: number): number => Math.round(ratio * 1000);

const withoutDates = (pattern: DetectedPattern): string =>
  JSON.stringify({
    ...pattern,
    current: { ...pattern.current, start: '', end: '' },
    score: { ...pattern.score, recencyDays: 0 },
    memory: { ...pattern.memory, decidedOn: '' },
    fit: null,
  });
