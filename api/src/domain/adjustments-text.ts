import type { Adjustment, AdjustmentGroup } from './claim';

/** How a row keeps adjustments: [["CO","45",1200], ...], group, CARC, cents. Null where there are none: most claims. */
export const adjustmentsText = (adjustments: readonly Adjustment[]): string | null =>
  adjustments.length === 0 ? null : JSON.stringify(adjustments.map((a) => [a.group, a.carc, a.amountCents]));

/** The same adjustments back, in their order. */
export function adjustmentsOf(text: string | null): Adjustment[] {
  if (text === null) return [];
  return (JSON.parse(text) as [AdjustmentGroup, string, number][]).map(([group, carc, amountCents]) => ({
    group,
    carc,
    amountCents,
  }));
}
