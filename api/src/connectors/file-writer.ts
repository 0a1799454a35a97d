import type { LocalDate } from '../domain/calendar';
import type { ClaimRecord } from '../domain/claim-record';

/** What a file says once. */
export interface FileFacts {
  /** The day on which the file is made, in the claims' own time. */
  createdDate: LocalDate;
}

/**
 * Makes one file, piece by piece; a piece may be empty. It holds no more than its format must gather (a transaction).
 * Deterministic: the same records in the same order give the same bytes, however they are cut into calls.
 */
export interface FileWriter {
  begin(): string;
  add(records: readonly ClaimRecord[]): string;
  end(): string;
}
