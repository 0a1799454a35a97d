import { readFileSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { RunDigests } from '../../src/application/run-digests';
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
const REMIT = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'), 'utf8');
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
        digests: new RunDigests(database),
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
    it('gets its first 20 errors, whatever their number, over HTTP and WebSocket alike', async () => {
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
      expect(fieldsOf(answer)[20]?.message).toContain('first 20 errors');
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

    it('is refused a date behind which no window could end, by the name of its field', async () => {
      const dashboard =
        'query ($w: ID!, $asOf: LocalDate) { dashboardMetrics(workspaceId: $w, asOf: $asOf) { totalClaims } }';
      const variable = await post(server, dashboard, { w, asOf: '9999-12-31' });
      expect([variable.status, fieldsOf(variable)]).toEqual([
        400,
        [{ field: 'asOf', message: expect.stringContaining('up to 9899-12-31') }],
      ]);
      for (const field of ['asOf', 'to']) {
        const list = field === 'asOf' ? 'dashboardMetrics' : 'metricsTrend';
        const query = `{ ${list}(workspaceId: "${w}", ${field}: "9999-12-31") { totalClaims } }`;
        expect(fieldsOf(await post(server, query))[0]?.field).toBe(field);
      }
      const latest = await post(server, dashboard, { w, asOf: '9899-12-31' });
      expect(latest.body.errors).toBeUndefined();
      for (const granularity of ['DAY', 'WEEK', 'MONTH']) {
        const query = `{ metricsTrend(workspaceId: "${w}", from: "9890-12-31", to: "9899-12-31", granularity: ${granularity}) { date } }`;
        expect((await post(server, query)).body.errors).toBeUndefined();
      }
    });

    it('gets the first errors of a document that has hundreds', async () => {
      const query = `{ ${Array.from({ length: 300 }, (_, i) => `nope${i}`).join(' ')} }`;
      const { status, body } = await post(server, query);
      expect(status).toBe(400);
      expect(body.errors?.length).toBe(21);
      expect(new Set(body.errors?.map(({ extensions }) => extensions['code']))).toEqual(
        new Set(['GRAPHQL_VALIDATION_FAILED']),
      );
      expect(body.errors?.at(-1)?.message).toContain('more than 20 errors');
      const client = connect(server);
      const overSocket = await firstAdjudication(client, query);
      expect(overSocket.errors?.map(({ message }) => message)).toEqual(
        body.errors?.map(({ message }) => message),
      );
      await client.dispose();
    });
  });

  describe('by its body', () => {
    const send = (body: string): Promise<GraphqlResponse> =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }).then(async (response) => ({
        status: response.status,
        body: (await response.json()) as GraphqlResponse['body'],
      }));
    const nested = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`;

    it('is refused what nests too deep, before all of it is here', async () => {
      for (const levels of [65, 4_000, 5_000_000]) {
        const outcome = await send(
          `{"query":"query ($v: JSON) { __typename }","variables":{"v":${nested(levels)}}}`,
        );
        expect(outcome.status).toBe(400);
        expect(outcome.body.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
        expect(fieldsOf(outcome)).toEqual([{ field: 'body', message: expect.stringContaining('64 deep') }]);
      }
      const fits = `{"query":"{ __typename }","variables":{"v":${nested(60)}}}`;
      expect((await send(fits)).status).toBe(200);
    });

    it('may hold over 1 MB only as the content of an import', async () => {
      const large = 'X'.repeat(1_100_000);
      const refused = async (body: unknown): Promise<void> => {
        const outcome = await send(JSON.stringify(body));
        expect([outcome.status, outcome.body.errors?.[0]?.extensions['code']]).toEqual([
          413,
          'BAD_USER_INPUT',
        ]);
        expect(outcome.body.errors?.[0]?.message).toContain('POST /import');
      };
      await refused({ query: '{ __typename }', variables: { search: large } });
      await refused({ query: '{ __typename }', variables: { content: large } });
      await refused({ query: `mutation { importClaims(input: { content: "${large}" }) { id } }` });
      await refused({ query: IMPORT, variables: { input: { content: 'ISA', fileName: large } } });
      const file = `${REMIT}${'X'.repeat(1_100_000)}\\"\n`;
      for (const key of ['content', 'fileName']) {
        // Whatever the order of a client's members; the name is too long, and that is said by the use case.
        const input = key === 'content' ? { content: file } : { fileName: 'f'.repeat(300), content: file };
        const { status, body } = await send(JSON.stringify({ variables: { input }, query: IMPORT }));
        expect(status).not.toBe(413);
        if (key === 'fileName') expect(body.errors?.[0]?.message).toContain('255 characters');
      }
    });

    it('that is not JSON gets the position of the error, and nothing of the body', async () => {
      const broken = await send(`{"query":"{ __typename }","variables":{"a":"MUSTERFRAU" ERIKA}}`);
      expect(broken.status).toBe(400);
      expect(broken.body.errors?.[0]?.message).toMatch(/^body: expected a JSON object .* at position \d+$/);
      expect(JSON.stringify(broken.body)).not.toMatch(/MUSTERFRAU|ERIKA/);
    });

    it('that trickles in is refused, at /graphql and at /import', async () => {
      const impatient = await startTestServer(world, { bodyPace: { graceMs: 100, bytesPerSecond: 1_024 } });
      const trickle = (path: string): Promise<string> =>
        new Promise((resolve) => {
          const socket = connectSocket(impatient.port, '127.0.0.1');
          let answer = '';
          socket.write(
            `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n`,
          );
          const timer = setInterval(() => socket.write(' '), 20);
          socket.on('data', (data) => (answer += String(data)));
          socket.on('error', () => undefined); // what is written after the end comes back as one
          socket.on('close', () => {
            clearInterval(timer);
            resolve(answer);
          });
        });
      const answers = [await trickle('/graphql'), await trickle('/import')];
      await impatient.close();
      for (const answer of answers) {
        expect(answer).toMatch(/^HTTP\/1\.1 408 /);
        expect(answer).toContain('"REQUEST_TIMEOUT"');
        expect(answer).toContain('faster connection');
      }
    });
  });
});
