import { setFlagsFromString } from 'node:v8';
import { ConfigError, readConfig } from './config';
import { builtWebRoot, startApp } from './app';
import { NewerDatabaseError } from './persistence/database';
import { createLog } from './server/log';
import { StartError } from './start-error';

const USAGE = 'Usage: npm start [-- --empty]   (--empty: start without a scenario)';

/**
 * Starts everything and runs until it is told to stop; a problem with the environment is one clear line and exit code
 * 1.
 */
export async function main(args: readonly string[]): Promise<void> {
  try {
    const unknown = args.find((arg) => arg !== '--empty');
    if (unknown !== undefined) throw new StartError(`"${unknown}" is not an option. ${USAGE}`);
    await run(args.includes('--empty'));
  } catch (error) {
    if (!isForTheUser(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/**
 * A run's claims live long and then become garbage together, so V8 lets its heap grow to four times the live data
 * before it collects. Limiting it to twice costs a tenth of the run's computing time and halves its memory.
 */
const HEAP_GROWTH = '--heap-growing-percent=100';

async function run(empty: boolean): Promise<void> {
  setFlagsFromString(HEAP_GROWTH);
  const config = readConfig();
  const app = await startApp({ config, log: createLog(config.logLevel), webRoot: builtWebRoot(), empty });
  const lines = [
    `Dashboard   ${app.url}/`,
    `Playground  ${app.url}/graphiql`,
    `Data        ${config.databaseLabel}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);

  let askedAtMs: number | null = null;
  const end = (): void => {
    if (askedAtMs !== null) {
      // npm passes on the Ctrl-C that the terminal has already sent to this process; only a later one means "at once".
      if (performance.now() - askedAtMs > ECHO_MS) process.exit(130);
      return;
    }
    askedAtMs = performance.now();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`It could not be stopped cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

const ECHO_MS = 1_000;

const isForTheUser = (error: unknown): error is Error =>
  error instanceof ConfigError || error instanceof StartError || error instanceof NewerDatabaseError;

if (require.main === module) void main(process.argv.slice(2));
