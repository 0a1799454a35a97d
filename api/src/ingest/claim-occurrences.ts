import type { RemitClaim } from '../connectors/remittance';
import { claimIdentity, isReversal } from './remit-claim';

/**
 * A payer adjudicates a claim once in a payment, unless it reverses it first. So when a payment names the same claim
 * twice without a reversal in between, the numbers do not identify it (de-identified files, reused account numbers),
 * and the second is a claim of its own: merging them would lose it.
 */
export class ClaimOccurrences {
  private trace: string | null = null;
  private readonly byIdentity = new Map<string, { count: number; reversed: boolean }>();

  /** 1 for the first claim of its identity under this payment, 2 for the second, and so on. Call in file order. */
  next(remit: RemitClaim): number {
    const trace = `${remit.payer.name} ${remit.traceNumber}`;
    if (trace !== this.trace) {
      this.trace = trace;
      this.byIdentity.clear();
    }
    const identity = claimIdentity(remit);
    const seen = this.byIdentity.get(identity) ?? { count: 0, reversed: false };
    this.byIdentity.set(identity, seen);
    if (isReversal(remit)) {
      seen.reversed = true;
      return Math.max(1, seen.count);
    }
    if (!seen.reversed || seen.count === 0) seen.count += 1;
    seen.reversed = false;
    return seen.count;
  }
}
