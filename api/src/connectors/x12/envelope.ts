import type { Notice, SourcePosition } from '../source-position';
import type { Segment } from './segments/segment';
import { positionOf, quotable, segmentName, shapeOf } from './segments/segment-position';

/** What the envelope tells the code that reads its transactions. */
export interface TransactionReader {
  start(segment: Segment): void;
  body(segment: Segment): void;
  /**
   * The envelope still names the transaction.
   * @param isWhole false where the segment is not its SE: SE is missing, and with it perhaps what came before it
   */
  end(segment: Segment, isWhole: boolean): void;
  /** A segment outside of any transaction of the expected kind. */
  stray(segment: Segment): void;
  note(notice: Notice): void;
}

const KNOWN_VERSIONS = /^00(4010|5010)/;
const MAX_CONTROL_NUMBER_DIGITS = 10;

interface Level {
  control: string;
  /** Groups in an interchange, transactions in a group, segments in a transaction. */
  count: number;
}
type Transaction = Level & { isForeign: boolean };

/**
 * Follows ISA/GS/ST and SE/GE/IEA (X12.5, X12.6). Damage to them costs no claim that is whole: a trailer that is
 * missing, or does not agree with its header, a header that is missing, and transactions of another kind are noted
 * and what is inside of them is read, or passed over. What each transaction holds is checked by itself, and its
 * balance shows what is missing.
 */
export class Envelope {
  interchanges = 0;
  /** Of the expected kind. */
  transactions = 0;
  /** The first transaction of another kind, for the refusal of a file that holds no other. */
  firstForeign: { position: SourcePosition; message: string } | null = null;
  /** The last IEA closed an interchange with nothing open in it. */
  isClosedInOrder = false;
  private interchange: Level | null = null;
  private group: (Level & { version: string }) | null = null;
  private transaction: Transaction | null = null;
  /** The kinds of transactions that were noted as passed over in this group. */
  private readonly passedOver = new Set<string>();
  private isBareNoted = false;
  private isStrayNoted = false;

  /** @param expected the ST01 that its transactions must have */
  constructor(
    private readonly reader: TransactionReader,
    private readonly expected: '835' | '837',
  ) {}

  accept(segment: Segment): void {
    const { transaction } = this;
    if (transaction) transaction.count++;
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
        if (transaction === null) this.takeOutside(segment);
        else if (transaction.isForeign) this.reader.stray(segment);
        else this.reader.body(segment);
    }
  }

  /** What is open at the end of the file; of a transaction that is passed over, what is around it. */
  get open(): 'SE' | 'GE' | 'IEA' | null {
    if (this.transaction && !this.transaction.isForeign) return 'SE';
    if (this.interchange === null) return null;
    return this.group ? 'GE' : 'IEA';
  }

  get isInTransaction(): boolean {
    return this.transaction !== null;
  }

  position(segment: Pick<Segment, 'byte' | 'number'> & { id?: string }): SourcePosition {
    return positionOf(segment, this.interchange?.control ?? null, this.transaction?.control ?? null);
  }

  /** GS08 of the open group: the guide that its transactions follow; '' where there is none. */
  get version(): string {
    return this.group?.version ?? '';
  }

  /** ISA13, GS06 and ST02 of what is open. */
  get controls(): { interchange: string | null; group: string | null; transaction: string | null } {
    return {
      interchange: this.interchange?.control ?? null,
      group: this.group?.control ?? null,
      transaction: this.transaction?.control ?? null,
    };
  }

  private openInterchange(segment: Segment): void {
    this.leaveTransaction(segment);
    this.leaveGroup(segment);
    this.leaveInterchange(segment);
    const control = segment.get(13);
    this.interchange = { control, count: 0 };
    this.interchanges++;
    if (!isControlNumber(control)) {
      const found = `expected a control number in ISA13, found ${shapeOf(control)}`;
      this.note(segment, 'ISA_CONTROL_NUMBER_INVALID', found);
    }
    if (segment.delimiters.component === null) {
      const found =
        'expected one separator of components in ISA16, found none; read as the composites show it';
      this.note(segment, 'ISA16_MISSING', found);
    }
  }

  private openGroup(segment: Segment): void {
    this.leaveTransaction(segment);
    this.leaveGroup(segment);
    if (this.interchange) this.interchange.count++;
    else this.noteBare(segment);
    const control = segment.get(6);
    this.group = { control, count: 0, version: segment.get(8) };
    this.passedOver.clear();
    if (segment.length < 8) {
      const found = `expected 8 elements in GS (GS06 control number, GS08 version), found ${segment.length}`;
      this.note(segment, 'GS_INCOMPLETE', found);
      return;
    }
    if (!isControlNumber(control)) {
      const found = `expected a control number in GS06, found ${shapeOf(control)}`;
      this.note(segment, 'GS_CONTROL_NUMBER_INVALID', found);
    }
    const version = segment.get(8);
    if (!KNOWN_VERSIONS.test(version)) {
      const found = `expected version 004010 or 005010 in GS08, found "${quotable(version)}"; read as 005010`;
      this.note(segment, 'GS_VERSION_UNKNOWN', found);
    }
  }

  private openTransaction(segment: Segment): void {
    this.leaveTransaction(segment);
    if (this.group) this.group.count++;
    else if (this.interchange) this.note(segment, 'GS_MISSING', 'expected GS before ST, found none; read on');
    else this.noteBare(segment);
    const kind = segment.get(1);
    const control = segment.get(2);
    const isForeign = kind !== this.expected;
    this.transaction = { control, count: 1, isForeign };
    this.isStrayNoted = false;
    if (isForeign) {
      this.passOver(segment, kind);
      return;
    }
    if (control === '') {
      this.note(segment, 'ST_CONTROL_NUMBER_MISSING', 'expected a control number in ST02, found nothing');
    }
    this.transactions++;
    this.reader.start(segment);
  }

  /** Named once for each kind in a group. */
  private passOver(segment: Segment, kind: string): void {
    const title = transactionTitle(kind);
    const message = `expected ${this.expected}${transactionTitle(this.expected)} in ST01, found "${quotable(kind)}"${title}`;
    this.firstForeign ??= { position: this.position(segment), message };
    if (this.passedOver.has(kind) || this.passedOver.size >= MAX_KINDS_NAMED) return;
    this.passedOver.add(kind);
    this.note(
      segment,
      'TRANSACTION_PASSED_OVER',
      `${message}; passed over, as are others of its kind in the group`,
    );
  }

  private closeTransaction(segment: Segment): void {
    const { transaction } = this;
    if (transaction === null) {
      this.takeOutside(segment);
      return;
    }
    if (!transaction.isForeign) {
      this.compareTrailer(segment, transaction, 'ST02', 'segments');
      this.reader.end(segment, true);
    }
    this.transaction = null;
  }

  private closeGroup(segment: Segment): void {
    this.leaveTransaction(segment);
    if (this.group) this.compareTrailer(segment, this.group, 'GS06', 'transactions');
    else this.takeOutside(segment);
    this.group = null;
  }

  private closeInterchange(segment: Segment): void {
    this.isClosedInOrder = this.interchange !== null && this.transaction === null;
    this.leaveTransaction(segment);
    this.leaveGroup(segment);
    if (this.interchange) this.compareTrailer(segment, this.interchange, 'ISA13', 'groups');
    else this.takeOutside(segment);
    this.interchange = null;
  }

  /** Closes a transaction whose SE is missing. */
  private leaveTransaction(segment: Segment): void {
    const { transaction } = this;
    if (transaction === null) return;
    if (!transaction.isForeign) {
      this.note(segment, 'SE_MISSING', `expected SE before ${segmentName(segment)}, found none`);
      this.reader.end(segment, false);
    }
    this.transaction = null;
  }

  private leaveGroup(segment: Segment): void {
    if (this.group && this.interchange) {
      this.note(segment, 'GE_MISSING', `expected GE before ${segmentName(segment)}, found none`);
    }
    this.group = null;
  }

  private leaveInterchange(segment: Segment): void {
    if (this.interchange) {
      this.note(segment, 'IEA_MISSING', `expected IEA before ${segmentName(segment)}, found none`);
    }
    this.interchange = null;
  }

  private noteBare(segment: Segment): void {
    if (this.isBareNoted) return;
    this.isBareNoted = true;
    this.note(
      segment,
      'ISA_MISSING',
      `expected ISA before ${segment.id}, found none; read with the separators that ${segment.id} shows`,
    );
  }

  private takeOutside(segment: Segment): void {
    // Interchange acknowledgments may come between ISA and GS.
    if (segment.id === 'TA1' && this.interchange && !this.group) return;
    if (!this.isStrayNoted) {
      this.isStrayNoted = true;
      const expected = this.group ? 'ST or GE' : this.interchange ? 'GS or IEA' : 'ISA, GS or ST';
      const found = `expected ${expected} here, found ${segmentName(segment)}`;
      this.note(segment, 'ENVELOPE_SEGMENT_UNEXPECTED', `${found}; passed over up to the next transaction`);
    }
    this.reader.stray(segment);
  }

  /** A trailer identifies its header twice, by control number and by count. */
  private compareTrailer(segment: Segment, level: Level, header: string, counted: string): void {
    const control = segment.get(2);
    const stated = segment.get(1);
    if (!(/^\d+$/.test(stated) && Number(stated) === level.count)) {
      this.note(
        segment,
        `${segment.id}_COUNT_MISMATCH`,
        `expected ${level.count} ${counted} in ${segment.id}01, found "${quotable(stated)}"`,
      );
    }
    if (!sameControl(control, level.control)) {
      this.note(
        segment,
        `${segment.id}_CONTROL_NUMBER_MISMATCH`,
        `expected ${segment.id}02 to repeat ${header} "${quotable(level.control)}", found "${quotable(control)}"`,
      );
    }
  }

  private note(segment: Segment, code: string, message: string): void {
    this.reader.note({ position: this.position(segment), code, message, amountCents: null });
  }
}

/** A group of more kinds of transactions than there are is damage. */
const MAX_KINDS_NAMED = 20;

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
