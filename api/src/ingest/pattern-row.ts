import type { InstantS } from '../domain/calendar';
import { isoOfInstant, startOfDayS } from '../domain/calendar';
import type { PatternCategory } from '../domain/denial-rule';
import type { DetectedPattern } from '../detection/detector';
import type { RowOf } from '../persistence/batch';

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
): RowOf {
  const { title, description, category, fixGuidance, ruleKey } = namer.describe(pattern);
  const { slice, score, baseline, current } = pattern;
  return [
    workspaceId,
    pattern.id,
    pattern.carc,
    slice.family,
    slice.refinement?.by ?? null,
    slice.refinement?.id ?? null,
    title,
    description,
    category,
    fixGuidance,
    ruleKey,
    pattern.status,
    pattern.tier,
    score.frequency,
    score.impactCents,
    score.trend,
    score.velocityPerMonth,
    score.confidence,
    score.recencyDays,
    pattern.benchmarkPerMillion,
    baseline?.start ?? null,
    baseline?.end ?? null,
    baseline?.eligibleCount ?? null,
    baseline?.deniedCount ?? null,
    baseline?.deniedCents ?? null,
    current.start,
    current.end,
    current.eligibleCount,
    current.deniedCount,
    current.deniedCents,
    pattern.detectedOn,
    pattern.lastDenialOn,
    // A pattern is detected when its day has ended.
    isoOfInstant(startOfDayS(pattern.detectedOn) + 86_400),
    isoOfInstant(startOfDayS(pattern.lastDenialOn)),
    isoOfInstant(atS),
    'COMPLETE',
    JSON.stringify(pattern),
  ];
}
