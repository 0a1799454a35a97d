import type { Crash, EngineLogEntry } from './engine-parts';
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
  /** What the thread before this one died of; null for the first. */
  lastCrash: Crash | null;
  shared: SharedArrayBuffer;
  settings: EngineSettings;
}
