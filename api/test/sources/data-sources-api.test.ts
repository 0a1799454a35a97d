import { CREATE, openSourceWorld, type SourceWorld } from './source-world';
import { databasesInTurn } from '../support/databases';
import type { Data, GraphqlWorld } from '../graphql/graphql-world';
import { openGraphqlWorld } from '../graphql/graphql-world';

const UPDATE =
  'mutation M($id: ID!, $input: DataSourceInput!) { updateDataSource(id: $id, input: $input) { id name enabled config } }';
const DELETE = 'mutation M($id: ID!) { deleteDataSource(id: $id) }';

describe.each(databasesInTurn(__filename))('data sources over the API, on $name', (kind) => {
  let world: GraphqlWorld;
  let sources: SourceWorld;

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    sources = await openSourceWorld(world);
  });
  afterAll(() => world.close());

  const input = (own: Data = {}): Data => ({
    workspaceId: sources.workspaceId,
    name: 'Remits',
    kind: 'FOLDER',
    enabled: false,
    config: { path: '/var/spool/remits' },
    ...own,
  });

  it('are made with the defaults in place, changed, found by their id, and removed', async () => {
    const { createDataSource: made } = await world.ask(CREATE, { input: input() });
    expect(made).toMatchObject({
      name: 'Remits',
      kind: 'FOLDER',
      enabled: false,
      config: { path: '/var/spool/remits', everySeconds: 30, quietSeconds: 5 },
      lastSyncAt: null,
      lastError: null,
      nextSyncAt: null,
    });
    const { updateDataSource } = await world.ask(UPDATE, {
      id: made.id,
      input: input({ name: 'Other', config: { path: '/srv/in', everySeconds: 60 } }),
    });
    expect(updateDataSource).toMatchObject({ id: made.id, name: 'Other', config: { path: '/srv/in' } });
    const { node } = await world.ask(
      'query Q($id: ID!) { node(id: $id) { id ... on DataSource { name } } }',
      {
        id: made.id,
      },
    );
    expect(node).toEqual({ id: made.id, name: 'Other' });
    expect((await world.ask(DELETE, { id: made.id })).deleteDataSource).toBe(made.id);
    expect(await sources.source(made.id as string)).toEqual({});
    expect((await world.refused(DELETE, { id: made.id })).code).toBe('NOT_FOUND');
  });

  it('keep a token that an update leaves out, and forget it where that says null', async () => {
    const config = { url: 'https://fhir.example.org/r4' };
    const { createDataSource: made } = await world.ask(CREATE, {
      input: input({ kind: 'FHIR_SERVER', config: { ...config, bearerToken: 'abc' } }),
    });
    const stored = async (): Promise<string | null> => {
      const [row] = await world.database
        .reader('live')
        .query<{ secret: string | null }>('SELECT secret FROM data_sources ORDER BY id DESC LIMIT 1');
      return row?.secret ?? null;
    };
    expect(made.config).toEqual({
      ...config,
      mode: 'SEARCH',
      resourceTypes: ['ExplanationOfBenefit'],
      everySeconds: 3_600,
    });
    const change = (own: Data): Promise<Data> =>
      world.ask(UPDATE, {
        id: made.id,
        input: input({ kind: 'FHIR_SERVER', config: { ...config, ...own } }),
      });
    await change({ mode: 'BULK' });
    expect(await stored()).toBe('{"bearerToken":"abc"}');
    await change({ bearerToken: null });
    expect(await stored()).toBeNull();
  });

  it('refuse what they cannot be, each fault by its field', async () => {
    const faults = async (own: Data): Promise<unknown> =>
      (await world.refused(CREATE, { input: input(own) })).fields?.map(({ field }) => field);
    expect(await faults({ name: ' ' })).toEqual(['input.name']);
    expect(await faults({ config: { path: 'remits' } })).toEqual(['input.config.path']);
    expect(await faults({ config: [] })).toEqual(['input.config']);
    expect(await faults({ config: { path: '/in', everySeconds: 1, quietSeconds: 0 } })).toEqual([
      'input.config.everySeconds',
      'input.config.quietSeconds',
    ]);
    expect(await faults({ config: { path: '/in', bearerToken: 'abc' } })).toEqual(['input.config']);
    for (const url of ['ftp://example.org', 'nowhere', 'https://user:secret@example.org/r4'])
      expect(await faults({ kind: 'FHIR_SERVER', config: { url } })).toEqual(['input.config.url']);
    expect(
      await faults({ kind: 'FHIR_SERVER', config: { url: 'https://example.org/r4', bearerToken: 7 } }),
    ).toEqual(['input.config.bearerToken']);
    const { createDataSource: made } = await world.ask(CREATE, { input: input() });
    const refusal = await world.refused(UPDATE, {
      id: made.id,
      input: input({ kind: 'FHIR_SERVER', config: { url: 'https://example.org/r4' } }),
    });
    expect(refusal.fields?.map(({ field }) => field)).toEqual(['input.kind']);
  });
});
