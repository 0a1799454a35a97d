import { elementAt } from '../../domain/element-at';
import type { PayerType } from '../../domain/claim';
import { nextWorkday, weekdayOf } from '../../domain/date-index';
import type { Substream } from '../rng';
import { between, choiceTable, choose, draw } from '../rng';

/**
 * Days from receipt to the first remit. Buckets after the AMA National Health Insurer Report Card 2013: percent of
 * claims adjudicated within 15, 16-30, 31-45, 46-60 and over 60 days, by insurer. Within the first bucket the days are
 * set so that every payer's mean is at least 14; Medicare pays on the 14th day, its payment floor.
 */
interface LagProfile {
  weights: readonly number[];
  /** First and last day of each bucket. */
  ranges: readonly (readonly [number, number])[];
}

const TAIL = [[16, 30], [31, 45], [46, 60], [61, 90]] as const; // prettier-ignore

const MEDICARE: LagProfile = {
  weights: [80, 15.8, 3.2, 0.5, 0.2, 0.3],
  ranges: [[14, 14], [14, 15], ...TAIL],
};
const BRISK: LagProfile = { weights: [96.7, 2.6, 0.4, 0.2, 0.1], ranges: [[13, 15], ...TAIL] };
const USUAL: LagProfile = { weights: [80.7, 18, 0.8, 0.3, 0.15], ranges: [[11, 15], ...TAIL] };
const SLOW: LagProfile = { weights: [66.3, 32.8, 0.6, 0.2, 0.1], ranges: [[10, 15], ...TAIL] };

/** Payers of a type get these in rotation, so that a scenario's commercial payers differ. */
const PROFILES: Record<PayerType, readonly LagProfile[]> = {
  MEDICARE: [MEDICARE],
  MEDICARE_ADVANTAGE: [USUAL],
  MEDICAID: [SLOW],
  COMMERCIAL: [USUAL, SLOW, BRISK],
  OTHER: [SLOW],
};

/** The workday of the first remit for an entity received on a workday: at least a day later. */
export type LagSampler = (stream: Substream, entity: number, receivedDay: number) => number;

/** What is sent at a weekend is received on Monday. */
export const receiptDay = (submittedDay: number): number => nextWorkday(submittedDay);

export function lagSampler(type: PayerType, ordinal: number): LagSampler {
  const profiles = PROFILES[type];
  const { weights, ranges } = profiles[ordinal % profiles.length] as LagProfile;
  const table = choiceTable(weights);
  return (stream, entity, receivedDay) => {
    const [from, to] = elementAt(ranges, choose(table, draw(stream, entity)));
    const day = receivedDay + between(draw(stream, entity, 1), from, to);
    return workdayWithin(day, receivedDay + from, receivedDay + to);
  };
}

/**
 * Payers adjudicate on workdays only: on the Monday after, or on the Friday before if that Monday belongs to another
 * bucket.
 */
function workdayWithin(day: number, from: number, to: number): number {
  const monday = nextWorkday(day);
  if (monday <= to) return monday;
  const friday = day - (weekdayOf(day) - 4);
  return friday >= from ? friday : monday;
}
