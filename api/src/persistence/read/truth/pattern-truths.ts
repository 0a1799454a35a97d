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

/** Adjudicated first submissions that are eligible for a truth on its days, and those that were denied with its CARC. */
export async function countTruth(
  db: Queryable,
  workspaceId: number,
  truth: PatternTruth,
  payersOfType: readonly number[],
): Promise<{ eligible: number; denied: number }> {
  const { where, params } = conditionsOf(truth.slice, payersOfType);
  const [row] = await db.query<{ eligible: number; denied: number | null }>(
    `SELECT COUNT(*) AS eligible, SUM(CASE WHEN c.initially_denied = 1 AND c.carc = ? THEN 1 ELSE 0 END) AS denied
     FROM claims c WHERE c.workspace_id = ? AND ${ADJUDICATED} AND c.submission_date >= ? AND c.submission_date <= ?
       AND (c.eligible_populations & ?) <> 0${where}`,
    [
      truth.carc,
      workspaceId,
      truth.from,
      truth.to ?? '9999-12-31',
      populationBit(truth.population),
      ...params,
    ],
  );
  return { eligible: Number(row?.eligible ?? 0), denied: Number(row?.denied ?? 0) };
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
