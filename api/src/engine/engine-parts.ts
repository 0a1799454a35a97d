import type { Database } from '../persistence/database';
import type { Lease } from '../persistence/run-store';
import type { EngineClock, EngineSettings } from './engine-settings';

export interface EngineParts {
  db: Database;
  settings: EngineSettings;
  clock: EngineClock;
  /** One name a process. */
  owner: string;
  /** What the thread before this one died of, and over what: a failure of that run or import. */
  lastCrash: Crash | null;
  /** Says what is being computed, null for nothing. */
  computing(what: Computed | null): void;
  committed(workspaceId: number): void;
  log(entry: EngineLogEntry): void;
  /** Whether somebody else waits for the write lock; nobody, where that cannot be known. */
  isAwaited?(): boolean;
}

/** What a thread may die over: the events of a run, or the file of an import. */
export type Computed = { kind: 'run'; workspaceId: number } | { kind: 'import'; importId: number };

export interface Crash {
  error: string;
  /** Null where nobody knows. */
  over: Computed | null;
}

export interface EngineLogEntry {
  level: 'info' | 'warn' | 'error';
  message: string;
  workspaceId?: number;
  error?: string;
}

/** What this engine may take now, and for how long. */
export function leaseOf({ db, settings, clock, owner }: EngineParts): Lease {
  const nowMs = clock.nowMs();
  return { owner, nowMs, expiresAtMs: nowMs + settings.leaseMs, takeOver: db.dialect === 'sqlite' };
}

/** Marks what is at work while `work` computes. */
export function whileComputing<T>(parts: EngineParts, what: Computed, work: () => T): T {
  parts.computing(what);
  try {
    return work();
  } finally {
    parts.computing(null);
  }
}
