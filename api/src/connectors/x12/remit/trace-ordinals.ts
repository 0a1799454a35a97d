/** Trace numbers held in memory; a file with more of them restarts the ordinals of the oldest. */
const MAX_TRACES = 65_536;

/**
 * The 1-based place of a claim under its payer and trace number (TRN02). A payment whose claims are spread over several
 * transactions continues counting, so that no two claims of a file share an identity.
 */
export class TraceOrdinals {
  private readonly ordinals = new Map<string, number>();

  next(payer: string, traceNumber: string): number {
    const key = `${payer}\u0000${traceNumber}`;
    const ordinal = (this.ordinals.get(key) ?? 0) + 1;
    if (ordinal === 1 && this.ordinals.size >= MAX_TRACES) this.forgetOldest();
    this.ordinals.set(key, ordinal);
    return ordinal;
  }

  private forgetOldest(): void {
    const { value } = this.ordinals.keys().next();
    if (value !== undefined) this.ordinals.delete(value);
  }
}
