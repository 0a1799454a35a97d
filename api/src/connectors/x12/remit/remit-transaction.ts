import type { Cents } from '../../../domain/money';
import { dollarsOfCents } from '../../../domain/money';
import type { ConnectorItem, Rejection } from '../../connector';
import type { RemitPayment } from '../../remittance';
import type { SourcePosition } from '../../source-position';
import { ElementFault, readableCents } from '../segments/elements';
import { elementName } from '../segments/segment';
import type { Segment } from '../segments/segment';
import { segmentName, shapeOf } from '../segments/segment-position';
import { PaymentTotals, readProviderAdjustments } from './payment-totals';
import { RemitClaimReader } from './remit-claim';
import { HEADER_DETAILS, isHeaderSegment, isHeaderStart, RemitHeader } from './remit-header';
import type { TraceOrdinals } from './trace-ordinals';

/** Where a transaction's items go, and what it needs to know of the file. */
export interface RemitSink {
  give(item: ConnectorItem): void;
  positionOf(segment: Pick<Segment, 'id' | 'byte' | 'number'>): SourcePosition;
  readonly ordinals: TraceOrdinals;
}

interface OpenClaim {
  /** null when CLP itself was refused, or is missing. */
  reader: RemitClaimReader | null;
  rejection: Rejection | null;
  /** CLP04, where it can be read: a claim that is refused still says how much money it was. */
  paidCents: Cents | null;
  /** CLP01. */
  number: string | null;
  /** A header segment came after it; only another claim, or the end, may follow. */
  isHeaderNext: boolean;
}

/**
 * One ST to SE. A claim is given out when the segment after its loop shows that it is whole: another CLP, LX, TS2, TS3,
 * PLB or SE, also after a payer or payee that is named again. Without SE the last claim has to balance.
 */
export class RemitTransaction {
  private readonly header = new RemitHeader();
  private readonly totals = new PaymentTotals();
  private part: 'header' | 'claims' | 'summary' = 'header';
  /** Given out when the header is complete. */
  private payment: RemitPayment | null = null;
  private claim: OpenClaim | null = null;
  private claims = 0;
  private providerAdjustments = 0;
  /** Why its further claims are refused: it is not clear which payment they belong to. */
  private refusal: { code: string; message: string } | null = null;
  /** Codes that are noted once in a transaction. */
  private readonly noted = new Set<string>();

  constructor(
    private readonly sink: RemitSink,
    private readonly origin: Pick<RemitPayment, 'position' | 'ordinal' | 'controls'>,
  ) {}

  accept(segment: Segment): void {
    if (segment.damage !== null) {
      this.takeDamaged(segment, segment.damage);
      return;
    }
    switch (segment.id) {
      case 'CLP':
        this.begin('claims');
        this.openClaim(segment);
        return;
      case 'LX':
        // LX01 counts; anything else there is what is left of an LQ.
        if (this.claim && !/^\d*$/.test(segment.get(1))) this.takeOfClaim(segment, this.claim);
        else this.begin('claims');
        return;
      case 'TS2':
      case 'TS3':
        this.begin('claims');
        return;
      case 'PLB':
        this.begin('summary');
        this.takeProviderAdjustments(segment);
        return;
      default:
        if (this.claim) this.takeOfClaim(segment, this.claim);
        else this.takeLoose(segment);
    }
  }

  /** @param isWhole false where SE is missing */
  end(segment: Segment, isWhole: boolean): void {
    const position = this.sink.positionOf(segment);
    if (!isWhole) this.refuseUnlessBalanced(segment);
    this.finish(position);
  }

  /** The file ended: what is open is refused. */
  cutOff(position: SourcePosition): void {
    const { claim } = this;
    if (claim && !claim.rejection) {
      const message = 'expected the rest of the claim and SE, found the end of the file';
      claim.rejection = this.rejection(position, 'CLAIM_CUT_OFF', message, claim);
    }
    this.finish(position);
  }

  private finish(position: SourcePosition): void {
    this.closeClaim();
    const payment = this.openPayment();
    const end = this.totals.end(payment, position);
    const { differenceCents } = end;
    if (differenceCents !== null && differenceCents !== 0 && payment.amountCents !== null) {
      this.sink.give({
        kind: 'notice',
        notice: {
          position,
          code: 'TRANSACTION_OUT_OF_BALANCE',
          message:
            `BPR02: expected the sum of CLP04 less PLB, ${dollars(payment.amountCents - differenceCents)}, ` +
            `found ${dollars(payment.amountCents)}`,
          amountCents: differenceCents,
        },
      });
    }
    this.sink.give({ kind: 'paymentEnd', end });
  }

  private begin(part: 'claims' | 'summary'): void {
    this.closeClaim();
    this.part = part;
  }

  private openClaim(segment: Segment): void {
    const payment = this.openPayment();
    const { payer, payee } = this.header;
    const ordinal = this.sink.ordinals.next(payer.identifier ?? payer.name, payment.traceNumber);
    const claim = openClaimOf(readableCents(segment, 4), segment.readable(1) || null);
    this.claim = claim;
    this.claims++;
    this.guard(claim, () => {
      if (this.refusal) throw new ElementFault(segment, this.refusal.code, this.refusal.message);
      if (payer.name === '') {
        throw new ElementFault(
          segment,
          'PAYER_MISSING',
          'N102: expected a payer (N1*PR) before CLP, found none',
        );
      }
      claim.reader = new RemitClaimReader(segment, {
        payment,
        payer,
        payee,
        position: this.sink.positionOf(segment),
        place: { payment: payment.ordinal, claim: this.claims },
        ordinal,
        noted: this.noted,
      });
    });
  }

  /** The header is complete when the first claim or provider adjustment begins, or the transaction ends. */
  private openPayment(): RemitPayment {
    if (this.payment) return this.payment;
    const payment = this.header.payment(this.origin);
    this.payment = payment;
    this.sink.give({ kind: 'payment', payment });
    const { position, traceNumber, paymentDate, productionDate } = payment;
    if (traceNumber === '' && this.part !== 'header') {
      this.note(position, 'TRACE_MISSING', 'TRN02: expected a trace number, found nothing; read without one');
    }
    if (paymentDate === null && productionDate !== null) {
      this.note(position, 'DATE_REPLACED', 'BPR16: expected a date CCYYMMDD, found none; DTM*405 is used');
    }
    return payment;
  }

  private takeOfClaim(segment: Segment, claim: OpenClaim): void {
    if (isHeaderStart(segment)) {
      claim.isHeaderNext = true;
      this.takeHeader(segment);
      return;
    }
    const { reader } = claim;
    if (claim.isHeaderNext && HEADER_DETAILS.has(segment.id)) {
      this.header.accept(segment);
      return;
    }
    if (!reader || claim.rejection) return;
    // As `guard`, without a function for every segment.
    try {
      if (claim.isHeaderNext) throw headerWithin(segment);
      reader.accept(segment);
    } catch (error) {
      this.refuse(claim, error);
    }
  }

  private takeHeader(segment: Segment): void {
    const oddity = this.header.accept(segment);
    if (oddity === null) return;
    const message = `expected one ${segment.id} of its kind in a transaction, found another`;
    if (oddity === 'PAYMENT_REPEATED') this.refusal ??= { code: oddity, message };
    if (this.noted.has(oddity)) return;
    this.noted.add(oddity);
    const how =
      oddity === 'PAYMENT_REPEATED'
        ? 'the claims after it are refused'
        : oddity === 'TRACE_REPEATED'
          ? 'the first one is used'
          : 'it is used for the claims after it';
    this.note(this.sink.positionOf(segment), oddity, `${message}; ${how}`);
  }

  /** Segments outside any claim: of the header, or left over from a claim whose CLP is damaged. */
  private takeLoose(segment: Segment): void {
    if (isHeaderStart(segment)) {
      this.takeHeader(segment);
      return;
    }
    if (isHeaderSegment(segment.id)) {
      this.header.accept(segment);
      return;
    }
    if (CLAIM_SEGMENTS.has(segment.id)) {
      const claim = openClaimOf(null, null);
      this.openPayment();
      this.claim = claim;
      this.guard(claim, () => {
        throw new ElementFault(
          segment,
          'CLAIM_START_MISSING',
          `expected CLP before ${segment.id}, found none; what follows up to the next CLP is skipped`,
        );
      });
      return;
    }
    if (this.noted.has('SEGMENT_UNEXPECTED')) return;
    this.noted.add('SEGMENT_UNEXPECTED');
    this.note(
      this.sink.positionOf(segment),
      'SEGMENT_UNEXPECTED',
      `expected a segment of an 835 before the claims, found ${segmentName(segment)}; skipped`,
    );
  }

  /** What it was cannot be told; in a claim it costs the claim, elsewhere it may have been one. */
  private takeDamaged(segment: Segment, damage: string): void {
    if (this.part === 'header') {
      this.note(this.sink.positionOf(segment), 'SEGMENT_UNREADABLE', `${damage}; skipped`);
      return;
    }
    const claim = this.claim ?? openClaimOf(null, null);
    this.claim = claim;
    if (claim.rejection) return;
    this.guard(claim, () => {
      throw new ElementFault(segment, 'SEGMENT_UNREADABLE', damage);
    });
  }

  private refuseUnlessBalanced(segment: Segment): void {
    const { claim } = this;
    if (!claim?.reader || claim.rejection || claim.reader.isBalanced()) return;
    const message = `expected SE after the claim, found ${segmentName(segment)}, and the claim does not balance`;
    claim.rejection = this.rejection(this.sink.positionOf(segment), 'CLAIM_END_MISSING', message, claim);
  }

  private guard(claim: OpenClaim, read: () => void): void {
    try {
      read();
    } catch (error) {
      this.refuse(claim, error);
    }
  }

  private refuse(claim: OpenClaim, error: unknown): void {
    if (!(error instanceof ElementFault)) throw error;
    claim.rejection = this.rejection(this.sink.positionOf(error.segment), error.code, error.message, claim);
  }

  private rejection(position: SourcePosition, code: string, message: string, claim: OpenClaim): Rejection {
    const { paidCents, number } = claim;
    return {
      position,
      code,
      message,
      amountCents: paidCents,
      patientControlNumber: number,
      payment: this.payment,
    };
  }

  private closeClaim(): void {
    const { claim, totals } = this;
    this.claim = null;
    if (!claim) return;
    const { reader } = claim;
    if (reader && !claim.rejection) {
      this.guard(claim, () => {
        const remit = reader.build();
        totals.addRead(remit.paidCents);
        this.sink.give({ kind: 'remit', remit });
      });
    }
    if (claim.rejection) {
      totals.addRefused(claim.paidCents);
      this.sink.give({ kind: 'rejection', rejection: claim.rejection });
    }
  }

  private takeProviderAdjustments(segment: Segment): void {
    const payment = this.openPayment();
    const position = this.sink.positionOf(segment);
    for (const { amountCents, index, ...pair } of readProviderAdjustments(segment)) {
      this.totals.addProviderAdjustment(amountCents);
      if (amountCents === null) {
        const message = `${elementName(segment, index)}: expected a dollar amount, found ${shapeOf(segment.get(index))}`;
        const rejection = this.rejection(position, 'PLB_AMOUNT_INVALID', message, openClaimOf(null, null));
        this.sink.give({ kind: 'rejection', rejection });
        continue;
      }
      const ordinal = ++this.providerAdjustments;
      const adjustment = { position, payment, ordinal, ...pair, amountCents };
      this.sink.give({ kind: 'providerAdjustment', adjustment });
    }
  }

  private note(position: SourcePosition, code: string, message: string): void {
    this.sink.give({ kind: 'notice', notice: { position, code, message, amountCents: null } });
  }
}

const openClaimOf = (paidCents: Cents | null, number: string | null): OpenClaim => ({
  reader: null,
  rejection: null,
  paidCents,
  number,
  isHeaderNext: false,
});

const headerWithin = (segment: Segment): ElementFault =>
  new ElementFault(
    segment,
    'HEADER_WITHIN_CLAIM',
    `expected CLP, LX or SE after a payer or payment, found ${segmentName(segment)}`,
  );

const CLAIM_SEGMENTS = new Set(['NM1', 'CAS', 'SVC', 'MIA', 'MOA', 'AMT', 'QTY', 'LQ']);
const dollars = (cents: Cents): string => dollarsOfCents(cents).toFixed(2);
