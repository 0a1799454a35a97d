import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { RunningServer } from '../../src/server/server';
import type { FeedWorld } from '../feeds/feed-world';
import { openFeedWorld } from '../feeds/feed-world';
import { workspaceGlobalId } from '../../src/entities/global-id';
import { sleep, startTestServer } from './test-server';

const MAX_BYTES = 3_000_000;
const REMIT = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'));

describe('POST /import', () => {
  let world: FeedWorld;
  let server: RunningServer;

  beforeAll(async () => {
    world = await openFeedWorld();
    server = await startTestServer(world, { maxUploadBytes: MAX_BYTES });
  });
  afterAll(async () => {
    await server.close();
    await world.close();
  });

  const send = (query: string, body: RequestInit['body'], headers: Record<string, string> = {}) =>
    fetch(`${server.url}/import${query}`, {
      method: 'POST',
      body,
      headers,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    } as RequestInit);
  const imports = () =>
    world.database.reader('live').query<{
      id: number;
      state: string;
      bytes_total: number | null;
      workspace_id: number;
      error: string | null;
      format: string;
    }>('SELECT id, state, bytes_total, workspace_id, error, format FROM imports ORDER BY id');
  const workspaces = async (): Promise<number> =>
    (await world.database.reader('live').query('SELECT id FROM workspaces')).length;
  const stored = async (importId: number): Promise<Buffer> => {
    const rows = await world.database
      .reader('live')
      .query<{ content: Buffer }>('SELECT content FROM import_chunks WHERE import_id = ? ORDER BY seq', [
        importId,
      ]);
    return Buffer.concat(rows.map((row) => row.content));
  };

  it('stores the body byte for byte, in pieces, and responds with the job', async () => {
    const odd = Buffer.from(Array.from({ length: 1_000_000 - REMIT.length }, (_, i) => (i * 7_919) % 251));
    const file = Buffer.concat([REMIT, odd]);
    const response = await send(
      `?workspaceId=${workspaceGlobalId(world.workspaceId)}&format=x12_835&fileName=march.835`,
      file,
    );
    expect(response.status).toBe(202);
    const { importJob } = (await response.json()) as { importJob: { id: string; state: string } };
    expect(importJob.state).toBe('QUEUED');
    const row = (await imports()).at(-1);
    expect(row).toMatchObject({
      state: 'QUEUED',
      bytes_total: 1_000_000,
      workspace_id: world.workspaceId,
      format: 'X12_835',
    });
    expect(Buffer.from(importJob.id, 'base64url').toString()).toBe(
      `ImportJob:${world.workspaceId}:${row?.id}`,
    );
    expect((await stored(row?.id ?? 0)).equals(file)).toBe(true);
  });

  it('takes whatever the client calls the body, and makes a workspace where none is named', async () => {
    for (const type of [
      'application/json',
      'text/plain',
      'multipart/form-data',
      'application/octet-stream',
      '',
    ]) {
      const response = await send('', REMIT, type ? { 'content-type': type } : {});
      expect(response.status).toBe(202);
    }
    expect((await imports()).at(-1)?.workspace_id).not.toBe(world.workspaceId);
  });

  it.each([
    ['?format=PDF', 400, 'BAD_USER_INPUT', 'format'],
    ['?workspaceId=nonsense', 400, 'BAD_USER_INPUT', 'workspaceId'],
    [`?workspaceId=${workspaceGlobalId(999)}`, 404, 'NOT_FOUND', null],
    ['?fromat=X12_835', 400, 'BAD_USER_INPUT', 'fromat'],
    ['?format=CSV&format=JSON', 400, 'BAD_USER_INPUT', 'format'],
  ])('refuses %s and stores nothing', async (query, status, code, field) => {
    const before = (await imports()).length;
    const response = await send(query, REMIT);
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as { error: { code: string; fields?: { field: string }[] } };
    expect(error.code).toBe(code);
    expect(error.fields?.[0]?.field ?? null).toBe(field);
    expect((await imports()).length).toBe(before);
  });

  it('refuses nothing at all, and more than the bound, announced or not', async () => {
    expect((await send('', '')).status).toBe(400);
    expect((await send('', Buffer.alloc(MAX_BYTES + 1))).status).toBe(413);
    const chunk = Buffer.alloc(200_000, 'x');
    const unannounced = (): ReadableStream =>
      Readable.toWeb(Readable.from([REMIT, ...Array.from({ length: 40 }, () => chunk)])) as ReadableStream;
    const before = await workspaces();
    const rows = (await imports()).length;
    expect((await send('', unannounced())).status).toBe(413);
    // Nobody was told of the workspace that was made for it: it goes with the import.
    expect([await workspaces(), (await imports()).length]).toEqual([before, rows]);
    expect((await send(`?workspaceId=${workspaceGlobalId(world.workspaceId)}`, unannounced())).status).toBe(
      413,
    );
    const row = (await imports()).at(-1);
    expect(row).toMatchObject({ state: 'FAILED', bytes_total: null });
    expect(row?.error).toContain('at most');
    expect((await stored(row?.id ?? 0)).length).toBe(0);
  });

  it.each([
    ['prose', 'This is no remittance; there is much of it. '.repeat(60_000), '', /byte 0.*expected/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '', /no known format/],
    ['JSON without claims', '{"claims":[]}', '', /byte 0.*expected JSON objects with claims, found none/],
    [
      'prose that is said to be an 835',
      'This is no remittance. '.repeat(10_000),
      '?format=X12_835',
      /byte 0.*expected/,
    ],
    ['a broken envelope', 'ISA*00*x*00*          *ZZ*SENDER~GS*HP~', '', /byte .*expected/],
    ['an envelope that breaks off', 'ISA*00*', '', /expected/],
    ['a table that is none of claims', 'a,b\n1,2\n', '', /line 1.*claim's number, found "a", "b"/],
  ])(
    'refuses %s by its first bytes, saying where and why, and stores nothing',
    async (_what, file, query, reason) => {
      const before = [await workspaces(), (await imports()).length];
      const response = await send(query, file);
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      expect([response.status, error.code]).toEqual([400, 'BAD_USER_INPUT']);
      expect(error.message).toMatch(reason);
      expect([await workspaces(), (await imports()).length]).toEqual(before);
    },
  );

  it('throws away what a client that went away had sent', async () => {
    const upload = request(`${server.url}/import`, {
      method: 'POST',
      headers: { 'transfer-encoding': 'chunked' },
    });
    upload.on('error', () => undefined);
    const before = [await workspaces(), (await imports()).length];
    upload.write(Buffer.concat([REMIT, Buffer.alloc(600_000, 'x')]));
    while ((await imports()).length === before[1]) await sleep(10);
    const importId = (await imports()).at(-1)?.id ?? 0;
    upload.destroy();
    while ((await imports()).length !== before[1]) await sleep(10);
    expect([await workspaces(), (await stored(importId)).length]).toEqual([before[0], 0]);
  });

  it('says what it takes to a GET', async () => {
    const response = await fetch(`${server.url}/import`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });
});
