import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { parseScenarioConfig } from '../../api/src/domain/scenario/scenario-validation';
import { runSeeds } from '../seed-pool';
import { BASELINES } from './baselines';
import { detectionCases } from './detection-cases';
import type { Candidate, RunScore } from './detection-run';
import { CANDIDATE_NAMES } from './detection-run';
import { oracleDelays, summarize } from './detection-score';
import type { DetectionJob } from './detection-worker';

interface Options {
  seeds: readonly [first: number, last: number];
  scenario?: string;
  random: number;
  only?: string[];
  workers: number;
  detector: Candidate;
  json?: boolean;
}

const MAX_SEED = 2 ** 31 - 1;
const MAX_RUNS = 1_000;
const MAX_WORKERS = 64;
/** Random slices have seeds of their own, which follow from the first seed. */
const RANDOM_SEEDS_FROM = 1_000_000;

/** npm run evaluate -- detection: what is injected against what is detected, by scenario and by random slices. */
export function detectionCommand(): Command {
  return new Command('detection')
    .description(
      'Scores detection against injected truth over presets, unseen scenarios, decoys, null streams and random slices.',
    )
    .option('--seeds <first-last>', 'which seeds', seedRange, [1, 30])
    .option(
      '--scenario <file>',
      'a scenario document or its config (JSON), instead of the built-in scenarios',
    )
    .option('--random <number>', 'how many random slices', wholeNumber(0, MAX_RUNS), 0)
    .option('--only <text...>', 'runs whose name contains one of these')
    .addOption(
      new Option('--detector <name>', 'which detector is scored').choices(CANDIDATE_NAMES).default('product'),
    )
    .option('--workers <number>', 'how many threads', wholeNumber(1, MAX_WORKERS), 1)
    .option('--json', 'one JSON line per run and per detector; the last line is JSON in any case')
    .action(evaluateDetection);
}

async function evaluateDetection({
  seeds,
  scenario,
  random,
  only,
  workers,
  detector,
  json,
}: Options): Promise<void> {
  const [first, last] = seeds;
  process.stderr.write(`Seeds ${first} to ${last}, ${random} random slices\n`);
  const named = detectionCases(seeds, scenario === undefined ? null : readScenario(scenario)).map(
    (each): DetectionJob & { name: string } => ({ ...each, candidate: detector }),
  );
  const jobs: DetectionJob[] = only
    ? named.filter(({ name }) => only.some((part) => name.includes(part)))
    : named;
  for (let i = 0; i < random; i++)
    jobs.push({ randomSeed: RANDOM_SEEDS_FROM + first * MAX_RUNS + i, candidate: detector });
  const runs: RunScore[] = [];
  await runSeeds(join(__dirname, 'detection-worker.ts'), jobs, workers, (run: RunScore) => {
    runs.push(run);
    if (json) process.stdout.write(`${JSON.stringify(run)}\n`);
    else process.stdout.write(`${lineOf(run)}\n`);
    if (process.stderr.isTTY) process.stderr.write(`\r${runs.length} of ${jobs.length}`);
  });
  for (const key of Object.keys(BASELINES)) {
    process.stdout.write(`${JSON.stringify({ detector: key, ...summarize(runs, key) })}\n`);
  }
  process.stdout.write(`${JSON.stringify({ detector: 'oracle', ...oracleDelays(runs) })}\n`);
  process.stdout.write(`${JSON.stringify(summarize(runs, 'product'))}\n`);
}

/** One run in one line: which of its truths were found, by their titles, and what else was raised. */
function lineOf({ kind, name, seed, truths, detectors }: RunScore): string {
  const { matches = [], surplus = [], bestJaccards = [] } = detectors['product'] ?? {};
  const found = truths.map(({ title, injectedDenials, oracleDaysFromInjection }, index) => {
    const match = matches.find(({ truth }) => truth === index);
    const overlap = (match?.jaccard ?? bestJaccards[index] ?? 0).toFixed(2);
    const days = match ? ` day ${match.daysFromInjection}` : '';
    const oracle = oracleDaysFromInjection === null ? 'oracle never' : `oracle ${oracleDaysFromInjection}`;
    return `  ${match ? 'found ' : 'MISSED'} ${title} (${injectedDenials} denials, overlap ${overlap},${days} ${oracle})`;
  });
  const others = surplus.map((title) => `  SURPLUS ${title}`);
  return [`${kind} ${name}, seed ${seed}`, ...found, ...others].join('\n');
}

function readScenario(path: string) {
  const document = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  return { name: basename(path), config: parseScenarioConfig(document['config'] ?? document) };
}

function seedRange(text: string): [number, number] {
  const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (from === '' || first < 1 || last < first || last > MAX_SEED || last - first >= MAX_RUNS) {
    throw new InvalidArgumentError('expected FIRST-LAST, for instance 1-30');
  }
  return [first, last];
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}`);
    }
    return value;
  };
}
