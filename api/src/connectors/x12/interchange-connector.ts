import type { Cents } from '../../domain/money';
import type { Connector, Rejection } from '../connector';
import { SourceFault } from '../source-position';
import type { Notice } from '../source-position';
import type { ElementFault } from './segments/elements';
import { Envelope } from './envelope';
import type { Segment } from './segments/segment';
import { TokenFault, Tokenizer } from './segments/tokenizer';

type CommonItem = { kind: 'notice'; notice: Notice } | { kind: 'rejection'; rejection: Rejection };

/**
 * What every X12 connector does alike: splits bytes into segments, checks envelopes, and returns items before it throws
 * a fault.
 */
export abstract class InterchangeConnector<Item> implements Connector<Item | CommonItem> {
  protected readonly envelope: Envelope;
  private readonly tokenizer = new Tokenizer();
  private readonly take = (segment: Segment): void => this.takeSegment(segment);
  private items: (Item | CommonItem)[] = [];
  private fault: SourceFault | null = null;
  private bytes = 0;
  private lastSegment = 0;

  constructor(expected: '835' | '837') {
    this.envelope = new Envelope((notice) => this.items.push({ kind: 'notice', notice }), expected);
  }

  push(chunk: Uint8Array): (Item | CommonItem)[] {
    this.bytes += chunk.length;
    return this.run(() => this.tokenizer.push(chunk, this.take));
  }

  end(): (Item | CommonItem)[] {
    return this.run(() => {
      this.tokenizer.end(this.take);
      this.envelope.end(this.bytes, this.lastSegment);
    });
  }

  protected abstract startTransaction(segment: Segment): void;
  protected abstract takeBody(segment: Segment): void;
  /** Called with SE; the envelope still names the transaction. */
  protected abstract endTransaction(segment: Segment): void;

  protected give(item: Item | CommonItem): void {
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
    { segment, code, message }: ElementFault,
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
    // Notices wait for the first transaction: a file with a bad envelope start is refused before any item is returned.
    if (this.envelope.transactions === 0) {
      if (this.fault) throw this.fault;
      return [];
    }
    const items = this.items;
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
    if (segment.number === 1) this.noteLeadingText(segment);
    switch (this.envelope.accept(segment)) {
      case 'ignore':
        return;
      case 'transaction-start':
        return this.startTransaction(segment);
      case 'body':
        return this.takeBody(segment);
      case 'transaction-end':
        this.endTransaction(segment);
        this.envelope.leaveTransaction();
        return;
    }
  }

  private noteLeadingText(segment: Segment): void {
    const { leadingTextBytes } = this.tokenizer;
    if (leadingTextBytes === 0) return;
    this.note(
      segment,
      'LEADING_TEXT_SKIPPED',
      `expected the file to begin with ISA, found ${leadingTextBytes} bytes of text before it; skipped`,
    );
  }
}
