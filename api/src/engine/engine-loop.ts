import { addDays, dateOfInstant } from '../domain/calendar';
import { createSimulation, resumeSimulation } from '../generation/create-simulation';
import { HISTORY_DAYS, type Simulation } from '../generation/simulation';
import { SessionBrokenError, WorkspaceSession } from '../ingest/workspace-session';
import type { Database } from '../persistence/database';
import { giveUpCopy } from '../persistence/fork-store';
import { endImport, findOpenImports } from '../persistence/import-store';
import type { Lease, RunRecord } from '../persistence/run-store';
import {
  becomeReady,
  countFailure,
  failRun,
  findIdleRuns,
  LeaseLostError,
  readHistory,
  readOpenClaims,
  takeRun,
} from '../persistence/run-store';
import { copyWorkspaces } from './copy-workspace';
import { deleteWorkspaces } from './delete-workspace';
import type { EngineClock, EngineSettings } from './engine-settings';
import { runImport } from './import-runner';
import { RunDriver } from './run-driver';

const FAILURES_ALLOWED = 3;
const IMPORT_REST_MS = 500;

export interface EngineParts {
  db: Database;
  settings: EngineSettings;
  clock: EngineClock;
  /** One name per process. */
  owner: string;
  /** Why the previous thread died, and while computing which run: it counts as a failure of that run. */
  lastCrash: { error: string; workspaceId: number } | null;
  /** Records which run is being computed, 0 for none. */
  computing(workspaceId: number): void;
  committed(workspaceId: number): void;
  log(entry: EngineLogEntry): void;
}

export interface EngineLogEntry {
  level: 'info' | 'warn' | 'error';
  message: string;
  workspaceId?: number;
  error?: string;
}

/** Does the work waiting in the database: runs, each with a driver of its own, and imports, one after the other. */
export class EngineLoop {
  private readonly sessions = new Map<number, Promise<WorkspaceSession>>();
  private readonly drivers = new Map<number, RunDriver | null>();
  private readonly tasks = new Set<Promise<void>>();
  private importing: Promise<void> | null = null;
  private importingInto = 0;
  private deleting: Promise<void> | null = null;
  private copying: Promise<void> | null = null;
  /** Workspaces that are being copied: imports into them wait. */
  private readonly heldImports = new Set<number>();
  private readonly copyFailures = new Map<number, { count: number; restUntilMs: number }>();
  private readonly restingUntilMs = new Map<number, number>();
  private readonly importFailures = new Map<number, { count: number; restUntilMs: number }>();
  private readonly crashes = new Map<number, string>();
  private stopping = false;
  private wakeUp: (() => void) | null = null;

  constructor(private readonly parts: EngineParts) {
    if (parts.lastCrash) this.crashes.set(parts.lastCrash.workspaceId, parts.lastCrash.error);
  }

  wake(): void {
    for (const driver of this.drivers.values()) driver?.wake();
    this.wakeUp?.();
  }

  async run(): Promise<void> {
    while (!this.stopping) {
      await this.lookForRuns();
      await this.lookForImports();
      this.lookForCopies();
      this.lookForDeletions();
      if (this.drivers.size === 0 && !this.importing && !this.copying && !this.deleting)
        await this.parts.db.checkpointWal().catch(() => undefined);
      await this.rest();
    }
    await this.copying;
    await this.deleting;
  }

  /** Commits every batch in hand and returns every lease. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const driver of this.drivers.values()) driver?.leave();
    this.wakeUp?.();
    await Promise.allSettled([...this.tasks]);
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  private async lookForRuns(): Promise<void> {
    const { db } = this.parts;
    const lease = this.lease();
    const { nowMs } = lease;
    for (const workspaceId of await findIdleRuns(db.reader('live'), lease, [...this.drivers.keys()])) {
      if ((this.restingUntilMs.get(workspaceId) ?? 0) > nowMs) continue;
      this.drivers.set(workspaceId, null);
      this.track(this.drive(workspaceId, lease));
    }
  }

  private lease(): Lease {
    const { db, settings, clock, owner } = this.parts;
    const nowMs = clock.nowMs();
    return { owner, nowMs, expiresAtMs: nowMs + settings.leaseMs, takeOver: db.dialect === 'sqlite' };
  }

  private async drive(workspaceId: number, lease: Lease): Promise<void> {
    const { db, parts } = { db: this.parts.db, parts: this.parts };
    try {
      const crash = this.crashes.get(workspaceId);
      this.crashes.delete(workspaceId);
      const record = await db.write((tx) => takeRun(tx, workspaceId, lease, crash === undefined ? 0 : 1));
      if (record === null) return;
      if (record.failures >= FAILURES_ALLOWED) {
        await this.giveUp(
          workspaceId,
          `The engine's thread died over this run ${record.failures} times: ${crash ?? 'see the log'}.`,
        );
        return;
      }
      const session = await this.session(workspaceId);
      const simulation = await this.simulationOf(record);
      await session.addPayersAndProviders(simulation);
      const driver = new RunDriver({
        db,
        session,
        simulation,
        workspaceId,
        fencingToken: record.fencingToken,
        settings: parts.settings,
        clock: parts.clock,
        committed: parts.committed,
        computing: (work) => this.computing(workspaceId, work),
      });
      this.drivers.set(workspaceId, driver);
      if (this.stopping) driver.leave();
      await driver.drive();
    } catch (error) {
      await this.recover(workspaceId, error);
    } finally {
      this.drivers.delete(workspaceId);
      await this.closeSession(workspaceId);
    }
  }

  private async simulationOf(record: RunRecord): Promise<Simulation> {
    const inputs = { config: record.config, seed: record.seed, commands: record.commands };
    if (record.checkpoint === null) return this.computing(record.workspaceId, () => createSimulation(inputs));
    const { checkpoint } = record;
    if (!Number.isSafeInteger(checkpoint.nowS))
      throw new Error('The stored checkpoint of this run cannot be read: it names no instant.');
    const reader = this.parts.db.reader('live');
    const from = addDays(dateOfInstant(checkpoint.nowS), -HISTORY_DAYS);
    const open = await collect(readOpenClaims(reader, record.workspaceId));
    const history = await collect(readHistory(reader, record.workspaceId, from));
    return this.computing(record.workspaceId, () => resumeSimulation(inputs, checkpoint, { open, history }));
  }

  private computing<T>(workspaceId: number, work: () => T): T {
    this.parts.computing(workspaceId);
    try {
      return work();
    } finally {
      this.parts.computing(0);
    }
  }

  private async recover(workspaceId: number, error: unknown): Promise<void> {
    if (error instanceof LeaseLostError || error instanceof SessionBrokenError) {
      this.parts.log({ level: 'warn', message: error.message, workspaceId });
      return;
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.parts.log({ level: 'error', message: 'a run failed', workspaceId, error: text });
    const failures = await this.parts.db.write((tx) => countFailure(tx, workspaceId));
    if (failures >= FAILURES_ALLOWED) return this.giveUp(workspaceId, forTheReader(error));
    this.restingUntilMs.set(workspaceId, this.parts.clock.nowMs() + 200 * failures);
  }

  private async giveUp(workspaceId: number, why: string): Promise<void> {
    await this.parts.db.write(async (tx) => {
      await failRun(tx, workspaceId, why);
      // A replay that cannot continue is shown as far as it came, with the reason.
      await becomeReady(tx, workspaceId);
    });
    this.parts.committed(workspaceId);
  }

  private async lookForImports(): Promise<void> {
    if (this.importing !== null) return;
    const nowMs = this.parts.clock.nowMs();
    const open = await findOpenImports(this.parts.db.reader('live'));
    const next = open.find(
      ({ id, workspaceId }) =>
        !this.heldImports.has(workspaceId) && (this.importFailures.get(id)?.restUntilMs ?? 0) <= nowMs,
    );
    if (!next) return;
    this.importingInto = next.workspaceId;
    const work = this.import(next.id, next.workspaceId).finally(() => {
      this.importing = null;
      this.importingInto = 0;
      this.wakeUp?.();
    });
    this.importing = work;
    this.track(work);
  }

  private async import(importId: number, workspaceId: number): Promise<void> {
    const { db, clock, committed, log } = this.parts;
    const session = await this.session(workspaceId);
    session.sharing += 1;
    try {
      await runImport({
        db,
        session,
        importId,
        clock,
        committed: () => committed(workspaceId),
        stopping: () => this.stopping || this.heldImports.has(workspaceId),
      });
    } catch (error) {
      log({
        level: 'error',
        message: `import ${importId} failed`,
        workspaceId,
        error: error instanceof Error ? error.message : String(error),
      });
      await this.countImportFailure(importId);
    } finally {
      session.sharing -= 1;
      await this.closeSession(workspaceId);
      committed(workspaceId);
    }
  }

  /** A failure of this program or the disk, not of the file: retried a little later, and given up after three times. */
  private async countImportFailure(importId: number): Promise<void> {
    const { db, clock } = this.parts;
    const count = (this.importFailures.get(importId)?.count ?? 0) + 1;
    this.importFailures.set(importId, { count, restUntilMs: clock.nowMs() + IMPORT_REST_MS * count });
    if (count < FAILURES_ALLOWED) return;
    const error =
      'Internal error while importing, three times over; the log of the server has the details. What was read before it is kept: import the file again to complete it.';
    await db
      .write((tx) => endImport(tx, importId, 'FAILED', error, clock.nowIso()))
      .then(() => this.importFailures.delete(importId))
      .catch(() => undefined);
  }

  /** One after the other, beside runs and imports. */
  private lookForCopies(): void {
    if (this.stopping || this.copying !== null) return;
    const { db, clock, committed } = this.parts;
    const work = copyWorkspaces({
      db,
      clock,
      lease: this.lease(),
      isDriven: (workspaceId) => this.drivers.has(workspaceId),
      isResting: (workspaceId) => (this.copyFailures.get(workspaceId)?.restUntilMs ?? 0) > clock.nowMs(),
      holdImports: async (originId) => {
        this.heldImports.add(originId);
        if (this.importingInto === originId) await this.importing;
      },
      stopping: () => this.stopping,
      committed,
      failed: (workspaceId, error) => this.countCopyFailure(workspaceId, error),
    })
      .then((worked) => {
        if (worked) this.wakeUp?.();
      })
      .catch((error: unknown) => this.logFailure('copies could not be looked for', error))
      .finally(() => {
        this.copying = null;
        this.heldImports.clear();
      });
    this.copying = work;
    this.tasks.add(work);
    void work.finally(() => this.tasks.delete(work));
  }

  /** A copy that fails three times is given up and deleted, so that its origin is not held for good. */
  private async countCopyFailure(workspaceId: number, error: unknown): Promise<void> {
    const count = (this.copyFailures.get(workspaceId)?.count ?? 0) + 1;
    this.logFailure('a workspace could not be copied', error, workspaceId);
    this.copyFailures.set(workspaceId, { count, restUntilMs: this.parts.clock.nowMs() + 500 * count });
    if (count < FAILURES_ALLOWED) return;
    await this.parts.db
      .write((tx) => giveUpCopy(tx, workspaceId))
      .then(() => this.copyFailures.delete(workspaceId))
      .catch(() => undefined);
    this.parts.committed(workspaceId);
  }

  private logFailure(message: string, error: unknown, workspaceId?: number): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.parts.log({
      level: 'error',
      message,
      error: text,
      ...(workspaceId === undefined ? {} : { workspaceId }),
    });
  }

  /** One after the other, beside runs and imports. */
  private lookForDeletions(): void {
    if (this.stopping || this.deleting !== null) return;
    const { db, clock, committed } = this.parts;
    const work = deleteWorkspaces({
      db,
      clock,
      lease: this.lease(),
      isBusy: (workspaceId) => this.drivers.has(workspaceId) || this.sessions.has(workspaceId),
      stopping: () => this.stopping,
      committed,
    })
      .catch((error: unknown) => this.logFailure('a workspace could not be deleted', error))
      .finally(() => {
        this.deleting = null;
      });
    this.deleting = work;
    this.tasks.add(work);
    void work.finally(() => this.tasks.delete(work));
  }

  private async session(workspaceId: number): Promise<WorkspaceSession> {
    const held = this.sessions.get(workspaceId);
    if (held && !(await held).isBroken) return held;
    const opened = WorkspaceSession.open(this.parts.db, workspaceId, this.parts.settings.retention);
    this.sessions.set(workspaceId, opened);
    return opened;
  }

  /** Closes a workspace's session when neither a run nor an import works on it. */
  private async closeSession(workspaceId: number): Promise<void> {
    const held = await this.sessions.get(workspaceId)?.catch(() => null);
    if (!held || (held.sharing === 0 && !this.drivers.has(workspaceId))) this.sessions.delete(workspaceId);
  }

  private track(task: Promise<void>): void {
    this.tasks.add(task);
    void task.finally(() => {
      this.tasks.delete(task);
      this.wakeUp?.();
    });
  }

  private async rest(): Promise<void> {
    if (this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.parts.settings.pollMs);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = null;
  }
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of source) all.push(item);
  return all;
}

/** The reason that is stored with the run for users: our own wording, never a database driver's. */
function forTheReader(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { code?: unknown };
  if (error.name !== 'QueryFailedError') return error.message;
  return `The database refused a statement (${typeof code === 'string' ? code : 'no code'}); the log of the server has the details. Resume the run when the cause is fixed.`;
}
