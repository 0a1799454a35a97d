import { Worker } from 'node:worker_threads';

/**
 * Runs them all in threads, each of which takes the next when it is done with one; the order of results is that in which
 * they end. Fails with the first that fails.
 * @param workerPath a file that returns its result for each message, a run
 */
export async function runSeeds<Run, Result>(
  workerPath: string,
  runs: readonly Run[],
  workers: number,
  onDone: (result: Result) => void,
): Promise<void> {
  const waiting = [...runs];
  const threads = Math.min(workers, runs.length);
  await Promise.all(Array.from({ length: threads }, () => work(workerPath, waiting, onDone)));
}

function work<Run, Result>(
  workerPath: string,
  waiting: Run[],
  onDone: (result: Result) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerPath, { execArgv: ['-r', '@swc-node/register'] });
    const next = (): void => {
      const run = waiting.shift();
      if (run !== undefined) worker.postMessage(run);
      else {
        resolve();
        void worker.terminate();
      }
    };
    worker.on('message', (done: Result) => {
      onDone(done);
      next();
    });
    worker.on('error', reject);
    next();
  });
}
