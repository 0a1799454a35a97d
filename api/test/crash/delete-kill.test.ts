import type { Database } from '../../src/persistence/database';
import { WORKSPACE_TABLES } from '../../src/persistence/deletion-store';
import { requestDeletion } from '../../src/persistence/requests/workspace-requests';
import { runDigest } from '../../src/persistence/run-digest';
import { databasesInTurn, openMigrated } from '../support/databases';
import { addRun, runToEnd, SMALL_PRACTICE } from '../support/runs';
import { engineUntil } from './engine-until';
import { effort } from '../support/effort';

/** By how many transactions every engine lives longer than the one before it. */
const GAIN = effort(12, 3);

describe.each(databasesInTurn(__filename))(
  'a deletion that is killed again and again, on $name',
  ({ create }) => {
    it('goes on where it was, to its end, and nothing else is lost', async () => {
      const home = await create();
      const database = await openMigrated(home.url);
      try {
        const config = { ...SMALL_PRACTICE, durationDays: effort(15, 30) };
        const kept = await addRun(database, config);
        await runToEnd(database, kept);
        const leaving = await addRun(database, config);
        await runToEnd(database, leaving);
        const digest = await runDigest(database.reader('exports'), kept);
        await requestDeletion(database, leaving, 0);

        let kills = 0;
        const counts: number[] = [];
        while (await isThere(database, leaving)) {
          // Every engine gets a little further than the one before it: it first finds the tables that are empty.
          const ended = await engineUntil(
            home.url,
            'in-transaction',
            2 + GAIN * kills,
            async () => !(await isThere(database, leaving)),
          );
          if (ended === 'KILLED ITSELF') kills += 1;
          counts.push(await rowCount(database, leaving));
        }
        expect(kills).toBeGreaterThan(2);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
        expect(counts.at(-1)).toBe(0);
        expect(await runDigest(database.reader('exports'), kept)).toBe(digest);
      } finally {
        await database.close();
        await home.drop();
      }
    }, 300_000);
  },
);

async function isThere(database: Database, workspaceId: number): Promise<boolean> {
  const rows = await database.reader('live').query('SELECT 1 FROM workspaces WHERE id = ?', [workspaceId]);
  return rows.length > 0;
}

async function rowCount(database: Database, workspaceId: number): Promise<number> {
  let count = 0;
  for (const [table] of WORKSPACE_TABLES) {
    const [row] = await database
      .reader('live')
      .query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} WHERE workspace_id = ?`, [workspaceId]);
    count += Number(row?.n);
  }
  return count;
}
