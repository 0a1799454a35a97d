import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { Database } from '../../src/persistence/database';
import { effort } from '../support/effort';
import { freePort, Program } from './program';

const MUTATIONS = effort(30, 200);
const EXPORTING_MS = effort(4_000, 30_000);

const CONFIG = {
  seed: 5,
  claimsPerDay: 400,
  denialRate: 20,
  providers: 4,
  patterns: [{ rule: 'missing-modifier-25', shareOfDenials: 30 }],
  learning: { coders: 4, sessionsPerWeek: 2, fromDay: 28 },
};

interface Run {
  id: string;
  state: string;
  claimsGenerated: number;
  digest: string | null;
  workspace: { id: string };
}

let folder: string;
let program: Program | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimstream-program-'));
});
afterEach(async () => {
  await program?.end('SIGKILL');
  program = null;
  rmSync(folder, { recursive: true, force: true });
});

const environment = async (): Promise<Record<string, string>> => ({
  PORT: await freePort(),
  DATA_DIR: folder,
});

async function startRun(on: Program, config: object, daysPerSecond: number | null = null): Promise<Run> {
  const { createScenario } = await on.graphql<{ createScenario: { id: string } }>(
    'mutation ($config: ScenarioConfigInput!) { createScenario(name: "Busy", config: $config) { id } }',
    { config },
  );
  const { startGeneration } = await on.graphql<{ startGeneration: Run }>(
    'mutation ($input: StartGenerationInput!) { startGeneration(input: $input) { id state claimsGenerated workspace { id } } }',
    { input: { scenarioId: createScenario.id, workspaceName: 'Busy', daysPerSecond } },
  );
  return startGeneration;
}

const statusOf = async (on: Program, workspaceId: string, fields = 'state claimsGenerated'): Promise<Run> =>
  (
    await on.graphql<{ generationStatus: Run }>(
      `query ($id: ID!) { generationStatus(workspaceId: $id) { ${fields} } }`,
      { id: workspaceId },
    )
  ).generationStatus;

describe('the program under load', () => {
  // What they wait is `npm run bench -- mutationWaits`.
  it(`serves ${MUTATIONS} mutations beside a run at full speed, and none fails`, async () => {
    program = await Program.start(await environment(), ['--empty']);
    const run = await startRun(program, CONFIG);
    for (let n = 0; n < MUTATIONS; n += 1) {
      if (n % 2 === 0) {
        await program.graphql(
          'mutation ($name: String!, $config: ScenarioConfigInput!) { createScenario(name: $name, config: $config) { id } }',
          { name: `Scenario ${n}`, config: CONFIG },
        );
      } else {
        await program.graphql(
          'mutation ($id: ID!, $rate: Float!) { configureGeneration(workspaceId: $id, input: { denialRate: $rate }) { id } }',
          { id: run.workspace.id, rate: 18 + (n % 5) },
        );
      }
    }
    let status = await statusOf(program, run.workspace.id);
    while (status.state === 'RUNNING' && status.claimsGenerated <= 1_000)
      status = await statusOf(program, run.workspace.id);
    expect(status.state).toBe('RUNNING');
    expect(status.claimsGenerated).toBeGreaterThan(1_000);
  }, 120_000);

  it('keeps the write-ahead log small while a slow export reads everything again and again', async () => {
    program = await Program.start(await environment(), ['--empty']);
    const run = await startRun(program, CONFIG);
    let largestWal = 0;
    let exports = 0;
    const until = Date.now() + EXPORTING_MS;
    while (Date.now() < until) {
      // The digest streams every claim, line, appeal and learning event of the run by keyset pages, as exports do.
      await statusOf(program, run.workspace.id, 'state claimsGenerated digest');
      exports += 1;
      largestWal = Math.max(largestWal, statSync(join(folder, 'claimstream.sqlite-wal')).size);
    }
    const { claimsGenerated } = await statusOf(program, run.workspace.id);
    process.stdout.write(
      `${claimsGenerated} claims while ${exports} exports read: write-ahead log at most ${Math.round(largestWal / 1e6)} MB\n`,
    );
    expect(claimsGenerated).toBeGreaterThan(1_000);
    expect(largestWal).toBeGreaterThan(0);
    expect(largestWal).toBeLessThan(256 * 1024 * 1024);
  }, 60_000);
});

describe('the program on a disk that takes nothing more', () => {
  it('says so at /readyz, and what to do, while it still responds', async () => {
    // The signal that comes with a limit on files is what a full disk has not.
    program = await Program.start(await environment(), ['--empty'], "trap '' XFSZ;");
    const readiness = async (): Promise<{ status: number; database: string; message?: string }> => {
      const response = await fetch(`${program?.url}/readyz`);
      return { ...((await response.json()) as { database: string }), status: response.status };
    };
    expect(await readiness()).toMatchObject({ status: 200, database: 'ok' });
    execFileSync('prlimit', ['--pid', String(program.pid), '--fsize=4096']);
    let ready = await readiness();
    while (ready.database === 'ok') {
      await new Promise((resolve) => setTimeout(resolve, 200));
      ready = await readiness();
    }
    expect(ready).toMatchObject({
      status: 503,
      database: 'failing',
      message: expect.stringContaining('the log says why'),
    });
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
  });
});

describe('the program ended and started again', () => {
  it('goes on with its run and a subscriber misses nothing and sees nothing twice, after kill -9 and after Ctrl-C', async () => {
    const env = await environment();
    program = await Program.start(env, ['--empty']);
    const run = await startRun(program, { ...CONFIG, claimsPerDay: 300 }, 1.5);
    const seen: string[] = [];
    let cursor: string | null = null;

    const listen = async (claims: number): Promise<void> => {
      const client = createClient({
        url: `${env.PORT ? `ws://127.0.0.1:${env.PORT}` : ''}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
      });
      const goal = seen.length + claims;
      const events = client.iterate<{
        claimsAdded: { cursor: string; gap: unknown; skipped: number; claims: { claimNumber: string }[] };
      }>({
        query:
          'subscription ($id: ID!, $after: String) { claimsAdded(workspaceId: $id, after: $after) { cursor skipped gap { missed } claims { claimNumber } } }',
        variables: { id: run.workspace.id, after: cursor },
      });
      for await (const { data, errors } of events) {
        if (errors || !data) throw new Error(JSON.stringify(errors));
        expect(data.claimsAdded).toMatchObject({ gap: null, skipped: 0 });
        cursor = data.claimsAdded.cursor;
        seen.push(...data.claimsAdded.claims.map((claim) => claim.claimNumber));
        if (seen.length >= goal) break;
      }
      await client.dispose();
    };

    await listen(300);
    expect(await program.end('SIGKILL')).toBe('SIGKILL');
    program = await Program.start(env);
    await listen(300);
    expect(await program.end('SIGINT')).toBe(0);
    program = await Program.start(env);
    await listen(300);
    await program.graphql('mutation ($id: ID!) { stopGeneration(workspaceId: $id) { state } }', {
      id: run.workspace.id,
    });
    expect((await statusOf(program, run.workspace.id)).state).toBe('STOPPED');
    await program.end();

    // One second of work at a time commits in order; what a subscriber saw is a prefix of what was committed.
    const database = await Database.open({ url: join(folder, 'claimstream.sqlite'), readers: ['exports'] });
    const rows = await database
      .reader('exports')
      .query<{ claim_changes: string }>('SELECT claim_changes FROM feed_entries ORDER BY commit_number');
    const ids = rows
      .flatMap((row) => JSON.parse(row.claim_changes) as [number, number, number][])
      .filter(([kind]) => kind === 0)
      .map(([, id]) => id);
    const numbers = new Map(
      (
        await database
          .reader('exports')
          .query<{ id: number; claim_number: string }>('SELECT id, claim_number FROM claims')
      ).map((claim) => [claim.id, claim.claim_number]),
    );
    await database.close();
    const committed = ids.map((id) => numbers.get(id) as string);
    // A new subscriber without a cursor begins with what comes next; from there on it has everything.
    const first = committed.indexOf(seen[0] as string);
    expect(seen).toEqual(committed.slice(first, first + seen.length));
    expect(new Set(seen).size).toBe(seen.length);
  }, 120_000);
});

// What else it cannot start with is in server/start.test.ts.
describe('the program on the data directory of another', () => {
  it('says so in one line, and exits with 1', async () => {
    program = await Program.start(await environment(), ['--empty']);
    const second = Program.spawn(await environment(), ['--empty']);
    expect(await second.exit()).toBe(1);
    expect(second.output.trim().split('\n')).toEqual([
      expect.stringMatching(/is in use by another Claimstream/),
    ]);
    expect(await program.graphql('{ workspaces { name } }')).toEqual({ workspaces: [] });
  }, 60_000);
});
