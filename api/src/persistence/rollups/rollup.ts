import type { LocalDate } from '../../domain/calendar';
import type { Adjudication, Appeal, Claim, LearningEvent } from '../../domain/claim';
import type { Dialect } from '../dialect';
import type { Table } from '../table';

/** What happens, as rollups count it. */
export interface Countable {
  /** A first submission (frequency code 1) came in. */
  submitted: Claim;
  /** A replacement or a void came in. */
  replaced: Claim;
  /** The first adjudication of a first submission. */
  adjudicated: { claim: Claim; adjudication: Adjudication; isDenied: boolean; deniedCents: number };
  /** A payment on any claim; a reversal pays less than nothing. */
  paid: { paidCents: number };
  /** What later remittances have come to, on any claim; null where they have not. */
  later: { deniedLaterCents: number | null; takenBackCents: number | null };
  /** A line of such a claim; `carc` is empty where the line was not denied. */
  lineAdjudicated: { billedCents: number; allowedCents: number; carc: string };
  /** A claim got one of its dates. */
  dated: Claim;
  appealFiled: { appeal: Appeal; deniedOn: LocalDate };
  appealDecided: { appeal: Appeal; deniedOn: LocalDate; isWon: boolean };
  /** The same, for what is counted by the day of the filing. */
  filedAppealDecided: { appeal: Appeal; isWon: boolean };
  learned: LearningEvent;
}
export type CountableKind = keyof Countable;

/**
 * One figure of a rollup, said twice: what it grows by when something happens, and the SQL that finds it again from the
 * rows. The two share nothing but this place; that is what makes their agreeing worth something.
 */
export interface Counter {
  readonly adds: { readonly [K in CountableKind]?: (what: Countable[K]) => number };
  /** `lines` and `appeals` (`l`, `a`) with their claims (`c`); `decisions` are appeals by the day they were decided on. */
  readonly from: 'claims' | 'lines' | 'appeals' | 'decisions' | 'learning_events';
  /** What one row of `from` counts, in SQL; the sum over the key's rows is the figure. */
  readonly each: string | ((dialect: Dialect) => string);
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
  dialect: Dialect,
): string =>
  Object.entries(counters)
    .filter(([, counter]) => counter.from === from)
    .map(([figure, { each }]) => `SUM(${typeof each === 'string' ? each : each(dialect)}) AS "${figure}"`)
    .join(', ');

export const one = (): number => 1;
export const oneIf = (condition: boolean): number => (condition ? 1 : 0);
export const oneWhere = (condition: string): string => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
/** A first submission: no replacement or void, and no further submission of a bill. */
export const IS_FIRST = `(frequency_code = '1' AND bill_of IS NULL)`;
export const IS_WON = `a.outcome IN ('OVERTURNED', 'PARTIAL')`;
/** Of a claim that stands beside its lines. */
export const IS_OF_FIRST = `(c.frequency_code = '1' AND c.bill_of IS NULL)`;
