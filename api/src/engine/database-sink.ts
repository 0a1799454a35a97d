import type { ScenarioConfig } from '../domain/scenario/scenario';
import type { Simulation, SimulationEvent } from '../generation/simulation';
import { WorkspaceSession } from '../ingest/workspace-session';
import { Database } from '../persistence/database';
import { createRun } from '../persistence/requests/run-requests';
import { insertScenario } from '../persistence/requests/scenario-requests';
import { takeRun } from '../persistence/run-lease';
import { saveProgress, setRunState } from '../persistence/run-store';
import { DEFAULT_ENGINE_SETTINGS } from './engine-settings';
import { systemClock } from './system-clock';

const INTERRUPTED = 'The command line that computed this run was interrupted; resume it to go on from here.';

/**
 * Where `simulate --db` stores its run: in a new workspace, through the same ingest as an engine's. Until it ends the
 * run is marked FAILED with what to do about it, so that no engine starts it and an interrupted one shows what
 * happened.
 */
export class DatabaseSink {
  private session: WorkspaceSession | null = null;
  private simulation: Simulation | null = null;
  private fencingToken = 0;

  private constructor(
    private readonly database: Database,
    private readonly workspaceId: number,
  ) {}

  static async open(url: string, config: ScenarioConfig): Promise<DatabaseSink> {
    const database = await Database.open({ url, readers: ['live'] });
    await database.migrate();
    const nowMs = systemClock.nowMs();
    const name = `Simulated with seed ${config.seed}`;
    const scenarioId = await insertScenario(
      database,
      { name, description: 'Made by npm run simulate.', config },
      nowMs,
    );
    const workspaceId = await createRun(database, {
      workspaceId: null,
      workspaceName: name,
      scenarioId,
      config,
      backfillDays: 0,
      nowMs,
    });
    return new DatabaseSink(database, workspaceId);
  }

  async begin(simulation: Simulation): Promise<void> {
    const { database, workspaceId } = this;
    this.simulation = simulation;
    const nowMs = systemClock.nowMs();
    const lease = {
      owner: `simulate-${process.pid}`,
      nowMs,
      expiresAtMs: nowMs + DEFAULT_ENGINE_SETTINGS.leaseMs,
      takeOver: false,
    };
    const record = await database.write(async (tx) => {
      const taken = await takeRun(tx, workspaceId, lease, 0);
      if (taken)
        await setRunState(tx, workspaceId, taken.fencingToken, {
          state: 'FAILED',
          desiredState: 'FAILED',
          error: INTERRUPTED,
        });
      return taken;
    });
    if (record === null)
      throw new Error('the new run was taken up by an engine on the same database; stop that server first');
    this.fencingToken = record.fencingToken;
    this.session = await WorkspaceSession.open(database, workspaceId, DEFAULT_ENGINE_SETTINGS.retention);
    await this.session.addPayersAndProviders(simulation);
  }

  async write(events: readonly SimulationEvent[], nowS: number): Promise<void> {
    const { session, simulation, workspaceId, fencingToken } = this;
    if (!session || !simulation) throw new Error('begin comes first');
    const planner = session.planner();
    for (const event of events) planner.addEvent(event);
    const { counts } = planner;
    await session.commit(planner.finish(), (tx) =>
      saveProgress(tx, workspaceId, {
        fencingToken,
        leaseExpiresAtMs: systemClock.nowMs() + DEFAULT_ENGINE_SETTINGS.leaseMs,
        virtualNowS: nowS,
        checkpoint: simulation.checkpoint(),
        claimsGenerated: counts.claims,
        claimsAdjudicated: counts.adjudicated,
        claimsDenied: counts.denied,
        appealsFiled: counts.appealsFiled,
        learningEvents: counts.learningEvents,
        batches: 1,
        claimsPerSecond: 0,
        lagSeconds: 0,
      }),
    );
  }

  async end(): Promise<void> {
    await this.database.write((tx) =>
      setRunState(tx, this.workspaceId, this.fencingToken, {
        state: 'COMPLETED',
        desiredState: 'COMPLETED',
        error: null,
      }),
    );
    await this.database.close();
  }
  /** The run stays FAILED with its reason. */
  async abandon(): Promise<void> {
    await this.database.close();
  }
}
