import type { RemitClaim } from '../connectors/connector';
import { claimIdentity, isReversal } from './remit-claim';

/**
 * A payer answers a claim once in a payment, unless it reverses the answer first. So when a payment names the same
 * claim twice without a reversal between, the numbers are not what tells its claims apart (de-identified files, reused
 * account numbers), and the second is a claim of its own: lumping them together would lose it.
 */
export class ClaimOccurrences {
  private trace: string | null = null;
  private readonly answers = new Map<string, { count: number; reversed: boolean }>();

  /** 1 for the first claim of its identity under this payment, 2 for the second, and so on. Call in file order. */
  next(remit: RemitClaim): number {
    const trace = `${remit.payer.name} ${remit.traceNumber}`;
    if (trace !== this.trace) {
      this.trace = trace;
      this.answers.clear();
    }
    const identity = claimIdentity(remit);
    const seen = this.answers.get(identity) ?? { count: 0, reversed: false };
    this.answers.set(identity, seen);
    if (isReversal(remit)) {
      seen.reversed = true;
      return Math.max(1, seen.count);
    }
    if (!seen.reversed || seen.count === 0) seen.count += 1;
    seen.reversed = false;
    return seen.count;
  }
}
