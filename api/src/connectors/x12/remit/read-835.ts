import type { Cents } from '../../../domain/money';
import type { ConnectorItem } from '../../connector';
import { InterchangeConnector } from '../interchange-connector';
import { ElementFault, readableCents } from '../segments/elements';
import type { Segment } from '../segments/segment';
import { RemitTransaction } from './remit-transaction';
import { TraceOrdinals } from './trace-ordinals';

/** What has been read so far. */
export interface Remit835Summary {
  interchanges: number;
  transactions: number;
  claims: number;
  rejections: number;
  /** PLB: payments and recoveries that belong to no claim; positive amounts reduce the payment. */
  providerAdjustmentCents: Cents;
}

/**
 * Health care claim payment, X12 835 versions 4010 (X091A1) and 5010 (X221A1), for any number of interchanges. A claim
 * is returned when the segment after its loop is read, so that one cut off by the end of the file or by a fault is
 * never returned. Every CLP yields one item, a remit or a rejection; bare claim segments whose CLP is missing yield one
 * rejection for the whole sequence.
 */
export class Remit835Connector extends InterchangeConnector<ConnectorItem> {
  private readonly ordinals = new TraceOrdinals();
  private transaction: RemitTransaction | null = null;
  private readonly counts = { claims: 0, rejections: 0, providerAdjustmentCents: 0 };

  constructor() {
    super('835');
  }

  get summary(): Remit835Summary {
    const { interchanges, transactions } = this.envelope;
    return { interchanges, transactions, ...this.counts };
  }

  protected startTransaction(segment: Segment): void {
    const { envelope, ordinals } = this;
    const sink = {
      give: (item: ConnectorItem): void => this.count(item),
      positionOf: (at: Pick<Segment, 'id' | 'byte' | 'number'>) => envelope.position(at),
      ordinals,
    };
    const position = envelope.position(segment);
    const { transactions: ordinal, controls } = envelope;
    this.transaction = new RemitTransaction(sink, { position, ordinal, controls });
  }

  protected takeBody(segment: Segment): void {
    this.transaction?.accept(segment);
  }

  protected endTransaction(segment: Segment, isWhole: boolean): void {
    this.transaction?.end(segment, isWhole);
    this.transaction = null;
  }

  /** A claim outside of any 835: whose payment it is cannot be told. */
  protected takeStray(segment: Segment): void {
    if (segment.id !== 'CLP') return;
    const fault = new ElementFault(
      segment,
      'TRANSACTION_START_MISSING',
      'expected CLP within a transaction that begins with ST*835, found it outside of one',
    );
    const facts = {
      amountCents: readableCents(segment, 4),
      patientControlNumber: segment.readable(1) || null,
      payment: null,
    };
    this.count(this.rejectionOf(fault, facts));
  }

  protected cutOff(segment: Pick<Segment, 'byte' | 'number'>): void {
    this.transaction?.cutOff(this.envelope.position(segment));
  }

  private count(item: ConnectorItem): void {
    if (item.kind === 'remit') this.counts.claims++;
    else if (item.kind === 'rejection') this.counts.rejections++;
    else if (item.kind === 'providerAdjustment') {
      this.counts.providerAdjustmentCents += item.adjustment.amountCents;
    }
    this.give(item);
  }
}
