import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphqlWorld } from '../graphql/graphql-world';
import { openGraphqlWorld } from '../graphql/graphql-world';
import { databasesInTurn } from '../support/databases';
import { openSourceWorld, type SourceWorld } from './source-world';

const TOKEN = 'a-secret-of-the-clearinghouse';

/** An explanation of benefits as small as one can be. */
const explanation = (number: string) => ({
  resourceType: 'ExplanationOfBenefit',
  id: number,
  status: 'active',
  use: 'claim',
  type: { coding: [{ code: 'professional' }] },
  identifier: [{ value: number }],
  outcome: 'complete',
  created: '2026-02-01',
  billablePeriod: { start: '2026-01-10', end: '2026-01-10' },
  patient: { reference: 'Patient/p1' },
  insurer: { display: 'Alder Mutual Health' },
  provider: { display: 'Fern Practice' },
  item: [
    {
      sequence: 1,
      productOrService: { coding: [{ code: '99213' }] },
      servicedDate: '2026-01-10',
      net: { value: 150, currency: 'USD' },
      adjudication: [
        { category: { coding: [{ code: 'submitted' }] }, amount: { value: 150, currency: 'USD' } },
        { category: { coding: [{ code: 'benefit' }] }, amount: { value: 120, currency: 'USD' } },
      ],
    },
  ],
  total: [{ category: { coding: [{ code: 'submitted' }] }, amount: { value: 150, currency: 'USD' } }],
  payment: { amount: { value: 120, currency: 'USD' }, date: '2026-02-01' },
});

type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

describe.each(databasesInTurn(__filename))('a FHIR server as a source, on $name', (kind) => {
  let world: GraphqlWorld;
  let sources: SourceWorld;
  let server: Server;
  let base: string;
  let asked: URL[];
  let answer: Answer;

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    sources = await openSourceWorld(world);
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', base);
      asked.push(url);
      if (request.headers.authorization !== `Bearer ${TOKEN}`) response.writeHead(401).end();
      else answer(request, response, url);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/r4`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await world.close();
  });
  beforeEach(() => {
    asked = [];
  });

  const json = (response: ServerResponse, body: object): void =>
    void response.writeHead(200, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(body));
  const bundle = (numbers: readonly string[], next?: string): object => ({
    resourceType: 'Bundle',
    type: 'searchset',
    link: next === undefined ? [] : [{ relation: 'next', url: next }],
    entry: numbers.map((number) => ({ resource: explanation(number), search: { mode: 'match' } })),
  });
  const has = async (numbers: readonly string[]): Promise<void> =>
    expect(await sources.claimNumbers()).toEqual(expect.arrayContaining([...numbers]));

  it('is searched page by page, and the next time only for what has changed since', async () => {
    answer = (_request, response, url) =>
      json(
        response,
        url.searchParams.has('page')
          ? bundle(['PAGE-2A'])
          : bundle(['PAGE-1A', 'PAGE-1B'], `${base}/ExplanationOfBenefit?page=2`),
      );
    const id = await sources.create('FHIR_SERVER', { url: base, bearerToken: TOKEN });
    await sources.sync(id);
    await has(['PAGE-1A', 'PAGE-1B', 'PAGE-2A']);
    expect(asked.map(({ search }) => search)).toEqual(['?_count=100', '?page=2']);

    asked = [];
    const before = await sources.claimNumbers();
    await sources.sync(id);
    const since = asked[0]?.searchParams.get('_lastUpdated') ?? '';
    expect(since).toMatch(/^ge\d{4}-\d\d-\d\dT/);
    expect(Date.parse(since.slice(2))).toBeLessThan(Date.now() - 4 * 60_000);
    expect(await sources.claimNumbers()).toEqual(before);
  });

  it('exports in bulk: it waits until the files are there, and reads each', async () => {
    let polls = 0;
    answer = (request, response, url) => {
      if (url.pathname.endsWith('/$export')) {
        expect(request.headers.prefer).toBe('respond-async');
        expect(url.searchParams.get('_type')).toBe('ExplanationOfBenefit');
        response.writeHead(202, { 'content-location': `${base}/jobs/1` }).end();
      } else if (url.pathname.endsWith('/jobs/1')) {
        polls += 1;
        if (polls === 1) response.writeHead(202, { 'retry-after': '0' }).end();
        else
          json(response, {
            output: [
              { type: 'ExplanationOfBenefit', url: `${base}/files/1` },
              { type: 'Patient', url: `${base}/files/patients` },
              { type: 'ExplanationOfBenefit', url: `${base}/files/2` },
            ],
          });
      } else
        response
          .writeHead(200, { 'content-type': 'application/fhir+ndjson' })
          .end(
            ['A', 'B']
              .map((end) => JSON.stringify(explanation(`BULK-${url.pathname.at(-1)}${end}`)))
              .join('\n'),
          );
    };
    const id = await sources.create('FHIR_SERVER', { url: base, mode: 'BULK', bearerToken: TOKEN });
    await sources.sync(id);
    await has(['BULK-1A', 'BULK-1B', 'BULK-2A', 'BULK-2B']);
    expect(asked.some(({ pathname }) => pathname.endsWith('/patients'))).toBe(false);
    expect((await sources.source(id)).imports).toHaveLength(2);
  });

  it('tries again what a busy server refuses, as late as that asks for', async () => {
    let tries = 0;
    answer = (_request, response) => {
      tries += 1;
      if (tries < 3) response.writeHead(tries === 1 ? 503 : 429, { 'retry-after': '0' }).end();
      else json(response, bundle(['BUSY-1']));
    };
    const id = await sources.create('FHIR_SERVER', { url: base, bearerToken: TOKEN });
    await sources.sync(id);
    await has(['BUSY-1']);
    expect(tries).toBe(3);
  });

  it('says what is wrong, sends the token nowhere else, and never shows it', async () => {
    answer = (_request, response) => json(response, bundle(['ELSEWHERE-1'], 'http://127.0.0.1:9/r4/next'));
    const id = await sources.create('FHIR_SERVER', { url: base, bearerToken: TOKEN });
    expect((await sources.refusedSync(id)).message).toMatch(
      /cannot be read: the server leads to http:\/\/127\.0\.0\.1:9, which is another one/,
    );
    expect(await sources.claimNumbers()).not.toContain('ELSEWHERE-1');

    answer = (_request, response) => void response.writeHead(200).end('<html>a page</html>');
    expect((await sources.refusedSync(id)).message).toMatch(/expected a Bundle, got something else/);
    const without = await sources.create('FHIR_SERVER', { url: base });
    expect((await sources.refusedSync(without)).message).toMatch(/refuses with 401: check bearerToken/);
    const nobody = await sources.create('FHIR_SERVER', { url: 'http://127.0.0.1:9/r4' });
    expect((await sources.refusedSync(nobody)).message).toMatch(
      /the server was not reached: ECONNREFUSED|bad port/,
    );
    expect(JSON.stringify(await sources.source(id))).not.toContain(TOKEN);
  });
});
