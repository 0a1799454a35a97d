import { Database, DatabaseClosedError } from '../../src/persistence/database';
import { startEngine } from '../../src/engine/start-engine';
import { addImport, importHasEnded, importRow } from '../support/imports';
import { addRun, runState, SMALL_PRACTICE } from '../support/runs';

/**
 * In a plain process, over a migrated SQLite file: the engine's thread beside a workspace that nobody can read, then a
 * connection that is closed while statements run on it. Prints what came of it as JSON; ends with 0 unless aborted.
 */
async function main(url: string): Promise<void> {
  const database = await Database.open({ url });
  const broken = await addRun(database, { ...SMALL_PRACTICE, durationDays: 2 });
  await database.write((tx) =>
    tx.run(
      `INSERT INTO detector_observations (workspace_id, day, first_claim_id, content) VALUES (?, '2024-12-31', 1, '{')`,
      [broken],
    ),
  );
  const importId = await addImport(database, Buffer.from('ISA*'), broken);
  const healthy = await addRun(database, { ...SMALL_PRACTICE, durationDays: null });
  const { handle } = await startEngine({
    databaseUrl: url,
    feedRetention: 100_000,
    log: () => undefined,
  });
  await until(
    async () => (await importHasEnded(database, importId)) && (await runState(database, broken)) === 'FAILED',
  );
  const told = {
    restarts: handle.health().restarts,
    healthy: await runState(database, healthy),
    import: (await importRow(database, importId)).state,
    slow: 0,
    refused: 0,
  };
  await handle.stop();

  const reader = database.reader('live');
  const slow = reader.query<{ n: number }>(
    'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000) SELECT COUNT(*) AS n FROM n',
  );
  const closed = database.close();
  for (const late of [reader.query('SELECT 1'), database.write(() => Promise.resolve())])
    await late.catch((error: unknown) => (told.refused += error instanceof DatabaseClosedError ? 1 : 0));
  told.slow = (await slow)[0]?.n ?? 0;
  await closed;
  process.stdout.write(JSON.stringify(told));
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 50));
}

void main(process.argv[2] ?? '');
