import { RUN_OUT_DAYS } from '../../src/domain/scenario/run-end';
import { globalId } from '../../src/entities/global-id';
import { databasesInTurn } from '../support/databases';
import { mismatches } from '../support/imports';
import { SMALL_PRACTICE } from '../support/runs';
import type { Data, GraphqlWorld } from './graphql-world';
import { openGraphqlWorld, until } from './graphql-world';

const CONFIG = { ...SMALL_PRACTICE, durationDays: 70 };
const STATE = `query Q($id: ID!) { generationStatus(workspaceId: $id) { state virtualTarget } }`;
const PATTERNS = `query Q($id: ID!) { patterns(workspaceId: $id, first: 100) { nodes { id carc status slice { field value } evidence { claim { primaryPattern { id } } } } } }`;
const ARCHIVE = 'mutation M($id: ID!) { archivePattern(id: $id) { id status } }';

describe.each(databasesInTurn(__filename))('archiving a pattern, on $name', (kind) => {
  let world: GraphqlWorld;
  let id: string;

  const patterns = async (): Promise<Data[]> => (await world.ask(PATTERNS, { id })).patterns.nodes as Data[];
  const patternOf = async (patternId: unknown): Promise<Data> =>
    (await patterns()).find((pattern) => pattern.id === patternId) as Data;
  const step = async (days: number): Promise<void> => {
    await world.ask(
      'mutation M($id: ID!, $days: Int!) { stepGeneration(workspaceId: $id, days: $days) { state } }',
      { id, days },
    );
    await until(
      () => world.ask(STATE, { id }),
      ({ generationStatus: now }) => now.state !== 'RUNNING' && now.virtualTarget === null,
    );
  };

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    const { createScenario } = await world.ask(
      'mutation M($config: ScenarioConfigInput!) { createScenario(name: "Archive", config: $config) { id } }',
      { config: CONFIG },
    );
    const { startGeneration } = await world.ask(
      'mutation M($input: StartGenerationInput!) { startGeneration(input: $input) { workspace { id } } }',
      { input: { scenarioId: createScenario.id, daysPerSecond: 0.001 } },
    );
    id = startGeneration.workspace.id as string;
    await world.ask('mutation M($id: ID!) { pauseGeneration(workspaceId: $id) { state } }', { id });
    await until(
      () => world.ask(STATE, { id }),
      ({ generationStatus: now }) => now.state === 'PAUSED',
    );
    await step(40);
  }, 120_000);
  afterAll(() => world.close());

  it('is a command of a run that goes on, and takes effect at its next midnight', async () => {
    const [first] = (await patterns()).filter(({ status }) => status === 'ACTIVE');
    expect(first).toBeDefined();
    for (let asked = 0; asked < 2; asked += 1)
      expect((await world.ask(ARCHIVE, { id: first?.id })).archivePattern).toMatchObject({ id: first?.id });
    expect((await patternOf(first?.id)).status).toBe('ACTIVE');
    await step(20);
    const archived = await patternOf(first?.id);
    expect(archived.status).toBe('ARCHIVED');
    const same = (await patterns()).filter(
      ({ carc, slice }) => carc === first?.carc && JSON.stringify(slice) === JSON.stringify(archived.slice),
    );
    expect(same.map((pattern) => pattern.id)).toEqual([first?.id]);
    const owners = (archived.evidence as Data[]).map(
      ({ claim }) => (claim as Data).primaryPattern as Data | null,
    );
    expect(owners.every((owner) => owner?.id !== first?.id)).toBe(true);
    expect(await mismatches(world.database)).toBe(0);
  }, 60_000);

  it('happens at once where no run goes on, and once', async () => {
    await step(10 + RUN_OUT_DAYS);
    const [live] = (await patterns()).filter(({ status }) => status !== 'ARCHIVED');
    expect(live).toBeDefined();
    expect((await world.ask(ARCHIVE, { id: live?.id })).archivePattern).toEqual({
      id: live?.id,
      status: 'ARCHIVED',
    });
    expect((await world.ask(ARCHIVE, { id: live?.id })).archivePattern).toEqual({
      id: live?.id,
      status: 'ARCHIVED',
    });
    expect(await mismatches(world.database)).toBe(0);
  }, 60_000);

  it('says so when there is no such pattern', async () => {
    const workspace = Number(Buffer.from(id, 'base64url').toString().split(':')[1]);
    expect(await world.refused(ARCHIVE, { id: globalId('Pattern', workspace, 9999) })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
