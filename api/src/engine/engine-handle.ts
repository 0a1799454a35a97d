/**
 * The rest of the program's only access to the engine: waking it, and hearing that something was committed. Everything
 * else goes through the database, so that a restart, or another process, loses nothing.
 */
export interface EngineHandle {
  /** "Look at the database": a run, a command or an import was stored. Cheap, may be called often. */
  wake(): void;
  /**
   * The payload-free doorbell: something was committed in these workspaces. Returns a function that stops listening.
   */
  onCommitted(listener: (workspaceIds: readonly number[]) => void): () => void;
  health(): EngineHealth;
  /** Lets the current batch commit, returns the leases, ends the thread. */
  stop(): Promise<void>;
}

export interface EngineHealth {
  state: 'STARTING' | 'RUNNING' | 'RESTARTING' | 'STOPPED';
  restarts: number;
  lastHeartbeatMs: number | null;
}
