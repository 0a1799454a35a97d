/** Rings of one workspace are at least so far apart. */
export const DOORBELL_MS = 20;

/**
 * Says that something was committed: at once for the first commit of a workspace after a while, and from then on at most
 * every DOORBELL_MS, so that neither a single commit is heard late nor a stream of them rings for each.
 */
export class Doorbell {
  private readonly rungAtMs = new Map<number, number>();
  private readonly waiting = new Set<number>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly nowMs: () => number,
    private readonly tell: (workspaceIds: number[]) => void,
  ) {}

  ring(workspaceId: number): void {
    const nowMs = this.nowMs();
    const sinceMs = nowMs - (this.rungAtMs.get(workspaceId) ?? -Infinity);
    if (sinceMs >= DOORBELL_MS) {
      this.rungAtMs.set(workspaceId, nowMs);
      this.waiting.delete(workspaceId);
      this.tell([workspaceId]);
      return;
    }
    this.waiting.add(workspaceId);
    this.timer ??= setTimeout(() => this.flush(), DOORBELL_MS - sinceMs);
  }

  /** What was committed since the last ring is told now. */
  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const workspaceIds = [...this.waiting];
    this.waiting.clear();
    const nowMs = this.nowMs();
    // A workspace that has been quiet for as long rings at once in any case.
    for (const [id, rungAtMs] of this.rungAtMs) if (nowMs - rungAtMs >= DOORBELL_MS) this.rungAtMs.delete(id);
    if (workspaceIds.length === 0) return;
    for (const id of workspaceIds) this.rungAtMs.set(id, nowMs);
    this.tell(workspaceIds);
  }
}
