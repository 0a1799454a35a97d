/**
 * What the rest of the program may know of the engine: how to wake it and how to hear that something was committed.
 * Everything else passes through the database, so that a restart, or another process, loses nothing.
 */
export interface EngineHandle {
  /** "Look at the database": a run was asked for, a command or an import was stored. Cheap, may be called often. */
  wake(): void;
  /** The payload-free doorbell: something was committed in these workspaces. Gives back how to stop listening. */
  onCommitted(listener: (workspaceIds: readonly number[]) => void): () => void;
  health(): EngineHealth;
  /** Lets the batch in hand commit, gives the leases back, ends the thread. */
  stop(): Promise<void>;
}

export interface EngineHealth {
  state: 'STARTING' | 'RUNNING' | 'RESTARTING' | 'STOPPED';
  restarts: number;
  lastHeartbeatMs: number | null;
}
