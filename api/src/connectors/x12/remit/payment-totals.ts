import type { Cents } from '../../../domain/money';
import type { PaymentEnd, ProviderAdjustment, RemitPayment } from '../../remittance';
import type { SourcePosition } from '../../source-position';
import { parseX12Date, readableCents } from '../segments/elements';
import { readableText } from '../segments/readable-text';
import type { Segment } from '../segments/segment';

/** PLB holds up to six pairs: PLB03 to PLB13 the reason, PLB04 to PLB14 its amount. */
const FIRST_REASON = 3;
const LAST_REASON = 13;

/** What the claims and provider adjustments of one payment sum up to, while they arrive. */
export class PaymentTotals {
  private claimsRead = 0;
  private readCents = 0;
  private claimsRefused = 0;
  private refusedCents = 0;
  private unreadableAmounts = 0;
  private providerAdjustmentCents = 0;

  addRead(paidCents: Cents): void {
    this.claimsRead++;
    this.readCents += paidCents;
  }

  /** @param paidCents null where CLP04 cannot be read */
  addRefused(paidCents: Cents | null): void {
    this.claimsRefused++;
    if (paidCents === null) this.unreadableAmounts++;
    else this.refusedCents += paidCents;
  }

  /** @param cents null where it cannot be read */
  addProviderAdjustment(cents: Cents | null): void {
    if (cents === null) this.unreadableAmounts++;
    else this.providerAdjustmentCents += cents;
  }

  end(payment: RemitPayment, position: SourcePosition): PaymentEnd {
    const { readCents, refusedCents, providerAdjustmentCents } = this;
    const consistsOf = readCents + refusedCents - providerAdjustmentCents;
    return {
      position,
      payment,
      claimsRead: this.claimsRead,
      readCents,
      claimsRefused: this.claimsRefused,
      refusedCents,
      unreadableAmounts: this.unreadableAmounts,
      providerAdjustmentCents,
      differenceCents:
        payment.amountCents === null || this.unreadableAmounts > 0 ? null : payment.amountCents - consistsOf,
    };
  }
}

/** A pair of a PLB; its amount is null where it cannot be read. */
export type AdjustmentPair = Omit<ProviderAdjustment, 'position' | 'payment' | 'ordinal' | 'amountCents'> & {
  amountCents: Cents | null;
  /** The element that holds the amount. */
  index: number;
};

/** PLB01 provider, PLB02 end of the fiscal year, then pairs of a reason with its reference, and an amount. */
export function readProviderAdjustments(segment: Segment): AdjustmentPair[] {
  const pairs: AdjustmentPair[] = [];
  for (let index = FIRST_REASON; index <= LAST_REASON; index += 2) {
    const [reasonCode = '', reference = ''] = segment.components(index);
    if (reasonCode === '' && segment.isEmpty(index + 1)) continue;
    pairs.push({
      providerIdentifier: segment.readable(1) || null,
      fiscalDate: parseX12Date(segment.get(2)),
      reasonCode,
      reference: readableText(reference) || null,
      amountCents: readableCents(segment, index + 1),
      index: index + 1,
    });
  }
  return pairs;
}
