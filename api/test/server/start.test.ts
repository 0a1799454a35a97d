import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config';
import { Database } from '../../src/persistence/database';
import { nodeArguments } from '../support/own-process';

const ROOT = join(__dirname, '..', '..', '..');

interface Started {
  child: ChildProcess;
  lines: string[];
  errors: string[];
  exit: Promise<number | null>;
}

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimstream-start-'));
  const running = new Set<ChildProcess>();

  afterEach(() => running.forEach((child) => child.kill('SIGKILL')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = (environment: Record<string, string>, args: readonly string[] = []): Started => {
    const child = spawn(process.execPath, [...nodeArguments('api/src/main.ts'), ...args], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: join(folder, 'data'), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    const [lines, errors]: [string[], string[]] = [[], []];
    child.stdout.on('data', (text) => lines.push(...String(text).trimEnd().split('\n')));
    child.stderr.on('data', (text) => errors.push(...String(text).trimEnd().split('\n')));
    const exit = new Promise<number | null>((resolve) =>
      child.once('close', (code) => {
        running.delete(child);
        resolve(code);
      }),
    );
    return { child, lines, errors, exit };
  };
  const ready = async ({ lines, child, errors }: Started): Promise<string> => {
    while (lines.length < 3) {
      if (child.exitCode !== null) throw new Error(errors.join('\n'));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return /http:\/\/[^/]+/.exec(lines[0] ?? '')?.[0] ?? '';
  };
  const ask = async (url: string, query: string): Promise<{ data: Record<string, unknown> }> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as { data: Record<string, unknown> };
  };
  const RUNS = '{ workspaces { name claimCount generation { state } } }';

  it('prints three lines, opens with a scenario that runs, and goes on with it after Ctrl-C', async () => {
    const first = start({});
    const url = await ready(first);
    expect(first.lines).toEqual([
      `Dashboard   ${url}/`,
      `Playground  ${url}/graphiql`,
      `Data        ${join(folder, 'data', 'claimstream.sqlite')}`,
    ]);
    let claims = 0;
    while (claims === 0) {
      const { data } = await ask(url, RUNS);
      const workspaces = data['workspaces'] as { name: string; claimCount: number }[];
      expect(workspaces.map(({ name }) => name)).toEqual(['Standard Practice']);
      claims = workspaces[0]?.claimCount ?? 0;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    first.child.kill('SIGINT');
    first.child.kill('SIGINT'); // as npm passes on what the terminal has sent already
    expect(await first.exit).toBe(0);
    expect(first.errors).toEqual([]);

    const second = start({});
    const again = await ready(second);
    const { data } = await ask(again, RUNS);
    const [workspace, ...others] = data['workspaces'] as {
      claimCount: number;
      generation: { state: string };
    }[];
    expect(others).toEqual([]);
    expect(workspace?.claimCount).toBeGreaterThanOrEqual(claims);
    expect(workspace?.generation.state).toBe('RUNNING');
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);
  });

  it('starts without a scenario when it is told to', async () => {
    const started = start({ DATA_DIR: join(folder, 'empty') }, ['--empty']);
    const url = await ready(started);
    expect(await ask(url, RUNS)).toEqual({ data: { workspaces: [] } });
    started.child.kill('SIGINT');
    expect(await started.exit).toBe(0);
  });

  const refused = async (
    environment: Record<string, string>,
    args: readonly string[] = [],
  ): Promise<string> => {
    const started = start(environment, args);
    expect(await started.exit).toBe(1);
    expect(started.lines).toEqual([]);
    expect(started.errors.length).toBe(1);
    return started.errors[0] ?? '';
  };

  it('says in one line that the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await refused({ PORT: String(port) })).toMatch(
      new RegExp(`^Port ${port} on 127.0.0.1 is in use\\.`),
    );
    other.close();
  });

  it('says in one line that the folder cannot be written to', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    expect(await refused({ DATA_DIR: join(folder, 'a-file', 'data') })).toMatch(
      /^DATA_DIR .* cannot be written to/,
    );
  });

  it('says in one line that the database was written by a newer version', async () => {
    const url = join(folder, 'newer', 'claimstream.sqlite');
    const database = await Database.open({ url });
    await database.migrate();
    await database.write((tx) =>
      tx.run(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Later9999999999999')`),
    );
    await database.close();
    expect(await refused({ DATA_DIR: join(folder, 'newer') })).toMatch(/newer version.*Later9999999999999/);
  });

  it('says in one line what the environment has wrong', async () => {
    expect(await refused({ HOST: '0.0.0.0' })).toMatch(
      /^HOST expects 127.0.0.1, ::1 or localhost, but got "0.0.0.0": no sign-in/,
    );
    const fault = (environment: Record<string, string>): unknown => {
      try {
        return readConfig(environment);
      } catch (error) {
        return String(error);
      }
    };
    expect(fault({ PORT: '70000' })).toBe(
      'Error: PORT expects a whole number from 0 to 65535, but got "70000".',
    );
    expect(fault({ DATABASE_URL: 'mysql://x' })).toMatch(/^Error: DATABASE_URL expects postgres/);
    expect(await refused({}, ['--emtpy'])).toMatch(/"--emtpy" is not an option/);
  });
});
