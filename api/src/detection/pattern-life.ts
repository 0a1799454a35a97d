import { addDays, daysBetween, type LocalDate } from '../domain/calendar';
import type { PatternChangeKind } from '../domain/feed';
import type { DetectedPattern, PatternDecision, PatternStatus, PeriodCounts, Slice } from './detector';
import { BOUND_Z, standing, type PatternFigures, type WindowFigures } from './pattern-figures';
import type { WindowDays } from './panorama';
import { poissonLlr, ratioBound, shrunkenRatio } from './statistics';

/** Baselines are of up to so many days before the detection window, with at least so many days and claims in them. */
const BASELINE_DAYS = 56;
const BASELINE_LEAST_DAYS = 14;
const BASELINE_LEAST_CLAIMS = 50;
const REFERENCE_DAYS = 28;
const REFERENCE_LEAST_DAYS = 7;

/** Counts of the pattern's own slice and CARC over any held period; null where too few days had a claim. */
export type CountPeriod = (start: LocalDate, end: LocalDate, leastDays: number) => PeriodCounts | null;

export interface Finding {
  id: number;
  carc: string;
  slice: Slice;
  /** First day of the window that raised the alarm. */
  windowStart: LocalDate;
  /** Per exposed claim, over that window. */
  expectedRate: number;
  /** Denied and expected in it. */
  denied: number;
  expected: number;
}

export function detect(
  finding: Finding,
  figures: PatternFigures,
  date: LocalDate,
  count: CountPeriod,
): DetectedPattern {
  const before = count(
    addDays(finding.windowStart, -BASELINE_DAYS),
    addDays(finding.windowStart, -1),
    BASELINE_LEAST_DAYS,
  );
  return {
    id: finding.id,
    carc: finding.carc,
    slice: finding.slice,
    status: 'ACTIVE',
    detectedOn: date,
    benchmarkPerMillion: Math.round(finding.expectedRate * 1e6),
    baseline: before !== null && before.exposedCount >= BASELINE_LEAST_CLAIMS ? before : null,
    ...standing(figures, date, null),
    memory: {
      // Until the reference is known, the least that the pattern surely is: its size at detection flatters.
      levelPerMille: perMille(Math.max(1.5, ratioBound(finding.denied, finding.expected, -BOUND_Z))),
      markedOn: date,
      decidedOn: date,
      reference: null,
    },
  };
}

/** One day in a pattern's life; null where nothing but the date moved. */
export function turn(
  before: DetectedPattern,
  figures: PatternFigures,
  date: LocalDate,
  count: CountPeriod,
): PatternDecision | null {
  const referred = withReference(before, date, count);
  const step = nextStatus(referred, figures, date);
  const pattern: DetectedPattern = {
    ...referred,
    ...standing(figures, date, before),
    memory: { ...referred.memory, decidedOn: date },
  };
  if (step !== null) {
    pattern.status = step.status;
    pattern.memory.markedOn = date;
    pattern.memory.levelPerMille = step.levelPerMille ?? referred.memory.levelPerMille;
    return { kind: step.kind, pattern };
  }
  return withoutDates(pattern) === withoutDates(before) ? null : { kind: 'UPDATED', pattern };
}

/** Once its days are over, the reference sets the level, and the baseline where there was no history. */
function withReference(pattern: DetectedPattern, date: LocalDate, count: CountPeriod): DetectedPattern {
  const { memory, detectedOn } = pattern;
  if (memory.reference !== null || daysBetween(detectedOn, date) < REFERENCE_DAYS) return pattern;
  const reference = count(addDays(detectedOn, 1), addDays(detectedOn, REFERENCE_DAYS), REFERENCE_LEAST_DAYS);
  if (reference === null) return pattern;
  const expected = (reference.exposedCount * pattern.benchmarkPerMillion) / 1e6;
  const level = Math.max(1.5, shrunkenRatio(reference.deniedCount, expected));
  return {
    ...pattern,
    baseline: pattern.baseline ?? reference,
    memory: {
      ...memory,
      reference,
      // A pattern that changed meanwhile keeps the level it was judged by.
      levelPerMille: memory.markedOn === detectedOn ? perMille(level) : memory.levelPerMille,
    },
  };
}

interface Step {
  kind: PatternChangeKind;
  status: PatternStatus;
  levelPerMille?: number;
}

/** Expected denials at the pattern's level that a window must have before its quiet means anything. */
const LEAST_DENIALS_DUE = 12;
const RESOLVED_RATIO = 1.5;
const RESOLVED_EXCESS = 0.25;
const IMPROVED_EXCESS = 0.75;
const WORSENED_EXCESS = 1.5;
const RELAPSED_EXCESS = 0.9;
const REOPEN_LLR = 8;
const REOPEN_DENIALS = 5;
const CLEARLY = 2;
const VERY_CLEARLY = 2.6;

/**
 * Excess = denied / expected - 1, against the pattern's level. Windows lie wholly after the last change, and every
 * change needs a bound as well as a mean on the far side of its line, so that a status does not swing on noise.
 * RESOLVED at no more than 1.5 x expected or a quarter of the excess; back only when it alarms anew.
 */
function nextStatus(pattern: DetectedPattern, figures: PatternFigures, date: LocalDate): Step | null {
  const { status, memory } = pattern;
  const level = memory.levelPerMille / 1000;
  const line = (share: number): number => 1 + share * (level - 1);
  const usable = (days: readonly WindowDays[]): WindowFigures[] =>
    days.filter((length) => addDays(date, -length) >= memory.markedOn).map(figures.within);

  if (status === 'RESOLVED') {
    const least = Math.max(RESOLVED_RATIO, line(RESOLVED_EXCESS));
    const relapsed = usable([7, 14, 28]).some(
      ({ denied, expected }) =>
        denied >= REOPEN_DENIALS &&
        shrunkenRatio(denied, expected) >= Math.max(2, line(0.4)) &&
        ratioBound(denied, expected, -CLEARLY) > least &&
        poissonLlr(denied, expected) >= REOPEN_LLR,
    );
    return relapsed ? { kind: 'REOPENED', status: 'ACTIVE' } : null;
  }

  const window = usable([14, 28, 56]).find(({ expected }) => expected * level >= LEAST_DENIALS_DUE);
  if (window === undefined) return null;
  const { denied, expected } = window;
  const mean = shrunkenRatio(denied, expected);
  const high = ratioBound(denied, expected, CLEARLY);
  const quiet = denied <= expected * Math.max(RESOLVED_RATIO, line(RESOLVED_EXCESS));
  if (quiet && high < Math.max(RESOLVED_RATIO, line(IMPROVED_EXCESS))) {
    return { kind: 'RESOLVED', status: 'RESOLVED' };
  }
  if (status === 'IMPROVING') {
    const relapsed =
      mean >= line(RELAPSED_EXCESS) && ratioBound(denied, expected, -CLEARLY) > line(IMPROVED_EXCESS);
    return relapsed ? { kind: 'WORSENED', status: 'ACTIVE' } : null;
  }
  if (high < line(IMPROVED_EXCESS)) return { kind: 'IMPROVED', status: 'IMPROVING' };
  const worse =
    memory.reference !== null &&
    mean >= line(WORSENED_EXCESS) &&
    ratioBound(denied, expected, -VERY_CLEARLY) > line(1.25);
  return worse ? { kind: 'WORSENED', status: 'ACTIVE', levelPerMille: perMille(mean) } : null;
}

const perMille = (ratio: number): number => Math.round(ratio * 1000);

const withoutDates = (pattern: DetectedPattern): string =>
  JSON.stringify({
    ...pattern,
    current: { ...pattern.current, start: '', end: '' },
    score: { ...pattern.score, recencyDays: 0 },
    memory: { ...pattern.memory, decidedOn: '' },
  });
