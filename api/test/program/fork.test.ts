import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, Program } from './program';

const CONFIG = {
  seed: 11,
  startDate: '2025-01-06',
  durationDays: 60,
  claimsPerDay: 200,
  denialRate: 20,
  providers: 4,
  patterns: [{ rule: 'missing-modifier-25', shareOfDenials: 40 }],
  learning: { coders: 4, sessionsPerWeek: 3, fromDay: 14 },
};
const FORK = `mutation ($input: ForkWorkspaceInput!) {
  forkWorkspace(input: $input) { id name state kind claimCount followsOrigin generation { state } forkedFrom { id } }
}`;
const WORKSPACE = 'query ($id: ID!) { workspace(id: $id) { state claimCount forkedFrom { id } } }';
const RUN =
  'query ($id: ID!) { generationStatus(workspaceId: $id) { state desiredState virtualNow digest claimsDenied } }';
/** To be asked again and again: the digest reads the whole run. */
const STATE = 'query ($id: ID!) { generationStatus(workspaceId: $id) { state desiredState } }';
const READS = [
  'query ($id: ID!) { claims(workspaceId: $id) { totalCount } }',
  'query ($id: ID!) { dashboardMetrics(workspaceId: $id) { totalClaims } }',
  'query ($id: ID!) { generationStatus(workspaceId: $id) { state } }',
  'query ($id: ID!) { patterns(workspaceId: $id) { totalCount } }',
];

interface Workspace {
  id: string;
  state: string;
  claimCount: number;
  generation: object | null;
  forkedFrom: { id: string } | null;
}

let folder: string;
let program: Program;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimstream-fork-'));
});
afterEach(async () => {
  await program.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const start = async (): Promise<void> => {
  program = await Program.start({ PORT: await freePort(), DATA_DIR: folder }, ['--empty']);
};
const ask = async <T>(query: string, variables: object): Promise<T> =>
  Object.values(
    await program.graphql<Record<string, T>>(query, variables as Record<string, unknown>),
  )[0] as T;
const fork = (input: object): Promise<Workspace> => ask<Workspace>(FORK, { input });
const workspace = (id: string): Promise<Workspace> => ask<Workspace>(WORKSPACE, { id });

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`it did not come to hold: ${program.output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A run that stands paused at a midnight, by stepping. */
async function pausedRun(days: number): Promise<string> {
  const scenario = await ask<{ id: string }>(
    'mutation ($config: ScenarioConfigInput!) { createScenario(name: "To fork", config: $config) { id } }',
    { config: CONFIG },
  );
  const { workspace: made } = await ask<{ workspace: { id: string } }>(
    'mutation ($input: StartGenerationInput!) { startGeneration(input: $input) { workspace { id } } }',
    { input: { scenarioId: scenario.id, daysPerSecond: 0.001 } },
  );
  const { id } = made;
  await ask('mutation ($id: ID!) { pauseGeneration(workspaceId: $id) { state } }', { id });
  await until(async () => (await ask<{ state: string }>(STATE, { id })).state === 'PAUSED');
  await ask('mutation ($id: ID!, $days: Int) { stepGeneration(workspaceId: $id, days: $days) { state } }', {
    id,
    days,
  });
  await until(async () => {
    const run = await ask<{ state: string; desiredState: string }>(STATE, { id });
    return run.state === 'PAUSED' && run.desiredState === 'PAUSED';
  });
  return id;
}

describe('forkWorkspace over HTTP', () => {
  it('returns at once, shows nothing half done, survives a kill, and the fork is the same run', async () => {
    await start();
    const origin = await pausedRun(40);
    const created = await fork({ workspaceId: origin, name: 'What if' });
    expect(created).toMatchObject({
      name: 'What if',
      state: 'COPYING',
      kind: 'SIMULATED',
      claimCount: 0,
      followsOrigin: false,
      generation: null,
      forkedFrom: { id: origin },
    });
    for (const query of READS) {
      const refusal = await ask(query, { id: created.id }).catch(String);
      if ((await workspace(created.id)).state === 'COPYING')
        expect(refusal).toMatch(/CONFLICT.*COPYING|COPYING.*CONFLICT/);
    }
    await program.end('SIGKILL');
    await start();
    await until(async () => (await workspace(created.id)).state === 'READY');
    const [left, right] = [
      await ask<object>(RUN, { id: origin }),
      await ask<object>(RUN, { id: created.id }),
    ];
    expect(right).toEqual(left);
    expect(right).toMatchObject({
      state: 'PAUSED',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect((await workspace(created.id)).claimCount).toBe((await workspace(origin)).claimCount);

    // Both go on, the fork with fewer errors from the next midnight on.
    await ask(
      'mutation ($id: ID!) { configureGeneration(workspaceId: $id, input: { denialRate: 10 }) { state } }',
      {
        id: created.id,
      },
    );
    for (const id of [origin, created.id]) {
      await ask(
        'mutation ($id: ID!) { configureGeneration(workspaceId: $id, input: { unlimitedSpeed: true }) { state } }',
        { id },
      );
      await ask('mutation ($id: ID!) { resumeGeneration(workspaceId: $id) { state } }', { id });
    }
    const denied = async (id: string): Promise<number> => {
      await until(async () => (await ask<{ state: string }>(STATE, { id })).state === 'COMPLETED');
      return (await ask<{ claimsDenied: number }>(RUN, { id })).claimsDenied;
    };
    expect(await denied(created.id)).toBeLessThan(await denied(origin));
  }, 300_000);

  it('makes a twin without learning that stands where its origin stands, and refuses what makes no sense', async () => {
    await start();
    const origin = await pausedRun(36);
    const twin = await fork({ workspaceId: origin, name: 'Untrained', withoutLearning: true });
    expect(twin).toMatchObject({ state: 'COPYING', followsOrigin: true, forkedFrom: { id: origin } });
    await until(async () => (await workspace(twin.id)).state === 'READY');
    const trained = await ask<{ virtualNow: string; claimsDenied: number }>(RUN, { id: origin });
    const untrained = await ask<{ virtualNow: string; claimsDenied: number }>(RUN, { id: twin.id });
    expect(untrained.virtualNow).toBe(trained.virtualNow);
    expect(untrained.claimsDenied).toBeGreaterThan(trained.claimsDenied);

    const refusals: [object, RegExp][] = [
      [{ workspaceId: origin, name: 'Again', withoutLearning: true }, /CONFLICT/],
      [{ workspaceId: origin, name: 'Later', at: '2025-06-01' }, /input\.at.*got 2025-06-01/],
      [{ workspaceId: origin, name: '' }, /input\.name/],
      [{ workspaceId: origin, name: 'Wild', config: { denialRate: 400 } }, /input\.config\.denialRate/],
      [{ workspaceId: 'nonsense', name: 'Nowhere' }, /input\.workspaceId/],
    ];
    for (const [input, expected] of refusals) expect(await fork(input).catch(String)).toMatch(expected);
    const steered = await ask('mutation ($id: ID!) { resumeGeneration(workspaceId: $id) { state } }', {
      id: twin.id,
    }).catch(String);
    expect(steered).toMatch(/CONFLICT/);
  }, 300_000);
});
