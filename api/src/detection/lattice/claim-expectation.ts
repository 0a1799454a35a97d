import type { BenchmarkRates } from '../benchmark-rates';
import { elementAt } from '../../domain/element-at';
import { LINE_OF_BUSINESS_COLUMN, scaleOfRow, type Calibration } from './calibration';
import { populationRates, rateOf } from './carc-rates';
import type { ClaimRows } from './claim-rows';

/** Expected denials are kept in millionths, as whole numbers: sums are exact and in no order. */
export const MICRO = 1_000_000;
/** A claim is expected to be denied with at most this probability. */
const MAX_RATE = 0.9;

/** Expected denials of a claim under one CARC, before anything that is known. */
export function expectationOf(
  rows: ClaimRows,
  calibration: Calibration,
  rates: BenchmarkRates,
  carc: string,
): (row: number, bucket: number) => number {
  const rules = populationRates(rates, carc, calibration.rarity);
  const lines = elementAt(rows.columns, LINE_OF_BUSINESS_COLUMN);
  const scaleOf = scaleOfRow(rows, calibration);
  return (row, bucket) => {
    const type = calibration.types[lines[row] as number] as number;
    const rate = rateOf(rules, rows.masks[row] as number, type) * scaleOf(row, bucket);
    return Math.round(Math.min(MAX_RATE, rate) * MICRO);
  };
}
