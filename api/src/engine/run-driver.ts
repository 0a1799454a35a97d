import type { InstantS } from '../domain/calendar';
import type { RunCommand } from '../domain/scenario/scenario';
import type { Simulation } from '../generation/simulation';
import type { BatchPlanner } from '../ingest/batch-planner';
import type { WorkspaceSession } from '../ingest/workspace-session';
import type { Database, Tx } from '../persistence/database';
import { holdForCopies } from '../persistence/fork-store';
import type { PendingCommand, RunControl } from '../persistence/run-store';
import {
  becomeReady,
  clearFailures,
  LeaseLostError,
  readControl,
  recordCommands,
  recordStop,
  releaseRun,
  saveProgress,
  setRunState,
} from '../persistence/run-store';
import type { Lead } from '../persistence/twin-store';
import { adoptCommands, leaveOrigin, readLead, wantAsIs } from '../persistence/twin-store';
import type { EngineClock, EngineSettings } from './engine-settings';
import type { Pace } from './pacing';
import { lagSeconds, nextMidnightS, scheduledS } from './pacing';
import { Rate } from './rate';
import { nextOfTwin } from './twin';

/** The number of batches without a failure after which earlier failures are forgotten. */
const HEALTHY_BATCHES = 100;
const EVENTS_A_STEP = 100;
const TICK_MS = 100;
const IDLE_MS = 1_000;

export interface DriverParts {
  db: Database;
  session: WorkspaceSession;
  simulation: Simulation;
  workspaceId: number;
  fencingToken: number;
  settings: EngineSettings;
  clock: EngineClock;
  /** Marks the run as the one being computed during `work`. */
  computing<T>(work: () => T): T;
  /** After each commit: rings the doorbell. */
  committed(workspaceId: number): void;
}

/**
 * Drives one run: applies requests, advances the simulation, commits in batches, and prepares the next batch while one
 * commits. Everything that it decides is either a matter of waiting (speed) or recorded (commands).
 */
export class RunDriver {
  private readonly rate = new Rate();
  private pace: Pace;
  private inFlight: Promise<void> = Promise.resolve();
  private failure: unknown = null;
  private state: 'UNKNOWN' | 'RUNNING' | 'PAUSED' = 'UNKNOWN';
  private readonly taken = new Set<number>();
  private newlyTaken: { seq: number; effectiveAtS: InstantS }[] = [];
  /** The number of events in a batch: fewer while commits are slow, so that a mutation still waits only briefly. */
  private batchEvents: number;
  private batches = 0;
  private savedMs = 0;
  private leaving = false;
  private wakeUp: (() => void) | null = null;

  constructor(private readonly parts: DriverParts) {
    this.pace = { originMs: parts.clock.nowMs(), originS: parts.simulation.nowS, daysPerSecond: null };
    this.batchEvents = parts.settings.batchEvents;
  }

  /** Something was requested: look again. */
  wake(): void {
    this.wakeUp?.();
  }

  /** Gives up the run after the current batch. */
  leave(): void {
    this.leaving = true;
    this.wake();
  }

  /** Returns when the run has ended or the driver was told to leave; throws what a batch threw. */
  async drive(): Promise<void> {
    while (!this.leaving) {
      if (this.failure !== null) throw this.failure;
      const control = await readControl(this.parts.db.reader('live'), this.parts.workspaceId);
      if (control.isHeld) {
        await this.standStill(control.waitingCopies);
        continue;
      }
      this.takeCommands(control.commands);
      if (control.desiredState === 'STOPPED') return this.finish('STOPPED');
      if (control.originId !== null) {
        if (await this.follow(control.originId, control.isReady)) return;
      } else if (control.desiredState === 'PAUSED') await this.pause();
      else if (await this.advance(control)) return;
    }
    await this.flush();
    await this.parts.db.write((tx) => releaseRun(tx, this.parts.workspaceId, this.parts.fencingToken));
  }

  /** @returns true when the run is complete */
  private async advance(control: RunControl): Promise<boolean> {
    const { simulation, clock } = this.parts;
    if (this.state !== 'RUNNING') await this.enter('RUNNING');
    if (!control.isReady && simulation.nowS >= (control.backfillUntilS ?? -Infinity)) await this.open();
    const { endS } = simulation;
    if (endS !== null && simulation.nowS >= endS) {
      await this.finish('COMPLETED');
      return true;
    }
    if (control.virtualTargetS !== null && simulation.nowS >= control.virtualTargetS) {
      await this.flush();
      await this.change((tx) =>
        this.setState(tx, { state: 'PAUSED', desiredState: 'PAUSED', clearTarget: true }),
      );
      this.state = 'PAUSED';
      return false;
    }
    // History, and the days of a step, run at full speed; the schedule begins where they end.
    const hurried =
      (control.backfillUntilS !== null && simulation.nowS < control.backfillUntilS) ||
      control.virtualTargetS !== null;
    const speed = hurried ? null : control.daysPerSecond;
    if (speed !== this.pace.daysPerSecond) this.restartPace(speed);
    const limits = [
      scheduledS(this.pace, clock.nowMs()),
      endS ?? Infinity,
      control.virtualTargetS ?? Infinity,
    ];
    if (control.backfillUntilS !== null && simulation.nowS < control.backfillUntilS)
      limits.push(control.backfillUntilS);
    const untilS = Math.min(...limits);
    if (untilS <= simulation.nowS) {
      await this.rest(TICK_MS);
      return false;
    }
    await this.batch(Number.isFinite(untilS) ? untilS : Number.MAX_SAFE_INTEGER);
    if (speed !== null && lagSeconds(this.pace, clock.nowMs(), simulation.nowS) < TICK_MS / 1000)
      await this.rest(TICK_MS);
    return false;
  }

  /**
   * A twin: runs at full speed up to its origin's present, never past it, and then has its origin's state.
   * @returns true when the origin has ended, and the twin with it
   */
  private async follow(originId: number, isReady: boolean): Promise<boolean> {
    const { db, simulation, workspaceId } = this.parts;
    const lead = await readLead(db.reader('live'), workspaceId, originId);
    if (lead !== null && lead.commands.length > 0) await this.recordOriginCommands(originId, lead);
    if (this.failure !== null) return false;
    const step = nextOfTwin(lead, simulation.nowS, isReady);
    switch (step.kind) {
      case 'ADVANCE':
        if (this.state !== 'RUNNING') await this.enter('RUNNING');
        await this.batch(step.untilS);
        // The origin has advanced meanwhile: reaching where it was a batch ago counts as having caught up.
        if (!isReady && simulation.nowS >= step.untilS) await this.open();
        return false;
      case 'OPEN':
        await this.open();
        return false;
      case 'END':
        await this.finish(step.state);
        return true;
      case 'LEAVE':
        await this.flush();
        await this.change((tx) => leaveOrigin(tx, workspaceId));
        return false;
      case 'REST':
        await this.mirrorState(step.state);
        return false;
    }
  }

  private async mirrorState(state: 'RUNNING' | 'PAUSED'): Promise<void> {
    if (this.state !== state) {
      await this.flush();
      if (this.failure !== null) return;
      await this.change((tx) => wantAsIs(tx, this.parts.workspaceId, state));
    }
    if (state === 'PAUSED') return this.pause();
    if (this.state !== 'RUNNING') await this.enter('RUNNING');
    await this.rest(TICK_MS);
    await this.keepLease();
  }

  /** Records what the origin recorded, before it takes effect here. */
  private async recordOriginCommands(originId: number, lead: Lead): Promise<void> {
    await this.flush();
    if (this.failure !== null) return;
    const { workspaceId, simulation } = this.parts;
    await this.change((tx) =>
      adoptCommands(
        tx,
        workspaceId,
        originId,
        lead.commands.map(({ seq }) => seq),
      ),
    );
    for (const { command } of lead.commands) simulation.apply(command);
  }

  /** A replay has caught up: from here on the workspace may be read. */
  private async open(): Promise<void> {
    await this.flush();
    if (this.failure !== null) return;
    await this.change((tx) => becomeReady(tx, this.parts.workspaceId));
  }

  /**
   * While the workspace is being copied: everything is committed, and the schedule continues, to be caught up later.
   */
  private async standStill(waitingCopies: number): Promise<void> {
    await this.flush();
    if (this.failure !== null) return;
    if (waitingCopies > 0) {
      await this.change(async (tx) => {
        await saveProgress(tx, this.parts.workspaceId, this.standstill());
        await holdForCopies(tx, this.parts.workspaceId);
      });
    }
    await this.rest(TICK_MS);
    await this.keepLease();
  }

  /** One batch: up to the settings' events or milliseconds, whichever is first. */
  private async batch(untilS: InstantS): Promise<void> {
    if (this.parts.session.sharing > 0) {
      await this.flush();
      await this.parts.session.exclusively(async () => {
        this.send(this.parts.computing(() => this.prepare(untilS)));
        await this.flush();
      });
      return;
    }
    const prepared = this.parts.computing(() => this.prepare(untilS));
    await this.flush();
    this.send(prepared);
  }

  private prepare(untilS: InstantS): Prepared {
    const { simulation, session, clock, settings } = this.parts;
    const planner = session.planner();
    const startedMs = clock.nowMs();
    let events = 0;
    do {
      const step = simulation.advance(untilS, EVENTS_A_STEP);
      for (const event of step) planner.addEvent(event);
      events += step.length;
    } while (
      events < this.batchEvents &&
      simulation.nowS < untilS &&
      clock.nowMs() - startedMs < settings.batchMs
    );
    const commands = this.newlyTaken;
    this.newlyTaken = [];
    return { planner, events, commands, checkpoint: simulation.checkpoint(), virtualNowS: simulation.nowS };
  }

  /** Starts the commit without waiting for it: the next batch is prepared meanwhile. */
  private send(prepared: Prepared): void {
    const { session, simulation, clock, settings, workspaceId, fencingToken } = this.parts;
    const { planner, events, commands } = prepared;
    const nowMs = clock.nowMs();
    const quiet = events === 0 && commands.length === 0;
    // Nothing happened: saving the clock's progress can wait a little.
    if (quiet && nowMs - this.savedMs < settings.quietSaveMs && this.pace.daysPerSecond !== null) return;
    this.savedMs = nowMs;
    this.rate.add(nowMs, planner.counts.claims);
    const progress = {
      fencingToken,
      leaseExpiresAtMs: nowMs + settings.leaseMs,
      virtualNowS: prepared.virtualNowS,
      endS: simulation.endS,
      checkpoint: prepared.checkpoint,
      claimsGenerated: planner.counts.claims,
      claimsAdjudicated: planner.counts.adjudicated,
      claimsDenied: planner.counts.denied,
      appealsFiled: planner.counts.appealsFiled,
      learningEvents: planner.counts.learningEvents,
      batches: quiet ? 0 : 1,
      claimsPerSecond: this.rate.perSecond(nowMs),
      lagSeconds: lagSeconds(this.pace, nowMs, prepared.virtualNowS),
    };
    this.batches += 1;
    const healthy = this.batches === HEALTHY_BATCHES;
    this.inFlight = session
      .commit(planner.finish(), async (tx) => {
        await saveProgress(tx, workspaceId, progress);
        await recordCommands(tx, workspaceId, commands);
        if (healthy) await clearFailures(tx, workspaceId);
      })
      .then(
        () => {
          this.adjustBatchSize(clock.nowMs() - nowMs);
          this.parts.committed(workspaceId);
        },
        (error: unknown) => {
          this.failure = error;
        },
      );
  }

  private adjustBatchSize(commitMs: number): void {
    const { batchEvents, commitMs: aim } = this.parts.settings;
    const wanted =
      commitMs > aim
        ? Math.max(batchEvents / 8, this.batchEvents * 0.7)
        : Math.min(batchEvents, this.batchEvents * 1.1 + 10);
    this.batchEvents = Math.floor(wanted);
  }

  /** A command takes effect at the next virtual midnight, and is recorded with it by the first batch made afterward. */
  private takeCommands(pending: readonly PendingCommand[]): void {
    for (const command of pending) {
      if (this.taken.has(command.seq)) continue;
      const effectiveAtS = nextMidnightS(this.parts.simulation.nowS);
      const body = command.payload as object;
      this.parts.simulation.apply(
        (command.kind === 'CONFIGURE'
          ? { kind: 'CONFIGURE', effectiveAtS, changes: body }
          : { kind: 'PRACTICE', effectiveAtS, ...body }) as RunCommand,
      );
      this.taken.add(command.seq);
      this.newlyTaken.push({ seq: command.seq, effectiveAtS });
    }
  }

  private async pause(): Promise<void> {
    if (this.state !== 'PAUSED') {
      await this.flush();
      if (this.failure !== null) return;
      await this.change(async (tx) => {
        await saveProgress(tx, this.parts.workspaceId, this.standstill());
        await this.setState(tx, { state: 'PAUSED' });
      });
      this.state = 'PAUSED';
    }
    await this.rest(IDLE_MS);
    await this.keepLease();
  }

  private async enter(state: 'RUNNING'): Promise<void> {
    await this.change((tx) => this.setState(tx, { state }));
    this.state = state;
    this.restartPace(this.pace.daysPerSecond);
  }

  private async finish(state: 'STOPPED' | 'COMPLETED'): Promise<void> {
    await this.flush();
    if (this.failure !== null) throw this.failure;
    const { workspaceId, fencingToken, simulation, clock } = this.parts;
    await this.change(async (tx) => {
      await saveProgress(tx, workspaceId, this.standstill());
      if (state === 'STOPPED') await recordStop(tx, workspaceId, simulation.nowS, clock.nowIso());
      await this.setState(tx, { state, desiredState: state, clearTarget: true });
      await releaseRun(tx, workspaceId, fencingToken);
    });
  }

  private setState(tx: Tx, change: Parameters<typeof setRunState>[3]): Promise<void> {
    return setRunState(tx, this.parts.workspaceId, this.parts.fencingToken, change);
  }

  /** A small transaction of the run's own, and the doorbell after it. */
  private async change(work: (tx: Tx) => Promise<void>): Promise<void> {
    await this.parts.db.write(work);
    this.parts.committed(this.parts.workspaceId);
  }

  private async keepLease(): Promise<void> {
    const nowMs = this.parts.clock.nowMs();
    if (nowMs - this.savedMs < this.parts.settings.leaseMs / 3) return;
    this.savedMs = nowMs;
    await this.parts.db.write((tx) => saveProgress(tx, this.parts.workspaceId, this.standstill()));
  }

  private standstill(): Parameters<typeof saveProgress>[2] {
    const { simulation, fencingToken, clock, settings } = this.parts;
    return {
      fencingToken,
      leaseExpiresAtMs: clock.nowMs() + settings.leaseMs,
      virtualNowS: simulation.nowS,
      endS: simulation.endS,
      checkpoint: simulation.checkpoint(),
      claimsGenerated: 0,
      claimsAdjudicated: 0,
      claimsDenied: 0,
      appealsFiled: 0,
      learningEvents: 0,
      batches: 0,
      claimsPerSecond: 0,
      lagSeconds: this.state === 'RUNNING' ? lagSeconds(this.pace, clock.nowMs(), simulation.nowS) : 0,
    };
  }

  private restartPace(daysPerSecond: number | null): void {
    this.pace = { originMs: this.parts.clock.nowMs(), originS: this.parts.simulation.nowS, daysPerSecond };
  }

  /** Waits until the batch in flight has committed; a failure is thrown by the loop. */
  private async flush(): Promise<void> {
    await this.inFlight;
    if (this.failure instanceof LeaseLostError) throw this.failure;
  }

  private async rest(ms: number): Promise<void> {
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

interface Prepared {
  planner: BatchPlanner;
  events: number;
  commands: { seq: number; effectiveAtS: InstantS }[];
  checkpoint: ReturnType<Simulation['checkpoint']>;
  virtualNowS: InstantS;
}
