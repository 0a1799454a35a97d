import {
  countImportFailure,
  endImport,
  ImportTakenError,
  releaseImport,
  takeImport,
  WorkspaceHeldError,
} from '../persistence/import-store';
import type { ImportLease } from '../persistence/import-store';
import type { EngineParts } from './engine-parts';
import { leaseOf, whileComputing } from './engine-parts';
import { runImport } from './import-runner';
import type { Task } from './supervisor';
import { FAILURES_ALLOWED } from './supervisor';
import type { WorkspaceSessions } from './workspace-sessions';

export interface ImportTaskParts {
  engine: EngineParts;
  sessions: WorkspaceSessions;
  /** Why the engine's previous thread died while reading this file, or null. */
  crash: string | null;
  /** Whether the engine stops, or the workspace is to be copied. */
  leaving(): boolean;
}

export const importKey = (importId: number): string => `import ${importId}`;

/** Reads one import, from taking its lease to its end. */
export class ImportTask implements Task {
  readonly key: string;
  readonly what: string;
  readonly lane = 'imports';
  private lease: ImportLease | null = null;

  constructor(
    private readonly importId: number,
    readonly workspaceId: number,
    private readonly parts: ImportTaskParts,
  ) {
    this.key = importKey(importId);
    this.what = `import ${importId}`;
  }

  async work(): Promise<'DONE'> {
    const { engine, crash } = this.parts;
    const { db, committed } = engine;
    const taken = await db.write((tx) =>
      takeImport(tx, this.importId, leaseOf(engine), crash === null ? 0 : 1),
    );
    if (taken === null) return 'DONE';
    this.lease = { importId: this.importId, fencingToken: taken.fencingToken };
    if (taken.failures >= FAILURES_ALLOWED) {
      await this.giveUp();
      return 'DONE';
    }
    try {
      await this.read(this.lease);
    } catch (error) {
      if (error instanceof WorkspaceHeldError) await this.release(this.lease);
      throw error;
    } finally {
      committed(this.workspaceId);
    }
    await this.release(this.lease);
    return 'DONE';
  }

  async countFailure(): Promise<number | null> {
    const { lease } = this;
    if (lease === null) return null;
    return this.parts.engine.db.write((tx) => countImportFailure(tx, lease));
  }

  /** For a failure of this program or the disk; a fault in the file ends the import by itself. */
  async giveUp(): Promise<void> {
    const { db, clock, committed } = this.parts.engine;
    const { lease } = this;
    if (lease === null) throw new ImportTakenError(this.importId);
    await db.write((tx) => endImport(tx, lease, 'FAILED', GIVEN_UP, clock.nowIso()));
    committed(this.workspaceId);
  }

  private async read(lease: ImportLease): Promise<void> {
    const { engine, sessions, leaving } = this.parts;
    const { db, clock, settings } = engine;
    await sessions.use(this.workspaceId, async (session) => {
      session.sharing += 1;
      try {
        await runImport({
          db,
          session,
          lease,
          leaseMs: settings.leaseMs,
          fewClaims: settings.fewClaims,
          clock,
          computing: (work) => whileComputing(engine, { kind: 'import', importId: this.importId }, work),
          committed: () => engine.committed(this.workspaceId),
          stopping: leaving,
        });
      } finally {
        session.sharing -= 1;
      }
    });
  }

  private release(lease: ImportLease): Promise<void> {
    return this.parts.engine.db.write((tx) => releaseImport(tx, lease));
  }
}

const GIVEN_UP =
  'Internal error while importing, three times over; the log of the server has the details. What was read before it is kept: import the file again to complete it.';
