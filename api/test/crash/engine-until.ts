import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { nodeArguments } from '../support/own-process';

/** A run that does not exist: the engine process then goes on until it kills itself. */
const NO_WORKSPACE = 999_999;

export type Death = 'in-transaction' | 'after-commit' | 'timer';

/**
 * An engine that dies by its own hand: in its n-th transaction before that commits, after its n-th commit, or after n
 * milliseconds. Ended from here once `done` says so.
 * @throws when it ends in any other way
 */
export async function engineUntil(
  url: string,
  death: Death | 'never',
  count: number,
  done: () => Promise<boolean>,
): Promise<'KILLED ITSELF' | 'DONE'> {
  const child: ChildProcess = spawn(
    process.execPath,
    [...nodeArguments('api/test/crash/engine-process.ts'), url, String(NO_WORKSPACE), death, String(count)],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const exited = new Promise<'EXITED'>((resolve, reject) =>
    child.once('exit', (code, signal) =>
      signal === 'SIGKILL'
        ? resolve('EXITED')
        : reject(new Error(`the engine process ended with ${signal ?? `code ${code}`}`)),
    ),
  );
  for (;;) {
    const pause = new Promise<'LOOK'>((resolve) => setTimeout(() => resolve('LOOK'), 50));
    if ((await Promise.race([exited, pause])) === 'EXITED') return 'KILLED ITSELF';
    if (await done()) {
      child.kill('SIGKILL');
      await exited;
      return 'DONE';
    }
  }
}
