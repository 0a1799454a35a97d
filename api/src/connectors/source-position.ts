import type { Cents } from '../domain/money';

/** A position in the source, in words: "byte 1204, segment 17 (CLP), interchange 000000905". */
export interface SourcePosition {
  byte: number;
  segment: number;
  label: string;
}

/** Something odd in the source that lost no claim: a wrong segment count, text before the envelope. */
export interface Notice {
  position: SourcePosition;
  /** Stable, upper-case, e.g. SE_COUNT_MISMATCH. */
  code: string;
  message: string;
  /** How much money it is about, where it is about money: by how much a claim is out of balance. */
  amountCents: Cents | null;
}

/** The file cannot be read beyond this point; what was returned before it is kept. */
export class SourceFault extends Error {
  constructor(
    readonly position: SourcePosition,
    readonly code: string,
    message: string,
  ) {
    super(`${position.label}: ${message}`);
    this.name = 'SourceFault';
  }
}
