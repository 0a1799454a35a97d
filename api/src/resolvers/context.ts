import type { EngineHandle } from '../engine/engine-handle';
import type { Database } from '../persistence/database';
import type { Feeds } from './feed-sources';
import type { Loaders } from './loaders';

/** One per HTTP request or subscription event. */
export interface AppContext {
  database: Database;
  loaders: Loaders;
  feeds: Feeds;
  engine: EngineHandle;
  /** Who asks; one name for everybody while no auth is configured. Part of what a shared execution is keyed by. */
  authority: string;
  /** Wall clock, read in one place and passed in. */
  nowMs: () => number;
}
