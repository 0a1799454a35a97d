import { SourceFault } from '../source-position';
import type { Notice, SourcePosition } from '../source-position';
import type { Segment } from './segments/segment';
import { positionOf, quotable, segmentName, shapeOf } from './segments/segment-position';

/** What a segment means for the code that reads the transactions. */
export type EnvelopeStep = 'ignore' | 'transaction-start' | 'body' | 'transaction-end';

const KNOWN_VERSIONS = /^00(4010|5010)/;
const MAX_CONTROL_NUMBER_DIGITS = 10;

interface Level {
  control: string;
  /** Groups in an interchange, transactions in a group, segments in a transaction. */
  count: number;
}

/**
 * Follows ISA/GS/ST and SE/GE/IEA (X12.5, X12.6). If segments may be missing or belong elsewhere, the rest of the file
 * cannot be trusted and it throws SourceFault: a segment outside its envelope, a trailer that is missing or has both
 * its control number and its count wrong, a transaction of another kind. If only one of the two is wrong, which is
 * common in practice (edited, re-wrapped and de-identified files), it is only noted: the other one shows that trailer
 * and header belong together, and every claim between them was read from whole segments.
 */
export class Envelope {
  interchanges = 0;
  transactions = 0;
  private interchange: Level | null = null;
  private group: Level | null = null;
  private transaction: Level | null = null;

  /** @param expected the ST01 that its transactions must have */
  constructor(
    private readonly note: (notice: Notice) => void,
    private readonly expected: '835' | '837' = '835',
  ) {}

  accept(segment: Segment): EnvelopeStep {
    if (this.transaction) this.transaction.count++;
    switch (segment.id) {
      case 'ISA':
        return this.openInterchange(segment);
      case 'GS':
        return this.openGroup(segment);
      case 'ST':
        return this.openTransaction(segment);
      case 'SE':
        return this.closeTransaction(segment);
      case 'GE':
        return this.closeGroup(segment);
      case 'IEA':
        return this.closeInterchange(segment);
      default:
        return this.inside(segment);
    }
  }

  /** The end of the file: everything must be closed. */
  end(byte: number, segmentNumber: number): void {
    const open = this.transaction ? 'SE' : this.group ? 'GE' : this.interchange ? 'IEA' : null;
    if (open === null) return;
    const position = this.position({ byte, number: segmentNumber });
    throw new SourceFault(position, 'FILE_TRUNCATED', `expected ${open}, found the end of the file`);
  }

  position(segment: Pick<Segment, 'byte' | 'number'> & { id?: string }): SourcePosition {
    return positionOf(segment, this.interchange?.control ?? null, this.transaction?.control ?? null);
  }

  /** ISA13, GS06 and ST02 of what is open. */
  get controls(): { interchange: string | null; group: string | null; transaction: string | null } {
    return {
      interchange: this.interchange?.control ?? null,
      group: this.group?.control ?? null,
      transaction: this.transaction?.control ?? null,
    };
  }

  fault(segment: Segment, code: string, message: string): SourceFault {
    return new SourceFault(this.position(segment), code, message);
  }

  private openInterchange(segment: Segment): EnvelopeStep {
    if (this.interchange) throw this.misplaced(segment);
    const control = segment.get(13);
    this.interchange = { control, count: 0 };
    this.interchanges++;
    if (!isControlNumber(control)) {
      throw this.fault(
        segment,
        'ISA_CONTROL_NUMBER_INVALID',
        `expected a control number in ISA13, found ${shapeOf(control)}`,
      );
    }
    return 'ignore';
  }

  private openGroup(segment: Segment): EnvelopeStep {
    if (!this.interchange || this.group) throw this.misplaced(segment);
    this.interchange.count++;
    if (segment.length < 8) {
      throw this.fault(
        segment,
        'GS_INCOMPLETE',
        `expected 8 elements in GS (GS06 control number, GS08 version), found ${segment.length}`,
      );
    }
    const control = segment.get(6);
    if (!isControlNumber(control)) {
      throw this.fault(
        segment,
        'GS_CONTROL_NUMBER_INVALID',
        `expected a control number in GS06, found ${shapeOf(control)}`,
      );
    }
    const version = segment.get(8);
    // An ISA without ISA16 shifts the delimiters by one: the true terminator then ends every last element.
    if (version.endsWith(segment.delimiters.component)) {
      throw this.fault(
        segment,
        'ISA_DELIMITERS_AMBIGUOUS',
        'expected GS08 without a component separator; ISA16 seems to be missing from ISA',
      );
    }
    this.group = { control, count: 0 };
    if (!KNOWN_VERSIONS.test(version)) {
      this.noteAt(
        segment,
        'GS_VERSION_UNKNOWN',
        `expected version 004010 or 005010 in GS08, found "${quotable(version)}"; read as 005010`,
      );
    }
    return 'ignore';
  }

  private openTransaction(segment: Segment): EnvelopeStep {
    if (!this.group || this.transaction) throw this.misplaced(segment);
    this.group.count++;
    const kind = segment.get(1);
    const control = segment.get(2);
    this.transaction = { control, count: 1 };
    if (kind !== this.expected) {
      throw this.fault(
        segment,
        'ST_TRANSACTION_UNSUPPORTED',
        `expected ${this.expected}${transactionTitle(this.expected)} in ST01, found "${quotable(kind)}"${transactionTitle(kind)}`,
      );
    }
    if (control === '') {
      throw this.fault(
        segment,
        'ST_CONTROL_NUMBER_MISSING',
        'expected a control number in ST02, found nothing',
      );
    }
    this.transactions++;
    return 'transaction-start';
  }

  private closeTransaction(segment: Segment): EnvelopeStep {
    if (!this.transaction) throw this.misplaced(segment);
    this.compareTrailer(segment, this.transaction, 'ST02', 'segments');
    return 'transaction-end';
  }

  /** Called when the reader has finished the transaction, so that its positions still name it. */
  leaveTransaction(): void {
    this.transaction = null;
  }

  private closeGroup(segment: Segment): EnvelopeStep {
    if (!this.group || this.transaction) throw this.misplaced(segment);
    this.compareTrailer(segment, this.group, 'GS06', 'transactions');
    this.group = null;
    return 'ignore';
  }

  private closeInterchange(segment: Segment): EnvelopeStep {
    if (!this.interchange || this.group) throw this.misplaced(segment);
    this.compareTrailer(segment, this.interchange, 'ISA13', 'groups');
    this.interchange = null;
    return 'ignore';
  }

  private inside(segment: Segment): EnvelopeStep {
    if (this.transaction) return 'body';
    // Interchange acknowledgments may come between ISA and GS.
    if (segment.id === 'TA1' && this.interchange && !this.group) return 'ignore';
    throw this.misplaced(segment);
  }

  /**
   * A trailer identifies its header twice, by control number and by count; when both are wrong, segments are missing.
   */
  private compareTrailer(segment: Segment, level: Level, header: string, counted: string): void {
    const control = segment.get(2);
    const stated = segment.get(1);
    const sameCount = /^\d+$/.test(stated) && Number(stated) === level.count;
    const countMessage = `expected ${level.count} ${counted} in ${segment.id}01, found "${quotable(stated)}"`;
    const controlCode = `${segment.id}_CONTROL_NUMBER_MISMATCH`;
    const controlMessage = `expected ${segment.id}02 to repeat ${header} "${quotable(level.control)}", found "${quotable(control)}"`;
    if (sameControl(control, level.control)) {
      if (!sameCount) this.noteAt(segment, `${segment.id}_COUNT_MISMATCH`, countMessage);
    } else if (sameCount) {
      this.noteAt(segment, controlCode, controlMessage);
    } else {
      throw this.fault(segment, controlCode, `${controlMessage}; and ${countMessage}`);
    }
  }

  private noteAt(segment: Segment, code: string, message: string): void {
    this.note({ position: this.position(segment), code, message, amountCents: null });
  }

  private misplaced(segment: Segment): SourceFault {
    const expected = this.transaction
      ? 'SE'
      : this.group
        ? 'ST or GE'
        : this.interchange
          ? 'GS or IEA'
          : 'ISA';
    return this.fault(
      segment,
      'ENVELOPE_SEGMENT_UNEXPECTED',
      `expected ${expected} here, found ${segmentName(segment)}`,
    );
  }
}

const isControlNumber = (text: string): boolean =>
  /^\d+$/.test(text) && text.length <= MAX_CONTROL_NUMBER_DIGITS;

/** Leading zeros are ignored: some senders pad only the header's number, or only the trailer's. */
function sameControl(a: string, b: string): boolean {
  if (a === b) return true;
  return /^\d+$/.test(a) && /^\d+$/.test(b) && withoutZeros(a) === withoutZeros(b);
}
const withoutZeros = (digits: string): string => digits.replace(/^0+/, '');

const TITLES: Readonly<Record<string, string>> = {
  '270': 'eligibility inquiry',
  '271': 'eligibility response',
  '276': 'claim status inquiry',
  '277': 'claim status',
  '278': 'service review',
  '820': 'premium payment',
  '834': 'enrollment',
  '835': 'remittance advice',
  '837': 'claim',
  '997': 'acknowledgment',
  '999': 'acknowledgment',
};
const transactionTitle = (kind: string): string => (TITLES[kind] === undefined ? '' : ` (${TITLES[kind]})`);
