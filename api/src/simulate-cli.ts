import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { BadInputError } from './domain/errors';
import type { ScenarioConfig } from './domain/scenario';
import { parseScenarioConfig } from './domain/scenario-validation';
import { PRESETS, findPreset } from './generation/presets';
import type { SimulateReport, SimulateSink } from './simulate-run';
import { simulateRun } from './simulate-run';

interface CliOptions {
  preset?: string;
  scenario?: string;
  seed?: number;
  days?: number;
  db?: string;
  json?: boolean;
}

/** Opens the database behind `--db`; null where this program has none to offer. */
export type SinkOpener = (databaseUrl: string, config: ScenarioConfig) => Promise<SimulateSink>;

const DEFAULT_DAYS = 84;
const LONGEST_DAYS = 3650;

/** The command line of `npm run simulate`. Returns the exit code; faults go to stderr, one a line. */
export async function simulateCli(argv: readonly string[], openSink: SinkOpener | null): Promise<number> {
  const command = new Command('simulate')
    .description('Runs a scenario without a server and reports it.')
    .option('--preset <key>', `one of ${PRESETS.map((preset) => preset.key).join(', ')}`)
    .option('--scenario <file>', 'a JSON document {name, description, config}')
    .option('--seed <number>', "the seed, else the scenario's", wholeNumber(-(2 ** 31), 2 ** 31 - 1))
    .option('--days <number>', "virtual days, else the scenario's", wholeNumber(1, LONGEST_DAYS))
    .option('--db <url>', 'also store the run in this database')
    .option('--json', 'print one JSON object and nothing else')
    .exitOverride()
    .showHelpAfterError();
  let options: CliOptions;
  try {
    options = command.parse(argv, { from: 'user' }).opts<CliOptions>();
  } catch (error) {
    // commander has printed it already, help included.
    return (error as { exitCode?: number }).exitCode ?? 1;
  }
  try {
    print(await run(options, openSink), options.json === true);
    return 0;
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    for (const fault of error.faults)
      process.stderr.write(`${fault.field ? `${fault.field}: ` : ''}${fault.message}\n`);
    return 1;
  }
}

async function run(options: CliOptions, openSink: SinkOpener | null): Promise<SimulateReport> {
  const config = scenarioOf(options);
  const seed = options.seed ?? config.seed;
  const days = options.days ?? config.durationDays ?? DEFAULT_DAYS;
  if (options.db !== undefined && !openSink) throw BadInputError.of('--db', 'is not available here');
  const sink =
    options.db !== undefined && openSink
      ? await openSink(options.db, { ...config, seed, durationDays: days })
      : null;
  const bar = new SingleBar({
    format: '{bar} {percentage}% | day {value} of {total} | {eta_formatted} left',
    stream: process.stderr,
  });
  const visible = process.stderr.isTTY;
  if (visible) bar.start(days, 0);
  try {
    return await simulateRun({
      config,
      seed,
      days,
      sink,
      clock: () => performance.now() / 1000,
      onDay: (done) => {
        if (visible) bar.update(done);
      },
    });
  } finally {
    if (visible) bar.stop();
  }
}

function scenarioOf({ preset, scenario }: CliOptions): ScenarioConfig {
  if ((preset === undefined) === (scenario === undefined)) {
    throw BadInputError.of('', 'expected either --preset KEY or --scenario FILE');
  }
  if (scenario !== undefined) return parseScenarioConfig(configOf(scenario));
  const found = findPreset(preset ?? '');
  if (found) return found.config;
  const keys = PRESETS.map((entry) => entry.key).join(', ');
  throw BadInputError.of('--preset', `expected one of ${keys}; got "${preset ?? ''}"`);
}

/** The document is {name, description, config}. */
function configOf(file: string): unknown {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw BadInputError.of('--scenario', `cannot read ${file} as JSON: ${(error as Error).message}`);
  }
  if (typeof document !== 'object' || document === null || !('config' in document)) {
    throw BadInputError.of('--scenario', 'expected an object {name, description, config}');
  }
  return document.config;
}

function print(report: SimulateReport, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else {
    for (const [key, value] of Object.entries(report)) {
      process.stdout.write(`${key.padEnd(18)}${Array.isArray(value) ? value.join(' ') : String(value)}\n`);
    }
  }
}

function wholeNumber(from: number, to: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < from || value > to) {
      throw new InvalidArgumentError(`expected a whole number from ${from} to ${to}`);
    }
    return value;
  };
}
