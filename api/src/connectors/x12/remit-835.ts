import type { Cents } from '../../domain/money';
import { parseCents } from '../../domain/money';
import type { ConnectorItem } from '../connector';
import { ElementFault } from './segments/elements';
import { InterchangeConnector } from './interchange-connector';
import { RemitClaimReader } from './remit-claim';
import { isHeaderSegment, RemitHeader } from './remit-header';
import type { Segment } from './segments/segment';
import { segmentName } from './segments/segment-position';
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
  private transaction: Transaction | null = null;
  private readonly counts = { claims: 0, rejections: 0, providerAdjustmentCents: 0 };

  constructor() {
    super('835');
  }

  get summary(): Remit835Summary {
    const { interchanges, transactions } = this.envelope;
    return { interchanges, transactions, ...this.counts };
  }

  protected startTransaction(): void {
    this.transaction = { header: new RemitHeader(), part: 'header', claim: null, paidCents: 0, noted: false };
  }

  protected takeBody(segment: Segment): void {
    if (this.transaction) this.takeWithin(segment, this.transaction);
  }

  protected endTransaction(segment: Segment): void {
    if (this.transaction) this.closeTransaction(segment, this.transaction);
    this.transaction = null;
  }

  private takeWithin(segment: Segment, transaction: Transaction): void {
    switch (segment.id) {
      case 'CLP':
        this.closeClaim(transaction);
        transaction.part = 'claims';
        this.openClaim(segment, transaction);
        return;
      case 'LX':
      case 'TS2':
      case 'TS3':
        this.closeClaim(transaction);
        transaction.part = 'claims';
        return;
      case 'PLB':
        this.closeClaim(transaction);
        transaction.part = 'summary';
        this.takeProviderAdjustments(segment, transaction);
        return;
      case 'BPR':
      case 'TRN':
      case 'N1':
        this.takeHeader(segment, transaction);
        return;
      default:
        if (transaction.claim) this.takeClaimSegment(segment, transaction.claim);
        else this.takeLoose(segment, transaction);
    }
  }

  /** A second payer or payment inside a transaction: it would not be clear which claims belong to it. */
  private takeHeader(segment: Segment, transaction: Transaction): void {
    if (transaction.part !== 'header') {
      throw this.envelope.fault(
        segment,
        'HEADER_AFTER_CLAIMS',
        `expected SE before another ${segment.id}, found ${segment.id} after the transaction's claims began`,
      );
    }
    if (!transaction.header.accept(segment)) {
      throw this.envelope.fault(
        segment,
        'HEADER_REPEATED',
        `expected one ${segment.id} of its kind in a transaction, found a second`,
      );
    }
  }

  private openClaim(segment: Segment, transaction: Transaction): void {
    const { header } = transaction;
    const payer = header.payer?.identifier ?? header.payer?.name ?? '';
    const ordinal = this.ordinals.next(payer, header.traceNumber);
    addPaid(transaction, segment);
    const claim: OpenClaim = { reader: null, rejection: null };
    transaction.claim = claim;
    try {
      if (header.traceNumber === '') {
        throw new ElementFault(
          segment,
          'TRACE_MISSING',
          'TRN02: expected a trace number before CLP, found nothing',
        );
      }
      if (payer === '') {
        throw new ElementFault(
          segment,
          'PAYER_MISSING',
          'N102: expected a payer (N1*PR) before CLP, found none',
        );
      }
      claim.reader = new RemitClaimReader(segment, header, this.envelope.position(segment), ordinal);
    } catch (error) {
      this.reject(claim, error);
    }
  }

  private takeClaimSegment(segment: Segment, claim: OpenClaim): void {
    if (!claim.reader || claim.rejection) return;
    try {
      claim.reader.accept(segment);
    } catch (error) {
      this.reject(claim, error);
    }
  }

  /** Segments outside any claim: of the header, or left over from a claim whose CLP is damaged. */
  private takeLoose(segment: Segment, transaction: Transaction): void {
    if (transaction.part === 'header' && isHeaderSegment(segment.id)) {
      transaction.header.accept(segment);
      return;
    }
    if (CLAIM_SEGMENTS.has(segment.id)) {
      const fault = new ElementFault(
        segment,
        'CLAIM_START_MISSING',
        `expected CLP before ${segment.id}, found none; what follows up to the next CLP is skipped`,
      );
      transaction.claim = { reader: null, rejection: null };
      this.reject(transaction.claim, fault);
      return;
    }
    if (transaction.noted) return;
    transaction.noted = true;
    this.note(
      segment,
      'SEGMENT_UNEXPECTED',
      `expected a segment of an 835 before the claims, found ${segmentName(segment)}; skipped`,
    );
  }

  private reject(claim: OpenClaim, error: unknown): void {
    if (!(error instanceof ElementFault)) throw error;
    claim.rejection = this.rejectionOf(error);
  }

  private closeClaim(transaction: Transaction): void {
    const { claim } = transaction;
    transaction.claim = null;
    if (claim?.rejection) {
      this.counts.rejections++;
      this.give(claim.rejection);
    } else if (claim?.reader) {
      this.counts.claims++;
      this.give({ kind: 'remit', remit: claim.reader.build() });
    }
  }

  private closeTransaction(segment: Segment, transaction: Transaction): void {
    this.closeClaim(transaction);
    const { header, paidCents } = transaction;
    // Balancing of a transaction (005010X221A1, 1.10.2.3): the payment is the sum of the claims minus the provider
    // adjustments.
    if (header.paymentCents !== null && paidCents !== null && header.paymentCents !== paidCents) {
      this.note(
        segment,
        'TRANSACTION_OUT_OF_BALANCE',
        `BPR02: expected the sum of CLP04 less PLB, ${(paidCents / 100).toFixed(2)}, ` +
          `found ${(header.paymentCents / 100).toFixed(2)}`,
      );
    }
  }

  /** PLB04, 06, ... 14; if an amount cannot be read, the transaction's balance is not checked. */
  private takeProviderAdjustments(segment: Segment, transaction: Transaction): void {
    for (let index = 4; index <= 14 && index <= segment.length; index += 2) {
      if (segment.get(index) === '') continue;
      const cents = parseCents(segment.get(index));
      if (cents === null) {
        transaction.paidCents = null;
        continue;
      }
      this.counts.providerAdjustmentCents += cents;
      if (transaction.paidCents !== null) transaction.paidCents -= cents;
    }
  }
}

interface OpenClaim {
  /** null when CLP itself was refused, or is missing. */
  reader: RemitClaimReader | null;
  rejection: Extract<ConnectorItem, { kind: 'rejection' }> | null;
}

interface Transaction {
  header: RemitHeader;
  part: 'header' | 'claims' | 'summary';
  claim: OpenClaim | null;
  /** CLP04 minus PLB so far; null once an amount could not be read. */
  paidCents: Cents | null;
  /** An unknown segment has been noted already; once per transaction is enough. */
  noted: boolean;
}

const CLAIM_SEGMENTS = new Set(['NM1', 'CAS', 'SVC', 'MIA', 'MOA', 'AMT', 'QTY', 'LQ']);

function addPaid(transaction: Transaction, clp: Segment): void {
  const cents = parseCents(clp.get(4));
  transaction.paidCents =
    cents === null || transaction.paidCents === null ? null : transaction.paidCents + cents;
}
