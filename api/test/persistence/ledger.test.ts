import type { Database, Row } from '../../src/persistence/database';
import { epochDay } from '../../src/domain/calendar';
import type { TestDatabase } from '../support/databases';
import { DATABASES, openMigrated } from '../support/databases';
import { effort } from '../support/effort';
import { SMALL_PRACTICE, addRun, derivedTables, runToEnd } from '../support/runs';

/** Long enough for weeks with training to mature. */
const CONFIG = { ...SMALL_PRACTICE, durationDays: 105 };

describe.each(DATABASES)('the ledger of a run, on $name', ({ name, create }) => {
  let home: TestDatabase;
  let database: Database;
  let workspaceId: number;
  let tables: Record<string, Row[]>;
  const rows = (sql: string): Promise<Row[]> => database.reader('live').query<Row>(sql, [workspaceId]);

  beforeAll(async () => {
    home = await create();
    database = await openMigrated(home.url);
    workspaceId = await addRun(database, CONFIG);
    await runToEnd(database, workspaceId);
    tables = await derivedTables(database, workspaceId);
  }, 120_000);

  afterAll(async () => {
    await database.close();
    await home.drop();
  });

  it('books every appeal won once, on the day of its decision', async () => {
    const won = await rows(
      `SELECT claim_id, decided_date, recovered_cents FROM appeals WHERE workspace_id = ? AND outcome = 'OVERTURNED' ORDER BY claim_id`,
    );
    const booked = await rows(
      `SELECT subject_id AS claim_id, booked_on AS decided_date, cash_cents AS recovered_cents FROM bookings
       WHERE workspace_id = ? AND kind = 'APPEAL_WON' ORDER BY subject_id`,
    );
    expect(won.length).toBeGreaterThan(20);
    expect(booked).toEqual(won);
  });

  it('books every corrected claim that was paid once, on the day of its adjudication, for the denied one', async () => {
    const paid = await rows(
      `SELECT original_claim_id AS id, processing_date AS day, allowed_cents AS cents FROM claims
       WHERE workspace_id = ? AND frequency_code = '7' AND status = 'PAID' ORDER BY original_claim_id`,
    );
    const booked = await rows(
      `SELECT subject_id AS id, booked_on AS day, allowed_cents AS cents FROM bookings
       WHERE workspace_id = ? AND kind = 'CORRECTED_CLAIM_PAID' ORDER BY subject_id`,
    );
    expect(paid.length).toBeGreaterThan(20);
    expect(booked).toEqual(paid);
  });

  it('says of every denial what has become of it, and of no other claim', async () => {
    const claims = await rows(
      `SELECT status, resolution, resolved_on, initially_denied, next_due_s, processing_date FROM claims WHERE workspace_id = ? AND frequency_code = '1'`,
    );
    for (const { status, resolution, resolved_on, initially_denied, next_due_s } of claims) {
      if (initially_denied !== 1) expect(resolution).toBeNull();
      else if (status === 'OVERTURNED') expect(resolution).toBe('OVERTURNED');
      else if (status === 'UPHELD' && next_due_s === null) expect(resolution).toBe('UPHELD');
      else if (next_due_s !== null) expect([resolution, resolved_on]).toEqual(['OPEN', null]);
      else expect(['CORRECTED_PAID', 'WRITTEN_OFF', 'PATIENT', 'OPEN']).toContain(resolution);
    }
    const found = new Set(claims.map(({ resolution }) => resolution));
    for (const resolution of ['OPEN', 'CORRECTED_PAID', 'OVERTURNED', 'UPHELD', 'WRITTEN_OFF', 'PATIENT'])
      expect(found).toContain(resolution);
  });

  it('books what training prevented on Sundays, each mature week once and each revision as a row of its own', () => {
    const prevented = (tables.bookings ?? []).filter(({ kind }) => String(kind).startsWith('PREVENTED'));
    const first = prevented.filter(({ kind }) => kind === 'PREVENTED');
    expect(first.length).toBeGreaterThan(1);
    expect(new Set(first.map(({ subject_id }) => subject_id)).size).toBe(first.length);
    for (const { booked_on, subject_id } of prevented) {
      expect(new Date(String(booked_on)).getUTCDay()).toBe(0);
      expect(epochDay(String(booked_on)) - Number(subject_id)).toBeGreaterThanOrEqual(48);
    }
    const newest = JSON.parse(String(tables.impact_estimates?.at(-1)?.estimate)) as {
      weeks: { startDay: number; preventedCents: number }[];
    };
    for (const { startDay, preventedCents } of newest.weeks) {
      const booked = prevented.filter(({ subject_id }) => subject_id === startDay);
      const sum = booked.reduce((total, { allowed_cents }) => total + Number(allowed_cents), 0);
      expect(sum).toBe(Math.round(preventedCents));
    }
  });

  // Batches are made before anything is stored, so that `npm test` tries their size on one database.
  const itOnOne = name === 'SQLite' || effort(0, 1) ? it : it.skip;
  itOnOne(
    'is the same whatever the size of batches',
    async () => {
      const other = await addRun(database, CONFIG);
      await runToEnd(database, other, { batchEvents: 300 });
      const again = await derivedTables(database, other);
      const ofOne = (all: Row[] | undefined): Row[] =>
        (all ?? []).map((row) => ({ ...row, workspace_id: null }));
      for (const table of [
        'bookings',
        'daily_bookings',
        'denial_outcomes',
        'impact_cohorts',
        'impact_estimates',
      ])
        expect(ofOne(again[table])).toEqual(ofOne(tables[table]));
    },
    120_000,
  );
});
