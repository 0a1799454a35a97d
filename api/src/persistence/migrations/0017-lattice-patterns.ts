import type { MigrationInterface, QueryRunner } from 'typeorm';
import { placeholders, type Dialect } from '../dialect';
import { expectRows } from './index-statistics';

/**
 * Patterns are found over every field of a claim: their slices are lists of terms, and the detector's state is the claims
 * of its newest days. Patterns of an older database go on with the slices that they have; an engine reads the days again
 * from the stored claims when it first opens a workspace.
 */
export class LatticePatterns0017 implements MigrationInterface {
  readonly name = 'LatticePatterns1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const text = postgres ? 'TEXT COLLATE "C"' : 'TEXT';
    await runner.query('DROP TABLE detector_days');
    await runner.query(
      `CREATE TABLE detector_observations (workspace_id BIGINT NOT NULL, day ${text} NOT NULL, first_claim_id BIGINT NOT NULL, content ${text} NOT NULL,
         PRIMARY KEY (workspace_id, day, first_claim_id))${postgres ? '' : ' WITHOUT ROWID'}`,
    );
    await runner.query(
      `UPDATE forks SET table_name = 'detector_observations', place = NULL WHERE table_name = 'detector_days'`,
    );
    await expectRows(runner, { detector_observations: { detector_observations: '20000 20000 100 1' } });
    await runner.query('ALTER TABLE patterns RENAME COLUMN family TO slice');
    await runner.query('ALTER TABLE patterns ADD COLUMN term_count INTEGER NOT NULL DEFAULT 0');
    for (const row of (await runner.query('SELECT * FROM patterns')) as OldPattern[])
      await convert(runner, postgres ? 'postgres' : 'sqlite', row);
    await runner.query('ALTER TABLE patterns DROP COLUMN refinement');
    await runner.query('ALTER TABLE patterns DROP COLUMN refinement_id');
  }

  /** Slices of other kinds become whole populations: the version before knows no others. */
  async down(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const text = postgres ? 'TEXT COLLATE "C"' : 'TEXT';
    await runner.query('DROP TABLE detector_observations');
    await runner.query(
      `CREATE TABLE detector_days (workspace_id BIGINT NOT NULL, day ${text} NOT NULL, cells ${text} NOT NULL,
         PRIMARY KEY (workspace_id, day))${postgres ? '' : ' WITHOUT ROWID'}`,
    );
    if (!postgres) await runner.query(`DELETE FROM sqlite_stat1 WHERE tbl = 'detector_observations'`);
    await runner.query('ALTER TABLE patterns DROP COLUMN term_count');
    await runner.query('ALTER TABLE patterns RENAME COLUMN slice TO family');
    await runner.query(`UPDATE patterns SET family = 'all'`);
    await runner.query(`ALTER TABLE patterns ADD COLUMN refinement ${text}`);
    await runner.query('ALTER TABLE patterns ADD COLUMN refinement_id BIGINT');
  }
}

interface OldPattern {
  workspace_id: number;
  id: number;
  carc: string;
  slice: string;
  refinement: string | null;
  refinement_id: number | null;
  status: string;
  benchmark_per_million: number;
  detected_on: string;
  current_claim_count: number;
  current_denied_count: number;
  state: string;
}

/** As if the search had found it: above the benchmark from its detection on, by what it is now. */
async function convert(runner: QueryRunner, dialect: Dialect, row: OldPattern): Promise<void> {
  const slice = [
    ...(row.refinement === null ? [] : [{ field: row.refinement, value: String(row.refinement_id) }]),
    ...(row.slice === 'all' ? [] : [{ field: 'population', value: row.slice }]),
  ];
  const state = JSON.parse(row.state) as { memory: { statusChangedOn: string } };
  const expectedPerMillion = Number(row.benchmark_per_million);
  const claims = Math.max(1, Number(row.current_claim_count));
  const ratePerMillion = Math.round((Number(row.current_denied_count) * 1_000_000) / claims);
  const fit = {
    id: Number(row.id),
    carc: row.carc,
    slice,
    kind: 'LEVEL',
    detectedOn: row.detected_on,
    since: row.detected_on,
    until: row.status === 'RESOLVED' || row.status === 'ARCHIVED' ? state.memory.statusChangedOn : null,
    addedPerMillion: Math.max(0, ratePerMillion - expectedPerMillion),
    expectedPerMillion,
    scorePerMille: 0,
    mergedInto: null,
  };
  await runner.query(
    placeholders(
      dialect,
      'UPDATE patterns SET slice = ?, term_count = ?, state = ? WHERE workspace_id = ? AND id = ?',
    ),
    [
      JSON.stringify(slice),
      slice.length,
      JSON.stringify({ ...state, slice, isArchivedByUser: row.status === 'ARCHIVED', foundAs: slice, fit }),
      row.workspace_id,
      row.id,
    ],
  );
}
