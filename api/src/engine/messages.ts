import type { EngineLogEntry } from './engine-loop';
import type { EngineSettings } from './engine-settings';

/** The messages between the two threads: never data, only "look again". */
export type ToEngine = { kind: 'wake' } | { kind: 'stop' };
export type FromEngine =
  | { kind: 'started' }
  | { kind: 'committed'; workspaceIds: number[] }
  | { kind: 'heartbeat' }
  | { kind: 'stopped' }
  | { kind: 'dying'; error: string }
  | { kind: 'log'; entry: EngineLogEntry };

export interface EngineThreadData {
  databaseUrl: string;
  owner: string;
  /** Why the previous thread died, and while computing which run; null for the first thread, or when not known. */
  lastCrash: { error: string; workspaceId: number } | null;
  shared: SharedArrayBuffer;
  settings: EngineSettings;
}
