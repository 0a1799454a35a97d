import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databasesInTurn } from '../support/databases';
import type { GraphqlWorld } from './graphql-world';
import { openGraphqlWorld } from './graphql-world';

const REMITTANCE = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'), 'latin1');
const RENAME = 'mutation M($id: ID!, $name: String!) { renameWorkspace(id: $id, name: $name) { id name } }';

describe.each(databasesInTurn(__filename))('renameWorkspace, on $name', (kind) => {
  let world: GraphqlWorld;
  let id: string;

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    const { importClaims } = await world.ask(
      'mutation M($input: ImportClaimsInput!) { importClaims(input: $input) { workspaceId } }',
      { input: { content: REMITTANCE, fileName: 'first.835' } },
    );
    id = importClaims.workspaceId as string;
  });
  afterAll(() => world.close());

  const nameNow = async (): Promise<unknown> =>
    (await world.ask('query Q($id: ID!) { workspace(id: $id) { name } }', { id })).workspace.name;

  it('gives the workspace its new name, without the blanks around it', async () => {
    const { renameWorkspace } = await world.ask(RENAME, { id, name: '  Riverside  ' });
    expect(renameWorkspace).toEqual({ id, name: 'Riverside' });
    expect(await nameNow()).toBe('Riverside');
  });

  it('refuses no name, one that is too long, and a workspace that is not there or going away', async () => {
    for (const name of ['', '   ', 'x'.repeat(101)]) {
      const refusal = await world.refused(RENAME, { id, name });
      expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'name' }] });
    }
    expect(await nameNow()).toBe('Riverside');
    await world.ask('mutation M($id: ID!) { deleteWorkspace(id: $id) }', { id });
    const refusal = await world.refused(RENAME, { id, name: 'Too late' });
    expect(String(refusal.code)).toMatch(/^(CONFLICT|NOT_FOUND)$/);
  });
});
