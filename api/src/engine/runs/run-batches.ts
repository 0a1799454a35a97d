import type { InstantS } from '../../domain/calendar';
import { endOfWeekS, nextDayEndS } from '../../domain/date-index';
import type { Simulation, SimulationEvent } from '../../generation/simulation';
import type { BatchPlanner } from '../../ingest/batch-planner';
import type { WorkspaceSession } from '../../ingest/workspace-session';
import type { Database } from '../../persistence/database';
import type { Progress } from '../../persistence/run-store';
import { clearFailures, LeaseLostError } from '../../persistence/run-lease';
import { recordCommands, saveProgress } from '../../persistence/run-store';
import { BatchSize } from './batch-size';
import { DecisionTime } from './decision-time';
import type { EngineClock, EngineSettings } from '../engine-settings';
import type { Pace } from './pacing';
import { lagSeconds } from './pacing';
import { Rate } from './rate';

/** The number of batches without a failure after which earlier failures are forgotten. */
const HEALTHY_BATCHES = 100;
const EVENTS_A_STEP = 100;

export interface BatchParts {
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
  /** Whether another thread waits for the write lock. */
  isAwaited(): boolean;
}

/** A command and when it takes effect, to be recorded with the first batch made afterward. */
export interface TakenCommand {
  seq: number;
  effectiveAtS: InstantS;
}

interface Prepared {
  planner: BatchPlanner;
  events: number;
  commands: readonly TakenCommand[];
  checkpoint: ReturnType<Simulation['checkpoint']>;
  virtualNowS: InstantS;
}

/** Makes and commits the batches of a run, in order: the next batch is prepared while one commits. */
export class RunBatches {
  private readonly rate = new Rate();
  private readonly size: BatchSize;
  private readonly decisions = new DecisionTime();
  private inFlight: Promise<void> = Promise.resolve();
  private failed: { error: unknown } | null = null;
  private count = 0;
  private savedMs = 0;

  constructor(private readonly parts: BatchParts) {
    this.size = new BatchSize(parts.settings);
  }

  /** The error of a failed batch; nothing is committed after it. */
  get failure(): { error: unknown } | null {
    return this.failed;
  }

  /** One batch, up to its size or to `untilS`, with the commands that took effect before it. */
  async make(untilS: InstantS, pace: Pace, commands: readonly TakenCommand[]): Promise<void> {
    const { session, computing } = this.parts;
    const isShared = session.sharing > 0;
    if (isShared || this.decidesLong()) {
      await this.flush();
      if (this.failed !== null) return;
      await session.exclusively(async () => {
        const prepared = await this.parts.db.between(() =>
          computing(() => this.prepare(untilS, pace, commands)),
        );
        this.send(prepared, pace);
        if (isShared) await this.flush();
      });
      return;
    }
    const prepared = computing(() => this.prepare(untilS, pace, commands));
    await this.flush();
    // Nothing is sent after a failure: it would fail for that reason only, and hide the first one.
    if (this.failed !== null) return;
    this.send(prepared, pace);
  }

  /** Waits for the commit in progress. @throws LeaseLostError; other errors are in `failure` */
  async flush(): Promise<void> {
    await this.inFlight;
    if (this.failed?.error instanceof LeaseLostError) throw this.failed.error;
  }

  /** Progress without events, as of now. */
  standstill(lag: number): Progress {
    const { simulation } = this.parts;
    return { ...this.progressAt(simulation.nowS, simulation.checkpoint()), lagSeconds: lag };
  }

  /** Whether the lease has to be renewed, because nothing was committed for a while. */
  isLeaseOld(): boolean {
    const { clock, settings } = this.parts;
    const nowMs = clock.nowMs();
    if (nowMs - this.savedMs < settings.leaseMs / 3) return false;
    this.savedMs = nowMs;
    return true;
  }

  /** Whether the next batch begins with a decision that takes long. */
  private decidesLong(): boolean {
    const { nowS } = this.parts.simulation;
    return this.decisions.isLong && nowS === nextDayEndS(nowS - 1);
  }

  /** The books of a week are closed between two batches; a day that takes long to decide on begins a batch. */
  private limitS(untilS: InstantS): InstantS {
    const { nowS } = this.parts.simulation;
    return Math.min(untilS, endOfWeekS(nowS), this.decisions.isLong ? nextDayEndS(nowS) : Infinity);
  }

  private prepare(untilS: InstantS, pace: Pace, commands: readonly TakenCommand[]): Prepared {
    const { simulation, session, clock, isAwaited } = this.parts;
    const planner = session.planner();
    const limitS = this.limitS(untilS);
    const startedMs = clock.nowMs();
    let nowMs = startedMs;
    let limits = this.size.limits(pace.daysPerSecond === null, nowMs);
    let events = 0;
    do {
      const step = simulation.advance(limitS, EVENTS_A_STEP);
      for (const event of step) this.plan(planner, event);
      events += step.length;
      nowMs = clock.nowMs();
      if (isAwaited()) {
        this.size.awaited(nowMs);
        limits = this.size.limits(pace.daysPerSecond === null, nowMs);
      }
    } while (events < limits.events && simulation.nowS < limitS && nowMs - startedMs < limits.ms);
    return { planner, events, commands, checkpoint: simulation.checkpoint(), virtualNowS: simulation.nowS };
  }

  private plan(planner: BatchPlanner, event: SimulationEvent): void {
    if (event.kind !== 'DAY_ENDED') {
      planner.addEvent(event);
      return;
    }
    const { clock } = this.parts;
    const startedMs = clock.nowMs();
    planner.addEvent(event);
    this.decisions.took(clock.nowMs() - startedMs);
  }

  /** Starts the commit without waiting for it. */
  private send(prepared: Prepared, pace: Pace): void {
    const { session, clock, settings, workspaceId, fencingToken } = this.parts;
    const { planner, events, commands, virtualNowS } = prepared;
    const nowMs = clock.nowMs();
    const quiet = events === 0 && commands.length === 0;
    // Nothing happened: saving the clock's progress can wait a little.
    if (quiet && nowMs - this.savedMs < settings.quietSaveMs && pace.daysPerSecond !== null) return;
    this.savedMs = nowMs;
    this.rate.add(nowMs, planner.counts.claims);
    const progress: Progress = {
      ...this.progressAt(virtualNowS, prepared.checkpoint),
      claimsGenerated: planner.counts.claims,
      claimsAdjudicated: planner.counts.adjudicated,
      claimsDenied: planner.counts.denied,
      appealsFiled: planner.counts.appealsFiled,
      learningEvents: planner.counts.learningEvents,
      batches: quiet ? 0 : 1,
      claimsPerSecond: this.rate.perSecond(nowMs),
      lagSeconds: lagSeconds(pace, nowMs, virtualNowS),
    };
    this.count += 1;
    const healthy = this.count === HEALTHY_BATCHES;
    this.inFlight = session
      .commit(planner.finish(), async (tx) => {
        await saveProgress(tx, workspaceId, progress);
        await recordCommands(tx, workspaceId, commands);
        if (healthy) await clearFailures(tx, workspaceId, fencingToken);
      })
      .then(
        () => {
          this.size.committed(clock.nowMs() - nowMs);
          this.parts.committed(workspaceId);
        },
        (error: unknown) => {
          this.failed ??= { error };
        },
      );
  }

  private progressAt(virtualNowS: InstantS, checkpoint: Progress['checkpoint']): Progress {
    const { fencingToken, clock, settings } = this.parts;
    return {
      fencingToken,
      leaseExpiresAtMs: clock.nowMs() + settings.leaseMs,
      virtualNowS,
      checkpoint,
      claimsGenerated: 0,
      claimsAdjudicated: 0,
      claimsDenied: 0,
      appealsFiled: 0,
      learningEvents: 0,
      batches: 0,
      claimsPerSecond: 0,
      lagSeconds: 0,
    };
  }
}
