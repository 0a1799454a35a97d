import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { PRESETS } from '../api/src/generation/presets';
import { claimsCommand } from './claims/claims-command';
import { detectionCommand } from './detection/detection-command';
import { rounded } from './figure';
import type { PresetFigures } from './presets/preset-run';
import type { PresetTarget } from './presets/preset-targets';
import { PRESET_TARGETS } from './presets/preset-targets';
import { runSeeds } from './seed-pool';
import { impactCommand } from './impact/impact-command';

interface Options {
  seeds: number;
  firstSeed: number;
  only?: string[];
  json?: boolean;
}

interface PresetRun {
  key: string;
  seed: number;
  figures: PresetFigures;
}

/** A row of the table: one number that a preset promises. */
interface Verdict {
  preset: string;
  target: string;
  expected: number;
  within: number | null;
  mean: number | null;
  /** Standard deviation, least and greatest over the seeds. */
  spread: number | null;
  least: number | null;
  greatest: number | null;
  passed: boolean;
}

const MAX_SEEDS = 1000;

/**
 * npm run evaluate -- presets | detection | impact | claims: every preset against its numbers, detection against
 * injected truth, the estimated effect of training against the exact one, the adjudicator against what coders expect.
 * Exits 1 when a number is missed.
 */
async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('evaluate').description('Compares the model with its promises.');
  program
    .command('presets')
    .description('Runs every preset over many seeds and prints its numbers; exits 1 when one is missed.')
    .option('--seeds <number>', 'how many seeds', wholeNumber(MAX_SEEDS), 30)
    .option(
      '--first-seed <number>',
      'the first of them; they count up',
      wholeNumber(2 ** 31 - 1 - MAX_SEEDS),
      1,
    )
    .option('--only <key...>', `some of ${PRESETS.map(({ key }) => key).join(', ')}`)
    .option('--json', 'one JSON line per number, and one per seed')
    .action(evaluatePresets);
  program.addCommand(detectionCommand());
  program.addCommand(impactCommand());
  program.addCommand(claimsCommand());
  await program.parseAsync([...argv], { from: 'user' });
}

async function evaluatePresets(options: Options): Promise<void> {
  const keys = options.only ?? PRESETS.map(({ key }) => key);
  const unknown = keys.filter((key) => !(key in PRESET_TARGETS));
  if (unknown.length > 0) throw new Error(`There is no preset "${unknown.join('", "')}".`);
  const last = options.firstSeed + options.seeds - 1;
  process.stderr.write(`Seeds ${options.firstSeed} to ${last} of ${keys.join(', ')}\n`);
  const runs = keys.flatMap((key) =>
    Array.from({ length: options.seeds }, (_, index) => ({ key, seed: options.firstSeed + index })),
  );
  const results = new Map<string, PresetFigures[]>(keys.map((key) => [key, []]));
  let done = 0;
  const worker = join(__dirname, 'presets', 'preset-worker.ts');
  await runSeeds(worker, runs, availableParallelism(), ({ key, seed, figures }: PresetRun) => {
    results.get(key)?.push(figures);
    done++;
    if (options.json) process.stdout.write(`${JSON.stringify({ preset: key, seed, ...figures })}\n`);
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${runs.length}`);
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  const verdicts = keys.flatMap((key) =>
    (PRESET_TARGETS[key] ?? []).map((target) => verdictOn(key, target, results.get(key) ?? [])),
  );
  for (const verdict of verdicts) {
    process.stdout.write(`${options.json ? JSON.stringify(verdict) : lineOf(verdict)}\n`);
  }
  const missed = verdicts.filter(({ passed }) => !passed);
  if (missed.length === 0) return;
  process.stderr.write(`${missed.length} of ${verdicts.length} numbers missed.\n`);
  process.exitCode = 1;
}

function verdictOn(preset: string, target: PresetTarget, seeds: readonly PresetFigures[]): Verdict {
  const values = seeds.map(target.of).filter((value) => value !== null);
  const { name, expected, within } = target;
  const verdict = { preset, target: name, expected: rounded(expected), within };
  if (values.length < seeds.length || values.length === 0) {
    return { ...verdict, mean: null, spread: null, least: null, greatest: null, passed: false };
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    ...verdict,
    mean: rounded(mean),
    spread: rounded(Math.sqrt(squares / Math.max(1, values.length - 1))),
    least: rounded(Math.min(...values)),
    greatest: rounded(Math.max(...values)),
    passed: within === null ? mean >= expected : Math.abs(mean - expected) <= within,
  };
}

function lineOf({
  preset,
  target,
  expected,
  within,
  mean,
  spread,
  least,
  greatest,
  passed,
}: Verdict): string {
  const wanted = within === null ? `>= ${expected}` : `${expected} +-${rounded(within, 2)}`;
  const got = mean === null ? 'not measured' : `${mean} (sd ${spread}, ${least} to ${greatest})`;
  return `${passed ? 'ok    ' : 'MISSED'}  ${preset.padEnd(24)} ${target.padEnd(32)} ${wanted.padEnd(18)} ${got}`;
}

function wholeNumber(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > most) {
      throw new InvalidArgumentError(`expected a whole number from 1 to ${most}`);
    }
    return value;
  };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof CommanderError) return;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
