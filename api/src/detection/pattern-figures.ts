import { elementAt } from '../domain/element-at';
import { addDays, daysBetween, type LocalDate } from '../domain/calendar';
import { ELIGIBLE_POPULATIONS } from '../domain/denial-rule';
import type { Cents } from '../domain/money';
import { familyIndex, FAMILY_COUNT, type BenchmarkRates } from './benchmark-rates';
import { belongs } from './carc-search';
import { DENIAL_STRIDE, NO_ID, type DayCounters, type EligibleRow } from './day-counters';
import type { DetectedPattern, PeriodCounts, Slice } from './detector';
import type { PatternTier, Trend } from '../domain/pattern';
import { expectedBySlot, type PlacedSlice } from './expected-counts';
import {
  directoryOf,
  eligibleIn,
  firstSlot,
  windowOf,
  type DetectionWindows,
  type WindowDays,
} from './detection-windows';
import type { CalibrationFactors } from './calibration-factors';
import { ratioBound } from './statistics';

/** The days that `current`, score and tier cover. */
const CURRENT_DAYS = 28;
/** z of the one-sided 95 % bound. */
export const BOUND_Z = 1.645;

export interface WindowFigures {
  eligible: number;
  denied: number;
  deniedCents: Cents;
  /** Benchmark x factors. */
  expected: number;
}

/** The counts of a pattern's slice and CARC in each window, as of one day. All claims of the slice, owned or not. */
export interface PatternFigures {
  within(days: WindowDays): WindowFigures;
  lastDenialOn: LocalDate | null;
  /** Denials in the last 14 days and in the 14 before. */
  halves: { denied: number; eligible: number }[];
  deniedCents28: Cents;
}

export function placeSlice(windows: DetectionWindows, { family, refinement }: Slice): PlacedSlice {
  const at = refinement ? (directoryOf(windows, refinement.by).position.get(refinement.id) ?? -1) : -1;
  return { family: familyIndex(family), by: refinement?.by ?? null, at };
}

export function nameSlice(windows: DetectionWindows, { family, by, at }: PlacedSlice): Slice {
  const refinement = by === null ? null : { by, id: elementAt(directoryOf(windows, by).ids, at) };
  return { family: elementAt(ELIGIBLE_POPULATIONS, family), refinement };
}

export function computeFigures(
  windows: DetectionWindows,
  rates: BenchmarkRates,
  factors: CalibrationFactors,
  carc: string,
  slice: PlacedSlice,
): PatternFigures {
  const own = (windows.denials.get(carc) ?? []).filter((denial) => belongs(denial, slice));
  const absent = slice.by !== null && slice.at < 0;
  const slot = slice.by === null || absent ? 0 : firstSlot(windows, slice.by) + slice.at;
  const eligibleWithin = (days: WindowDays): number =>
    absent ? 0 : eligibleIn(windows, windowOf(windows, days), slice.family, slot);
  const within = (days: WindowDays): WindowFigures => {
    const recent = own.filter((denial) => denial.ageDays < days);
    return {
      eligible: eligibleWithin(days),
      denied: recent.length,
      deniedCents: recent.reduce((sum, denial) => sum + denial.deniedCents, 0),
      expected: absent
        ? 0
        : (expectedBySlot({ windows, rates, factors, carc }, windowOf(windows, days), slice.family, [])[
            slot
          ] as number),
    };
  };
  const deniedWithin = (days: number): number => own.filter((denial) => denial.ageDays < days).length;
  const youngest = own.reduce((least, denial) => Math.min(least, denial.ageDays), Infinity);
  return {
    within,
    lastDenialOn: Number.isFinite(youngest) ? addDays(windows.date, -youngest) : null,
    halves: [
      { denied: deniedWithin(14), eligible: eligibleWithin(14) },
      { denied: deniedWithin(28) - deniedWithin(14), eligible: eligibleWithin(28) - eligibleWithin(14) },
    ],
    deniedCents28: windows.deniedCents28,
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

/** One day of a slice and CARC. */
export interface DailyCount {
  day: LocalDate;
  eligibleCount: number;
  billedCents: Cents;
  deniedCount: number;
  deniedCents: Cents;
}

/** Held days on which the slice had a claim, oldest first. */
export function countDaily(days: readonly DayCounters[], carc: string, slice: Slice): DailyCount[] {
  return days
    .map((day) => {
      const counts: DailyCount = {
        day: day.day,
        eligibleCount: 0,
        billedCents: 0,
        deniedCount: 0,
        deniedCents: 0,
      };
      addEligible(counts, day, slice);
      if (counts.eligibleCount > 0) addDenials(counts, day, carc, slice);
      return counts;
    })
    .filter((counts) => counts.eligibleCount > 0);
}

function addEligible(counts: DailyCount, day: DayCounters, { family, refinement }: Slice): void {
  const index = familyIndex(family);
  const add = (row: EligibleRow | undefined): void => {
    counts.eligibleCount += row?.[index] ?? 0;
    counts.billedCents += row?.[FAMILY_COUNT + index] ?? 0;
  };
  if (refinement === null) day.payers.forEach(add);
  else if (refinement.by === 'payer') add(day.payers.get(refinement.id));
  else if (refinement.by === 'provider') add(day.providers.get(refinement.id));
  else add(day.coders.get(refinement.id));
}

function addDenials(counts: DailyCount, day: DayCounters, carc: string, { family, refinement }: Slice): void {
  const wanted = day.carcIndex.get(carc);
  if (wanted === undefined) return;
  const bit = 1 << familyIndex(family);
  const column = refinement === null ? 0 : { payer: 2, provider: 3, coder: 4 }[refinement.by];
  const id = refinement?.id ?? NO_ID;
  const { denials } = day;
  for (let at = 0; at < denials.length; at += DENIAL_STRIDE) {
    if (denials[at] !== wanted || ((denials[at + 1] as number) & bit) === 0) continue;
    if (column !== 0 && denials[at + column] !== id) continue;
    counts.deniedCount += 1;
    counts.deniedCents += denials[at + 5] as number;
  }
}

/** Both days included. */
interface Period {
  start: LocalDate;
  end: LocalDate;
}

/** Sums over the held days of a period; null when fewer than `leastDays` had a claim. */
export function countPeriod(
  days: readonly DayCounters[],
  carc: string,
  slice: Slice,
  { start, end }: Period,
  leastDays: number,
): PeriodCounts | null {
  const inside = countDaily(
    days.filter(({ day }) => day >= start && day <= end),
    carc,
    slice,
  );
  if (inside.length === 0 || inside.length < leastDays) return null;
  const sum = (value: (counts: DailyCount) => number): number =>
    inside.reduce((total, counts) => total + value(counts), 0);
  // A period does not begin before the data do.
  const first = elementAt(days, 0).day > start ? elementAt(days, 0).day : start;
  return {
    start: first,
    end,
    eligibleCount: sum((counts) => counts.eligibleCount),
    deniedCount: sum((counts) => counts.deniedCount),
    deniedCents: sum((counts) => counts.deniedCents),
  };
}
