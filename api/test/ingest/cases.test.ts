import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/persistence/database';
import { DATABASES, openMigrated } from '../support/databases';
import { importInto, mismatches } from '../support/imports';
import { importedState } from '../support/imported-state';
import { BILL_CASES, CASES } from './case-expectations';

/** Files with the property of a public bug report each; they are not part of this repository. */
const FOLDER = process.env.CLAIMSTREAM_CASES;
const sqlite = DATABASES.filter((kind) => kind.name === 'SQLite');

(FOLDER === undefined ? describe.skip : describe).each(sqlite)(
  'files of odd kinds, on $name',
  ({ create }) => {
    let database: Database;
    let drop: () => Promise<void>;
    beforeAll(async () => {
      const home = await create();
      database = await openMigrated(home.url);
      drop = home.drop;
    });
    afterAll(async () => {
      await database.close();
      await drop();
    });

    it.each([
      ...CASES.map((each) => [each.name, '835', each] as const),
      ...BILL_CASES.map((each) => [each.name, 'importers', each] as const),
    ])(
      '%s comes out right',
      async (_name, folder, { files, right }) => {
        let workspaceId: number | null = null;
        const jobs: Record<string, unknown>[] = [];
        for (const file of files) {
          const content = readFileSync(join(FOLDER ?? '', folder, file));
          const job = await importInto(database, content, workspaceId);
          jobs.push(job);
          workspaceId = Number(job.workspace_id);
        }
        expect({ jobs, ...(await importedState(database, workspaceId ?? 0)) }).toMatchObject(right);
      },
      60_000,
    );

    it('leave figures that a recomputation confirms', async () => {
      expect(await mismatches(database)).toBe(0);
    });
  },
);
