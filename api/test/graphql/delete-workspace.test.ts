import type { Database } from '../../src/persistence/database';
import { WORKSPACE_TABLES } from '../../src/persistence/deletion-store';
import { addImportChunk, beginImport } from '../../src/persistence/requests/import-requests';
import type { GraphqlWorld } from './graphql-world';
import { openGraphqlWorld, until } from './graphql-world';
import { databasesInTurn } from '../support/databases';
import { SMALL_PRACTICE } from '../support/runs';

const CREATE =
  'mutation M($name: String!, $config: ScenarioConfigInput!) { createScenario(name: $name, config: $config) { id } }';
const START =
  'mutation M($input: StartGenerationInput!) { startGeneration(input: $input) { workspace { id } } }';
const DELETE = 'mutation M($id: ID!) { deleteWorkspace(id: $id) }';
const STATUS = 'query Q($id: ID!) { workspace(id: $id) { id state claimCount generation { state } } }';
const DIGEST = 'query Q($id: ID!) { run: generationStatus(workspaceId: $id) { digest claimsGenerated } }';

/** Every table of the database that bears a workspace's number. */
async function tablesByWorkspace(database: Database): Promise<string[]> {
  const reader = database.reader('live');
  const rows = await reader.query<{ name: string }>(
    reader.dialect === 'sqlite'
      ? `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'workspace_id' ORDER BY 1`
      : `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1`,
  );
  return rows.map((row) => row.name).sort();
}

async function rowsLeft(database: Database): Promise<Record<string, number>> {
  const left: Record<string, number> = {};
  for (const table of [
    ...(await tablesByWorkspace(database)),
    'import_chunks',
    'import_rejections',
    'workspaces',
  ]) {
    const [row] = await database.reader('live').query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`);
    if (Number(row?.n) > 0) left[table] = Number(row?.n);
  }
  return left;
}

describe.each(databasesInTurn(__filename))('deleting a workspace, on $name', (kind) => {
  let world: GraphqlWorld;

  beforeEach(async () => {
    world = await openGraphqlWorld(kind);
  });
  afterEach(() => world.close());

  const scenario = async (durationDays: number): Promise<string> =>
    (await world.ask(CREATE, { name: 'To go', config: { ...SMALL_PRACTICE, durationDays } })).createScenario
      .id as string;
  const started = async (scenarioId: string): Promise<string> =>
    (await world.ask(START, { input: { scenarioId, daysPerSecond: null } })).startGeneration.workspace
      .id as string;
  const gone = (id: string): Promise<unknown> =>
    until(
      () => world.ask(STATUS, { id }),
      ({ workspace }) => workspace === null,
    );

  it('covers every table', async () => {
    expect(WORKSPACE_TABLES.map(([table]) => table).sort()).toEqual(await tablesByWorkspace(world.database));
  });

  it('makes it unreadable at once and leaves nothing of it, also while its run goes on', async () => {
    const scenarioId = await scenario(100);
    const id = await started(scenarioId);
    const claims = 'query Q($id: ID!) { claims(workspaceId: $id, first: 1) { nodes { id } } }';
    const { nodes } = (
      await until(
        () => world.ask(claims, { id }),
        (result) => result.claims.nodes.length > 0,
      )
    ).claims;
    const claimId = nodes[0].id as string;
    const read = 'query Q($id: ID!) { claim(id: $id) { claimNumber } node(id: $id) { id } }';
    expect((await world.ask(read, { id: claimId })).claim).not.toBeNull();

    expect(await world.ask(DELETE, { id })).toEqual({ deleteWorkspace: id });
    expect(await world.ask(read, { id: claimId })).toEqual({ claim: null, node: null });
    for (const document of [claims, 'mutation M($id: ID!) { pauseGeneration(workspaceId: $id) { state } }']) {
      expect(['CONFLICT', 'NOT_FOUND']).toContain((await world.refused(document, { id })).code);
    }
    const { workspace } = await world.ask(STATUS, { id });
    if (workspace !== null) expect(workspace.state).toBe('DELETING');

    await gone(id);
    expect(await rowsLeft(world.database)).toEqual({});
    expect((await world.refused(DELETE, { id })).code).toBe('NOT_FOUND');
    expect(await world.ask('mutation M($id: ID!) { deleteScenario(id: $id) }', { id: scenarioId })).toEqual({
      deleteScenario: scenarioId,
    });
  });

  it('touches no other workspace', async () => {
    const scenarioId = await scenario(40);
    const [kept, leaving] = [await started(scenarioId), await started(scenarioId)];
    const ended = (id: string): Promise<unknown> =>
      until(
        () => world.ask(STATUS, { id }),
        ({ workspace }) => workspace.generation.state === 'COMPLETED',
      );
    await ended(kept);
    await ended(leaving);
    const before = (await world.ask(DIGEST, { id: kept })).run;
    expect((await world.ask(DIGEST, { id: leaving })).run).toEqual(before);
    await world.ask(DELETE, { id: leaving });
    await gone(leaving);
    expect((await world.ask(DIGEST, { id: kept })).run).toEqual(before);
  });

  it('takes a run that never began, and a file that is still coming in, which is then refused', async () => {
    const { importId, workspaceId } = await beginImport(world.database, {
      workspaceId: null,
      workspaceName: 'Half a file',
      format: 'AUTO',
      fileName: null,
      nowMs: 0,
    });
    await addImportChunk(world.database, importId, 0, Buffer.from('ISA*'));
    const { workspaces } = await world.ask('{ workspaces { id name } }');
    expect(workspaces).toMatchObject([{ name: 'Half a file' }]);
    const { id } = workspaces[0];
    await world.ask(DELETE, { id });
    await gone(id);
    await expect(addImportChunk(world.database, importId, 1, Buffer.from('*'))).rejects.toThrow(
      'The import was canceled while its file was being uploaded.',
    );
    await expect(
      beginImport(world.database, {
        workspaceId,
        workspaceName: '',
        format: 'AUTO',
        fileName: null,
        nowMs: 0,
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await rowsLeft(world.database)).toEqual({});
  });
});
