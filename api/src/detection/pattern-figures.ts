import { addDays, dateOfEpochDay, daysBetween, type LocalDate } from '../domain/calendar';
import { epochDayOf } from '../domain/date-index';
import type { Cents } from '../domain/money';
import type { PatternTier, Trend } from '../domain/pattern';
import type { DetectedPattern } from './detector';
import { HORIZON_DAYS } from './lattice/claim-rows';
import type { PatternCounts } from './pattern-counts';
import { ratioBound } from './statistics';

/** The days that `current`, score and tier cover. */
export const CURRENT_DAYS = 28;
/** z of the one-sided 95 % bound. */
export const BOUND_Z = 1.645;

export interface WindowFigures {
  eligible: number;
  denied: number;
  deniedCents: Cents;
  /** By the pattern's usual rate. */
  expected: number;
}

/** The counts of a pattern's slice and CARC in windows that end on one day. All claims of the slice, owned or not. */
export interface PatternFigures {
  within(days: number): WindowFigures;
  lastDenialOn: LocalDate | null;
  /** Denials in the last 14 days and in the 14 before. */
  halves: { denied: number; eligible: number }[];
  /** Of all patterns and none: what was denied in the last 28 days. */
  deniedCents28: Cents;
}

export function figuresOf(
  counts: PatternCounts,
  usualPerMillion: number,
  date: LocalDate,
  deniedCents28: Cents,
): PatternFigures {
  const today = epochDayOf(date);
  const between = (first: number, last: number): WindowFigures => {
    const { eligibleCount, deniedCount, deniedCents } = counts.within(first, last);
    const expected = (eligibleCount * usualPerMillion) / 1_000_000;
    return { eligible: eligibleCount, denied: deniedCount, deniedCents, expected };
  };
  const last = counts.lastDenialBefore(today, today - HORIZON_DAYS + 1);
  return {
    within: (days) => between(today - days + 1, today),
    lastDenialOn: last === null ? null : dateOfEpochDay(last),
    halves: [between(today - 13, today), between(today - 27, today - 14)],
    deniedCents28,
  };
}

export type Standing = Pick<DetectedPattern, 'tier' | 'current' | 'score' | 'lastDenialOn'>;

/** A pattern's figures for display, as of `date`; `before` holds the previous ones, null for a new pattern. */
export function standing(figures: PatternFigures, date: LocalDate, before: Standing | null): Standing {
  const { eligible, denied, deniedCents, expected } = figures.within(CURRENT_DAYS);
  const bound = ratioBound(denied, expected, -BOUND_Z);
  const excess = bound > 1 ? 1 - 1 / bound : 0;
  const confidence = Math.round(100 * excess);
  const lastDenialOn = figures.lastDenialOn ?? before?.lastDenialOn ?? date;
  return {
    lastDenialOn,
    tier: tierOf(deniedCents * excess, figures.deniedCents28, confidence, before?.tier ?? null),
    current: {
      start: addDays(date, 1 - CURRENT_DAYS),
      end: date,
      eligibleCount: eligible,
      deniedCount: denied,
      deniedCents,
    },
    score: {
      frequency: denied,
      impactCents: deniedCents,
      trend: trendOf(figures.halves),
      velocityPerMonth: Math.round((denied * 300) / CURRENT_DAYS) / 10,
      confidence,
      recencyDays: daysBetween(lastDenialOn, date),
    },
  };
}

/**
 * Percent of all denied dollars that the pattern's certain excess must reach, and the lowest confidence, for each tier.
 */
const TIER_BOUNDS: readonly { tier: PatternTier; percent: number; confidence: number }[] = [
  { tier: 'CRITICAL', percent: 10, confidence: 50 },
  { tier: 'HIGH', percent: 5, confidence: 40 },
  { tier: 'MEDIUM', percent: 2, confidence: 25 },
];
/** A tier once reached is kept down to this share of its bounds, so that it does not change from day to day. */
const TIER_HOLD = 0.8;

function tierOf(
  sureCents: number,
  allCents: Cents,
  confidence: number,
  before: PatternTier | null,
): PatternTier {
  const percent = allCents > 0 ? Math.round((sureCents / allCents) * 10_000) / 100 : 0;
  let held = false;
  for (const bound of TIER_BOUNDS) {
    held ||= bound.tier === before;
    const ease = held ? TIER_HOLD : 1;
    if (percent >= bound.percent * ease && confidence >= bound.confidence * ease) return bound.tier;
  }
  return 'LOW';
}

/** Rising or falling if the rate moved by a quarter and by 1.5 standard deviations of the difference of two counts. */
function trendOf([late, early]: PatternFigures['halves']): Trend {
  if (!late || !early || late.eligible === 0 || early.eligible === 0) return 'STABLE';
  const pooled = (late.denied + early.denied) / (late.eligible + early.eligible);
  const difference = late.denied / late.eligible - early.denied / early.eligible;
  const noise = Math.sqrt(pooled * (1 / late.eligible + 1 / early.eligible));
  if (Math.abs(difference) < Math.max(0.25 * (early.denied / early.eligible), 1.5 * noise)) return 'STABLE';
  return difference > 0 ? 'UP' : 'DOWN';
}
