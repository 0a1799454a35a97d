import { elementAt } from '../domain/element-at';
import type { LocalDate } from '../domain/calendar';
import type { DayCells } from './detector';
import { FAMILY_COUNT } from './benchmark-rates';

/** Stands for "no provider" or "no coder" among ids, which are positive. */
export const NO_ID = -1;

/** Eligible claims by family, then billed cents by family. */
export type EligibleRow = Float64Array;
const ROW_LENGTH = 2 * FAMILY_COUNT;

/** Numbers to a denial in `denials`: carc index, mask of populations, payer, provider, coder, denied cents. */
export const DENIAL_STRIDE = 6;

/**
 * What one processing day holds: eligible claims by payer, provider and coder, the payer mix of each provider and
 * coder, and every denial. Sums of integers, so that the result does not depend on the order of arrival. All maps are
 * keyed by id.
 */
export interface DayCounters {
  readonly day: LocalDate;
  readonly payers: Map<number, EligibleRow>;
  readonly providers: Map<number, EligibleRow>;
  readonly coders: Map<number, EligibleRow>;
  /** Claims by provider (NO_ID included), then payer. */
  readonly providerMix: Map<number, Map<number, number>>;
  /** Claims by coder, then payer. */
  readonly coderMix: Map<number, Map<number, number>>;
  /** Flat, DENIAL_STRIDE numbers each; the CARC as an index into `carcs`. */
  readonly denials: number[];
  readonly carcs: string[];
  readonly carcIndex: Map<string, number>;
}

export function emptyDay(day: LocalDate): DayCounters {
  return {
    day,
    payers: new Map(),
    providers: new Map(),
    coders: new Map(),
    providerMix: new Map(),
    coderMix: new Map(),
    denials: [],
    carcs: [],
    carcIndex: new Map(),
  };
}

/** Counts one claim into the row of `id`. */
export function countEligible(
  rows: Map<number, EligibleRow>,
  id: number,
  eligiblePopulations: number,
  billedCents: number,
): void {
  let row = rows.get(id);
  if (row === undefined) rows.set(id, (row = new Float64Array(ROW_LENGTH)));
  for (let rest = eligiblePopulations; rest !== 0; rest &= rest - 1) {
    const family = 31 - Math.clz32(rest & -rest);
    row[family] = (row[family] as number) + 1;
    row[FAMILY_COUNT + family] = (row[FAMILY_COUNT + family] as number) + billedCents;
  }
}

export function countMix(mix: Map<number, Map<number, number>>, id: number, payerId: number): void {
  let payers = mix.get(id);
  if (payers === undefined) mix.set(id, (payers = new Map()));
  payers.set(payerId, (payers.get(payerId) ?? 0) + 1);
}

export function carcIndexOf(counters: DayCounters, carc: string): number {
  let index = counters.carcIndex.get(carc);
  if (index === undefined) {
    index = counters.carcs.length;
    counters.carcs.push(carc);
    counters.carcIndex.set(carc, index);
  }
  return index;
}

/**
 * The stored form, arrays of integers only: `p`, `v`, `c` are rows [id, families as a bit mask, counts, billed cents]
 * of payers, providers and coders; `vp`, `cp` triples (provider or coder, payer, claims); `d` the denials with the
 * CARC as an index into `r`. Sorted, so that equal counters are equal text.
 */
interface StoredDay {
  p: number[][];
  v: number[][];
  c: number[][];
  vp: number[];
  cp: number[];
  r: string[];
  d: number[];
}

export function storeDay(counters: DayCounters): DayCells {
  const carcs = [...counters.carcs].sort();
  const newIndex = counters.carcs.map((carc) => carcs.indexOf(carc));
  const denials: number[][] = [];
  for (let at = 0; at < counters.denials.length; at += DENIAL_STRIDE) {
    const denial = counters.denials.slice(at, at + DENIAL_STRIDE);
    denial[0] = elementAt(newIndex, denial[0] as number);
    denials.push(denial);
  }
  const cells: StoredDay = {
    p: storeRows(counters.payers),
    v: storeRows(counters.providers),
    c: storeRows(counters.coders),
    vp: storeMix(counters.providerMix),
    cp: storeMix(counters.coderMix),
    r: carcs,
    d: denials.sort(compareNumbers).flat(),
  };
  return { day: counters.day, cells };
}

export function loadDay({ day, cells }: DayCells): DayCounters {
  if (!isStoredDay(cells))
    throw new Error(`the stored detector cells of ${day} are not in the expected shape`);
  const counters = emptyDay(day);
  loadRows(counters.payers, cells.p);
  loadRows(counters.providers, cells.v);
  loadRows(counters.coders, cells.c);
  loadMix(counters.providerMix, cells.vp);
  loadMix(counters.coderMix, cells.cp);
  for (const carc of cells.r) carcIndexOf(counters, carc);
  for (const value of cells.d) counters.denials.push(value);
  return counters;
}

function isStoredDay(cells: unknown): cells is StoredDay {
  if (typeof cells !== 'object' || cells === null) return false;
  const day = cells as Record<string, unknown>;
  return ['p', 'v', 'c', 'vp', 'cp', 'r', 'd'].every((key) => Array.isArray(day[key]));
}

function storeRows(rows: Map<number, EligibleRow>): number[][] {
  return sortedIds(rows).map((id) => {
    const row = rows.get(id) ?? new Float64Array(ROW_LENGTH);
    const families = [...row.subarray(0, FAMILY_COUNT).keys()].filter(
      (family) => (row[family] as number) > 0,
    );
    return [
      id,
      families.reduce((mask, family) => mask | (1 << family), 0),
      ...families.map((family) => row[family] as number),
      ...families.map((family) => row[FAMILY_COUNT + family] as number),
    ];
  });
}

function loadRows(rows: Map<number, EligibleRow>, stored: readonly number[][]): void {
  for (const [id = 0, mask = 0, ...values] of stored) {
    const row = new Float64Array(ROW_LENGTH);
    let at = 0;
    for (let half = 0; half < ROW_LENGTH; half += FAMILY_COUNT) {
      for (let family = 0; family < FAMILY_COUNT; family++) {
        if (mask & (1 << family)) row[half + family] = values[at++] as number;
      }
    }
    rows.set(id, row);
  }
}

const storeMix = (mix: Map<number, Map<number, number>>): number[] =>
  sortedIds(mix).flatMap((id) => {
    const payers = mix.get(id) ?? new Map<number, number>();
    return sortedIds(payers).flatMap((payer) => [id, payer, payers.get(payer) ?? 0]);
  });

function loadMix(mix: Map<number, Map<number, number>>, stored: readonly number[]): void {
  for (let at = 0; at < stored.length; at += 3) {
    const payers = mix.get(stored[at] as number) ?? new Map<number, number>();
    payers.set(stored[at + 1] as number, stored[at + 2] as number);
    mix.set(stored[at] as number, payers);
  }
}

const sortedIds = (map: Map<number, unknown>): number[] => [...map.keys()].sort((a, b) => a - b);

function compareNumbers(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < left.length; at++) {
    if (left[at] !== right[at]) return (left[at] as number) - (right[at] as number);
  }
  return 0;
}
