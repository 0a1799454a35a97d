import { elementAt } from '../../domain/element-at';
import { bucketOfAge } from './age-buckets';
import { byScore, SliceSearch, withoutImplied, type SliceNode } from './beam-search';
import { carcTable, type KnownExcess } from './carc-table';
import { changePoint, dailySlice, type ChangePoint } from './change-point';
import { sliceKey, type LatticeSlice } from './lattice-fields';
import { refined } from './refine-slice';
import type { SearchState } from './search-state';
import { TEST_KINDS, type TestKind } from './slice-test';
import type { Candidate } from './trigger';

/**
 * An alarm is raised from this score on: the log-likelihood ratio less 4 for every term. It stands above the highest score
 * that an early version of the search gave on null streams; `npm run evaluate -- detection` is what decides on it.
 */
export const ALARM_SCORE = 10;
/** A level is judged by the catalogue's average, which a practice may well differ from; a change by its own history. */
const MORE_FOR: Record<TestKind, number> = { CHANGE: 0, LEVEL: 4 };
export const alarmScore = (kind: TestKind): number => ALARM_SCORE + MORE_FOR[kind];
/** At most so many new patterns of one CARC a day. */
const MAX_FINDS = 12;

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
  const items = candidates.map(({ item }) => item);
  const table = carcTable(state, carc, items, known);
  const finds: Find[] = [];
  while (finds.length < MAX_FINDS) {
    const covered = finds.map(({ slice }) => slice);
    const search = new SliceSearch(table, state.rows.items, covered, state.memory.sums);
    const looked = search.run();
    const kind = kindOf(looked, ALARM_SCORE) ?? kindOf(looked, least);
    if (kind === undefined) break;
    const best = elementAt(looked.sort(byScore(kind)), 0);
    const node = refined(search, best, kind);
    const slice = withoutImplied(node.slice);
    const since = changePoint(dailySlice(state, table, slice));
    if (since === null || finds.some((other) => sliceKey(other.slice) === sliceKey(slice))) break;
    finds.push({ carc, slice, score: node.scores[kind], kind, since });
    table.cells.cover(node.bits, bucketOfAge(since.age), node.tests[kind]?.usual ?? 1);
  }
  return finds;
}

/** The test that raises an alarm: a change, which is judged by the practice itself, before a level. */
const kindOf = (looked: readonly SliceNode[], least: number): TestKind | undefined =>
  TEST_KINDS.find((test) => looked.some(({ scores }) => scores[test] >= least + MORE_FOR[test]));
