import type { BenchmarkRates } from '../benchmark-rates';
import { elementAt } from '../../domain/element-at';
import { byScore, searchSlices, withoutImplied } from './beam-search';
import { TEST_KINDS, type TestKind } from './slice-test';
import type { Calibration } from './calibration';
import { CarcExpectation, carcTable, coverSlice, type KnownExcess } from './carc-table';
import { changePoint, dailySlice, type ChangePoint } from './change-point';
import type { ClaimRows } from './claim-rows';
import { mostSpecific } from './homogeneity';
import { refined } from './refine-slice';
import { sliceKey, type LatticeSlice } from './lattice-fields';
import type { Candidate } from './trigger';

/**
 * An alarm is raised from this score on: the log-likelihood ratio less 4 for every term. It stands above the highest score
 * that an early version of the search gave on null streams; `npm run evaluate -- detection` is what decides on it.
 */
export const ALARM_SCORE = 10;
/** A level is judged by the catalogue's average, which a practice may well differ from; a change by its own history. */
const MORE_FOR: Record<TestKind, number> = { CHANGE: 0, LEVEL: 4 };
/** At most so many new patterns of one CARC a day. */
const MAX_FINDS = 12;

/** What a search reads. */
export interface SearchState {
  rows: ClaimRows;
  rates: BenchmarkRates;
  calibration: Calibration;
}

export interface Find {
  carc: string;
  slice: LatticeSlice;
  score: number;
  kind: TestKind;
  /** Since when, and how high since then. */
  since: ChangePoint;
}

/**
 * The slices that explain a CARC's unusual denials: the strongest one, then the strongest of what it leaves, and so on,
 * so that each denial counts for one of them.
 *
 * @param known excesses that need no explanation any more
 */
export function explainCarc(
  state: SearchState,
  carc: string,
  candidates: readonly Candidate[],
  known: readonly KnownExcess[],
  least = ALARM_SCORE,
): Find[] {
  const { rows, rates, calibration } = state;
  const items = candidates.map(({ item }) => item);
  const expectation = new CarcExpectation(rows, calibration, rates, carc, known);
  const table = carcTable(rows, calibration, expectation, carc, items);
  const finds: Find[] = [];
  while (finds.length < MAX_FINDS) {
    const looked = searchSlices(table, rows.items);
    const kind = TEST_KINDS.find((test) =>
      looked.some(({ scores }) => scores[test] >= least + MORE_FOR[test]),
    );
    if (kind === undefined) break;
    const best = elementAt(looked.sort(byScore(kind)), 0);
    const node = mostSpecific(table, refined(table, best, looked, kind), looked, kind);
    const slice = withoutImplied(node.slice);
    const since = changePoint(dailySlice(rows, calibration, expectation, carc, slice));
    if (since === null || finds.some((other) => sliceKey(other.slice) === sliceKey(slice))) break;
    finds.push({ carc, slice, score: node.scores[kind], kind, since });
    coverSlice(table, node.bits, node.tests[kind]?.window ?? 0, node.tests[kind]?.excess ?? 0);
  }
  return finds;
}
