// A release, made by the Dockerfile's own steps from a fresh copy and looked at: it has to build, to do without what
// only builds, to start by the image's command, to be healthy by its health check, and to end when it is told to.
// `npm run check:release`; part of `npm run test:long`.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { follow, placeIn } from './dockerfile.mjs';
import { ROOT, say, secondsSince } from './install.mjs';
import { Tally } from './tally.mjs';

/** On a machine whose cores others use too. */
const PATIENCE_MS = 120_000;

/** @param tally counts each thing that a release has to do */
export async function checkRelease(tally) {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'claimstream-release-'));
  let program = null;
  const expect = (what, holds) => {
    tally.count(holds);
    say(`${holds ? 'ok    ' : 'FAILED'} a release ${what}`);
  };
  try {
    const image = built(folder);
    expect('has no package that only builds', devPackagesIn(image).length === 0);
    program = await start(image);
    expect('is healthy by its own check', await eventually(() => isHealthy(image, program)));
    expect('serves its pages', (await servesPage(program, '/')) && (await servesPage(program, '/graphiql')));
    expect('moves a run on', await eventually(async () => (await claimCount(program)) > 0));
    expect('ends cleanly when it is told to', (await end(program)) === 0);
  } catch (error) {
    expect(`is made: ${error.stderr?.toString() || error.stack}`, false);
  } finally {
    program?.child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
  say(`The release took ${secondsSince(started)} s.`);
}

function built(folder) {
  const context = join(folder, 'context');
  const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
  for (const path of sources()) {
    if (ignored.some((name) => path === name || path.startsWith(`${name}/`))) continue;
    mkdirSync(dirname(join(context, path)), { recursive: true });
    cpSync(join(ROOT, path), join(context, path));
  }
  return follow({
    dockerfile: join(ROOT, 'Dockerfile'),
    context,
    folder: join(folder, 'stages'),
    env: withoutNpm(process.env),
    say: (line) => say(`       ${line}`),
  });
}

/** What is in the repository, or would be. */
function sources() {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return list
    .split('\0')
    .filter((path) => path !== '' && path !== 'node_modules' && existsSync(join(ROOT, path)));
}

/** The npm that runs us tells the npm of a step where our own project is. */
const withoutNpm = (env) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(npm_|INIT_CWD$|NODE_ENV$)/.test(name)));

function devPackagesIn(image) {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const found = Object.entries(packages)
    .filter(([path, { dev }]) => dev && existsSync(placeIn(image, path)))
    .map(([path]) => path);
  if (found.length > 0) say(`       ${found.slice(0, 10).join(', ')}`);
  return found;
}

async function start(image) {
  const port = await freePort();
  const paths = Object.entries(image.env).map(([name, value]) => [
    name,
    value.startsWith('/') ? placeIn(image, value) : value,
  ]);
  const env = { PATH: process.env.PATH, ...Object.fromEntries(paths), PORT: String(port) };
  const [command, ...args] = image.cmd;
  const child = spawn(command, args, { cwd: placeIn(image, '.'), env, stdio: ['ignore', 'pipe', 'inherit'] });
  return { child, env, url: `http://127.0.0.1:${port}` };
}

function isHealthy(image, { child, env }) {
  if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
  const [command, ...args] = image.healthcheck;
  try {
    execFileSync(command, args, { env, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function servesPage({ url }, path) {
  const response = await fetch(`${url}${path}`);
  return response.status === 200 && (await response.text()).includes('<script type="module"');
}

async function claimCount({ url }) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ workspaces { claimCount } }' }),
  });
  const { data } = await response.json();
  return data.workspaces.reduce((sum, workspace) => sum + workspace.claimCount, 0);
}

function end({ child }) {
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
  child.kill('SIGTERM');
  return ended;
}

async function eventually(holds) {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return true;
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const tally = new Tally();
  await checkRelease(tally);
  process.exitCode = tally.report();
}
