import type { ImpactFiguresFragment } from './impact.generated';

export interface WaterfallStep {
  readonly name: string;
  /** What it adds, negative for what it takes away; of a sum, all of it. */
  readonly amount: number;
  readonly isSum: boolean;
  /** The figure's name in the API's definitions; null for a sum of this page. */
  readonly metric: string | null;
  /** Where its bar begins and ends, in dollars. */
  readonly from: number;
  readonly to: number;
}

/**
 * From what came back to the net gain, each step a figure of the report. What is not known is left out, and the sum is
 * then of what is known.
 */
export function waterfallOf(impact: ImpactFiguresFragment): WaterfallStep[] {
  const { recoveredAmount, preventedAmount, reworkAvoided, trainingCost } = impact;
  const steps: WaterfallStep[] = [];
  let level = 0;
  const add = (name: string, amount: number | null, metric: string) => {
    if (amount === null) return;
    steps.push({ name, amount, isSum: false, metric, from: level, to: level + amount });
    level += amount;
  };
  const sum = (name: string, metric: string | null) =>
    steps.push({ name, amount: level, isSum: true, metric, from: 0, to: level });
  add('Recovered on denied claims', recoveredAmount, 'impact.recoveredAmount');
  add('Prevented by training', preventedAmount, 'impact.preventedAmount');
  sum('Revenue recovered', 'revenueRecovered');
  add('Rework avoided', reworkAvoided, 'impact.reworkAvoided');
  add('Training cost', -trainingCost, 'impact.trainingCost');
  sum(preventedAmount === null ? 'Net of what is known' : 'Net gain', null);
  return steps;
}

/** The dollars that the bars' track spans: all steps and zero. */
export function spanOf(steps: readonly WaterfallStep[]): { low: number; high: number } {
  const ends = [0, ...steps.flatMap(({ from, to }) => [from, to])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return { low, high: high === low ? low + 1 : high };
}
