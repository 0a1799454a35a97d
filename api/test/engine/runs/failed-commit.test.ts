import { DEFAULT_ENGINE_SETTINGS } from '../../../src/engine/engine-settings';
import { RunBatches } from '../../../src/engine/runs/run-batches';
import { systemClock } from '../../../src/engine/system-clock';
import { createSimulation } from '../../../src/generation/create-simulation';
import { SessionBrokenError, WorkspaceSession } from '../../../src/ingest/workspace-session';
import type { Database, Row } from '../../../src/persistence/database';
import { requestState, requestStep } from '../../../src/persistence/requests/run-requests';
import { takeRun } from '../../../src/persistence/run-lease';
import { DATABASES, withOneDatabase } from '../../support/databases';
import { addRun, runEngine, SMALL_PRACTICE } from '../../support/runs';

const CONFIG = { ...SMALL_PRACTICE, durationDays: 45 };
const UNTIL_S = Number.MAX_SAFE_INTEGER;

describe.each(DATABASES)('a commit of a run that fails, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  /** The place of the next feed entry is taken, so that every commit with claims fails at its last statement. */
  const spoilNextCommit = (workspaceId: number): Promise<number> =>
    database.write((tx) =>
      tx.run(
        `INSERT INTO feed_entries (workspace_id, commit_number, claim_changes_before, claim_changes, pattern_changes)
         SELECT id, commit_number + 1, 0, '[]', '[]' FROM workspaces WHERE id = ?`,
        [workspaceId],
      ),
    );
  const run = async (workspaceId: number): Promise<Row> =>
    (
      await database.reader('live').query('SELECT * FROM runs WHERE workspace_id = ?', [workspaceId])
    )[0] as Row;

  it('is the failure of its run, not the broken session that the next batch finds', async () => {
    const workspaceId = await addRun(database, CONFIG);
    const nowMs = systemClock.nowMs();
    const lease = { owner: 'test', nowMs, expiresAtMs: nowMs + 60_000, takeOver: false };
    const taken = await database.write((tx) => takeRun(tx, workspaceId, lease, 0));
    const session = await WorkspaceSession.open(database, workspaceId, DEFAULT_ENGINE_SETTINGS.retention);
    const simulation = createSimulation({ config: CONFIG, seed: CONFIG.seed, commands: [] });
    await session.addPayersAndProviders(simulation);
    const batches = new RunBatches({
      db: database,
      session,
      simulation,
      workspaceId,
      fencingToken: taken?.fencingToken ?? 0,
      settings: DEFAULT_ENGINE_SETTINGS,
      clock: systemClock,
      computing: (work) => work(),
      committed: () => undefined,
      isAwaited: () => false,
    });
    expect(await spoilNextCommit(workspaceId)).toBe(1);
    const pace = { originMs: nowMs, originS: simulation.nowS, daysPerSecond: null };
    await batches.make(UNTIL_S, pace, []);
    await batches.make(UNTIL_S, pace, []);
    await batches.flush();
    expect(batches.failure?.error).toBeInstanceOf(Error);
    expect(batches.failure?.error).not.toBeInstanceOf(SessionBrokenError);
  });

  it('does not end a step short of its day: the run is tried again, and FAILED after the third', async () => {
    const workspaceId = await addRun(database, CONFIG);
    await requestState(database, workspaceId, 'PAUSED');
    await runEngine(database, async () => (await run(workspaceId)).state === 'PAUSED');
    expect(await spoilNextCommit(workspaceId)).toBe(1);
    await requestStep(database, workspaceId, 2);
    const errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      await runEngine(database, async () => {
        const { state, virtual_target_s: target } = await run(workspaceId);
        return state === 'FAILED' || (state === 'PAUSED' && target === null);
      });
    } finally {
      errors.mockRestore();
    }
    const { state, failures, error } = await run(workspaceId);
    expect({ state, failures }).toEqual({ state: 'FAILED', failures: 3 });
    expect(String(error)).toMatch(/^The database refused a statement/);
  });
});
