import type { BenchmarkRates, FamilyIndex } from './benchmark-rates';
import type { SliceRefinement } from '../domain/pattern';
import { SLICE_REFINEMENTS } from '../domain/pattern';
import { expectedBySlot, type ExpectationBasis, type PlacedSlice } from './expected-counts';
import {
  directoryOf,
  firstSlot,
  slotCount,
  windowOf,
  type DetectionWindows,
  type SeenDenial,
  type WindowDays,
} from './detection-windows';
import { poissonLlr } from './statistics';

/** Window lengths in days: a sudden pattern shows in one week, an ordinary one in four, a slow one in twelve. */
const ALARM_WINDOWS = [7, 28, 84] as const satisfies readonly WindowDays[];
const ALARM_LLR = 14;
const ALARM_RATIO = 2;
const ALARM_DENIALS = 5;
/** A refinement must be better than the whole family by this, plus the logarithm of the number of refinements. */
const REFINEMENT_PENALTY = 2;
/** When a refinement raises an alarm, its family may be chosen at this lower ratio. */
const PARENT_LLR = 8;
/** "Also high": the rest of the parent has at least this ratio by itself, and is this unlikely to be chance. */
const REST_RATIO = 1.5;
const REST_LLR = 3;
const REST_DENIALS = 3;
/** When the outlying refinements make up all but this share of the parent, the parent is what they have in common. */
const REST_SHARE = 0.25;

export interface Find {
  slice: PlacedSlice;
  window: WindowDays;
  denied: number;
  expected: number;
  llr: number;
}

export interface SearchInput extends ExpectationBasis {
  /** Slices of this CARC's patterns so far: each denial has one owner, so their denials do not count again. */
  cover: readonly PlacedSlice[];
}

/** The strongest new pattern of one CARC, or null; ties are broken by a fixed order. */
export function strongestFind(input: SearchInput): Find | null {
  const { windows, rates, carc, cover } = input;
  const denials = (windows.denials.get(carc) ?? []).filter(
    (denial) => denial.ageDays < 84 && !cover.some((slice) => belongs(denial, slice)),
  );
  if (denials.length < ALARM_DENIALS) return null;
  let best: Find | null = null;
  let bestScore = 0;
  for (const family of narrowFirst(rates.families(carc), rates)) {
    if (cover.some((slice) => slice.by === null && slice.family === family)) continue;
    for (const window of ALARM_WINDOWS) {
      const sums = windowOf(windows, window);
      const denied = deniedBySlot(windows, denials, family, window);
      if ((denied[0] as number) < ALARM_DENIALS) continue;
      const expected = expectedBySlot(input, sums, family, cover);
      const slot = strongestSlot(denied, expected);
      if (slot === null) continue;
      const chosen = parentOrSelf(windows, denied, expected, slot);
      const score = scoreOf(denied, expected, slot);
      if (score <= bestScore) continue;
      bestScore = score;
      best = {
        slice: { family, ...placeOf(windows, chosen) },
        window,
        denied: denied[chosen] as number,
        expected: expected[chosen] as number,
        llr: poissonLlr(denied[chosen] as number, expected[chosen] as number),
      };
    }
  }
  return best;
}

export function belongs(denial: SeenDenial, { family, by, at }: PlacedSlice): boolean {
  return (
    (denial.eligiblePopulations & (1 << family)) !== 0 && (by === null || (at >= 0 && denial[by] === at))
  );
}

const narrowFirst = (families: readonly FamilyIndex[], rates: BenchmarkRates): FamilyIndex[] =>
  [...families].sort((a, b) => rates.eligibleShare(a) - rates.eligibleShare(b) || a - b);

function deniedBySlot(
  windows: DetectionWindows,
  denials: readonly SeenDenial[],
  family: FamilyIndex,
  window: WindowDays,
): Float64Array {
  const denied = new Float64Array(slotCount(windows));
  const payer = firstSlot(windows, 'payer');
  const provider = firstSlot(windows, 'provider');
  const coder = firstSlot(windows, 'coder');
  for (const denial of denials) {
    if (denial.ageDays >= window || (denial.eligiblePopulations & (1 << family)) === 0) continue;
    denied[0] = (denied[0] as number) + 1;
    if (denial.payer >= 0) denied[payer + denial.payer] = (denied[payer + denial.payer] as number) + 1;
    if (denial.provider >= 0)
      denied[provider + denial.provider] = (denied[provider + denial.provider] as number) + 1;
    if (denial.coder >= 0) denied[coder + denial.coder] = (denied[coder + denial.coder] as number) + 1;
  }
  return denied;
}

const alarms = (denied: number, expected: number): boolean =>
  denied >= ALARM_DENIALS && denied >= ALARM_RATIO * expected && poissonLlr(denied, expected) >= ALARM_LLR;

function scoreOf(denied: Float64Array, expected: Float64Array, slot: number): number {
  const penalty = REFINEMENT_PENALTY + Math.round(Math.log(denied.length) * 1000) / 1000;
  return poissonLlr(denied[slot] as number, expected[slot] as number) - (slot === 0 ? 0 : penalty);
}

function strongestSlot(denied: Float64Array, expected: Float64Array): number | null {
  let best: number | null = null;
  let bestScore = 0;
  for (let slot = 0; slot < denied.length; slot++) {
    if (!alarms(denied[slot] as number, expected[slot] as number)) continue;
    const score = scoreOf(denied, expected, slot);
    if (score > bestScore) [best, bestScore] = [slot, score];
  }
  return best;
}

/**
 * The whole family instead of one payer, provider or coder, if the rest of it is high as well. The rest leaves out
 * every refinement of that kind that is high by itself, so that two high payers of five are not reported as all payers.
 */
function parentOrSelf(
  windows: DetectionWindows,
  denied: Float64Array,
  expected: Float64Array,
  slot: number,
): number {
  const { by } = placeOf(windows, slot);
  const parentLlr = poissonLlr(denied[0] as number, expected[0] as number);
  if (by === null || (denied[0] as number) < ALARM_RATIO * (expected[0] as number) || parentLlr < PARENT_LLR)
    return slot;
  if (parentLlr >= scoreOf(denied, expected, slot)) return 0;
  const first = firstSlot(windows, by);
  let restDenied = denied[0] as number;
  let restExpected = expected[0] as number;
  let outstanding = 0;
  for (let other = first; other < first + directoryOf(windows, by).ids.length; other++) {
    if (!alarms(denied[other] as number, expected[other] as number)) continue;
    outstanding += 1;
    restDenied -= denied[other] as number;
    restExpected -= expected[other] as number;
  }
  if (restExpected < REST_SHARE * (expected[0] as number)) return outstanding > 1 ? 0 : slot;
  const restIsHigh =
    restDenied >= REST_DENIALS &&
    restDenied >= REST_RATIO * restExpected &&
    poissonLlr(restDenied, restExpected) >= REST_LLR;
  return restIsHigh ? 0 : slot;
}

function placeOf(windows: DetectionWindows, slot: number): { by: SliceRefinement | null; at: number } {
  for (const by of SLICE_REFINEMENTS) {
    const at = slot - firstSlot(windows, by);
    if (at >= 0 && at < directoryOf(windows, by).ids.length) return { by, at };
  }
  return { by: null, at: -1 };
}
