import { elementAt } from '../../domain/element-at';
import { LINE_OF_BUSINESS_COLUMN, type Calibration } from './calibration';
import { rateOf, type PopulationRate } from './carc-rates';
import type { ClaimRows } from './claim-rows';

/** Expected denials are kept in millionths, as whole numbers: sums are exact and in no order. */
export const MICRO = 1_000_000;
/** A claim is expected to be denied with at most this probability. */
const MAX_RATE = 0.9;

/** Expected denials of claims under one CARC, before anything that is known. */
export class Expectation {
  private readonly rules: readonly PopulationRate[];
  private readonly types: Uint8Array;
  private readonly lines: Uint16Array;
  private readonly masks: Int32Array;

  constructor(rows: ClaimRows, calibration: Calibration, carc: string) {
    this.rules = calibration.carcRates.of(carc);
    this.types = calibration.types;
    this.lines = elementAt(rows.columns, LINE_OF_BUSINESS_COLUMN);
    this.masks = rows.masks;
  }

  /** @param scale of the claim, by the calibration */
  of(row: number, scale: number): number {
    const type = this.types[this.lines[row] as number] as number;
    const rate = rateOf(this.rules, this.masks[row] as number, type) * scale;
    return Math.round(Math.min(MAX_RATE, rate) * MICRO);
  }
}
