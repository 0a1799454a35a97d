import type { Adjudication, Appeal, Claim, LearningEvent } from '../../domain/claim';
import type { Table } from '../table';

/** What happens, as rollups count it. */
export interface Countable {
  /** A first submission (frequency code 1) came in. */
  submitted: Claim;
  /** A replacement or a void came in. */
  replaced: Claim;
  /** The first adjudication of a first submission. */
  adjudicated: { adjudication: Adjudication; isDenied: boolean; deniedCents: number };
  /** A payment on any claim; a reversal pays less than nothing. */
  paid: { paidCents: number };
  /** A line of such a claim; `carc` is empty where the line was not denied. */
  lineAdjudicated: { billedCents: number; allowedCents: number; carc: string };
  appealFiled: Appeal;
  appealDecided: { appeal: Appeal; isWon: boolean };
  learned: LearningEvent;
}
export type CountableKind = keyof Countable;

/**
 * One figure of a rollup, said twice: what it grows by when something happens, and the SQL that finds it again from the
 * rows. The two share nothing but this place; that is what makes their agreeing worth something.
 */
export interface Counter {
  readonly adds: { readonly [K in CountableKind]?: (what: Countable[K]) => number };
  readonly from: 'claims' | 'lines' | 'appeals' | 'learning_events';
  /** What one row of `from` counts, in SQL; the sum over the key's rows is the figure. */
  readonly each: string;
}

/** A table of sums by a key, kept as things happen and confirmed by a job (jobs/recompute-jobs.ts). */
export interface Rollup<Row extends object, Figure extends keyof Row & string> {
  readonly table: Table<Row>;
  readonly counters: Readonly<Record<Figure, Counter>>;
}

/** The select list that counts a rollup's figures again, under their properties' names. */
export const recount = (
  { counters }: { readonly counters: Readonly<Record<string, Counter>> },
  from: Counter['from'],
): string =>
  Object.entries(counters)
    .filter(([, counter]) => counter.from === from)
    .map(([figure, { each }]) => `SUM(${each}) AS "${figure}"`)
    .join(', ');

export const one = (): number => 1;
export const oneIf = (condition: boolean): number => (condition ? 1 : 0);
export const oneWhere = (condition: string): string => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
export const IS_FIRST = `frequency_code = '1'`;
export const IS_WON = `a.outcome IN ('OVERTURNED', 'PARTIAL')`;
