import type { InstantS } from '../domain/calendar';
import { isoOfInstant, startOfDayS } from '../domain/calendar';
import type { PatternCategory } from '../domain/denial-rule';
import type { DetectedPattern } from '../detection/detector';
import type { Packed } from '../persistence/table';
import type { RowIn } from '../persistence/tables';
import { PATTERNS } from '../persistence/tables';

/** A pattern's texts for people, made from codes and the workspace's names. */
export interface PatternNamer {
  title(pattern: DetectedPattern): string;
  describe(pattern: DetectedPattern): {
    title: string;
    description: string;
    category: PatternCategory;
    fixGuidance: string;
    ruleKey: string | null;
  };
}

/** A pattern's row: `state` holds the detector's stored form, the other columns what is queried and sorted by. */
export function patternRow(
  workspaceId: number,
  pattern: DetectedPattern,
  namer: PatternNamer,
  atS: InstantS,
): Packed<RowIn<typeof PATTERNS>> {
  const { slice, score, baseline, current } = pattern;
  return PATTERNS.pack({
    workspaceId,
    localId: pattern.id,
    carc: pattern.carc,
    terms: slice,
    termCount: slice.length,
    ...namer.describe(pattern),
    status: pattern.status,
    tier: pattern.tier,
    scoreFrequency: score.frequency,
    scoreImpactCents: score.impactCents,
    scoreTrend: score.trend,
    scoreVelocity: score.velocityPerMonth,
    scoreConfidence: score.confidence,
    scoreRecency: score.recencyDays,
    benchmarkPerMillion: pattern.benchmarkPerMillion,
    baselineStart: baseline?.start ?? null,
    baselineEnd: baseline?.end ?? null,
    baselineClaimCount: baseline?.eligibleCount ?? null,
    baselineDeniedCount: baseline?.deniedCount ?? null,
    baselineDeniedCents: baseline?.deniedCents ?? null,
    currentStart: current.start,
    currentEnd: current.end,
    currentClaimCount: current.eligibleCount,
    currentDeniedCount: current.deniedCount,
    currentDeniedCents: current.deniedCents,
    detectedOn: pattern.detectedOn,
    lastDenialOn: pattern.lastDenialOn,
    // A pattern is detected when its day has ended.
    firstDetected: isoOfInstant(startOfDayS(pattern.detectedOn) + 86_400),
    lastSeen: isoOfInstant(startOfDayS(pattern.lastDenialOn)),
    lastComputedAt: isoOfInstant(atS),
    computationStatus: 'COMPLETE',
    state: pattern,
  });
}
