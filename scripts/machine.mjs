// What the tests can use on this machine. Plain Node, no dependencies.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const DEFAULT_URL = 'postgres://postgres@127.0.0.1:5432/postgres';
const INSTALLED_UNDER = '/usr/lib/postgresql';
/** The shell is the same browser without windows, and takes a quarter less of the processor. */
const CHROMIUM_NAMES = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

/**
 * A PostgreSQL that responds: the one named, the usual one or, if one is installed, a cluster of our own for as long as
 * the tests run. Null when there is none.
 */
export async function findPostgres() {
  const named = process.env.TEST_POSTGRES_URL ?? process.env.DATABASE_URL;
  const url = named ?? DEFAULT_URL;
  if (await responds(url)) return { url, stop: async () => {} };
  return named ? null : startCluster();
}

export function findChromium() {
  const named = process.env.TEST_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = CHROMIUM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => existsSync(path)) ?? null;
}

function responds(url) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 5432), timeout: 2_000 });
    const end = (responded) => {
      socket.destroy();
      resolve(responded);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });
}

async function startCluster() {
  const programs = newestPrograms();
  const user = programs && ownerOfCluster();
  if (!programs || !user) return null;
  const folder = mkdtempSync(join(tmpdir(), 'claimstream-postgres-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { stdio: 'ignore', ...user, env: { ...process.env, LC_ALL: 'C.UTF-8' } };
  try {
    execFileSync(
      join(programs, 'initdb'),
      ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync'],
      options,
    );
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  const port = await freePort();
  const server = spawn(
    join(programs, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=${folder}`,
      '-c',
      'fsync=off',
    ],
    options,
  );
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    if (server.exitCode === null && server.kill('SIGINT')) await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100; tries += 1) {
    if (await responds(url)) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  return null;
}

function newestPrograms() {
  if (!existsSync(INSTALLED_UNDER)) return null;
  const versions = readdirSync(INSTALLED_UNDER).sort((a, b) => Number(b) - Number(a));
  const version = versions.find((name) => existsSync(join(INSTALLED_UNDER, name, 'bin', 'initdb')));
  return version ? join(INSTALLED_UNDER, version, 'bin') : null;
}

/** PostgreSQL refuses to run as root; the package made a user for it. */
function ownerOfCluster() {
  if (process.getuid?.() !== 0) return {};
  try {
    const id = (flag) =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
