/**
 * Runs `load` when asked, but never twice at once and never sooner than `everyMs` after it last began: requests in
 * between are served together by one later run. So a feed of any rate costs a bounded number of queries.
 */
export class Paced {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private wanted = false;
  private lastStartedAtMs = -Infinity;
  private stopped = false;

  constructor(
    private readonly load: () => Promise<void>,
    private readonly everyMs: number,
    private readonly nowMs: () => number,
  ) {}

  request(): void {
    if (this.stopped) return;
    if (this.running || this.timer !== undefined) {
      this.wanted = true;
      return;
    }
    const waitMs = this.lastStartedAtMs + this.everyMs - this.nowMs();
    if (waitMs <= 0) this.run();
    else this.timer = setTimeout(() => this.run(), waitMs);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private run(): void {
    this.timer = undefined;
    this.running = true;
    this.wanted = false;
    this.lastStartedAtMs = this.nowMs();
    void this.load().finally(() => {
      this.running = false;
      if (this.wanted) this.request();
    });
  }
}
