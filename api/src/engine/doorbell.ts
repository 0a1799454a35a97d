/** The shortest time between two rings of one workspace. */
export const DOORBELL_MS = 20;

/**
 * Announces commits: the first one of a workspace at once, later ones at most every DOORBELL_MS, so that a single commit
 * is not announced late and a stream of commits does not ring for each.
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
    // A clock that was set back must not silence a workspace until it is there again.
    if (sinceMs >= DOORBELL_MS || sinceMs < 0) {
      this.rungAtMs.set(workspaceId, nowMs);
      this.waiting.delete(workspaceId);
      this.tell([workspaceId]);
      return;
    }
    this.waiting.add(workspaceId);
    this.timer ??= setTimeout(() => this.flush(), DOORBELL_MS - sinceMs);
  }

  /** Announces what was committed since the last ring. */
  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const workspaceIds = [...this.waiting];
    this.waiting.clear();
    const nowMs = this.nowMs();
    // Workspaces without recent commits ring at once anyway.
    for (const [id, rungAtMs] of this.rungAtMs)
      if (nowMs - rungAtMs >= DOORBELL_MS || nowMs < rungAtMs) this.rungAtMs.delete(id);
    if (workspaceIds.length === 0) return;
    for (const id of workspaceIds) this.rungAtMs.set(id, nowMs);
    this.tell(workspaceIds);
  }
}
