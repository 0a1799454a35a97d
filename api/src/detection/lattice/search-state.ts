import type { BenchmarkRates } from '../benchmark-rates';
import type { Calibration } from './calibration';
import type { ClaimRows } from './claim-rows';

/** What every search of a day reads. */
export interface SearchState {
  rows: ClaimRows;
  rates: BenchmarkRates;
  calibration: Calibration;
}
