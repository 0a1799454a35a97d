// Follows a Dockerfile without Docker: every stage is a folder whose paths stand for the image's. It knows the few
// instructions that ours has, and refuses any other.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What only an image has: another user, a volume, a port. */
const FOR_IMAGES = new Set(['USER', 'VOLUME', 'EXPOSE']);

/**
 * @param context the folder that COPY copies from
 * @param folder an empty one, for the stages
 * @param say is told of each instruction as it begins
 * @returns the last stage: its `root` folder, `workdir` (a path in the image), `env`, and `cmd` and `healthcheck` as
 *   lists of arguments
 */
export function follow({ dockerfile, context, folder, env, say }) {
  const stages = [];
  for (const { keyword, rest } of instructions(readFileSync(dockerfile, 'utf8'))) {
    if (FOR_IMAGES.has(keyword)) continue;
    say(`${keyword} ${rest}`);
    if (keyword === 'FROM') stages.push(stageOf(rest, join(folder, String(stages.length))));
    else apply(keyword, rest, { stage: stages.at(-1), stages, context, env });
  }
  return stages.at(-1);
}

/** A path of the image as it is on this machine. */
export const placeIn = ({ root, workdir }, path) =>
  join(root, path.startsWith('/') ? path : join(workdir, path));

/** One per instruction, with its continued lines in one. */
function instructions(text) {
  return text
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => ({ keyword: line.split(' ', 1)[0], rest: line.slice(line.indexOf(' ') + 1).trim() }));
}

function stageOf(rest, root) {
  mkdirSync(root, { recursive: true });
  const name = / AS (\S+)$/.exec(rest)?.[1] ?? null;
  return { name, root, workdir: '/', env: {}, cmd: [], healthcheck: [] };
}

function apply(keyword, rest, { stage, stages, context, env }) {
  switch (keyword) {
    case 'WORKDIR':
      stage.workdir = rest;
      mkdirSync(placeIn(stage, rest), { recursive: true });
      return;
    case 'ENV':
      for (const pair of rest.split(' ')) {
        const at = pair.indexOf('=');
        stage.env[pair.slice(0, at)] = pair.slice(at + 1);
      }
      return;
    case 'COPY':
      copy(rest, { stage, stages, context });
      return;
    case 'RUN':
      execFileSync('sh', ['-c', rest], {
        cwd: placeIn(stage, '.'),
        env: { ...env, ...stage.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return;
    case 'HEALTHCHECK':
      stage.healthcheck = JSON.parse(rest.slice(rest.indexOf(' CMD ') + 5));
      return;
    case 'CMD':
      stage.cmd = JSON.parse(rest);
      return;
    default:
      throw new Error(`scripts/dockerfile.mjs does not know the instruction ${keyword}`);
  }
}

function copy(rest, { stage, stages, context }) {
  const words = rest.split(' ');
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  const target = paths.pop();
  const source = from ? stages.find(({ name }) => name === from) : { root: context, workdir: '/' };
  for (const path of paths) {
    const place = placeIn(source, path);
    // As Docker does it: the content of a folder, and a file under its name where the target is a folder.
    const intoFolder = target.endsWith('/') && !statSync(place).isDirectory();
    const goal = placeIn(stage, intoFolder ? join(target, basename(path)) : target);
    cpSync(place, goal, { recursive: true, verbatimSymlinks: true });
  }
}
