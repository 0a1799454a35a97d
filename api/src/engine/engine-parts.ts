import type { Database } from '../persistence/database';
import type { Lease } from '../persistence/run-lease';
import type { EngineClock, EngineSettings } from './engine-settings';

export interface EngineParts {
  db: Database;
  settings: EngineSettings;
  clock: EngineClock;
  /** One name per process. */
  owner: string;
  /** Why the previous thread died, and while computing what: it counts as a failure of that run or import. */
  lastCrash: Crash | null;
  /** Records what is being computed, null for nothing. */
  computing(what: Computed | null): void;
  committed(workspaceId: number): void;
  log(entry: EngineLogEntry): void;
  /** Whether another thread waits for the write lock; left out where that cannot be known. */
  isAwaited?(): boolean;
}

/** What a thread computes and may die of: the events of a run, or the file of an import. */
export type Computed = { kind: 'run'; workspaceId: number } | { kind: 'import'; importId: number };

export interface Crash {
  error: string;
  /** Null if not known. */
  over: Computed | null;
}

export interface EngineLogEntry {
  level: 'info' | 'warn' | 'error';
  message: string;
  workspaceId?: number;
  error?: string;
}

/** The lease that this engine asks for now. */
export function leaseOf({ db, settings, clock, owner }: EngineParts): Lease {
  const nowMs = clock.nowMs();
  return { owner, nowMs, expiresAtMs: nowMs + settings.leaseMs, takeOver: db.dialect === 'sqlite' };
}

/** Marks what is being computed during `work`. */
export function whileComputing<T>(parts: EngineParts, what: Computed, work: () => T): T {
  parts.computing(what);
  try {
    return work();
  } finally {
    parts.computing(null);
  }
}
