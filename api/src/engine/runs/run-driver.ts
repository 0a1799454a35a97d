import type { InstantS } from '../../domain/calendar';
import type { RunCommand } from '../../domain/scenario/scenario';
import type { Tx } from '../../persistence/database';
import { holdForCopies } from '../../persistence/fork-store';
import type { PendingCommand, Progress, RunControl } from '../../persistence/run-store';
import { releaseRun, requireRun } from '../../persistence/run-lease';
import { becomeReady, readControl, recordStop, saveProgress, setRunState } from '../../persistence/run-store';
import type { Lead } from '../../persistence/twin-store';
import { recordOriginCommands, leaveOrigin, readLead, wantAsIs } from '../../persistence/twin-store';
import type { Pace } from './pacing';
import { lagSeconds, nextMidnightS, scheduledS } from './pacing';
import type { BatchParts, TakenCommand } from './run-batches';
import { RunBatches } from './run-batches';
import { nextOfTwin } from './twin';

const TICK_MS = 100;
const IDLE_MS = 1_000;

/**
 * Drives one run: applies requests, advances the simulation, commits in batches, and prepares the next batch while one
 * commits. Everything that it decides is either a matter of waiting (speed) or recorded (commands).
 */
export class RunDriver {
  private readonly batches: RunBatches;
  private pace: Pace;
  private state: 'UNKNOWN' | 'RUNNING' | 'PAUSED' = 'UNKNOWN';
  private readonly taken = new Set<number>();
  private newlyTaken: TakenCommand[] = [];
  private leaving = false;
  private wakeUp: (() => void) | null = null;

  constructor(private readonly parts: BatchParts) {
    this.pace = { originMs: parts.clock.nowMs(), originS: parts.simulation.nowS, daysPerSecond: null };
    this.batches = new RunBatches(parts);
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
      this.throwFailure();
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
    this.throwFailure();
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
      if (this.batches.failure !== null) return false;
      await this.change((tx) =>
        this.setState(tx, { state: 'PAUSED', desiredState: 'PAUSED', clearTarget: true }),
      );
      this.state = 'PAUSED';
      return false;
    }
    // History, the days of a step and what follows the last submission run at full speed; the schedule begins where
    // they end.
    const hurried =
      (control.backfillUntilS !== null && simulation.nowS < control.backfillUntilS) ||
      control.virtualTargetS !== null ||
      (simulation.submissionsEndS !== null && simulation.nowS >= simulation.submissionsEndS);
    const speed = hurried ? null : control.daysPerSecond;
    if (speed !== this.pace.daysPerSecond) this.restartPace(speed);
    const limits = [
      scheduledS(this.pace, clock.nowMs()),
      // The speed changes where submissions end.
      hurried ? (endS ?? Infinity) : (simulation.submissionsEndS ?? Infinity),
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
    if (this.batches.failure !== null) return false;
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
        if (this.batches.failure !== null) return false;
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
      if (this.batches.failure !== null) return;
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
    if (this.batches.failure !== null) return;
    const { workspaceId, simulation } = this.parts;
    await this.change((tx) =>
      recordOriginCommands(
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
    if (this.batches.failure !== null) return;
    await this.change((tx) => becomeReady(tx, this.parts.workspaceId));
  }

  /**
   * While the workspace is being copied: everything is committed, and the schedule continues, to be caught up later.
   */
  private async standStill(waitingCopies: number): Promise<void> {
    await this.flush();
    if (this.batches.failure !== null) return;
    if (waitingCopies > 0) {
      await this.change(async (tx) => {
        await saveProgress(tx, this.parts.workspaceId, this.standstill());
        await holdForCopies(tx, this.parts.workspaceId);
      });
    }
    await this.rest(TICK_MS);
    await this.keepLease();
  }

  private batch(untilS: InstantS): Promise<void> {
    const commands = this.newlyTaken;
    this.newlyTaken = [];
    return this.batches.make(untilS, this.pace, commands);
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
          : { kind: command.kind, effectiveAtS, ...body }) as RunCommand,
      );
      this.taken.add(command.seq);
      this.newlyTaken.push({ seq: command.seq, effectiveAtS });
    }
  }

  private async pause(): Promise<void> {
    if (this.state !== 'PAUSED') {
      await this.flush();
      if (this.batches.failure !== null) return;
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
    this.throwFailure();
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

  /** A small transaction of the run's own, fenced like a batch's, and the doorbell after it. */
  private async change(work: (tx: Tx) => Promise<void>): Promise<void> {
    const { db, workspaceId, fencingToken } = this.parts;
    await db.write(async (tx) => {
      await requireRun(tx, workspaceId, fencingToken);
      await work(tx);
    });
    this.parts.committed(workspaceId);
  }

  private async keepLease(): Promise<void> {
    if (!this.batches.isLeaseOld()) return;
    await this.flush();
    // The simulation is ahead of the store by the batch that failed: its checkpoint must not be saved.
    if (this.batches.failure !== null) return;
    await this.parts.db.write((tx) => saveProgress(tx, this.parts.workspaceId, this.standstill()));
  }

  private standstill(): Progress {
    const { simulation, clock } = this.parts;
    const isMoving = this.state === 'RUNNING';
    return this.batches.standstill(isMoving ? lagSeconds(this.pace, clock.nowMs(), simulation.nowS) : 0);
  }

  private restartPace(daysPerSecond: number | null): void {
    this.pace = { originMs: this.parts.clock.nowMs(), originS: this.parts.simulation.nowS, daysPerSecond };
  }

  /** Waits until the batch in flight has committed; a failure is thrown by the loop. */
  private flush(): Promise<void> {
    return this.batches.flush();
  }

  private throwFailure(): void {
    const { failure } = this.batches;
    if (failure !== null) throw failure.error;
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
