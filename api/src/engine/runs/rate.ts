/** Events per second over the last few seconds. */
export class Rate {
  private samples: { atMs: number; count: number }[] = [];

  constructor(private readonly windowMs = 3_000) {}

  add(atMs: number, count: number): void {
    this.samples.push({ atMs, count });
    const from = atMs - this.windowMs;
    while (this.samples.length > 1 && (this.samples[0]?.atMs ?? 0) < from) this.samples.shift();
  }

  perSecond(nowMs: number): number {
    const first = this.samples[0];
    if (!first) return 0;
    const total = this.samples.reduce((sum, sample) => sum + sample.count, 0);
    return Math.round((total * 10_000) / Math.max(nowMs - first.atMs, 250)) / 10;
  }
}
