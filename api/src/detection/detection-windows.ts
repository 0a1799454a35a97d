import { elementAt } from '../domain/element-at';
import { addDays, daysBetween, type LocalDate } from '../domain/calendar';
import { FAMILY_COUNT } from './benchmark-rates';
import { DENIAL_STRIDE, NO_ID, type DayCounters, type EligibleRow } from './day-counters';
import type { SliceRefinement } from '../domain/pattern';

/** The days that decisions use: a detection window of 84 days and a baseline of 56 days before it. */
export const HORIZON_DAYS = 140;
const WINDOW_DAYS = [7, 14, 28, 56, 84, HORIZON_DAYS] as const;
export type WindowDays = (typeof WINDOW_DAYS)[number];

/** Ids in ascending order, with their positions. */
interface Directory {
  ids: readonly number[];
  position: ReadonlyMap<number, number>;
}

/** Claims of one owner (a provider or coder; `owners.length` = none) at one payer. */
export interface MixPair {
  owner: number;
  payer: number;
}

/** Sums over the days of one window; rows of FAMILY_COUNT, one after another, by position. */
export interface WindowSums {
  days: WindowDays;
  start: LocalDate;
  total: Float64Array;
  payers: Float64Array;
  providers: Float64Array;
  coders: Float64Array;
  /** Claims by position in `providerPairs` and `coderPairs`. */
  providerMix: Float64Array;
  coderMix: Float64Array;
}

/** Positions instead of ids; -1 for no provider or coder. */
export interface SeenDenial {
  /** 0 on the newest day. */
  ageDays: number;
  eligiblePopulations: number;
  payer: number;
  provider: number;
  coder: number;
  deniedCents: number;
}

/**
 * Everything that a day's decisions use, summed once: windows that end on `date`, and the denials by CARC. All orders
 * are by id or code point, never by arrival, because sums of fractions depend on their order.
 */
export interface DetectionWindows {
  date: LocalDate;
  payers: Directory;
  providers: Directory;
  coders: Directory;
  providerPairs: readonly MixPair[];
  coderPairs: readonly MixPair[];
  windows: ReadonlyMap<WindowDays, WindowSums>;
  denials: ReadonlyMap<string, readonly SeenDenial[]>;
  /** Over all CARCs in the last 28 days. */
  deniedCents28: number;
}

export function summarizeWindows(held: readonly DayCounters[], date: LocalDate): DetectionWindows {
  const oldest = addDays(date, 1 - HORIZON_DAYS);
  const days = held.filter(({ day }) => day >= oldest && day <= date);
  const payers = directory(days.map((day) => day.payers));
  const providers = directory(days.map((day) => day.providers));
  const coders = directory(days.map((day) => day.coders));
  const providerPairs = pairs(
    days.map((day) => day.providerMix),
    providers,
    payers,
  );
  const coderPairs = pairs(
    days.map((day) => day.coderMix),
    coders,
    payers,
  );
  const running = {
    total: new Float64Array(FAMILY_COUNT),
    payers: new Float64Array(payers.ids.length * FAMILY_COUNT),
    providers: new Float64Array(providers.ids.length * FAMILY_COUNT),
    coders: new Float64Array(coders.ids.length * FAMILY_COUNT),
    providerMix: new Float64Array(providerPairs.length),
    coderMix: new Float64Array(coderPairs.length),
  };
  const providerPairAt = pairPositions(providerPairs, payers);
  const coderPairAt = pairPositions(coderPairs, payers);
  const windows = new Map<WindowDays, WindowSums>();
  let next = days.length - 1;
  for (const length of WINDOW_DAYS) {
    const start = addDays(date, 1 - length);
    for (; next >= 0 && elementAt(days, next).day >= start; next--) {
      const day = elementAt(days, next);
      addRows(running.payers, day.payers, payers);
      addRows(running.providers, day.providers, providers);
      addRows(running.coders, day.coders, coders);
      for (const row of day.payers.values()) {
        for (let family = 0; family < FAMILY_COUNT; family++)
          running.total[family] = (running.total[family] as number) + (row[family] as number);
      }
      addMix(running.providerMix, day.providerMix, providers, payers, providerPairAt);
      addMix(running.coderMix, day.coderMix, coders, payers, coderPairAt);
    }
    windows.set(length, {
      days: length,
      start,
      total: running.total.slice(),
      payers: running.payers.slice(),
      providers: running.providers.slice(),
      coders: running.coders.slice(),
      providerMix: running.providerMix.slice(),
      coderMix: running.coderMix.slice(),
    });
  }
  const denials = denialsByCarc(days, date, { payers, providers, coders });
  let deniedCents28 = 0;
  for (const list of denials.values()) {
    for (const denial of list) if (denial.ageDays < 28) deniedCents28 += denial.deniedCents;
  }
  return { date, payers, providers, coders, providerPairs, coderPairs, windows, denials, deniedCents28 };
}

export function windowOf(windows: DetectionWindows, days: WindowDays): WindowSums {
  const sums = windows.windows.get(days);
  if (sums === undefined) throw new Error(`there is no window of ${days} days`);
  return sums;
}

/**
 * Slots number the slices of one family: 0 the whole family, then payers, providers and coders by position.
 */
export const slotCount = ({ payers, providers, coders }: DetectionWindows): number =>
  1 + payers.ids.length + providers.ids.length + coders.ids.length;

/** First slot of a refinement. */
export function firstSlot({ payers, providers }: DetectionWindows, by: SliceRefinement): number {
  if (by === 'payer') return 1;
  return by === 'provider' ? 1 + payers.ids.length : 1 + payers.ids.length + providers.ids.length;
}

export const directoryOf = (windows: DetectionWindows, by: SliceRefinement): Directory =>
  by === 'payer' ? windows.payers : by === 'provider' ? windows.providers : windows.coders;

/** Eligible claims of a slot's slice. */
export function eligibleIn(
  windows: DetectionWindows,
  sums: WindowSums,
  family: number,
  slot: number,
): number {
  if (slot === 0) return sums.total[family] as number;
  const { payers, providers } = windows;
  const providerSlot = slot - 1 - payers.ids.length;
  if (providerSlot < 0) return sums.payers[(slot - 1) * FAMILY_COUNT + family] as number;
  const coderSlot = providerSlot - providers.ids.length;
  return coderSlot < 0
    ? (sums.providers[providerSlot * FAMILY_COUNT + family] as number)
    : (sums.coders[coderSlot * FAMILY_COUNT + family] as number);
}

function directory(maps: readonly Map<number, unknown>[]): Directory {
  const seen = new Set<number>();
  for (const map of maps) for (const id of map.keys()) seen.add(id);
  const ids = [...seen].sort((a, b) => a - b);
  return { ids, position: new Map(ids.map((id, at) => [id, at])) };
}

type Mix = Map<number, Map<number, number>>;

const ownerAt = (owners: Directory, id: number): number =>
  id === NO_ID ? owners.ids.length : (owners.position.get(id) ?? owners.ids.length);

function pairs(mixes: readonly Mix[], owners: Directory, payers: Directory): MixPair[] {
  const width = payers.ids.length;
  const keys = new Set<number>();
  for (const mix of mixes) {
    for (const [owner, counts] of mix) {
      const base = ownerAt(owners, owner) * width;
      for (const payer of counts.keys()) keys.add(base + (payers.position.get(payer) ?? 0));
    }
  }
  return [...keys]
    .sort((a, b) => a - b)
    .map((key) => ({ owner: Math.floor(key / width), payer: key % width }));
}

const pairPositions = (list: readonly MixPair[], payers: Directory): ReadonlyMap<number, number> =>
  new Map(list.map(({ owner, payer }, at) => [owner * payers.ids.length + payer, at]));

function addRows(sums: Float64Array, rows: Map<number, EligibleRow>, { position }: Directory): void {
  for (const [id, row] of rows) {
    const base = (position.get(id) ?? 0) * FAMILY_COUNT;
    for (let family = 0; family < FAMILY_COUNT; family++)
      sums[base + family] = (sums[base + family] as number) + (row[family] as number);
  }
}

function addMix(
  sums: Float64Array,
  mix: Mix,
  owners: Directory,
  payers: Directory,
  positions: ReadonlyMap<number, number>,
): void {
  for (const [owner, counts] of mix) {
    const base = ownerAt(owners, owner) * payers.ids.length;
    for (const [payer, claims] of counts) {
      sums[positions.get(base + (payers.position.get(payer) ?? 0)) ?? 0] =
        (sums[positions.get(base + (payers.position.get(payer) ?? 0)) ?? 0] as number) + claims;
    }
  }
}

function denialsByCarc(
  days: readonly DayCounters[],
  date: LocalDate,
  { payers, providers, coders }: Record<'payers' | 'providers' | 'coders', Directory>,
): Map<string, SeenDenial[]> {
  const byCarc = new Map<string, SeenDenial[]>();
  for (const day of days) {
    const ageDays = daysBetween(day.day, date);
    const lists = day.carcs.map((carc) => {
      const list = byCarc.get(carc) ?? [];
      byCarc.set(carc, list);
      return list;
    });
    const { denials } = day;
    for (let at = 0; at < denials.length; at += DENIAL_STRIDE) {
      (lists[denials[at] as number] as SeenDenial[]).push({
        ageDays,
        eligiblePopulations: denials[at + 1] as number,
        payer: payers.position.get(denials[at + 2] as number) ?? -1,
        provider: providers.position.get(denials[at + 3] as number) ?? -1,
        coder: coders.position.get(denials[at + 4] as number) ?? -1,
        deniedCents: denials[at + 5] as number,
      });
    }
  }
  return byCarc;
}
