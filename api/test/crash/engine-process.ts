import { EngineLoop } from '../../src/engine/engine-loop';
import { DEFAULT_ENGINE_SETTINGS } from '../../src/engine/engine-settings';
import { systemClock } from '../../src/engine/system-clock';
import type { Tx } from '../../src/persistence/database';
import { Database } from '../../src/persistence/database';
import { runState } from '../support/runs';

/**
 * An engine in a process of its own, which kills itself with SIGKILL at an instant that the test has drawn:
 *   node engine-process.ts URL WORKSPACE in-transaction|after-commit|timer|never N
 * `in-transaction`: the n-th transaction has run its statements and has not committed. `after-commit`: the n-th batch
 * has committed and the doorbell has not rung. `timer`: after n milliseconds, wherever that is.
 */
const [, , url = '', workspace = '', mode = 'never', count = '0'] = process.argv;

async function main(): Promise<void> {
  const database = await Database.open({ url, readers: ['live'] });
  const workspaceId = Number(workspace);
  let left = Number(count);
  const die = (): void => process.kill(process.pid, 'SIGKILL') as unknown as void;

  if (mode === 'in-transaction') {
    const write = database.write.bind(database);
    database.write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      write(async (tx) => {
        const result = await work(tx);
        if (--left <= 0) die();
        return result;
      });
  }
  const loop = new EngineLoop({
    db: database,
    settings: { ...DEFAULT_ENGINE_SETTINGS, batchEvents: 100, hurry: 1, pollMs: 20, leaseMs: 300 },
    clock: systemClock,
    owner: `engine-${process.pid}`,
    lastCrash: null,
    computing: () => undefined,
    committed: () => {
      if (mode === 'after-commit' && --left <= 0) die();
    },
    log: (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`),
  });
  const running = loop.run();
  if (mode === 'timer') setTimeout(die, left);
  while ((await runState(database, workspaceId)) !== 'COMPLETED')
    await new Promise((resolve) => setTimeout(resolve, 20));
  await loop.stop();
  await running;
  await database.close();
}

void main();
