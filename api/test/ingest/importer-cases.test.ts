import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/persistence/database';
import { DATABASES, openMigrated } from '../support/databases';
import { importInto, mismatches } from '../support/imports';
import { importedState } from '../support/imported-state';

/** Files with the property of a public bug report each; they are not part of this repository. */
const FOLDER = process.env.CLAIMSTREAM_CASES;
const sqlite = DATABASES.filter((kind) => kind.name === 'SQLite');
const completed = { state: 'COMPLETED' };

const CASES: readonly { name: string; files: readonly string[]; right: object }[] = [
  {
    name: 'a denial reason of N/A, and a code glued to its group',
    files: ['f1-denialreason-na.json'],
    right: {
      jobs: [completed],
      claims: [
        {
          number: 'F1-ICN',
          status: 'DENIED',
          extent: 'PARTIAL',
          lines: [
            { code: '99213', paid: 80, carc: null, adjustments: [] },
            { code: '76705', paid: 0, carc: '197', adjustments: ['CO-197 180'] },
          ],
        },
      ],
    },
  },
  {
    name: 'a total unlike the items',
    files: ['f3-total-not-sum.json'],
    right: {
      jobs: [{ ...completed, notice_count: 1 }],
      claims: [{ billed: 204.2, status: 'PENDING', initiallyDenied: null }],
    },
  },
  {
    name: 'a claim that was canceled and replaced',
    files: ['f4-cancelled-and-replaced.ndjson'],
    right: { jobs: [completed], claims: [{ paid: 60, billed: 120, status: 'PAID' }], exceptions: [] },
  },
  {
    name: 'one line that cannot be read',
    files: ['f6-one-bad-line.ndjson'],
    right: {
      jobs: [{ ...completed, rejected: 1, claims_created: 2, notice_count: 1 }],
      claims: [{ number: 'F6A-ICN' }, { number: 'F6C-ICN' }],
    },
  },
  {
    name: 'compressed data that is cut off',
    files: ['f6-truncated.ndjson.gz'],
    right: {
      jobs: [{ state: 'FAILED', error: expect.stringMatching(/^byte 1843: expected the end of the gzip data/), claims_created: 2 }], // prettier-ignore
      claims: [{ paid: 80 }, { paid: 90 }],
    },
  },
  {
    name: 'a denied prior authorization',
    files: ['f7-preauthorisation-denied.json'],
    right: { jobs: [{ ...completed, notice_count: 1, claims_read: 0 }], claims: [], exceptions: [] },
  },
  {
    name: 'ids that look like numbers',
    files: ['c1-leading-zeros.csv'],
    right: {
      jobs: [completed],
      claims: [
        { number: '0000123', paid: 80, lines: [{ revenueCode: '0450' }] },
        { number: '1E5', status: 'DENIED', carc: '16' },
      ],
    },
  },
  {
    name: 'charges, payments and transfers',
    files: ['c3-transactions-not-claims.csv'],
    right: {
      jobs: [completed],
      claims: [
        { number: 'k2', billed: 60, status: 'PENDING', initiallyDenied: null },
        { number: 'k1', billed: 120, paid: 80, status: 'PAID' },
      ],
    },
  },
  {
    name: 'a claim in several extracts, canceled and adjusted, loaded twice',
    files: ['c5-versions.csv', 'c5-versions.csv'],
    right: {
      jobs: [completed, { ...completed, claims_created: 0, claims_updated: 0 }],
      claims: [{ number: 'k7', paid: 60, billed: 120, status: 'PAID' }],
      exceptions: [],
    },
  },
];

(FOLDER === undefined ? describe.skip : describe).each(sqlite)(
  'tables and documents of odd kinds, on $name',
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

    it.each(CASES.map((each) => [each.name, each] as const))(
      '%s comes out right',
      async (_name, { files, right }) => {
        let workspaceId: number | null = null;
        const jobs: Record<string, unknown>[] = [];
        for (const file of files) {
          const job = await importInto(
            database,
            readFileSync(join(FOLDER ?? '', 'importers', file)),
            workspaceId,
          );
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
