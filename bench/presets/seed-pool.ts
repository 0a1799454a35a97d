import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PresetFigures } from './preset-run';

export interface SeedRun {
  key: string;
  seed: number;
}

/** Runs them all, as many at a time as there are cores. Fails with the first that fails. */
export async function runSeeds(
  runs: readonly SeedRun[],
  onDone: (run: SeedRun & { figures: PresetFigures }) => void,
): Promise<void> {
  const waiting = [...runs];
  const threads = Math.min(availableParallelism(), runs.length);
  await Promise.all(Array.from({ length: threads }, () => work(waiting, onDone)));
}

function work(
  waiting: SeedRun[],
  onDone: (run: SeedRun & { figures: PresetFigures }) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, 'preset-worker.ts'), {
      execArgv: ['-r', '@swc-node/register'],
    });
    const next = (): void => {
      const run = waiting.shift();
      if (run) worker.postMessage(run);
      else {
        resolve();
        void worker.terminate();
      }
    };
    worker.on('message', (done: SeedRun & { figures: PresetFigures }) => {
      onDone(done);
      next();
    });
    worker.on('error', reject);
    next();
  });
}
