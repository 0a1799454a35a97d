import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns take the terms of docs/GLOSSARY.md; the keys of a pattern's stored memory follow them. */
export class Words0008 implements MigrationInterface {
  readonly name = 'Words1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, from, to] of COLUMNS)
      await runner.query(`ALTER TABLE ${table} RENAME COLUMN ${from} TO ${to}`);
    for (const [from, to] of KEYS) await renameKey(runner, from, to);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, from, to] of COLUMNS)
      await runner.query(`ALTER TABLE ${table} RENAME COLUMN ${to} TO ${from}`);
    for (const [from, to] of KEYS) await renameKey(runner, to, from);
  }
}

const COLUMNS: readonly (readonly [table: string, from: string, to: string])[] = [
  ['claims', 'exposure', 'eligible_populations'],
  ['claims', 'truth_rule', 'injected_rule'],
  ['claims', 'truth_pattern', 'injected_pattern'],
  ['policies', 'exposure_bit', 'population_bit'],
];

const KEYS: readonly (readonly [from: string, to: string])[] = [
  ['exposedCount', 'eligibleCount'],
  ['levelPerMille', 'referenceRatioPerMille'],
  ['levelExpectedPerMille', 'referenceExpectedPerMille'],
  ['levelMeasured', 'referenceMeasured'],
  ['markedOn', 'statusChangedOn'],
];

/** The detector writes its memory as JSON with these names as keys and as nothing else. */
const renameKey = (runner: QueryRunner, from: string, to: string): Promise<unknown> =>
  runner.query(`UPDATE patterns SET state = REPLACE(state, '"${from}":', '"${to}":')`);
