import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningServer } from '../../src/server/server';
import type { FeedWorld } from '../feeds/feed-world';
import { openFeedWorld } from '../feeds/feed-world';
import { startTestServer } from './test-server';

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
