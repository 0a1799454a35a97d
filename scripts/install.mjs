// Plain Node, no dependencies.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Installs unless every package of the lock file is there in its version. Not by `npm ci`: that refuses a lock file
 * without the other platforms' binaries, which are optional; `install` takes the lock's versions and adds those of this
 * platform.
 * @param dev whether the packages that build and test are needed too, or only those that run
 */
export async function ensureInstalled({ dev = true } = {}) {
  if (isInstalled(dev)) return;
  const started = performance.now();
  say('Installing packages (this can take several minutes the first time) ...');
  const quietly = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm install', npmCommand(), ['install', dev ? '--include=dev' : '--omit=dev', ...quietly]);
  say(`Installed in ${secondsSince(started)} s.`);
}

/** Runs a program with its output on ours; without a terminal, prints from time to time that it is still running. */
export function run(name, [command, ...leading], args, options = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, [...leading, ...args], { cwd: ROOT, stdio: 'inherit', ...options });
    const timer = setInterval(() => {
      if (!process.stdout.isTTY) say(`  ${name}: ${secondsSince(started)} s`);
    }, 15_000);
    child.on('error', (error) => {
      clearInterval(timer);
      reject(forTheUser(`${name} could not be started: ${error.message}`));
    });
    child.on('exit', (code, signal) => {
      clearInterval(timer);
      if (code === 0) resolve();
      else reject(forTheUser(`${name} failed (${signal ?? `exit code ${code}`}).`));
    });
  });
}

export const say = (line) => process.stdout.write(`${line}\n`);
export const secondsSince = (started) => Math.round((performance.now() - started) / 1_000);
export const nodeProgram = (path) => [process.execPath, join(ROOT, path)];
export const forTheUser = (message) => Object.assign(new Error(message), { isForTheUser: true });

function isInstalled(withDev) {
  const installed = readLock(join(ROOT, 'node_modules', '.package-lock.json'));
  const wanted = readLock(join(ROOT, 'package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, link, dev, devOptional }]) =>
      path === '' ||
      link ||
      optional ||
      (!withDev && (dev || devOptional)) ||
      installed[path]?.version === version,
  );
}

function readLock(path) {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** The npm that started this process, if any. */
function npmCommand() {
  const ours = process.env.npm_execpath;
  if (ours && /npm-cli\.[cm]?js$/.test(ours)) return [process.execPath, ours];
  return process.platform === 'win32' ? ['cmd', '/c', 'npm'] : ['npm'];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensureInstalled();
