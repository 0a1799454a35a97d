import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import type { ExportFormat } from '../connectors/export-files';
import { EXPORT_FORMATS } from '../connectors/export-files';
import type { Fault } from '../domain/errors';
import { BadInputError } from '../domain/errors';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import { parseScenarioConfig } from '../domain/scenario/scenario-validation';
import { PRESETS, findPreset } from '../generation/presets';
import { FileSink } from './simulate-files';
import type { SimulateReport, SimulateSink } from './simulate-run';
import { simulateRun } from './simulate-run';

interface CliOptions {
  preset?: string;
  scenario?: string;
  seed?: number;
  days?: number;
  db?: string;
  format?: ExportFormat[];
  out?: string;
  force?: boolean;
  /** commander's form of --without-learning. */
  withoutLearning?: boolean;
  json?: boolean;
}

/** Opens the database behind `--db`; null when this program has none. */
export type SinkOpener = (databaseUrl: string, config: ScenarioConfig) => Promise<SimulateSink>;

const FIGURES = `
"prevented" is the effect of training: allowed dollars of this run minus those of its twin without training, over the
same claims, each followed to its end; net of what appeals and corrected claims would have won anyway, rework left out.
It is computed whenever the scenario trains, by a second run beside the first. "recovered" is the allowed dollars that
came back on denied claims by the run's end, as in the API's recoveredAmount: appeals won and corrected claims.`;

const DEFAULT_DAYS = 84;
const MAX_DAYS = 3650;

/** The command line of `npm run simulate`. Returns the exit code; faults go to stderr, one per line. */
export async function simulateCli(argv: readonly string[], openSink: SinkOpener | null): Promise<number> {
  const command = new Command('simulate')
    .description('Runs a scenario without a server and reports it.')
    .option('--preset <key>', `one of ${PRESETS.map((preset) => preset.key).join(', ')}`)
    .option('--scenario <file>', 'a JSON document {name, description, config}')
    .option('--seed <number>', "the seed, else the scenario's", wholeNumber(-(2 ** 31), 2 ** 31 - 1))
    .option('--days <number>', "virtual days, else the scenario's", wholeNumber(1, MAX_DAYS))
    .option('--db <url>', 'also store the run in this database')
    .option('--format <list>', `also write files: ${EXPORT_FORMATS.join(',')}, or some of them`, formatList)
    .option('--out <folder>', 'the folder for these files; it must be empty, or not be there yet')
    .option('--force', 'write into a folder that is not empty, over files of the same names')
    .option('--without-learning', 'no coder training: the counterfactual twin of the run, claim by claim')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', FIGURES)
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
  const sinks = await openSinks(options, openSink, { ...config, seed, durationDays: days });
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
      sides: options.withoutLearning === true ? 'TWIN' : 'PAIR',
      sinks,
      clock: () => performance.now() / 1000,
      onDay: (done) => {
        if (visible) bar.update(done);
      },
    });
  } finally {
    if (visible) bar.stop();
  }
}

/** All faults of the options are found before anything is written. */
async function openSinks(
  { db, format, out, force, withoutLearning }: CliOptions,
  openSink: SinkOpener | null,
  config: ScenarioConfig,
): Promise<SimulateSink[]> {
  const faults: Fault[] = [];
  if (format !== undefined && out === undefined)
    faults.push({ field: '--out', message: 'expected a folder for the files of --format' });
  if (out !== undefined && format === undefined)
    faults.push({ field: '--format', message: `expected with --out, some of ${EXPORT_FORMATS.join(',')}` });
  if (force === true && out === undefined) faults.push({ field: '--force', message: 'goes with --out only' });
  if (db !== undefined && !openSink) faults.push({ field: '--db', message: 'is not available here' });
  // One letter before the colon is a drive, more is a URL of some other kind: "sqlite:x.db" would be a strange file.
  if (db !== undefined && /^[a-z][a-z0-9+.-]+:/i.test(db) && !/^postgres(ql)?:\/\//.test(db))
    faults.push({ field: '--db', message: 'expected postgres://user:password@host:port/database or a file' });
  if (db !== undefined && withoutLearning === true)
    faults.push({
      field: '--without-learning',
      message: 'cannot be stored with --db; fork the stored run instead',
    });
  if (faults.length > 0) throw new BadInputError(faults);
  const sinks: SimulateSink[] = [];
  if (out !== undefined && format !== undefined) sinks.push(new FileSink(out, format, force === true));
  if (db !== undefined && openSink) sinks.push(await openSink(db, config));
  return sinks;
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

function formatList(text: string): ExportFormat[] {
  const named = text.split(',').map((name) => name.trim().toLowerCase());
  const unknown = named.find((name) => !(EXPORT_FORMATS as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`expected some of ${EXPORT_FORMATS.join(',')}, got "${unknown}"`);
  return EXPORT_FORMATS.filter((format) => named.includes(format));
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
