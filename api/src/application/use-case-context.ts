import type DataLoader from 'dataloader';
import type { ClaimEntity } from '../entities/claim.entity';
import type { CoderEntity } from '../entities/coder.entity';
import type { LocalKey } from '../entities/global-id';
import type { ImportJobEntity } from '../entities/import-job.entity';
import type { PayerEntity } from '../entities/payer.entity';
import type { ProviderEntity } from '../entities/provider.entity';
import type { RunEntity } from '../entities/run.entity';
import type { ScenarioEntity } from '../entities/scenario.entity';
import type { WorkspaceEntity } from '../entities/workspace.entity';
import type { EngineHandle } from '../engine/engine-handle';
import type { Database } from '../persistence/database';
import type { RunDigests } from './run-digests';

/** What a use case works with, whether it is called by the API, an upload or the program's start. */
export interface UseCaseContext {
  database: Database;
  engine: EngineHandle;
  loaders: RecordLoaders;
  digests: RunDigests;
  /** Aborted when the client is gone; its work can stop. */
  signal?: AbortSignal;
  /** Wall clock, read in one place and passed in. */
  nowMs: () => number;
}

/** Single records by their number. Each is read once per request; `clear` forgets what an earlier read found. */
export interface RecordLoaders {
  workspace: DataLoader<number, WorkspaceEntity | null>;
  run: DataLoader<number, RunEntity | null>;
  scenario: DataLoader<number, ScenarioEntity | null>;
  importJob: DataLoader<number, ImportJobEntity | null>;
  claim: DataLoader<LocalKey, ClaimEntity | null, string>;
  payer: DataLoader<LocalKey, PayerEntity | null, string>;
  provider: DataLoader<LocalKey, ProviderEntity | null, string>;
  coder: DataLoader<LocalKey, CoderEntity | null, string>;
}
