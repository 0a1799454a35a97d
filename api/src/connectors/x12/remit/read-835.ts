import type { Cents } from '../../../domain/money';
import { dollarsOfCents, parseCents } from '../../../domain/money';
import type { ConnectorItem, Rejection } from '../../connector';
import type { RemitPayment } from '../../remittance';
import { ElementFault } from '../segments/elements';
import { InterchangeConnector } from '../interchange-connector';
import { PaymentTotals, readProviderAdjustments } from './payment-totals';
import { RemitClaimReader } from './remit-claim';
import { isHeaderSegment, RemitHeader } from './remit-header';
import { elementName } from '../segments/segment';
import type { Segment } from '../segments/segment';
import { segmentName, shapeOf } from '../segments/segment-position';
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
  private payments = 0;
  private readonly counts = { claims: 0, rejections: 0, providerAdjustmentCents: 0 };

  constructor() {
    super('835');
  }

  get summary(): Remit835Summary {
    const { interchanges, transactions } = this.envelope;
    return { interchanges, transactions, ...this.counts };
  }

  protected startTransaction(segment: Segment): void {
    this.transaction = new Transaction({
      position: this.envelope.position(segment),
      ordinal: ++this.payments,
      controls: this.envelope.controls,
    });
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
        this.leaveClaim(transaction);
        transaction.part = 'claims';
        this.openClaim(segment, transaction);
        return;
      case 'LX':
      case 'TS2':
      case 'TS3':
        this.leaveClaim(transaction);
        transaction.part = 'claims';
        return;
      case 'PLB':
        this.leaveClaim(transaction);
        transaction.part = 'summary';
        this.takeProviderAdjustments(segment, transaction);
        return;
      case 'BPR':
      case 'TRN':
      case 'N1':
        this.takeHeader(segment, transaction);
        return;
      default:
        if (transaction.claim) this.takeClaimSegment(segment, transaction, transaction.claim);
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
    const payment = this.paymentOf(transaction);
    const { payer } = payment;
    const ordinal = this.ordinals.next(payer.identifier ?? payer.name, payment.traceNumber);
    const claim: OpenClaim = {
      reader: null,
      rejection: null,
      paidCents: parseCents(segment.get(4)),
      number: segment.readable(1) || null,
    };
    transaction.claim = claim;
    transaction.claims++;
    this.guard(transaction, claim, () => {
      requireNamed(segment, payment);
      claim.reader = new RemitClaimReader(segment, {
        payment,
        payer,
        payee: payment.payee,
        position: this.envelope.position(segment),
        place: { payment: payment.ordinal, claim: transaction.claims },
        ordinal,
      });
    });
  }

  /** The header is complete when the first claim or provider adjustment begins, or the transaction ends. */
  private paymentOf(transaction: Transaction): RemitPayment {
    if (transaction.payment) return transaction.payment;
    const payment = transaction.header.payment(transaction.origin);
    transaction.payment = payment;
    this.give({ kind: 'payment', payment });
    return payment;
  }

  private takeClaimSegment(segment: Segment, transaction: Transaction, claim: OpenClaim): void {
    const { reader } = claim;
    if (!reader || claim.rejection) return;
    this.guard(transaction, claim, () => reader.accept(segment));
  }

  /** Segments outside any claim: of the header, or left over from a claim whose CLP is damaged. */
  private takeLoose(segment: Segment, transaction: Transaction): void {
    if (transaction.part === 'header' && isHeaderSegment(segment.id)) {
      transaction.header.accept(segment);
      return;
    }
    if (CLAIM_SEGMENTS.has(segment.id)) {
      const claim: OpenClaim = { reader: null, rejection: null, paidCents: null, number: null };
      this.paymentOf(transaction);
      transaction.claim = claim;
      this.guard(transaction, claim, () => {
        throw new ElementFault(
          segment,
          'CLAIM_START_MISSING',
          `expected CLP before ${segment.id}, found none; what follows up to the next CLP is skipped`,
        );
      });
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

  private guard(transaction: Transaction, claim: OpenClaim, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof ElementFault)) throw error;
      claim.rejection = this.rejectionOf(error, {
        amountCents: claim.paidCents,
        patientControlNumber: claim.number,
        payment: transaction.payment,
      }).rejection;
    }
  }

  private closeClaim({ claim, totals }: Transaction): void {
    if (claim?.rejection) {
      this.counts.rejections++;
      totals.addRefused(claim.paidCents);
      this.give({ kind: 'rejection', rejection: claim.rejection });
    } else if (claim?.reader) {
      const remit = claim.reader.build();
      this.counts.claims++;
      totals.addRead(remit.paidCents);
      this.give({ kind: 'remit', remit });
    }
  }

  private closeTransaction(segment: Segment, transaction: Transaction): void {
    this.leaveClaim(transaction);
    const payment = this.paymentOf(transaction);
    const end = transaction.totals.end(payment, this.envelope.position(segment));
    const { differenceCents } = end;
    if (differenceCents !== null && differenceCents !== 0 && payment.amountCents !== null) {
      this.noteMoney(
        segment,
        'TRANSACTION_OUT_OF_BALANCE',
        `BPR02: expected the sum of CLP04 less PLB, ${dollars(payment.amountCents - differenceCents)}, ` +
          `found ${dollars(payment.amountCents)}`,
        differenceCents,
      );
    }
    this.give({ kind: 'paymentEnd', end });
  }

  private takeProviderAdjustments(segment: Segment, transaction: Transaction): void {
    const payment = this.paymentOf(transaction);
    const position = this.envelope.position(segment);
    for (const { amountCents, index, ...pair } of readProviderAdjustments(segment)) {
      transaction.totals.addProviderAdjustment(amountCents);
      if (amountCents === null) {
        this.counts.rejections++;
        const message = `${elementName(segment, index)}: expected a dollar amount, found ${shapeOf(segment.get(index))}`;
        const facts = { amountCents: null, patientControlNumber: null, payment };
        this.give({
          kind: 'rejection',
          rejection: { position, code: 'PLB_AMOUNT_INVALID', message, ...facts },
        });
        continue;
      }
      this.counts.providerAdjustmentCents += amountCents;
      const ordinal = ++transaction.providerAdjustments;
      this.give({
        kind: 'providerAdjustment',
        adjustment: { position, payment, ordinal, ...pair, amountCents },
      });
    }
  }

  private leaveClaim(transaction: Transaction): void {
    this.closeClaim(transaction);
    transaction.claim = null;
  }
}

interface OpenClaim {
  /** null when CLP itself was refused, or is missing. */
  reader: RemitClaimReader | null;
  rejection: Rejection | null;
  /** CLP04, where it can be read: a claim that is refused still says how much money it was. */
  paidCents: Cents | null;
  /** CLP01. */
  number: string | null;
}

/** One ST to SE while it is read. */
class Transaction {
  readonly header = new RemitHeader();
  readonly totals = new PaymentTotals();
  part: 'header' | 'claims' | 'summary' = 'header';
  /** Given out when the header is complete. */
  payment: RemitPayment | null = null;
  claim: OpenClaim | null = null;
  claims = 0;
  providerAdjustments = 0;
  /** An unknown segment has been noted already; once per transaction is enough. */
  noted = false;

  constructor(readonly origin: Pick<RemitPayment, 'position' | 'ordinal' | 'controls'>) {}
}

const CLAIM_SEGMENTS = new Set(['NM1', 'CAS', 'SVC', 'MIA', 'MOA', 'AMT', 'QTY', 'LQ']);

/** Whose claims they are, and of which payment, has to be known. */
function requireNamed(clp: Segment, payment: RemitPayment): void {
  if (payment.traceNumber === '') {
    throw new ElementFault(clp, 'TRACE_MISSING', 'TRN02: expected a trace number before CLP, found nothing');
  }
  if (payment.payer.name === '') {
    throw new ElementFault(clp, 'PAYER_MISSING', 'N102: expected a payer (N1*PR) before CLP, found none');
  }
}

const dollars = (cents: Cents): string => dollarsOfCents(cents).toFixed(2);
