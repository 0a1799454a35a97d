import type { ImpactEstimate } from '../../detection/impact/estimate';
import { sharesByPattern } from '../../detection/impact/monthly-potential';
import type { Cents } from '../../domain/money';
import type { Queryable } from '../../persistence/database';
import { bookedSums } from '../../persistence/read/figures/booked-sums';
import type { PatternExcessRow } from '../../persistence/read/ledger/bookings';
import { newestEstimate, patternExcesses, preventedDenials } from '../../persistence/read/ledger/bookings';
import { recoveredCentsOfPatterns } from '../../persistence/read/ledger/recovered-of-patterns';

/** What training prevented, in denials and allowed dollars. */
interface Prevented {
  denials: number;
  cents: Cents;
}

/**
 * What training prevented, by pattern: the part of its rule's, shared out by the denials of the patterns' baselines.
 * @param booked what was booked as prevented in a window, which is shared out
 * @param estimate of all cohorts so far, by rule
 * @returns by the pattern's id; a pattern without a rule that training reaches is not in it
 */
export function preventedByPattern(
  patterns: readonly PatternExcessRow[],
  estimate: ImpactEstimate,
  booked: Prevented,
): Map<number, Prevented> {
  const byRule = new Map(estimate.byRule.map((each) => [each.rule, each]));
  const part = (window: number, all: number): number => (all === 0 ? 0 : window / all);
  const denials = part(booked.denials, estimate.preventedDenials);
  const cents = part(booked.cents, estimate.preventedCents);
  const parts = new Map<number, Prevented>();
  const shares = sharesByPattern(patterns, (pattern) => pattern.baselineDeniedCount ?? pattern.deniedCount);
  for (const [{ id }, { rule, share }] of shares) {
    const own = byRule.get(rule);
    if (!own || share === 0) continue;
    parts.set(id, {
      denials: own.preventedDenials * denials * share,
      cents: Math.round(own.preventedCents * cents * share),
    });
  }
  return parts;
}

const ALL_TIME = { from: '0000-01-01', to: '9999-12-31' } as const;

/**
 * Allowed dollars that each pattern's denials brought back or that training kept from being lost, over the whole
 * workspace: the sum of what dashboardMetrics calls preventedAmount and recoveredAmount, by pattern.
 */
export async function revenueOfPatterns(
  db: Queryable,
  workspaceId: number,
  ids: readonly number[],
): Promise<Map<number, Cents>> {
  const revenue = await recoveredCentsOfPatterns(db, workspaceId, ids);
  const { from, to } = ALL_TIME;
  const estimate = (await newestEstimate(db, workspaceId, to))?.estimate ?? null;
  const { preventedCents } = await bookedSums(db, workspaceId, ALL_TIME);
  if (!estimate || preventedCents === null) return revenue;
  const prevented = preventedByPattern(await patternExcesses(db, workspaceId), estimate, {
    denials: await preventedDenials(db, workspaceId, from, to),
    cents: preventedCents,
  });
  for (const id of ids) revenue.set(id, (revenue.get(id) ?? 0) + (prevented.get(id)?.cents ?? 0));
  return revenue;
}
