import type { EngineLogEntry } from './engine-loop';
import type { EngineSettings } from './engine-settings';

/** What the two threads say to each other: never data, only "look again". */
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
  /** What the thread before this one died of, and over which run; null for the first, or where nobody knows. */
  lastCrash: { error: string; workspaceId: number } | null;
  shared: SharedArrayBuffer;
  settings: EngineSettings;
}
