import type { Adjustment, AdjustmentGroup } from './claim';

/**
 * The stored form of adjustments: [["CO","45",1200], ...] as group, CARC, cents. Null when there are none, as on most
 * claims.
 */
export const adjustmentsText = (adjustments: readonly Adjustment[]): string | null =>
  adjustments.length === 0 ? null : JSON.stringify(adjustments.map((a) => [a.group, a.carc, a.amountCents]));

/** Parses the stored form back, in the same order. */
export function adjustmentsOf(text: string | null): Adjustment[] {
  if (text === null) return [];
  return (JSON.parse(text) as [AdjustmentGroup, string, number][]).map(([group, carc, amountCents]) => ({
    group,
    carc,
    amountCents,
  }));
}
