import type { Cents } from '../../domain/money';
import type { Connector, Rejection } from '../connector';
import { SourceFault } from '../source-position';
import type { Notice } from '../source-position';
import type { ElementFault } from './segments/elements';
import { Envelope } from './envelope';
import type { TransactionReader } from './envelope';
import type { Segment } from './segments/segment';
import { quotable } from './segments/segment-position';
import type { SkippedText } from './segments/start-finder';
import { TokenFault } from './segments/token-fault';
import { Tokenizer } from './segments/tokenizer';

type CommonItem = { kind: 'notice'; notice: Notice } | { kind: 'rejection'; rejection: Rejection };

/** Held until the first transaction: a file of nothing else is refused, and these are never seen. */
const MAX_NOTICES_HELD = 1_000;

/**
 * What every X12 connector does alike: splits bytes into segments, follows envelopes, and returns items before it
 * throws a fault.
 */
export abstract class InterchangeConnector<Item> implements Connector<Item | CommonItem> {
  protected readonly envelope: Envelope;
  private readonly tokenizer: Tokenizer;
  private items: (Item | CommonItem)[] = [];
  private fault: SourceFault | null = null;
  private bytes = 0;
  private lastSegment = 0;
  private hasEnded = false;

  constructor(expected: '835' | '837') {
    const reader: TransactionReader = {
      start: (segment) => this.startTransaction(segment),
      body: (segment) => this.takeBody(segment),
      end: (segment, isWhole) => this.endTransaction(segment, isWhole),
      stray: (segment) => this.takeStray(segment),
      note: (notice) => this.give({ kind: 'notice', notice }),
    };
    this.envelope = new Envelope(reader, expected);
    this.tokenizer = new Tokenizer({
      take: (segment) => this.takeSegment(segment),
      isClosed: () => this.envelope.isClosedInOrder,
      skipped: (text) => this.noteSkipped(text),
    });
  }

  push(chunk: Uint8Array): (Item | CommonItem)[] {
    this.bytes += chunk.length;
    return this.run(() => this.tokenizer.push(chunk));
  }

  end(): (Item | CommonItem)[] {
    return this.run(() => {
      if (this.hasEnded) return;
      this.hasEnded = true;
      this.tokenizer.end();
      this.endFile();
    });
  }

  protected abstract startTransaction(segment: Segment): void;
  protected abstract takeBody(segment: Segment): void;
  /** The envelope still names the transaction; @param isWhole false without its SE */
  protected abstract endTransaction(segment: Segment, isWhole: boolean): void;
  /** A segment outside of any transaction. */
  protected abstract takeStray(segment: Segment): void;
  /** The file ended within a transaction: what is open is refused. */
  protected abstract cutOff(segment: Pick<Segment, 'byte' | 'number'>): void;

  protected give(item: Item | CommonItem): void {
    if (this.envelope.transactions === 0 && this.items.length >= MAX_NOTICES_HELD) return;
    this.items.push(item);
  }

  protected note(segment: Segment, code: string, message: string): void {
    this.noteMoney(segment, code, message, null);
  }

  protected noteMoney(segment: Segment, code: string, message: string, amountCents: Cents | null): void {
    const position = this.envelope.position(segment);
    this.give({ kind: 'notice', notice: { position, code, message, amountCents } });
  }

  protected rejectionOf(
    { segment, code, message }: Pick<ElementFault, 'segment' | 'code' | 'message'>,
    facts: Pick<Rejection, 'amountCents' | 'patientControlNumber' | 'payment'>,
  ): Extract<CommonItem, { kind: 'rejection' }> {
    const position = this.envelope.position(segment);
    return { kind: 'rejection', rejection: { position, code, message, ...facts } };
  }

  private run(read: () => void): (Item | CommonItem)[] {
    if (this.fault) throw this.fault;
    try {
      read();
    } catch (error) {
      this.fault = this.asSourceFault(error);
    }
    // Notices wait for the first transaction: a file without one is refused before any item is returned.
    if (this.envelope.transactions === 0) {
      if (this.fault) throw this.fault;
      return [];
    }
    const { items } = this;
    this.items = [];
    if (this.fault && items.length === 0) throw this.fault;
    return items;
  }

  private asSourceFault(error: unknown): SourceFault {
    if (error instanceof SourceFault) return error;
    if (!(error instanceof TokenFault)) throw error;
    const position = this.envelope.position({ byte: error.byte, number: error.segmentNumber });
    return new SourceFault(position, error.code, error.message);
  }

  private takeSegment(segment: Segment): void {
    this.lastSegment = segment.number;
    if (segment.isCutOff && !this.endsWithoutTerminator(segment)) return;
    this.envelope.accept(segment);
  }

  /** The last segment of a file may lack its terminator if it is a trailer; other text after the last one is none. */
  private endsWithoutTerminator(segment: Segment): boolean {
    if (TRAILERS.has(segment.id) && segment.length >= 2) return true;
    if (!this.envelope.isInTransaction) {
      this.note(segment, 'TRAILING_TEXT_SKIPPED', 'expected the end of the file, found other text; skipped');
    }
    return false;
  }

  private endFile(): void {
    const { envelope } = this;
    const last = { byte: this.bytes, number: this.lastSegment };
    const position = envelope.position(last);
    if (envelope.open === 'SE') {
      this.cutOff(last);
      throw new SourceFault(position, 'FILE_TRUNCATED', 'expected SE, found the end of the file');
    }
    if (envelope.open !== null) {
      const message = `expected ${envelope.open}, found the end of the file; something may be missing at its end`;
      this.give({
        kind: 'notice',
        notice: { position, code: `${envelope.open}_MISSING`, message, amountCents: null },
      });
    }
    if (envelope.transactions > 0) return;
    const foreign = envelope.firstForeign;
    if (foreign) throw new SourceFault(foreign.position, 'ST_TRANSACTION_UNSUPPORTED', foreign.message);
    throw new SourceFault(
      position,
      'TRANSACTION_MISSING',
      'expected a transaction (ST), found the end of the file',
    );
  }

  private noteSkipped({ byte, bytes, segmentNumber, place }: SkippedText): void {
    const position = this.envelope.position({ byte, number: segmentNumber });
    const [code, expected] =
      place === 'before'
        ? ['LEADING_TEXT_SKIPPED', 'the file to begin with ISA']
        : ['TRAILING_TEXT_SKIPPED', 'ISA or the end of the file after IEA'];
    const found = place === 'before' ? 'bytes of text before it' : 'bytes of other text';
    const message = `expected ${expected}, found ${quotable(String(bytes))} ${found}; skipped`;
    this.give({ kind: 'notice', notice: { position, code: String(code), message, amountCents: null } });
  }
}

const TRAILERS: ReadonlySet<string> = new Set(['SE', 'GE', 'IEA']);
