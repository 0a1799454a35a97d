import type { Claim } from '../../../domain/claim';
import type { ClaimSlice } from '../../../domain/claim-slice';
import { PROCEDURES } from '../../../domain/catalogues/procedure-catalogue';
import { populationBit } from '../../../domain/denial-rule';
import type { PatternTruth } from '../../../domain/pattern-truth';
import { PatternEntity } from '../../../entities/pattern.entity';
import { claimsWithLines } from '../../claim-reader';
import type { Queryable } from '../../database';
import type { Cell } from '../../dialect';
import { select } from '../hydrate';

const ADJUDICATED = `c.source = 'SIMULATED' AND c.frequency_code = '1' AND c.initially_denied IS NOT NULL`;

interface TruthCount {
  eligible: number;
  denied: number;
}

/**
 * By truth: adjudicated first submissions that are eligible for it on its days, and those that were denied with its CARC.
 * One pass over the run's claims, however many truths there are.
 * @param payersOf the payers of a line of business
 */
export async function countTruths(
  db: Queryable,
  workspaceId: number,
  truths: readonly PatternTruth[],
  payersOf: (truth: PatternTruth) => readonly number[],
): Promise<TruthCount[]> {
  if (truths.length === 0) return [];
  const columns: string[] = [];
  const params: Cell[] = [];
  truths.forEach((truth, index) => {
    const { where, params: ofSlice } = conditionsOf(truth.slice, payersOf(truth));
    const days = 'c.submission_date >= ? AND c.submission_date <= ?';
    const condition = `${days} AND (c.eligible_populations & ?) <> 0${where}`;
    const values = [truth.from, truth.to ?? '9999-12-31', populationBit(truth.population), ...ofSlice];
    columns.push(
      `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS "eligible${index}"`,
      `SUM(CASE WHEN c.initially_denied = 1 AND c.carc = ? AND ${condition} THEN 1 ELSE 0 END) AS "denied${index}"`,
    );
    params.push(...values, truth.carc, ...values);
  });
  const [row = {}] = await db.query<Record<string, number | null>>(
    `SELECT ${columns.join(', ')} FROM claims c WHERE c.workspace_id = ? AND ${ADJUDICATED}`,
    [...params, workspaceId],
  );
  return truths.map((_, index) => ({
    eligible: Number(row[`eligible${index}`] ?? 0),
    denied: Number(row[`denied${index}`] ?? 0),
  }));
}

/** isInSlice of domain/claim-slice.ts, as SQL. */
function conditionsOf(slice: ClaimSlice, payersOfType: readonly number[]): { where: string; params: Cell[] } {
  const params: Cell[] = [];
  let where = '';
  const add = (condition: string, ...values: Cell[]): void => {
    where += ` AND ${condition}`;
    params.push(...values);
  };
  if (slice.payer !== null) add('c.payer_id = ?', slice.payer);
  if (slice.lineOfBusiness !== null) add(`c.payer_id IN (${marks(payersOfType)})`, ...payersOfType);
  if (slice.provider !== null) add('c.provider_id = ?', slice.provider);
  if (slice.coder !== null) add('c.coder_id = ?', slice.coder);
  if (slice.placeOfService !== null) add('c.place_of_service = ?', slice.placeOfService);
  if (slice.diagnosisChapter !== null) {
    const [from = '', to = ''] = slice.diagnosisChapter.split('-');
    // The list is JSON text: the principal diagnosis begins at its third character.
    add('substr(c.diagnosis_codes, 3, 3) >= ? AND substr(c.diagnosis_codes, 3, 3) <= ?', from, to);
  }
  const codes = codesOf(slice);
  if (codes) {
    const line = 'l.workspace_id = c.workspace_id AND l.claim_id = c.id';
    add(
      `EXISTS (SELECT 1 FROM claim_line_items l WHERE ${line} AND l.procedure_code IN (${marks(codes)}))`,
      ...codes,
    );
  }
  return { where, params };
}

/** Simulated claims have codes of the catalogue only. */
function codesOf({ procedure, procedureGroup }: ClaimSlice): string[] | null {
  if (procedure === null && procedureGroup === null) return null;
  return PROCEDURES.filter(
    ({ code, family }) =>
      (procedure === null || code === procedure) && (procedureGroup === null || family === procedureGroup),
  ).map(({ code }) => code);
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** About `size` adjudicated first submissions, spread evenly over the run. */
export async function sampleOfClaims(
  db: Queryable,
  workspaceId: number,
  claimCount: number,
  size: number,
): Promise<Claim[]> {
  // Odd, so that every ordinal of a day comes up on some day: a day's ids begin at a multiple of a power of two.
  const oneIn = 2 * Math.floor(claimCount / size / 2) + 1;
  const sample: Claim[] = [];
  for await (const page of claimsWithLines(db, workspaceId, `AND ${ADJUDICATED} AND c.id % ? = 0`, [oneIn]))
    sample.push(...page.map(({ claim }) => claim));
  return sample;
}

/** All patterns of a workspace but the archived ones, in the order of detection. */
export const standingPatterns = (db: Queryable, workspaceId: number): Promise<PatternEntity[]> =>
  select(
    db,
    PatternEntity,
    'p',
    `FROM patterns p WHERE p.workspace_id = ? AND p.status <> 'ARCHIVED' ORDER BY p.first_detected, p.id`,
    [workspaceId],
  );
