import { JobRunner } from '../../src/jobs/job-runner';
import { retentionJob } from '../../src/jobs/retention-job';
import type { Database } from '../../src/persistence/database';
import { DATABASES, withOneDatabase } from '../support/databases';
import { addImport } from '../support/imports';

const NOW = Date.parse('2025-06-30T04:45:00Z');
const ENDED = { old: '2025-05-30T04:44:59.000Z', recent: '2025-05-31T04:45:01.000Z', never: null };

describe.each(DATABASES)('the retention of rejections, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  it('forgets those of imports that ended long ago, keeps their count, and those of all others', async () => {
    const imports = new Map<string, number>();
    for (const [name, finishedAt] of Object.entries(ENDED)) {
      const id = await addImport(database, Buffer.from('ISA'), null);
      imports.set(name, id);
      await database.write(async (tx) => {
        await tx.run('UPDATE imports SET rejected = 2, finished_at = ? WHERE id = ?', [finishedAt, id]);
        for (const seq of [1, 2])
          await tx.run(
            'INSERT INTO import_rejections (import_id, seq, position, code, message) VALUES (?, ?, ?, ?, ?)',
            [id, seq, 'CLP 1', 'INVALID', 'expected a number'],
          );
      });
    }
    const runner = new JobRunner(
      database,
      [retentionJob({ rejectionDays: 30 })],
      { nowMs: () => NOW },
      (_name, error) => {
        throw error;
      },
    );
    expect(await runner.run('retention')).toMatchObject({
      state: 'SUCCEEDED',
      mismatches: null,
      lastError: null,
    });
    const kept = await database
      .reader('live')
      .query<{ id: number; rejected: number; n: number }>(
        `SELECT i.id, i.rejected, (SELECT COUNT(*) FROM import_rejections r WHERE r.import_id = i.id) AS n FROM imports i ORDER BY i.id`,
      );
    expect(kept.map(({ id, rejected, n }) => [Number(id), Number(rejected), Number(n)])).toEqual([
      [imports.get('old'), 2, 0],
      [imports.get('recent'), 2, 2],
      [imports.get('never'), 2, 2],
    ]);
  });
});
