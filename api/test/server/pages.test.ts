import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { RunningServer } from '../../src/server/server';
import type { FeedWorld } from '../feeds/feed-world';
import { openFeedWorld } from '../feeds/feed-world';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { startTestServer } from './test-server';

const LARGE = `export default '${'x'.repeat(10_000)}';`;

describe('pages, health and metrics', () => {
  let world: FeedWorld;
  let server: RunningServer;
  let nowMs = 0;
  const webRoot = mkdtempSync(join(tmpdir(), 'claimstream-web-'));

  beforeAll(async () => {
    mkdirSync(join(webRoot, 'assets'));
    writeFileSync(join(webRoot, 'index.html'), '<title>Dashboard</title>');
    writeFileSync(join(webRoot, 'graphiql.html'), '<title>Playground</title>');
    writeFileSync(join(webRoot, 'assets', 'app-1234.js'), 'export {}');
    for (const [suffix, bytes] of [
      ['', LARGE],
      ['.br', brotliCompressSync(LARGE)],
      ['.gz', gzipSync(LARGE)],
    ] as const)
      writeFileSync(join(webRoot, 'assets', `large-1234.js${suffix}`), bytes);
    world = await openFeedWorld();
    server = await startTestServer(world, { webRoot, nowMs: () => nowMs });
  });
  afterAll(async () => {
    await server.close();
    await world.close();
    rmSync(webRoot, { recursive: true });
  });

  const get = (path: string, accept = 'text/html'): Promise<Response> =>
    fetch(`${server.url}${path}`, { headers: { accept } });

  it.each(['/', '/scenarios', '/claims/abc?tab=lines'])('serves the dashboard at %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Dashboard');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it('serves the playground at /graphiql, and built files for ever', async () => {
    expect(await (await get('/graphiql')).text()).toContain('Playground');
    const asset = await get('/assets/app-1234.js', '*/*');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect((await get('/assets/gone.js', '*/*')).status).toBe(404);
    expect((await get('/assets/gone.js')).status).toBe(404);
    expect((await get('/..%2f..%2fpackage.json', '*/*')).status).toBe(404);
  });

  it('sends files and responses compressed to whoever takes it, and the very same to all', async () => {
    const encoded = async (path: string, accepted: string): Promise<[string | null, string]> => {
      const response = await fetch(`${server.url}${path}`, { headers: { 'accept-encoding': accepted } });
      return [response.headers.get('content-encoding'), await response.text()];
    };
    expect(await encoded('/assets/large-1234.js', 'gzip, br')).toEqual(['br', LARGE]);
    expect(await encoded('/assets/large-1234.js', 'gzip')).toEqual(['gzip', LARGE]);
    expect(await encoded('/assets/large-1234.js', 'identity')).toEqual([null, LARGE]);
    const asset = await fetch(`${server.url}/assets/large-1234.js`, { headers: { 'accept-encoding': 'br' } });
    expect(asset.headers.get('content-type')).toContain('javascript');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    const query = `/graphql?query={${Array.from({ length: 20 }, (_, i) => `a${i}:hello(name:"${'y'.repeat(200)}")`)}}`;
    const [, plain] = await encoded(query, 'identity');
    expect(plain.length).toBeGreaterThan(2_048);
    expect(await encoded(query, 'deflate, br')).toEqual(['br', plain]);
    expect(await encoded(query, 'gzip;q=0.5, br;q=0')).toEqual(['gzip', plain]);
    const answer = await fetch(`${server.url}${query}`, { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers.get('vary')).toContain('accept-encoding');
    expect((await encoded('/graphql?query={hello}', 'br'))[0]).toBeNull();
  });

  it('lets a page load nothing from elsewhere', async () => {
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is alive, and ready while the database responds and the engine beats', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await get('/readyz');
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', database: 'ok', engine: 'ok' },
    ]);
    nowMs = 60_000;
    const silent = await get('/readyz');
    expect([silent.status, await silent.json()]).toEqual([
      503,
      { status: 'not ready', database: 'ok', engine: 'silent' },
    ]);
    nowMs = 0;
  });

  describe('is not ready', () => {
    let broken: FeedWorld;
    beforeEach(async () => {
      broken = await openFeedWorld();
    });
    afterEach(() => broken.close());

    const logged: string[] = [];
    const readiness = async (): Promise<[number, Record<string, string>]> => {
      const log = pino({ level: 'error' }, { write: (line: string) => logged.push(line) });
      const over = await startTestServer(broken, { log });
      const response = await fetch(`${over.url}/readyz`);
      const answer = (await response.json()) as Record<string, string>;
      await over.close();
      return [response.status, answer];
    };

    it('when the store takes no writes', async () => {
      await broken.database.write((tx) => tx.run('PRAGMA query_only = ON'));
      const [status, answer] = await readiness();
      expect([status, answer['database']]).toEqual([503, 'failing']);
      expect(answer['message']).toContain('the log says why');
      expect(logged.join('')).toContain('readonly');
    });

    it('when the store is damaged', async () => {
      await broken.database.checkpointWal();
      const { size } = statSync(broken.database.url);
      const file = openSync(broken.database.url, 'r+');
      // All but the first page, which holds the table of contents.
      writeSync(file, Buffer.alloc(size - 4_096, 0xa5), 0, size - 4_096, 4_096);
      closeSync(file);
      const [status, answer] = await readiness();
      expect([status, answer['database']]).toEqual([503, 'failing']);
    });
  });

  it('counts requests by route, never by address', async () => {
    await get('/claims/patient-named-jane');
    const text = await (await get('/metrics')).text();
    expect(text).toContain('claimstream_engine_up 1');
    expect(text).toMatch(
      /claimstream_http_request_seconds_count\{method="GET",route="\/healthz",status="2xx"\}/,
    );
    expect(text).not.toContain('jane');
  });
});
