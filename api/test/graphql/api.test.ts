import { databasesInTurn } from '../support/databases';
import { openFinishedRun, STATUS } from './finished-run';
import type { GraphqlWorld } from './graphql-world';

describe.each(databasesInTurn(__filename))('the API over a finished run, on $name', (kind) => {
  let world: GraphqlWorld;
  let workspaceId: string;
  let scenarioId: string;
  beforeAll(async () => {
    ({ world, workspaceId, scenarioId } = await openFinishedRun(kind));
  }, 120_000);
  afterAll(() => world.close());

  it('tells a finished run whole: state, progress and a digest', async () => {
    const { generationStatus: run } = await world.ask(
      `query Q($id: ID!) { generationStatus(workspaceId: $id) ${STATUS} }`,
      { id: workspaceId },
    );
    expect(run).toMatchObject({ state: 'COMPLETED', progress: 1, seed: 7, error: null });
    expect(run.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('sends the same number of statements for 10 claims and for 50, with lines, provider, payer, appeals and patterns', async () => {
    const counts: number[] = [];
    for (const first of [10, 50]) {
      world.takeStatements();
      const { claims } = await world.ask(
        `query Q($id: ID!, $first: Int) { claims(workspaceId: $id, first: $first, filter: { status: [DENIED, APPEALED, UPHELD, OVERTURNED] }) { nodes {
           id lineItems { procedureCode patternsTriggered } provider { name } payer { name } appeals { outcome claim { id } }
           primaryPattern { title } patterns { id } originalClaim { id } draft { lines { units } } } } }`,
        { id: workspaceId, first },
      );
      expect(claims.nodes).toHaveLength(first);
      counts.push(world.takeStatements().length);
    }
    expect(counts[1]).toBeLessThanOrEqual(counts[0] as number);
    expect(counts[1]).toBeLessThan(20);
  });

  it('shows every kind of node by the id that it gave out', async () => {
    const { claims, patterns, payers, providers, appeals, learningEvents } = await world.ask(
      `query Q($id: ID!) { claims(workspaceId: $id, first: 1) { nodes { id } } patterns(workspaceId: $id, first: 1) { nodes { id } }
         payers(workspaceId: $id) { id } providers(workspaceId: $id) { id } appeals(workspaceId: $id, first: 1) { nodes { id } }
         learningEvents(workspaceId: $id, first: 1) { nodes { id } } }`,
      { id: workspaceId },
    );
    const { generationStatus } = await world.ask(
      'query Q($id: ID!) { generationStatus(workspaceId: $id) { id } }',
      { id: workspaceId },
    );
    const ids: Record<string, string> = {
      Workspace: workspaceId,
      Scenario: scenarioId,
      GenerationStatus: generationStatus.id,
      Claim: claims.nodes[0].id,
      Pattern: patterns.nodes[0].id,
      Payer: payers[0].id,
      Provider: providers[0].id,
      Appeal: appeals.nodes[0].id,
      LearningEvent: learningEvents.nodes[0].id,
    };
    for (const [type, id] of Object.entries(ids)) {
      const { node } = await world.ask('query Q($id: ID!) { node(id: $id) { __typename id } }', { id });
      expect(node).toEqual({ __typename: type, id });
    }
  });

  it('pages patterns, appeals and learning events through without gap or double', async () => {
    for (const list of ['patterns', 'appeals', 'learningEvents']) {
      const ids: string[] = [];
      let total: number;
      for (let after: string | null = null; ;) {
        const data = await world.ask(
          `query Q($id: ID!, $after: String) { list: ${list}(workspaceId: $id, first: ${list === 'patterns' ? 1 : 100}, after: $after) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
          { id: workspaceId, after },
        );
        expect(data.list.pageInfo.hasPreviousPage).toBe(ids.length > 0);
        ids.push(...data.list.nodes.map((node: { id: string }) => node.id));
        total = data.list.totalCount as number;
        after = data.list.pageInfo.endCursor as string;
        if (!data.list.pageInfo.hasNextPage) break;
      }
      expect(ids.length).toBeGreaterThan(1);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(total);
    }
  });

  it('runs a job that finds every stored figure confirmed', async () => {
    const { jobs } = await world.ask('{ jobs { name schedule state mismatches } }');
    for (const { name } of jobs) {
      const { runJob } = await world.ask(
        'mutation M($name: String!) { runJob(name: $name) { name state mismatches lastError } }',
        { name },
      );
      expect(runJob).toEqual({ name, state: 'SUCCEEDED', mismatches: 0, lastError: null });
    }
    expect((await world.refused('mutation { runJob(name: "nothing") { name } }')).code).toBe('NOT_FOUND');
  });

  it.each([
    ['claims(workspaceId: $id, first: 501) { nodes { id } }', 'first'],
    ['claims(workspaceId: $id, after: "nonsense") { nodes { id } }', 'after'],
    ['claims(workspaceId: $id, filter: { payerId: "nonsense" }) { nodes { id } }', 'filter.payerId'],
    [
      'claims(workspaceId: $id, filter: { from: "2025-02-01", to: "2025-01-01" }) { nodes { id } }',
      'filter.to',
    ],
    ['appeals(workspaceId: $id, first: 0) { nodes { id } }', 'first'],
    ['patterns(workspaceId: $id, first: 101) { nodes { id } }', 'first'],
    ['dashboardMetrics(workspaceId: $id, days: 3661) { days }', 'days'],
    ['dashboardMetrics(workspaceId: $id, asOf: "0101-01-01") { days }', 'days'],
    ['dashboardMetrics(workspaceId: $id, asOf: "2023-02-30") { days }', 'asOf'],
    ['workspace(id: $id) { id } node(id: "nonsense") { id }', 'id'],
    ['claim(id: $id) { id }', 'id'],
  ])('refuses %s, naming %s', async (selection, field) => {
    const fault = await world.refused(`query Q($id: ID!) { ${selection} }`, { id: workspaceId });
    expect(fault.code).toBe('BAD_USER_INPUT');
    expect(fault.fields?.map((one) => one.field)).toEqual([field]);
  });

  it('refuses a cursor of another order, and an id of another workspace', async () => {
    const { claims } = await world.ask(
      'query Q($id: ID!) { claims(workspaceId: $id, first: 1) { edges { cursor } } payers(workspaceId: $id) { id } }',
      { id: workspaceId },
    );
    const other = await world.refused(
      'query Q($id: ID!, $after: String) { claims(workspaceId: $id, after: $after, orderBy: { field: BILLED_AMOUNT }) { nodes { id } } }',
      { id: workspaceId, after: claims.edges[0].cursor },
    );
    expect(other.fields?.[0]?.field).toBe('after');
    const foreign = Buffer.from('Payer:999:1').toString('base64url');
    const payer = await world.refused(
      'query Q($id: ID!, $payer: ID) { claims(workspaceId: $id, filter: { payerId: $payer }) { nodes { id } } }',
      { id: workspaceId, payer: foreign },
    );
    expect(payer.message).toContain('another workspace');
  });

  it('says NOT_FOUND of a workspace that is none, and null of a claim that is none', async () => {
    const nowhere = Buffer.from('Workspace:999').toString('base64url');
    expect(
      (await world.refused('query Q($id: ID!) { payers(workspaceId: $id) { id } }', { id: nowhere })).code,
    ).toBe('NOT_FOUND');
    const nobody = Buffer.from('Claim:1:999999999').toString('base64url');
    expect(
      await world.ask('query Q($id: ID!) { claim(id: $id) { id } node(id: $id) { id } }', { id: nobody }),
    ).toEqual({ claim: null, node: null });
  });
});
