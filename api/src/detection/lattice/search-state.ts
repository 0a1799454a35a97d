import type { BenchmarkRates } from '../benchmark-rates';
import { SumsMemory } from './bucket-sums';
import type { Calibration } from './calibration';
import { CellTable } from './cell-table';
import type { ClaimRows } from './claim-rows';
import type { RowView } from './row-view';

/** What every search of a day reads. */
export interface SearchState {
  rows: ClaimRows;
  rates: BenchmarkRates;
  calibration: Calibration;
  memory: SearchMemory;
}

/** The claims that one CARC's search reads, with their expected denials in millionths, times what each stands for. */
export interface CarcView extends RowView {
  expected: Float64Array;
}

/** Memory that one CARC's search after the other uses: only one search goes on at a time. */
export class SearchMemory {
  readonly cells = new CellTable();
  readonly sums = new SumsMemory();
  private carcView: CarcView = viewFor(0);
  private byRow = new Uint8Array(0);
  private byClaim = new Uint8Array(0);

  /** Room for so many claims, with whatever was there before. */
  view(claims: number): CarcView {
    if (this.carcView.rows.length < claims) this.carcView = viewFor(claims * SPARE);
    return this.carcView;
  }

  /** A number for each row, all 0: who uses them leaves them so. */
  marks(rows: number): Uint8Array {
    if (this.byRow.length < rows) this.byRow = new Uint8Array(rows * SPARE);
    return this.byRow;
  }

  /** A number for each claim of a view, with whatever was there before. */
  owners(claims: number): Uint8Array {
    if (this.byClaim.length < claims) this.byClaim = new Uint8Array(claims * SPARE);
    return this.byClaim;
  }
}

/** What is made larger is made larger than is needed now. */
const SPARE = 1.25;

const viewFor = (claims: number): CarcView => ({
  rows: new Int32Array(claims),
  weights: new Float64Array(claims),
  buckets: new Uint8Array(claims),
  expected: new Float64Array(claims),
});
