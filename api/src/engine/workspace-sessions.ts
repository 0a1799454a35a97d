import { WorkspaceSession } from '../ingest/workspace-session';
import type { FeedRetention } from '../persistence/batch-store';
import type { Database } from '../persistence/database';

interface Held {
  opening: Promise<WorkspaceSession>;
  /** Null while it opens. */
  session: WorkspaceSession | null;
  failed: boolean;
  users: number;
}

/** Workspaces as this engine has them in memory: one session each, shared by all that work in it, gone with the last. */
export class WorkspaceSessions {
  private readonly held = new Map<number, Held>();

  constructor(
    private readonly db: Database,
    private readonly retention: FeedRetention,
  ) {}

  has(workspaceId: number): boolean {
    return this.held.has(workspaceId);
  }

  async use<T>(workspaceId: number, work: (session: WorkspaceSession) => Promise<T>): Promise<T> {
    const mine = this.usable(workspaceId) ?? this.open(workspaceId);
    mine.users += 1;
    try {
      return await work(await mine.opening);
    } finally {
      mine.users -= 1;
      if (mine.users === 0 && this.held.get(workspaceId) === mine) this.held.delete(workspaceId);
    }
  }

  /** Whoever comes after a commit has failed begins with what is in the store. */
  private usable(workspaceId: number): Held | null {
    const held = this.held.get(workspaceId);
    return !held || held.failed || held.session?.isBroken ? null : held;
  }

  private open(workspaceId: number): Held {
    const opening = WorkspaceSession.open(this.db, workspaceId, this.retention);
    const held: Held = { opening, session: null, failed: false, users: 0 };
    opening.then(
      (session) => (held.session = session),
      () => (held.failed = true),
    );
    this.held.set(workspaceId, held);
    return held;
  }
}
