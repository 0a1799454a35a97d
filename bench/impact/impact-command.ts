import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { rounded } from '../figure';
import { runSeeds } from '../seed-pool';
import type { ImpactCase } from './impact-run';
import type { ImpactScore, ImpactSummary } from './impact-scores';
import { summarizeImpact } from './impact-scores';

interface Options {
  seeds: readonly [first: number, last: number];
  workers: number;
  json?: boolean;
}

const MAX_SEEDS = 1_000;
const MAX_WORKERS = 64;
const DRIFT_PERCENT = 10;

/** Which share each group of runs must reach; see docs/adr/0008. */
const TARGETS: readonly {
  name: string;
  of: (scores: readonly ImpactScore[]) => number | null;
  from: number;
  to: number;
}[] = [
  { name: 'bias of dollars', of: figure('bias'), from: -0.03, to: 0.03 },
  { name: '90 % intervals that cover', of: figure('coverage'), from: 0.83, to: 0.96 },
  { name: 'median error, >= 1,000 prevented', of: figure('medianAbsErrorLarge'), from: 0, to: 0.1 },
  {
    name: 'median error, 350 to 1,000, no drift',
    of: figure('medianAbsErrorSmall', ({ driftPercent }) => driftPercent === 0),
    from: 0,
    to: 0.15,
  },
  {
    name: 'median error, 350 to 1,000, 10 % drift',
    of: figure('medianAbsErrorSmall', ({ driftPercent }) => driftPercent !== 0),
    from: 0,
    to: 0.18,
  },
  { name: 'untrained runs with 0 inside', of: figure('untrainedIncludesZero'), from: 0.87, to: 1 },
];

/** npm run evaluate -- impact: the estimated effect of training against the exact one of a twin without it. */
export function impactCommand(): Command {
  return new Command('impact')
    .description(
      'Compares the estimated effect of training with the exact one, over many seeds; exits 1 when a target is missed.',
    )
    .option('--seeds <first-last>', 'which seeds', seedRange, [1, 200])
    .option('--workers <number>', 'how many threads', wholeNumber(MAX_WORKERS), 1)
    .option('--json', 'one JSON line per run and per target, and the summary last')
    .action(evaluateImpact);
}

async function evaluateImpact({ seeds: [first, last], workers, json }: Options): Promise<void> {
  process.stderr.write(`Seeds ${first} to ${last}\n`);
  const runs = Array.from({ length: last - first + 1 }, (_, index) => casesOf(first + index)).flat();
  const scores: ImpactScore[] = [];
  await runSeeds(join(__dirname, 'impact-worker.ts'), runs, workers, (score: ImpactScore) => {
    scores.push(score);
    if (json) process.stdout.write(`${JSON.stringify(score)}\n`);
    if (process.stderr.isTTY) process.stderr.write(`\r${scores.length} of ${runs.length}`);
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  let missed = 0;
  for (const { name, of, from, to } of TARGETS) {
    const value = of(scores);
    const isReached = value !== null && value >= from && value <= to;
    if (!isReached) missed++;
    const shown = value === null ? null : rounded(value, 4);
    process.stdout.write(
      json
        ? `${JSON.stringify({ target: name, from, to, value: shown, passed: isReached })}\n`
        : `${isReached ? 'ok    ' : 'MISSED'}  ${name.padEnd(40)} ${String(from).padStart(6)} to ${String(to).padEnd(5)} ${String(shown)}\n`,
    );
  }
  const summary = Object.fromEntries(
    Object.entries(summarizeImpact(scores)).map(([name, value]: [string, number | null]) => [
      name,
      value === null ? null : rounded(value, 4),
    ]),
  );
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  if (missed > 0) process.exitCode = 1;
}

/** Both kinds of practice: steady, with a change for everybody, and with sessions of which nobody learned anything. */
function casesOf(seed: number): ImpactCase[] {
  // The change goes either way, because the estimate expects none.
  const drift = seed % 2 === 0 ? -DRIFT_PERCENT : DRIFT_PERCENT;
  return (['standard-practice', 'improvement-story'] as const).flatMap((preset) => [
    { preset, seed, driftPercent: 0, isTrained: true },
    { preset, seed, driftPercent: drift, isTrained: true },
    { preset, seed, driftPercent: 0, isTrained: false },
  ]);
}

function figure(
  name: keyof ImpactSummary,
  counts: (score: ImpactScore) => boolean = () => true,
): (scores: readonly ImpactScore[]) => number | null {
  return (scores) => summarizeImpact(scores.filter(counts))[name];
}

function seedRange(text: string): readonly [number, number] {
  const match = /^(\d+)(?:-(\d+))?$/.exec(text);
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? match?.[1]);
  if (!match || first < 1 || last < first || last - first >= MAX_SEEDS)
    throw new InvalidArgumentError(`expected FIRST-LAST, at most ${MAX_SEEDS} of them, as in 1-200`);
  return [first, last];
}

function wholeNumber(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > most)
      throw new InvalidArgumentError(`expected a whole number from 1 to ${most}`);
    return value;
  };
}
