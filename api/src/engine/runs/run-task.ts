import { addDays, dateOfInstant } from '../../domain/calendar';
import { createSimulation, resumeSimulation } from '../../generation/create-simulation';
import { HISTORY_DAYS, type Simulation } from '../../generation/simulation';
import type { TakenRun } from '../../persistence/run-record';
import { countFailure, failRun, LeaseLostError, takeRun } from '../../persistence/run-lease';
import { readHistory, readOpenClaims, readRun, UnreadableRowError } from '../../persistence/run-record';
import { becomeReady } from '../../persistence/run-store';
import type { EngineParts } from '../engine-parts';
import { leaseOf, whileComputing } from '../engine-parts';
import { forTheReader } from '../failures';
import { RunDriver } from './run-driver';
import type { Task } from '../supervisor';
import { FAILURES_ALLOWED } from '../supervisor';
import type { WorkspaceSessions } from '../workspace-sessions';

export interface RunTaskParts {
  engine: EngineParts;
  sessions: WorkspaceSessions;
  /** Why the engine's previous thread died while computing this run, or null. */
  crash: string | null;
}

export const runKey = (workspaceId: number): string => `run ${workspaceId}`;

/** Drives one run, from taking its lease to returning it. */
export class RunTask implements Task {
  readonly key: string;
  readonly what = 'a run';
  private driver: RunDriver | null = null;
  private leaving = false;
  private fencingToken: number | null = null;

  constructor(
    readonly workspaceId: number,
    private readonly parts: RunTaskParts,
  ) {
    this.key = runKey(workspaceId);
  }

  wake(): void {
    this.driver?.wake();
  }

  /** Ends it after the current batch. */
  leave(): void {
    this.leaving = true;
    this.driver?.leave();
  }

  async work(): Promise<'DONE'> {
    const { workspaceId } = this;
    const { engine, sessions, crash } = this.parts;
    const taken = await engine.db.write((tx) =>
      takeRun(tx, workspaceId, leaseOf(engine), crash === null ? 0 : 1),
    );
    if (taken === null) return 'DONE';
    this.fencingToken = taken.fencingToken;
    if (taken.failures >= FAILURES_ALLOWED) {
      await this.giveUp(
        new Error(
          crash === null
            ? `The run failed ${taken.failures} times; the log of the server has the reason.`
            : `The engine's thread died over this run ${taken.failures} times: ${crash}.`,
        ),
      );
      return 'DONE';
    }
    await sessions.use(workspaceId, async (session) => {
      const simulation = await this.simulationOf(taken);
      await session.addPayersAndProviders(simulation);
      this.driver = new RunDriver({
        db: engine.db,
        session,
        simulation,
        workspaceId,
        fencingToken: taken.fencingToken,
        settings: engine.settings,
        clock: engine.clock,
        committed: (id) => engine.committed(id),
        computing: (work) => this.computing(work),
        isAwaited: () => engine.isAwaited?.() ?? false,
      });
      if (this.leaving) this.driver.leave();
      await this.driver.drive();
    });
    return 'DONE';
  }

  async countFailure(): Promise<number | null> {
    const { fencingToken } = this;
    if (fencingToken === null) return null;
    return this.parts.engine.db.write((tx) => countFailure(tx, this.workspaceId, fencingToken));
  }

  async giveUp(error: unknown): Promise<void> {
    const { workspaceId, fencingToken } = this;
    const { db, committed } = this.parts.engine;
    if (fencingToken === null) throw new LeaseLostError(workspaceId);
    await db.write(async (tx) => {
      const reason = forTheReader(error, 'Resume the run when the cause is fixed.');
      await failRun(tx, workspaceId, fencingToken, reason);
      // A replay that cannot continue is shown as far as it came, with the reason.
      await becomeReady(tx, workspaceId);
    });
    committed(workspaceId);
  }

  private async simulationOf(taken: TakenRun): Promise<Simulation> {
    const { config, seed, commands, checkpoint } = readRun(taken);
    const inputs = { config, seed, commands };
    if (checkpoint === null) return this.computing(() => createSimulation(inputs));
    if (!Number.isSafeInteger(checkpoint.nowS))
      throw new UnreadableRowError('checkpoint', 'it names no instant');
    const reader = this.parts.engine.db.reader('live');
    const from = addDays(dateOfInstant(checkpoint.nowS), -HISTORY_DAYS);
    const open = await collect(readOpenClaims(reader, this.workspaceId));
    const history = await collect(readHistory(reader, this.workspaceId, from));
    return this.computing(() => resumeSimulation(inputs, checkpoint, { open, history }));
  }

  private computing<T>(work: () => T): T {
    return whileComputing(this.parts.engine, { kind: 'run', workspaceId: this.workspaceId }, work);
  }
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of source) all.push(item);
  return all;
}
