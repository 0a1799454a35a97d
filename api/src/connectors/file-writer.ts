import type { LocalDate } from '../domain/calendar';
import type { ClaimRecord } from '../domain/claim-record';
import type { PaymentRecord } from '../domain/remit/payment-record';

/** What a file states once for all its records. */
export interface FileFacts {
  /** The day on which the file is made, in the claims' own time. */
  createdDate: LocalDate;
}

/**
 * Makes one file, piece by piece. It holds no more records than its format must gather (a transaction), and makes its
 * pieces lazily, so that the caller can do other work in between. All pieces of one call must be consumed before the
 * next call. Deterministic: the same records in the same order give the same bytes, however they are cut into calls.
 */
export interface FileWriter {
  begin(): string;
  add(records: readonly ClaimRecord[]): Iterable<string>;
  /** Only where a file is of payments: those that were imported are written as they are, and not by their claims. */
  addPayment?(payment: PaymentRecord): Iterable<string>;
  end(): Iterable<string>;
}

/** Enough for one write, and made in a few milliseconds. */
const PIECE_CHARACTERS = 32 * 1024;

/** Many short texts as fewer pieces of about one size; none is empty. */
export function* inPieces(texts: Iterable<string>): Generator<string, void, undefined> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
