import { buildAppSchema } from '../../src/schema';
import { workspaceGlobalId } from '../../src/entities/global-id';
import { createLoaders } from '../../src/graphql/loaders';
import type { RunningServer } from '../../src/server/server';
import type { FeedWorld } from '../feeds/feed-world';
import { openFeedWorld } from '../feeds/feed-world';
import type { GraphqlResponse } from './test-server';
import { connect, firstAdjudication, post, startTestServer } from './test-server';

const CLAIMS = `query ($w: ID!, $filter: ClaimFilter) {
  claims(workspaceId: $w, filter: $filter, first: 1) { nodes { id } }
}`;
const IMPORT = 'mutation ($input: ImportClaimsInput!) { importClaims(input: $input) { id } }';
/** Of a patient who must show nowhere. */
const FILE = `ISA*00*~NM1*QC*1*MUSTERFRAU*ERIKA****MI*M4711~${'X'.repeat(2_000)}`;

describe('A request that is meant to hurt', () => {
  let world: FeedWorld;
  let server: RunningServer;
  let w = '';

  beforeAll(async () => {
    world = await openFeedWorld();
    w = workspaceGlobalId(world.workspaceId);
    const { database, engine } = world;
    server = await startTestServer(world, {
      schema: buildAppSchema(),
      createContext: (feeds) => ({
        database,
        engine,
        feeds,
        loaders: createLoaders(database),
        authority: 'test',
        nowMs: () => 0,
      }),
    });
  });
  afterAll(async () => {
    await server.close();
    await world.close();
  });

  const fieldsOf = ({ body }: GraphqlResponse): { field: string; message: string }[] =>
    (body.errors?.[0]?.extensions['fields'] ?? []) as { field: string; message: string }[];

  describe('by its variables', () => {
    it('is told its first 20 faults, whatever their number, over HTTP and WebSocket alike', async () => {
      const filter = { status: Array.from({ length: 50_000 }, (_, i) => `DENYED_${i}`) };
      const answer = await post(server, CLAIMS, { w, filter });
      expect(answer.status).toBe(400);
      expect(answer.body.errors?.length).toBe(1);
      expect(answer.body.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
      expect(fieldsOf(answer).length).toBe(21);
      expect(fieldsOf(answer)[1]).toMatchObject({
        field: 'filter.status[1]',
        message: expect.stringContaining('"DENYED_1" does not exist in "ClaimStatus"'),
      });
      expect(fieldsOf(answer)[20]?.message).toContain('first 20 faults');
      const client = connect(server);
      const added =
        'subscription ($w: ID!, $filter: ClaimFilter) { claimsAdded(workspaceId: $w, filter: $filter) { cursor } }';
      const refused = await firstAdjudication(client, added, {
        w,
        filter: { status: filter.status.slice(0, 500) },
      });
      expect((refused.errors?.[0]?.extensions?.['fields'] as unknown[]).length).toBe(21);
      await client.dispose();
    });

    it('never gets a file or a patient back in an error', async () => {
      const WRONG: [unknown, string][] = [
        [{ content: FILE, fileNmae: 'march.835' }, 'input'],
        [{ content: { text: FILE } }, 'input.content'],
        [{ content: [FILE] }, 'input.content'],
        [{ content: 'ISA', format: FILE }, 'input.format'],
        [FILE, 'input'],
      ];
      for (const [input, field] of WRONG) {
        const answer = await post(server, IMPORT, { input });
        expect([answer.status, fieldsOf(answer)[0]?.field]).toEqual([400, field]);
        expect(JSON.stringify(answer.body)).not.toMatch(/MUSTERFRAU|XXXXX/);
        expect(fieldsOf(answer)[0]?.message.length).toBeGreaterThan(10);
      }
      const literal = await post(
        server,
        `mutation { importClaims(input: { content: ["${FILE}"], nope: 1 }) { id } }`,
      );
      expect(literal.status).toBe(400);
      expect(JSON.stringify(literal.body)).not.toMatch(/MUSTERFRAU|XXXXX/);
      const draft =
        'mutation ($draft: ClaimDraft!) { testClaim(workspaceId: "x", claim: $draft) { __typename } }';
      expect(
        JSON.stringify((await post(server, draft, { draft: { patientBirthDate: '1980-02-31' } })).body),
      ).not.toContain('1980-02-31');
    });

    it('is refused a NUL character by the name of its field, in variables and in the document', async () => {
      const variable = await post(server, CLAIMS, { w, filter: { search: 'a\0b' } });
      expect(fieldsOf(variable)).toEqual([
        { field: 'filter.search', message: expect.stringContaining('NUL') },
      ]);
      const literal = await post(
        server,
        `{ claims(workspaceId: "${w}", filter: { search: "a\\u0000b" }, first: 1) { nodes { id } } }`,
      );
      expect(literal.status).toBe(400);
      expect(fieldsOf(literal)).toEqual([{ field: 'search', message: expect.stringContaining('NUL') }]);
    });

    it('is told the first faults of a document that has hundreds', async () => {
      const query = `{ ${Array.from({ length: 300 }, (_, i) => `nope${i}`).join(' ')} }`;
      const { status, body } = await post(server, query);
      expect(status).toBe(400);
      expect(body.errors?.length).toBe(21);
      expect(new Set(body.errors?.map(({ extensions }) => extensions['code']))).toEqual(
        new Set(['GRAPHQL_VALIDATION_FAILED']),
      );
      expect(body.errors?.at(-1)?.message).toContain('more than 20 faults');
      const client = connect(server);
      const overSocket = await firstAdjudication(client, query);
      expect(overSocket.errors?.map(({ message }) => message)).toEqual(
        body.errors?.map(({ message }) => message),
      );
      await client.dispose();
    });
  });
});
