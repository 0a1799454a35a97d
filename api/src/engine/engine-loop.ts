import { findDeletable } from '../persistence/deletion-store';
import type { Copy } from '../persistence/fork-store';
import { failCopy, findCopies } from '../persistence/fork-store';
import { findOpenImports } from '../persistence/import-store';
import { findIdleRuns } from '../persistence/run-lease';
import { copyWorkspace } from './copy-workspace';
import { deleteWorkspace } from './delete-workspace';
import type { EngineParts } from './engine-parts';
import { leaseOf } from './engine-parts';
import { forTheReader } from './failures';
import { importKey, ImportTask } from './import-task';
import { runKey, RunTask } from './runs/run-task';
import type { Task } from './supervisor';
import { Supervisor } from './supervisor';
import { WorkspaceSessions } from './workspace-sessions';

/** A deletion has no row that could say FAILED: the log does, at each further attempt. */
const REST_OF_DELETIONS_MS = 10 * 60_000;

/** Finds the work waiting in the database and starts it; its supervisor owns what was started. */
export class EngineLoop {
  private readonly supervisor: Supervisor;
  private readonly sessions: WorkspaceSessions;
  private readonly runs = new Map<number, RunTask>();
  /** The import that is running, for a copy of its workspace to wait for. */
  private importing: { key: string; workspaceId: number } | null = null;
  /** Workspaces that are being copied: imports into them wait. */
  private readonly heldImports = new Set<number>();
  private readonly crashes = new Map<string, string>();
  private stopping = false;
  private broken: { error: unknown } | null = null;
  /** Whether something was requested, or a task ended, since the last look began. */
  private isRung = false;
  private wakeUp: (() => void) | null = null;

  constructor(private readonly parts: EngineParts) {
    const { db, settings, clock, log, lastCrash } = parts;
    this.supervisor = new Supervisor({ clock, log: (entry) => log(entry), changed: () => this.lookAgain() });
    this.sessions = new WorkspaceSessions(db, settings.retention);
    if (lastCrash?.over) {
      const { over, error } = lastCrash;
      this.crashes.set(over.kind === 'run' ? runKey(over.workspaceId) : importKey(over.importId), error);
    }
  }

  wake(): void {
    for (const run of this.runs.values()) run.wake();
    this.lookAgain();
  }

  /** @throws the error of the third failed look for runs in a row: the thread is then restarted with new connections */
  async run(): Promise<void> {
    while (!this.stopping) {
      this.isRung = false;
      await this.look('runs', () => this.lookForRuns());
      await this.look('imports', () => this.lookForImports());
      await this.look('copies', () => this.lookForCopies());
      await this.look('deletions', () => this.lookForDeletions());
      if (this.broken) throw this.broken.error;
      if (this.supervisor.isIdle) await this.parts.db.checkpointWal().catch(() => undefined);
      await this.rest();
    }
    await this.supervisor.allEnded();
  }

  /** Commits every batch in hand and returns every lease. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const run of this.runs.values()) run.leave();
    this.lookAgain();
    await this.supervisor.allEnded();
  }

  /** Looks are supervised like the work they find: if one table cannot be read, the others are still looked at. */
  private async look(forWhat: string, work: () => Promise<void>): Promise<void> {
    await this.supervisor.attempt({
      key: `look for ${forWhat}`,
      what: `looking for ${forWhat}`,
      work: async () => {
        await work();
        return 'DONE';
      },
      giveUp: async (error) => {
        if (forWhat === 'runs') this.broken = { error };
      },
    });
  }

  private start(task: Task): boolean {
    return !this.stopping && this.supervisor.start(task);
  }

  private async lookForRuns(): Promise<void> {
    const { db } = this.parts;
    const found = await findIdleRuns(db.reader('live'), leaseOf(this.parts));
    for (const [workspaceId, { key }] of this.runs)
      if (!this.supervisor.isRunning(key)) this.runs.delete(workspaceId);
    for (const workspaceId of found) {
      const crash = this.crashOver(runKey(workspaceId));
      const task = new RunTask(workspaceId, { engine: this.parts, sessions: this.sessions, crash });
      if (!this.start(task)) continue;
      this.crashes.delete(task.key);
      this.runs.set(workspaceId, task);
    }
  }

  private async lookForImports(): Promise<void> {
    const found = await findOpenImports(this.parts.db.reader('live'), leaseOf(this.parts));
    for (const { id, workspaceId } of found) {
      if (this.heldImports.has(workspaceId)) continue;
      const task = new ImportTask(id, workspaceId, {
        engine: this.parts,
        sessions: this.sessions,
        crash: this.crashOver(importKey(id)),
        leaving: () => this.stopping || this.heldImports.has(workspaceId),
      });
      if (!this.start(task)) continue;
      this.crashes.delete(task.key);
      this.importing = { key: task.key, workspaceId };
    }
  }

  private async lookForCopies(): Promise<void> {
    for (const copy of await findCopies(this.parts.db.reader('live'))) this.start(this.copyTask(copy));
  }

  private copyTask(copy: Copy): Task {
    const { db, clock, committed } = this.parts;
    const { workspaceId, originId } = copy;
    return {
      key: `copy ${workspaceId}`,
      what: 'a copy of a workspace',
      workspaceId,
      lane: 'copies',
      work: async () => {
        try {
          return await copyWorkspace(
            {
              db,
              clock,
              lease: leaseOf(this.parts),
              isDriven: (id) => this.supervisor.isRunning(runKey(id)),
              holdImports: (id) => this.holdImports(id),
              stopping: () => this.stopping,
              committed,
            },
            copy,
          );
        } finally {
          this.heldImports.delete(originId);
        }
      },
      // Its origin is not held for good.
      giveUp: async (error) => {
        const reason = forTheReader(error, 'Delete this workspace and fork again when the cause is fixed.');
        await db.write((tx) => failCopy(tx, workspaceId, reason));
        committed(workspaceId);
      },
    };
  }

  private async holdImports(originId: number): Promise<void> {
    this.heldImports.add(originId);
    const { importing } = this;
    if (importing?.workspaceId === originId) await this.supervisor.ended(importing.key);
  }

  private async lookForDeletions(): Promise<void> {
    const { db, clock, committed } = this.parts;
    const stopping = (): boolean => this.stopping;
    for (const workspaceId of await findDeletable(db.reader('live'), leaseOf(this.parts))) {
      if (this.supervisor.isRunning(runKey(workspaceId)) || this.sessions.has(workspaceId)) continue;
      this.start({
        key: `deletion ${workspaceId}`,
        what: 'the deletion of a workspace',
        workspaceId,
        lane: 'deletions',
        work: async () => {
          await deleteWorkspace({ db, clock, stopping, committed }, workspaceId);
          return 'DONE';
        },
        giveUp: async () => undefined,
        restAfterGivingUpMs: REST_OF_DELETIONS_MS,
      });
    }
  }

  private crashOver(key: string): string | null {
    return this.crashes.get(key) ?? null;
  }

  private lookAgain(): void {
    this.isRung = true;
    this.wakeUp?.();
  }

  /** Waits for a request, the end of a task, the end of a task's backoff, or the next poll. */
  private async rest(): Promise<void> {
    if (this.stopping || this.isRung) return;
    const { clock, settings } = this.parts;
    const restedInMs = this.supervisor.nextRestEndMs() - clock.nowMs();
    const ms = Math.max(1, Math.min(settings.pollMs, restedInMs));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = null;
  }
}
