import { WorkspaceSession } from '../ingest/workspace-session';
import type { FeedRetention } from '../persistence/batch-store';
import type { Database } from '../persistence/database';

interface Held {
  loading: Promise<WorkspaceSession>;
  /** Null while it is loading. */
  session: WorkspaceSession | null;
  failed: boolean;
  users: number;
}

/** The sessions of this engine: one per workspace, shared by all tasks in it, and dropped with the last of them. */
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
      return await work(await mine.loading);
    } finally {
      mine.users -= 1;
      if (mine.users === 0 && this.held.get(workspaceId) === mine) this.held.delete(workspaceId);
    }
  }

  /** After a failed commit the next task loads the workspace from the store again. */
  private usable(workspaceId: number): Held | null {
    const held = this.held.get(workspaceId);
    return !held || held.failed || held.session?.isBroken ? null : held;
  }

  private open(workspaceId: number): Held {
    const loading = WorkspaceSession.open(this.db, workspaceId, this.retention);
    const held: Held = { loading, session: null, failed: false, users: 0 };
    loading.then(
      (session) => (held.session = session),
      () => (held.failed = true),
    );
    this.held.set(workspaceId, held);
    return held;
  }
}
