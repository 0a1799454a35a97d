import { realFiles } from '../connectors/x12/reading';
import type { Database, Row } from '../../src/persistence/database';
import { DATABASES, openMigrated } from '../support/databases';
import { importInto, mismatches } from '../support/imports';

const files = realFiles('837');
const sqlite = DATABASES.filter((kind) => kind.name === 'SQLite');

/** CLM01 and CLM02 of all claims, by a scanner that shares nothing with the reader. */
function statedClaims(content: Buffer): string[] {
  const text = content.toString('latin1');
  const separator = /ISA(.)/.exec(text)?.[1] ?? '*';
  const cell = `([^${separator}\\n]*)`;
  const claims = new RegExp(['CLM', cell, cell].join(`\\${separator}`), 'g');
  return [...text.matchAll(claims)].map(
    ([, number, charge]) => `${number?.trim()} ${Math.round(Number(charge) * 100)}`,
  );
}

async function storedClaims(database: Database, workspaceId: number): Promise<string[]> {
  const rows = await database
    .reader('live')
    .query<Row>('SELECT claim_number, billed_cents FROM claims WHERE workspace_id = ?', [workspaceId]);
  return rows.map((row) => `${String(row.claim_number)} ${Number(row.billed_cents)}`);
}

(files.length > 0 ? describe : describe.skip).each(sqlite)('real claims, on $name', ({ create }) => {
  it(`are imported or refused with a reason, and a second time create nothing (${files.length} files)`, async () => {
    const home = await create();
    const database = await openMigrated(home.url);
    try {
      let imported = 0;
      for (const { name: file, bytes: content } of files) {
        const first = await importInto(database, content, null);
        const { claims_read: read, claims_created: created, claims_updated: updated, rejected } = first;
        if (Number(created) > 0) imported += 1;
        const stated = statedClaims(content);
        const stored = await storedClaims(database, first.workspace_id);
        // Every claim of the file is a claim here, a copy of one, or refused.
        expect([file, stored.length]).toEqual([file, Number(created)]);
        expect([file, stored.filter((claim) => !stated.includes(claim))]).toEqual([file, []]);
        expect([file, Number(read) + Number(rejected)]).toEqual([file, stated.length]);
        expect([file, Number(created) + Number(updated) + Number(first.duplicates)]).toEqual([
          file,
          Number(read),
        ]);
        if (first.state === 'FAILED') expect(String(first.error)).toMatch(/^byte \d+, segment \d+.*expected/);
        const second = await importInto(database, content, first.workspace_id);
        expect([file, second.claims_created, second.claims_updated]).toEqual([file, 0, 0]);
        expect([file, second.duplicates]).toEqual([file, first.claims_read]);
      }
      process.stdout.write(`${imported} of ${files.length} real 837 files gave claims\n`);
      expect(await mismatches(database)).toBe(0);
    } finally {
      await database.close();
      await home.drop();
    }
  }, 240_000);
});
