import { realFiles } from '../connectors/x12/reading';
import type { Database } from '../../src/persistence/database';
import { DATABASES, openMigrated } from '../support/databases';
import { importInto, mismatches } from '../support/imports';

const files = realFiles();
const sqlite = DATABASES.filter((kind) => kind.name === 'SQLite');

/** What is stored of a file's claim payments: of those taken, and of those refused. */
async function storedCents(database: Database, workspaceId: number): Promise<number> {
  const [row] = await database
    .reader('live')
    .query<{ cents: number | null }>(
      'SELECT CAST(SUM(claims_cents + refused_cents) AS BIGINT) AS cents FROM remit_payments WHERE workspace_id = ?',
      [workspaceId],
    );
  return Number(row?.cents ?? 0);
}

/** Its sum of CLP04, each payment once, by a scanner that shares nothing with the reader. */
function statedCents(content: Buffer): number {
  const text = content.toString('latin1');
  const separator = /ISA(.)/.exec(text)?.[1] ?? '*';
  const cell = `[^${separator}\\n]*`;
  const claims = new RegExp(['CLP', cell, cell, cell, '(-?[\\d.]+)'].join(`\\${separator}`), 'g');
  return [...text.matchAll(claims)].reduce((sum, [, paid]) => sum + Math.round(Number(paid) * 100), 0);
}

describe.each(sqlite)('real remittances, on $name', ({ create }) => {
  it(`are imported or refused with a reason, and a second time create nothing (${files.length} files)`, async () => {
    const home = await create();
    const database = await openMigrated(home.url);
    try {
      let imported = 0;
      for (const { name: file, bytes: content } of files) {
        const first = await importInto(database, content, null);
        const { claims_read: read, claims_created: created, claims_updated: updated, rejected } = first;
        if (Number(created) > 0) imported += 1;
        // Every claim read is accounted for: made, added to a claim that is there, or refused by position and reason.
        expect(Number(created) + Number(updated)).toBeLessThanOrEqual(Number(read));
        if (Number(created) === 0 && first.state === 'FAILED')
          expect(String(first.error)).toMatch(/^byte \d+, segment \d+.*expected/);
        // Of transactions that are no remittances, a notice says so.
        if (Number(created) === 0 && first.state === 'COMPLETED')
          expect(Number(rejected) + Number(first.notice_count)).toBeGreaterThan(0);
        const second = await importInto(database, content, first.workspace_id);
        expect([file, second.claims_created, second.claims_updated]).toEqual([file, 0, 0]);
        const kept = Number(created) + Number(updated) + Number(first.takebacks_waiting);
        expect([file, second.duplicates]).toEqual([file, kept + Number(first.duplicates)]);
        expect([file, await storedCents(database, first.workspace_id)]).toEqual([file, statedCents(content)]);
      }
      process.stdout.write(`${imported} of ${files.length} real 835 files gave claims\n`);
      expect(imported).toBeGreaterThan(files.length / 2 - 1);
      expect(await mismatches(database)).toBe(0);
    } finally {
      await database.close();
      await home.drop();
    }
  }, 120_000);
});
