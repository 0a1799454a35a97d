import { realFiles } from '../connectors/x12/reading';
import { DATABASES, openMigrated } from '../support/databases';
import { importInto, mismatches } from '../support/imports';

const files = realFiles();
const sqlite = DATABASES.filter((kind) => kind.name === 'SQLite');

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
        if (Number(created) === 0 && first.state === 'COMPLETED') expect(Number(rejected)).toBeGreaterThan(0);
        const second = await importInto(database, content, first.workspace_id);
        expect([file, second.claims_created, second.claims_updated]).toEqual([file, 0, 0]);
        expect([file, second.duplicates]).toEqual([file, Number(created) + Number(updated)]);
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
