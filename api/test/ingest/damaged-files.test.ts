import fc from 'fast-check';
import { FILE_READERS } from '../../src/connectors/file-readers';
import { writeClaims837 } from '../../src/connectors/x12/write-claims';
import { writeRemits835 } from '../../src/connectors/x12/remit/write-remits';
import type { Database, Row } from '../../src/persistence/database';
import { byProcessing, bySubmission, fileText, simulatedRecords } from '../connectors/simulated-records';
import { SAMPLES } from '../connectors/format-samples';
import { mutated, mutation, SEGMENTS } from '../connectors/mutations';
import { busyScenario } from '../simulation/scenarios';
import { databasesInTurn, withOneDatabase } from '../support/databases';
import { fuzzEffort, testSeed } from '../support/effort';
import { addImport, importHasEnded, importRow, mismatches } from '../support/imports';
import { runEngine } from '../support/runs';

const SEED = testSeed(300_835);
const FILES = fuzzEffort(300, 3_000);
/** Files that go into one workspace: they share claims, and damage makes others of them. */
const FILES_PER_WORKSPACE = 30;

const records = simulatedRecords(busyScenario({ claimsPerDay: 8, institutionalShare: 40 }), 3, 12);
const facts = { createdDate: '2025-06-01' };
const SOURCES = [
  ...FILE_READERS.map(({ format }) => SAMPLES[format]),
  {
    grammar: SEGMENTS,
    files: [
      ...(['PROFESSIONAL', 'INSTITUTIONAL'] as const).map((type) =>
        Buffer.from(fileText(writeClaims837(type, facts), bySubmission(records))),
      ),
      Buffer.from(fileText(writeRemits835(facts), byProcessing(records))),
    ],
  },
].flatMap(({ files, grammar }) => files.map((file) => ({ file, grammar })));

describe.each(databasesInTurn(__filename))(
  `${FILES} damaged files (seed ${SEED}), on $name`,
  ({ create }) => {
    let database: Database;
    withOneDatabase(create, (opened) => (database = opened));

    it(
      'end with a reason and its position, leave whole claims and money that adds up',
      async () => {
        const damaged = fc
          .constantFrom(...SOURCES)
          .chain(({ file, grammar }) =>
            fc
              .array(mutation(grammar), { minLength: 1, maxLength: 5 })
              .map((mutations) => mutated(file, mutations)),
          )
          .filter(({ length }) => length > 0);
        const files = fc.sample(damaged, { numRuns: FILES, seed: SEED });
        let workspaceId: number | null = null;
        const jobs: number[] = [];
        for (const [at, file] of files.entries()) {
          if (at % FILES_PER_WORKSPACE === 0) workspaceId = null;
          const importId = await addImport(database, file, workspaceId);
          jobs.push(importId);
          workspaceId ??= Number((await importRow(database, importId)).workspace_id);
        }
        await runEngine(database, async () => {
          for (const job of jobs) if (!(await importHasEnded(database, job))) return false;
          return true;
        });
        const states = new Map<string, number>();
        for (const job of jobs) {
          const { state, error } = await importRow(database, job);
          states.set(String(state), (states.get(String(state)) ?? 0) + 1);
          if (state === 'FAILED') expect(error).toMatch(REASON);
          else expect([state, error]).toEqual(['COMPLETED', null]);
        }
        process.stdout.write(`${[...states].map(([state, count]) => `${count} ${state}`).join(', ')}\n`);
        expect(states.get('COMPLETED')).toBeGreaterThan(FILES / 3);
        expect(await withoutReason(database)).toEqual([]);
        expect(await brokenClaims(database)).toEqual([]);
        expect(await lostCents(database)).toBe(0);
        expect(await mismatches(database)).toBe(0);
      },
      fuzzEffort(600_000, 3_600_000),
    );
  },
);

const titles = FILE_READERS.map(({ title }) => title).join(' or ');
const REASON = new RegExp(`^(byte \\d+.*expected .*found|expected ${titles}, found .* at byte 0)`, 's');

async function withoutReason(database: Database): Promise<Row[]> {
  const db = database.reader('live');
  const rows = await db.query<Row>(
    `SELECT import_id, position, message FROM import_rejections UNION ALL SELECT import_id, position, message FROM import_notices`,
  );
  return rows.filter(
    ({ position, message }) =>
      !/^byte \d+, (segment|line|item) \d+/.test(String(position)) || !/expected/.test(String(message)),
  );
}

/**
 * Claims without an event, or with money that is not their payments'; a claim whose source states how it stands is worth
 * its last state. Events that belong to a claim which is not there.
 */
const brokenClaims = (database: Database): Promise<Row[]> =>
  database.reader('live').query<Row>(
    `SELECT c.workspace_id, c.id, c.paid_cents FROM claims c
     WHERE NOT EXISTS (SELECT 1 FROM remit_claim_events v WHERE v.workspace_id = c.workspace_id AND v.claim_id = c.id
           AND v.content LIKE '%"version"%')
         AND COALESCE(c.paid_cents, 0) <> (SELECT COALESCE(SUM(e.paid_cents), 0) FROM remit_claim_events e
         WHERE e.workspace_id = c.workspace_id AND e.claim_id = c.id AND NOT EXISTS (SELECT 1 FROM import_exceptions x
           WHERE x.workspace_id = e.workspace_id AND x.event_key = e.event_key AND x.code = 'TAKEBACK_UNMATCHED'))
       OR NOT EXISTS (SELECT 1 FROM remit_claim_events e WHERE e.workspace_id = c.workspace_id AND e.claim_id = c.id
           UNION ALL SELECT 1 FROM claim_submissions s WHERE s.workspace_id = c.workspace_id AND s.claim_id = c.id)
     UNION ALL
     SELECT e.workspace_id, e.claim_id, e.paid_cents FROM remit_claim_events e
     LEFT JOIN claims c ON c.workspace_id = e.workspace_id AND c.id = e.claim_id
     WHERE e.claim_id IS NOT NULL AND c.id IS NULL`,
  );

/** Between the payments' sums and their events. */
async function lostCents(database: Database): Promise<number> {
  const [row] = await database
    .reader('live')
    .query<Row>(
      `SELECT (SELECT COALESCE(SUM(claims_cents), 0) FROM remit_payments) - (SELECT COALESCE(SUM(paid_cents), 0) FROM remit_claim_events) AS cents`,
    );
  return Number(row?.cents);
}
