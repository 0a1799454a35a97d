import { startEngine } from '../../src/engine/start-engine';
import { Database } from '../../src/persistence/database';
import { runState } from '../support/runs';

/**
 * The engine's thread in a plain process (a native module in a thread does not survive jest's sandbox): dies twice
 * while its run goes on, and prints what came of it as JSON.
 */
async function main(url: string, workspaceId: number): Promise<void> {
  const database = await Database.open({ url });
  const deaths: string[] = [];
  const { handle } = await startEngine({
    databaseUrl: url,
    feedRetention: 100_000,
    log: (entry) => {
      if (entry.message === 'the engine thread died') deaths.push(entry.error ?? '');
    },
  });
  for (let death = 1; death <= 2; death += 1) {
    // Without its table the engine cannot even look for work; that kills its thread.
    await database.write((tx) => tx.run('ALTER TABLE workspaces RENAME TO workspaces_away'));
    await until(async () => handle.health().restarts >= death);
    await database.write((tx) => tx.run('ALTER TABLE workspaces_away RENAME TO workspaces'));
    await until(async () => handle.health().state === 'RUNNING');
  }
  await until(async () => (await runState(database, workspaceId)) === 'COMPLETED');
  const { restarts } = handle.health();
  await handle.stop();
  const state = handle.health().state;
  await database.close();
  process.stdout.write(JSON.stringify({ restarts, state, deaths }));
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 50));
}

const [, , url = '', workspaceId = ''] = process.argv;
void main(url, Number(workspaceId));
