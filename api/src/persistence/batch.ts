import type { LearningOnClaim } from './patterns/pattern-learning';
import type { PatternRelink } from './patterns/pattern-links';
import type { ImportedRows } from './remit/imported-store';
import type { LedgerRows } from './ledger/ledger-store';
import type { DenialChanges } from './denial-store';
import type { RollupRows } from './rollups/rollups';
import type { AppealStep, RowIn, StatusChange } from './tables';
import type {
  ANNOTATIONS,
  APPEALS,
  CLAIMS,
  CLAIM_ADJUDICATIONS,
  DETECTOR_OBSERVATIONS,
  LEARNING_EVENTS,
  LINES,
  LINE_ADJUDICATIONS,
  PATTERNS,
  PATTERN_CLAIMS,
  PATTERN_DAYS,
  PATTERN_EVIDENCE,
} from './tables';
import type { Packed } from './table';

/** Rows of a table, ready to travel. */
type RowsFor<T> = Packed<RowIn<T>>[];

/**
 * Everything that one commit writes for one workspace. A batch is prepared in memory while the one before it commits.
 */
export interface Batch {
  workspaceId: number;
  claims: RowsFor<typeof CLAIMS>;
  lines: RowsFor<typeof LINES>;
  adjudications: RowsFor<typeof CLAIM_ADJUDICATIONS>;
  lineAdjudications: RowsFor<typeof LINE_ADJUDICATIONS>;
  imported: ImportedRows;
  statusChanges: StatusChange[];
  appeals: RowsFor<typeof APPEALS>;
  denials: DenialChanges;
  learningEvents: RowsFor<typeof LEARNING_EVENTS>;
  /** Those of the same events that are about a claim. */
  learningOnClaims: LearningOnClaim[];
  /** What is booked, and what the effect of training is estimated from. */
  ledger: LedgerRows;
  /** The Sunday that ended before this batch, when it is the first of a week: the week is closed before it is written. */
  weekEnded: string | null;
  /** What is added to every rollup. */
  rollups: RollupRows;
  patterns: RowsFor<typeof PATTERNS>;
  patternClaims: RowsFor<typeof PATTERN_CLAIMS>;
  patternEvidence: RowsFor<typeof PATTERN_EVIDENCE>;
  patternRelinks: PatternRelink[];
  /** The absolute figures of the eligible population. */
  patternDays: RowsFor<typeof PATTERN_DAYS>;
  appealSteps: AppealStep[];
  detectorObservations: RowsFor<typeof DETECTOR_OBSERVATIONS>;
  /** The first day that the detector holds, where days before it are to be forgotten. */
  detectorHeldFrom: string | null;
  annotations: RowsFor<typeof ANNOTATIONS>;
  /** [index into CLAIM_CHANGE_KINDS, claim id, instant]. */
  claimChanges: [number, number, number][];
  /** [index into PATTERN_CHANGE_KINDS, pattern id, instant]. */
  patternChanges: [number, number, number][];
  claimCount: number;
  /** The newest submission date in the batch, or null. */
  dataThrough: string | null;
}
