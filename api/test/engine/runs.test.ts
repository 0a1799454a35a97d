import { startOfDayS } from '../../src/domain/calendar';
import { claimLeaf, appealLeaf, digestOfLeaves, learningEventLeaf, leafHash } from '../../src/domain/digest';
import type { RunCommand, ScenarioConfig } from '../../src/domain/scenario/scenario';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import type { Adjudication, Appeal, Claim, LearningEvent } from '../../src/domain/claim';
import type { ClaimStatus } from '../../src/domain/claim-status';
import { createSimulation } from '../../src/generation/create-simulation';
import type { Database, Row } from '../../src/persistence/database';
import { runDigest } from '../../src/persistence/run-digest';
import { requestChanges, requestState, requestStep } from '../../src/persistence/requests/run-requests';
import { commandOf } from '../../src/persistence/run-record';
import { DATABASES, withOneDatabase } from '../support/databases';
import { nodeArguments } from '../support/own-process';
import { addRun, runEngine, runState, runToEnd, SMALL_PRACTICE } from '../support/runs';

const CONFIG: ScenarioConfig = { ...SMALL_PRACTICE, durationDays: 45 };

describe.each(DATABASES)('a run, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  const run = async (workspaceId: number): Promise<Row> =>
    (
      await database.reader('live').query('SELECT * FROM runs WHERE workspace_id = ?', [workspaceId])
    )[0] as Row;

  it('stores what the pure simulation computes, in one go', async () => {
    const workspaceId = await addRun(database, CONFIG);
    await runToEnd(database, workspaceId);
    expect(await runState(database, workspaceId)).toBe('COMPLETED');
    expect(await runDigest(database.reader('exports'), workspaceId)).toBe(pureDigest(CONFIG, []));
  });

  it('computes the same whether it is paused, stepped day by day, and given another speed, or not', async () => {
    const workspaceId = await addRun(database, CONFIG);
    await runEngine(
      database,
      async () => {
        const {
          state,
          virtual_now_s: now,
          virtual_target_s: target,
        } = (await run(workspaceId)) as {
          state: string;
          virtual_now_s: number;
          virtual_target_s: number | null;
        };
        const day = Math.floor((Number(now) + 1 - startOfDayS(CONFIG.startDate)) / 86_400);
        if (state === 'RUNNING' && target === null && day >= 3 && day < 8)
          await requestState(database, workspaceId, 'PAUSED');
        if (state === 'PAUSED' && target === null && day < 20) await requestStep(database, workspaceId, 3);
        if (state === 'PAUSED' && target === null && day >= 20) {
          await requestChanges(database, workspaceId, { speed: 60, changes: null, nowMs: 0 });
          await requestState(database, workspaceId, 'RUNNING');
        }
        return state === 'COMPLETED';
      },
      { batchEvents: 50 },
    );
    expect(await runDigest(database.reader('exports'), workspaceId)).toBe(pureDigest(CONFIG, []));
  });

  it('pauses a step at a whole virtual midnight', async () => {
    const workspaceId = await addRun(database, CONFIG);
    await requestState(database, workspaceId, 'PAUSED');
    let asked = false;
    await runEngine(database, async () => {
      const { state, virtual_target_s: target } = await run(workspaceId);
      if (state === 'PAUSED' && !asked) {
        asked = true;
        await requestStep(database, workspaceId, 2);
        return false;
      }
      return asked && state === 'PAUSED' && target === null;
    });
    const [claims] = await database
      .reader('live')
      .query<{ first: string; last: string }>(
        'SELECT MIN(submission_date) AS first, MAX(submission_date) AS last FROM claims',
      );
    expect(claims).toEqual({ first: '2025-01-06', last: '2025-01-07' });
  });

  it('records a change with the midnight at which it takes effect, so that a re-run computes it too', async () => {
    const workspaceId = await addRun(database, CONFIG);
    await requestState(database, workspaceId, 'PAUSED');
    let stage = 0;
    await runEngine(database, async () => {
      const { state } = await run(workspaceId);
      if (stage === 0 && state === 'PAUSED') {
        stage = 1;
        await requestStep(database, workspaceId, 10);
      } else if (
        stage === 1 &&
        state === 'PAUSED' &&
        Number((await run(workspaceId)).virtual_now_s) > startOfDayS('2025-01-10')
      ) {
        stage = 2;
        await requestChanges(database, workspaceId, {
          speed: undefined,
          changes: { claimsPerDay: 20 },
          nowMs: 0,
        });
        await requestState(database, workspaceId, 'RUNNING');
      }
      return state === 'COMPLETED';
    });
    const rows = await database
      .reader('live')
      .query<{ kind: string; payload: string; effective_at_s: number }>(
        'SELECT kind, payload, effective_at_s FROM commands',
      );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.effective_at_s).toBe(startOfDayS('2025-01-17'));
    const commands = rows.map((row) => commandOf(row.kind, row.payload, row.effective_at_s));
    expect(await runDigest(database.reader('exports'), workspaceId)).toBe(pureDigest(CONFIG, commands));
    expect(pureDigest(CONFIG, commands)).not.toBe(pureDigest(CONFIG, []));
  });

  it('records where it was stopped, and a re-run ends there', async () => {
    const workspaceId = await addRun(database, CONFIG);
    await runEngine(
      database,
      async () => {
        const { state, claims_generated: claims } = await run(workspaceId);
        if (state === 'RUNNING' && Number(claims) > 500) await requestState(database, workspaceId, 'STOPPED');
        return state === 'STOPPED';
      },
      { batchEvents: 60 },
    );
    const rows = await database
      .reader('live')
      .query<{ kind: string; payload: string; effective_at_s: number }>(
        'SELECT kind, payload, effective_at_s FROM commands',
      );
    const commands = rows.map((row) => commandOf(row.kind, row.payload, row.effective_at_s));
    expect(commands.map((command) => command.kind)).toEqual(['STOP']);
    expect(await runDigest(database.reader('exports'), workspaceId)).toBe(pureDigest(CONFIG, commands));
  });

  it('fails with its error on the row after three failures, and keeps what it had', async () => {
    const workspaceId = await addRun(database, CONFIG);
    await runEngine(database, async () => Number((await run(workspaceId)).claims_generated) > 300, {
      batchEvents: 50,
    });
    const claims = (await run(workspaceId)).claims_generated;
    await database.write((tx) =>
      tx.run(`UPDATE runs SET checkpoint = '{"nowS": "yesterday"}' WHERE workspace_id = ?`, [workspaceId]),
    );
    const errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      await runEngine(database, async () => (await runState(database, workspaceId)) === 'FAILED');
    } finally {
      errors.mockRestore();
    }
    const failed = await run(workspaceId);
    expect(failed).toMatchObject({ state: 'FAILED', failures: 3, claims_generated: claims, owner: null });
    expect(String(failed.error)).toMatch(/^The stored checkpoint of this run cannot be read: /);
  });
});

const sqliteOnly = DATABASES.filter((kind) => kind.name === 'SQLite');

describe.each(sqliteOnly)("the engine's thread, on $name", ({ create }) => {
  let database: Database;
  let url: string;
  withOneDatabase(create, (opened, at) => {
    database = opened;
    url = at;
  });

  it('is started again when it dies, and its runs go on where they were', async () => {
    const workspaceId = await addRun(database, CONFIG);
    const told = await threadProcess(url, workspaceId);
    expect(told.restarts).toBeGreaterThanOrEqual(2);
    expect(told.state).toBe('STOPPED');
    expect(told.deaths.join()).toMatch(/no such table: .*workspaces/);
    expect(await runState(database, workspaceId)).toBe('COMPLETED');
    expect(await runDigest(database.reader('exports'), workspaceId)).toBe(pureDigest(CONFIG, []));
  }, 120_000);

  it('is not ended by a workspace that it cannot read, and stops cleanly beside it', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...nodeArguments('api/test/engine/stopping-process.ts'), url],
      { timeout: 100_000 },
    );
    expect(JSON.parse(stdout)).toEqual({
      restarts: 0,
      healthy: 'RUNNING',
      import: 'FAILED',
      slow: 2_000_000,
      refused: 2,
    });
  }, 120_000);

  it('counts its death against the run that it computed: after three that run is FAILED, the others go on', async () => {
    const greedy = await addRun(database, CONFIG);
    const healthy = await addRun(database, { ...CONFIG, durationDays: 5 });
    const lastCrash = { error: 'out of memory', over: { kind: 'run', workspaceId: greedy } } as const;
    for (let death = 0; death < 3; death += 1) {
      await runEngine(
        database,
        async () => Number((await takenBy(database, greedy)).failures) > death,
        {},
        lastCrash,
      );
    }
    await runToEnd(database, healthy);
    expect(await takenBy(database, greedy)).toMatchObject({
      state: 'FAILED',
      error: "The engine's thread died over this run 3 times: out of memory.",
    });
    expect(await runState(database, healthy)).toBe('COMPLETED');
  });
});

const takenBy = async (database: Database, workspaceId: number): Promise<Row> =>
  (
    await database
      .reader('live')
      .query('SELECT state, failures, error FROM runs WHERE workspace_id = ?', [workspaceId])
  )[0] as Row;

async function threadProcess(
  url: string,
  workspaceId: number,
): Promise<{ restarts: number; state: string; deaths: string[] }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...nodeArguments('api/test/engine/thread-process.ts'), url, String(workspaceId)],
    { timeout: 100_000 },
  );
  return JSON.parse(stdout) as { restarts: number; state: string; deaths: string[] };
}

const computed = new Map<string, string>();

/** The digest of a run computed in memory by the pure core alone, kept in plain maps; once, whatever the database. */
function pureDigest(config: ScenarioConfig, commands: readonly RunCommand[]): string {
  const inputs = JSON.stringify([config, commands]);
  const digest = computed.get(inputs) ?? compute(config, commands);
  computed.set(inputs, digest);
  return digest;
}

function compute(config: ScenarioConfig, commands: readonly RunCommand[]): string {
  const simulation = createSimulation({ config, seed: config.seed, commands });
  const claims = new Map<number, { claim: Claim; status: ClaimStatus; adjudication: Adjudication | null }>();
  const appeals = new Map<number, Appeal>();
  const learning = new Map<number, LearningEvent>();
  const stop = commands.find((command) => command.kind === 'STOP')?.effectiveAtS ?? Infinity;
  for (const event of simulation.advance(
    Math.min(simulation.endS as number, stop),
    Number.MAX_SAFE_INTEGER,
  )) {
    if (event.kind === 'CLAIM_SUBMITTED')
      claims.set(event.claim.id, { claim: event.claim, status: 'PENDING', adjudication: null });
    if (event.kind === 'CLAIM_ADJUDICATED')
      claims.set(event.claim.id, {
        claim: event.claim,
        status: event.adjudication.outcome,
        adjudication: event.adjudication,
      });
    if (event.kind === 'APPEAL_FILED' || event.kind === 'APPEAL_DECIDED') {
      appeals.set(event.appeal.id, event.appeal);
      const held = claims.get(event.claim.id);
      const won = event.appeal.outcome === 'OVERTURNED' || event.appeal.outcome === 'PARTIAL';
      if (held) held.status = event.kind === 'APPEAL_FILED' ? 'APPEALED' : won ? 'OVERTURNED' : 'UPHELD';
    }
    if (event.kind === 'LEARNING') learning.set(event.event.id, event.event);
  }
  const sha256 = (): ReturnType<typeof createHash> => createHash('sha256');
  const byId = <T>(map: Map<number, T>): T[] => [...map].sort(([a], [b]) => a - b).map(([, value]) => value);
  return digestOfLeaves(sha256, [
    ...byId(claims).map(({ claim, status, adjudication }) =>
      leafHash(sha256, claimLeaf(claim, status, adjudication)),
    ),
    ...byId(appeals).map((appeal) => leafHash(sha256, appealLeaf(appeal))),
    ...byId(learning).map((event) => leafHash(sha256, learningEventLeaf(event))),
  ]);
}
