import type { RunCommand } from '../../src/domain/scenario/scenario';
import { requestPractice } from '../../src/persistence/requests/practice-requests';
import { runDigest } from '../../src/persistence/run-digest';
import { databasesInTurn, openMigrated } from '../support/databases';
import { mismatches } from '../support/imports';
import { pureDigest } from '../support/pure-digest';
import { addRun, runState, SMALL_PRACTICE } from '../support/runs';
import { engineUntil } from './engine-until';

const CONFIG = { ...SMALL_PRACTICE, durationDays: 30, claimsPerDay: 30 };

describe.each(databasesInTurn(__filename))('recorded practice, on $name', ({ create }) => {
  it('survives kills before, while and after it takes effect, and is counted once', async () => {
    const home = await create();
    const database = await openMigrated(home.url);
    try {
      const workspaceId = await addRun(database, CONFIG);
      const hasEnded = async (): Promise<boolean> => (await runState(database, workspaceId)) === 'COMPLETED';
      const practice = { ruleKey: 'missing-modifier-25', correct: true, claimId: 1, durationMs: 5_000 };
      const kills = [
        ['in-transaction', 1],
        ['in-transaction', 4],
        ['after-commit', 1],
        ['after-commit', 3],
      ] as const;
      for (const [index, [mode, count]] of kills.entries()) {
        await requestPractice(
          database,
          workspaceId,
          { ...practice, coderId: 1 + (index % 3) },
          `key-${index}`,
          0,
        );
        expect(await engineUntil(home.url, mode, count, hasEnded)).toBe('KILLED ITSELF');
      }
      await engineUntil(home.url, 'never', 0, hasEnded);
      const rows = await database
        .reader('live')
        .query<{ payload: string; effective_at_s: number }>(
          'SELECT payload, effective_at_s FROM commands WHERE workspace_id = ? ORDER BY seq',
          [workspaceId],
        );
      expect(rows).toHaveLength(kills.length);
      const commands = rows.map(
        ({ payload, effective_at_s: effectiveAtS }) =>
          ({ kind: 'PRACTICE', effectiveAtS, ...(JSON.parse(payload) as object) }) as RunCommand,
      );
      expect(await runDigest(database.reader('exports'), workspaceId)).toBe(pureDigest(CONFIG, commands));
      expect(await mismatches(database)).toBe(0);
    } finally {
      await database.close();
      await home.drop();
    }
  }, 240_000);
});
