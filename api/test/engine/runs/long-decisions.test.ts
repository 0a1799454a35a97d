import { DEFAULT_ENGINE_SETTINGS } from '../../../src/engine/engine-settings';
import { RunBatches } from '../../../src/engine/runs/run-batches';
import { systemClock } from '../../../src/engine/system-clock';
import { createSimulation } from '../../../src/generation/create-simulation';
import { BatchPlanner } from '../../../src/ingest/batch-planner';
import { WorkspaceSession } from '../../../src/ingest/workspace-session';
import type { Database } from '../../../src/persistence/database';
import { takeRun } from '../../../src/persistence/run-lease';
import { DATABASES, withOneDatabase } from '../../support/databases';
import { addRun, SMALL_PRACTICE } from '../../support/runs';

const CONFIG = { ...SMALL_PRACTICE, durationDays: 20 };

describe.each(DATABASES)('the decisions of a day, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  /** A run to its end: by event, how many writes were in progress when it was planned. */
  async function writesAt(decisionMs: number): Promise<{ decisions: number[]; others: number[] }> {
    const workspaceId = await addRun(database, CONFIG);
    let nowMs = systemClock.nowMs();
    const clock = { ...systemClock, nowMs: () => nowMs };
    const lease = { owner: 'test', nowMs, expiresAtMs: nowMs + 600_000, takeOver: false };
    const taken = await database.write((tx) => takeRun(tx, workspaceId, lease, 0));
    const session = await WorkspaceSession.open(database, workspaceId, DEFAULT_ENGINE_SETTINGS.retention);
    const simulation = createSimulation({ config: CONFIG, seed: CONFIG.seed, commands: [] });
    await session.addPayersAndProviders(simulation);
    let [writing, begun] = [0, 0];
    const write = database.write.bind(database);
    jest.spyOn(database, 'write').mockImplementation(async (work) =>
      write(async (tx) => {
        writing += 1;
        begun += 1;
        try {
          return await work(tx);
        } finally {
          writing -= 1;
        }
      }),
    );
    const seen = { decisions: [] as number[], others: [] as number[] };
    const addEvent = Reflect.get(BatchPlanner.prototype, 'addEvent');
    jest.spyOn(BatchPlanner.prototype, 'addEvent').mockImplementation(function (this: BatchPlanner, event) {
      (event.kind === 'DAY_ENDED' ? seen.decisions : seen.others).push(writing);
      if (event.kind === 'DAY_ENDED') nowMs += decisionMs;
      addEvent.call(this, event);
    });
    const batches = new RunBatches({
      db: database,
      session,
      simulation,
      workspaceId,
      fencingToken: taken?.fencingToken ?? 0,
      settings: { ...DEFAULT_ENGINE_SETTINGS, batchEvents: 200, hurry: 1 },
      clock,
      computing: (work) => work(),
      committed: () => undefined,
      isAwaited: () => false,
    });
    const pace = { originMs: nowMs, originS: simulation.nowS, daysPerSecond: null };
    const endS = simulation.endS ?? simulation.nowS;
    while (simulation.nowS < endS) {
      const before = begun;
      await batches.make(endS, pace, []);
      // The next batch is made as soon as this one's commit has begun.
      while (begun === before) await new Promise((resolve) => setImmediate(resolve));
    }
    await batches.flush();
    expect(batches.failure).toBeNull();
    return seen;
  }
  afterEach(() => jest.restoreAllMocks());

  it('are made while nothing is written when they take long, and the other events while the last batch commits', async () => {
    const { decisions, others } = await writesAt(400);
    expect(decisions.length).toBeGreaterThanOrEqual(CONFIG.durationDays - 1);
    expect(Math.max(...decisions)).toBe(0);
    expect(Math.max(...others)).toBe(1);
  });

  it('are made while the last batch commits when they do not', async () => {
    const { decisions } = await writesAt(1);
    expect(Math.max(...decisions)).toBe(1);
  });
});
